import ArgumentParser
import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// What every move of an order is told: which order, by whom, how to answer.
struct OrderMoveOptions: ParsableArguments {
  @Argument(help: "The number, such as TS-7K3F-9Q2M.")
  var number: String

  @Option(name: .customLong("as"), help: "Your name, to be written down with it.")
  var name: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  func perform(_ move: OrderMove) throws {
    struct Moved: Encodable { let order: OrderJSON }

    try places.shopping(worldOptions, answer) { shopper in
      let order = try shopper.shop.move(order: number, move, by: SafeText(cleaning: name ?? "").trimmed)
      return Answer(Moved(order: Shapes(profile: shopper.profile).order(order))) { width in
        let state: SafeText = "Order \(order.number) is \(Words.state(of: order)) now."
        return StyledLine.wrapped(state, .success, width: width)
          + (move.owesMoney && order.paymentState != .refunded
            ? StyledLine.wrapped(
              "The payment provider did not answer: the money is owed and goes back when it does.", .warning,
              width: width) : [])
      }
    }
  }
}

extension OrderMove {
  fileprivate var owesMoney: Bool {
    switch self {
    case .cancel, .refund: true
    default: false
    }
  }
}

extension OrderCommand {
  struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "An order's parcel is ready (for staff).")
    @OptionGroup var options: OrderMoveOptions
    func run() throws { try options.perform(.pack) }
  }

  struct Unpack: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A parcel is opened again (for staff).")
    @OptionGroup var options: OrderMoveOptions
    func run() throws { try options.perform(.unpack) }
  }

  struct Ship: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The carrier has the parcel; a mail tells so (for staff).")
    @OptionGroup var options: OrderMoveOptions
    @Option(help: "The carrier's number of the parcel.")
    var tracking = ""
    func run() throws { try options.perform(.ship(tracking: SafeText(cleaning: tracking).trimmed)) }
  }

  struct Deliver: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The parcel has arrived (for staff).")
    @OptionGroup var options: OrderMoveOptions
    func run() throws { try options.perform(.deliver) }
  }

  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Cancel an order that was not handed to the carrier, and return its money (for staff).")
    @OptionGroup var options: OrderMoveOptions
    @Option(help: "Why; the shopper reads it.")
    var reason = ""
    func run() throws { try options.perform(.cancel(reason: SafeText(cleaning: reason).trimmed)) }
  }

  struct Return: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The parcel came back; the money stays until order refund (for staff).")
    @OptionGroup var options: OrderMoveOptions
    @Option(help: "Why; the shopper reads it.")
    var reason = ""
    @Flag(help: "What is in it cannot be sold again.")
    var unsellable = false
    func run() throws {
      try options.perform(.takeBack(isSellable: !unsellable, reason: SafeText(cleaning: reason).trimmed))
    }
  }

  struct Refund: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Return the money of what came back (for staff).")
    @OptionGroup var options: OrderMoveOptions
    func run() throws { try options.perform(.refund) }
  }

  struct All: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List every order that was paid (for staff).")

    @Option(help: "Those in one state alone, such as packed or shipped.")
    var state: FulfilmentChoice?

    @Option(help: "How many at most, the newest first.")
    var limit = 500

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var worldOptions: WorldOptions

    func run() throws {
      struct Orders: Encodable { let orders: [OrderJSON] }

      try places.shopping(worldOptions, answer) { shopper in
        // The limit is for those that are listed, not for those that are looked through.
        let orders = try shopper.shop.paidOrders(limit: state == nil ? max(0, limit) : .max)
          .filter { state == nil || $0.fulfilment == state?.fulfilment }.prefix(max(0, limit)).map { $0 }
        return Answer(Orders(orders: orders.map(Shapes(profile: shopper.profile).order))) {
          OrderTable.lines(orders, shopper.shop.profile, width: $0)
        }
      }
    }
  }
}

/// Orders with what is needed to look them up.
enum OrderTable {
  static func lines(_ orders: [Order], _ profile: ShopProfile, width: Int) -> [StyledLine] {
    guard !orders.isEmpty else { return [.of("There are no such orders.", .secondary)] }
    var table = TextTable([.init(role: .heading), .init(), .init(isFlexible: true), .init()])
    table.rows = orders.map { order in
      [
        SafeText(cleaning: order.number), SafeText(cleaning: profile.timeZone.local(order.placedAt).date.iso),
        SafeText(cleaning: order.email), Words.state(of: order),
      ]
    }
    return table.lines(width: width)
  }
}

/// The values of `--state`.
enum FulfilmentChoice: String, ExpressibleByArgument, CaseIterable {
  case unfulfilled, packed, shipped, delivered, returned, cancelled

  var fulfilment: FulfilmentState? { FulfilmentState(rawValue: rawValue) }
}

extension IllegalMove {
  /// What happened, what is safe, what to do next.
  var sentence: SafeText {
    switch self {
    case .payment(from: .refunded, _): "The money of this order was returned before. Nothing was changed."
    case .payment: "This order is not paid, so nothing can be done with it yet. Nothing was changed."
    case .order: "This order is finished, or cancelled. Nothing was changed."
    case .fulfilment(let state, .returned) where state == .unfulfilled || state == .packed:
      "The parcel is still here, so it cannot come back: order cancel returns the money. Nothing was changed."
    case .fulfilment(.shipped, .cancelled), .fulfilment(.delivered, .cancelled):
      "The carrier has the parcel, so the order cannot be cancelled: order return, once it is back. Nothing was changed."
    case .fulfilment(let state, .returned) where state == .shipped || state == .delivered:
      "The parcel has not come back yet: order return comes first. Nothing was changed."
    case .fulfilment(let state, _): "The parcel is \(SafeText(cleaning: state.rawValue)) already. Nothing was changed."
    }
  }
}
