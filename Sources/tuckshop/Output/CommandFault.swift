import Commerce
import PlainText
import ShopCore
import Storefront

/// Why a command could not do what it was asked: a code for programs, a sentence for people, and how it ends.
struct CommandFault: Error {
  /// The values of `error.code`; none is ever given another meaning.
  enum Code: String {
    case noShop, notFound, invalidInput, emptyCart, insufficientStock, limitReached, couponRefused, notAsShown,
      priceRose
    case notShippedThere, tooManyOpenOrders, paymentDeclined, paymentPending, confirmationRequired, tooManyTries
    case chatRefused, orderRefused, reviewRefused, busy, diskFull, damaged, failed
  }

  var code: Code
  /// What happened, what is safe, what to do next.
  var message: SafeText
  var fields: [FieldFaultJSON] = []
  var changes: [ChangeJSON] = []
  /// The gateway's reason for a refusal.
  var reason: String?
  var available: Int?
  /// By which the purchase is asked about or sent again.
  var key: String?
  var retryAfterSeconds: Int?

  init(_ code: Code, _ message: SafeText) {
    self.code = code
    self.message = message
  }

  var status: ExitStatus {
    switch code {
    case .noShop: .noShop
    case .notFound: .notFound
    case .invalidInput: .invalid
    case .emptyCart, .insufficientStock, .limitReached, .couponRefused, .notAsShown, .priceRose, .notShippedThere,
      .tooManyOpenOrders, .chatRefused, .orderRefused, .reviewRefused:
      .refused
    case .paymentDeclined: .declined
    case .paymentPending: .undecided
    case .confirmationRequired: .needsConfirmation
    case .tooManyTries, .busy: .tryAgain
    case .diskFull, .damaged, .failed: .failed
    }
  }

  /// The fault behind an error of the core, in the words of the screen where those fit.
  init(_ error: any Error) {
    let sentence = Words.sentence(for: Failure(error))
    switch (StorageFault(error), error) {
    case (_, let fault as CommandFault): self = fault
    case (.busy?, _): self.init(.busy, sentence)
    case (.full?, _): self.init(.diskFull, sentence)
    case (.damaged?, _): self.init(.damaged, sentence + " Whoever runs it learns more from: tuckshop doctor")
    case (nil, CartFault.vanished): self.init(.notFound, "That is no longer in the shop. Try: tuckshop search WORDS")
    case (nil, CartFault.notFound):
      self.init(.notFound, "There is no such cart (any more). Those there are: tuckshop cart list")
    case (nil, CartFault.unknownResumeCode):
      self.init(.notFound, "No cart has this code, or its time is over. Please check it.")
    case (nil, CartFault.tooManyTries(let seconds)):
      self.init(.tooManyTries, sentence)
      retryAfterSeconds = seconds
    case (nil, CartFault.full), (nil, CartFault.tooManyCarts): self.init(.limitReached, sentence)
    case (nil, OrderFault.emptyCart):
      self.init(.emptyCart, "There is nothing in the cart to buy. Put something in: tuckshop cart add SKU")
    case (nil, OrderFault.tooManyOpenOrders(let limit)):
      self.init(.tooManyOpenOrders, "\(limit) orders wait for their payment already. Please wait 15 minutes.")
    case (nil, FulfilmentFault.unknownOrder):
      self.init(.notFound, "There is no order with this number. Those there are: tuckshop order all")
    case (nil, FulfilmentFault.tooLong(let limit)):
      self.init(.invalidInput, "A name has 40 characters at most, a reason or number \(limit). Nothing was changed.")
    case (nil, let refusal as IllegalMove): self.init(.orderRefused, refusal.sentence)
    case (nil, ReviewFault.unknownReview):
      self.init(.notFound, "There is no such review. Those there are: tuckshop review --state all")
    case (nil, ReviewFault.stars), (nil, ReviewFault.tooLong): self.init(.invalidInput, sentence)
    case (nil, is ReviewFault): self.init(.reviewRefused, sentence)
    case (nil, is ChatFault): self.init(.chatRefused, sentence)
    case (nil, is GatewayFailure): self.init(.paymentPending, "The bank does not answer just now. Please ask again.")
    default: self.init(.failed, sentence)
    }
  }
}

/// The one shape of every error: `{"error": …}`.
struct ErrorJSON: Encodable {
  struct Fault: Encodable {
    let code: String
    let message: SafeText
    let fields: [FieldFaultJSON]
    let changes: [ChangeJSON]
    @Nullable var reason: String?
    @Nullable var available: Int?
    @Nullable var key: String?
    @Nullable var retryAfterSeconds: Int?
  }

  let error: Fault

  init(_ fault: CommandFault) {
    error = Fault(
      code: fault.code.rawValue, message: fault.message, fields: fault.fields, changes: fault.changes,
      reason: fault.reason, available: fault.available, key: fault.key,
      retryAfterSeconds: fault.retryAfterSeconds)
  }
}

/// One field of an input that is not right.
struct FieldFaultJSON: Encodable {
  /// `email`, `address.city`, `billing.city`, `card`, `lines[0].sku`.
  let field: String
  /// `missing`, `malformed`, `tooLong`, `checkDigit`, `expired`, `notServed`, `holdsCard`, `unknown`.
  let fault: String
  let message: SafeText
}

/// Something that is not as it was shown.
struct ChangeJSON: Encodable {
  /// `priceRose`, `stockShort`, `vanished`, `couponRefused`, `totalRose`, `methodGone`.
  let change: String
  let message: SafeText
}
