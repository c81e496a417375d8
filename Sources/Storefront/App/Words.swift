import Commerce
package import PlainText
import TerminalKit

/// Sentences for facts: what happened, what is safe, what to do next; what is `package` serves the commands too.
package enum Words {
  package static func sentence(for failure: Failure) -> SafeText {
    switch failure {
    case .busy: "The shop is very busy just now. Nothing is lost; please try again."
    case .diskFull: "The shop's disk is full, so that was not kept. Please tell the shop."
    case .diskFailing: "The shop's disk failed, so that was not kept. Please tell the shop."
    case .notPlaced(let why): "Not placed, nothing was charged: \(why). Enter tries again."
    case .orderInterrupted(let why): "Your order is kept, but \(why). Please do not pay anew."
    case .placementUnknown(let why): "Outcome of your order unknown: \(why). Enter asks again."
    case .damaged: "The shop's data cannot be read. Nothing was charged. Please tell the shop."
    case .vanished: "That is no longer in the shop."
    case .cartGone: "That cart was deleted elsewhere or has expired. Enter opens another."
    case .themeUnreadable(let why): "That theme cannot be read: \(why)"
    case .exportFailed(let why): "The file could not be written: \(why)"
    case .messageTooLong(let limit): "That is too long: \(limit) characters at most. It stands in the line again."
    case .messagesTooFast: "That was faster than anybody types. Wait a moment, then Enter sends it."
    case .other(let why): "That did not work, nothing is lost: \(why)"
    }
  }

  /// An amount, or that it is free.
  static func price(_ amount: Money, _ shared: Shared) -> SafeText {
    amount.isZero ? "free" : shared.price(amount)
  }

  static func name(of sort: ListingSort, isSearch: Bool) -> SafeText {
    switch sort {
    case .featured: isSearch ? "best match first" : "our choice first"
    case .priceUp: "lowest price first"
    case .priceDown: "highest price first"
    case .newest: "newest first"
    case .title: "by name"
    }
  }

  static func band(_ range: ClosedRange<Int>, _ shared: Shared) -> SafeText {
    func amount(_ minor: Int) -> SafeText {
      shared.roundPrice(Money(minorUnits: minor, currency: shared.profile.currency))
    }
    if range.lowerBound <= 0 { return "under \(amount(range.upperBound + 1))" }
    if range.upperBound >= 1_000_000_000 { return "\(amount(range.lowerBound)) and more" }
    return "\(amount(range.lowerBound)) to \(amount(range.upperBound + 1))"
  }

  /// Millionths as percent without needless zeros: `8.1 %`.
  package static func percent(_ partsPerMillion: Int) -> SafeText {
    let whole = partsPerMillion / 10_000
    var decimals = String(partsPerMillion % 10_000 + 10_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return decimals.isEmpty ? "\(whole) %" : "\(whole).\(String(decimals)) %"
  }

  package static func weight(_ grams: Int) -> SafeText {
    guard grams >= 1000 else { return "\(grams) g" }
    let hundredths = (grams + 5) / 10
    var decimals = String(hundredths % 100 + 100).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return decimals.isEmpty ? "\(hundredths / 100) kg" : "\(hundredths / 100).\(String(decimals)) kg"
  }
}
