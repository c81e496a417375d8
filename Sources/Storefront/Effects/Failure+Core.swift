import Commerce
import PlainText
import ShopCore

extension Failure {
  /// The fact behind an error of the core.
  package init(_ error: any Error) {
    switch (StorageFault(error), error) {
    case (.busy?, _): self = .busy
    case (.full?, _): self = .diskFull
    case (.failing?, _): self = .diskFailing
    case (.damaged?, _): self = .damaged
    case (.readOnly?, _): self = .other("the shop's files cannot be written any more")
    case (.newer?, _):
      self = .other("a newer version of the program has changed the shop's files; please come in again")
    case (.restoring?, _): self = .other("the shop is being restored; please come back in a moment")
    case (.shared(let name)?, _): self = .other("the shop's files are on \(name), which cannot be relied on")
    case (.other(let message)?, _): self = .other(SafeText(cleaning: message))
    case (nil, CartFault.vanished): self = .vanished
    case (nil, CartFault.notFound): self = .cartGone
    case (nil, CartFault.full(let limit)): self = .other("a cart holds \(limit) different things at most")
    case (nil, CartFault.tooManyCarts(let limit)): self = .other("you have \(limit) carts already; delete one first")
    case (nil, CartFault.unknownResumeCode): self = .other("no cart has this code")
    case (nil, CartFault.tooManyTries(let seconds)):
      self = .other("too many codes were tried; please wait \((seconds + 59) / 60) minutes")
    case (nil, OrderFault.emptyCart): self = .other("there is nothing in the cart to buy")
    case (nil, OrderFault.incomplete): self = .other("the address needs another look")
    case (nil, OrderFault.tooManyOpenOrders): self = .other("too many unpaid orders; please wait 15 minutes")
    case (nil, let fault as ReviewFault): self = .other(Words.part(for: fault))
    case (nil, ChatFault.tooLong(let limit)): self = .messageTooLong(limit: limit)
    case (nil, ChatFault.tooFast): self = .messagesTooFast
    default: self = .other(SafeText(cleaning: "\(error)"))
    }
  }
}
