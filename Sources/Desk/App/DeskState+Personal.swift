import Commerce
import PlainText
import TerminalKit

// For those who record screens: what on the screen is somebody's own.
extension DeskState {
  /// Names, addresses and what else the shop knows of customers, and the name of who sits here.
  package var shownPersonalTexts: [String] {
    var texts = [shared.myName.string]
    texts += shared.staff.map(\.name.string) + shared.alerts.map(\.guestName.string)
    texts += inbox.rows.flatMap { [$0.guestName.string] + Self.addresses(in: $0.excerpt) }
    texts += live.rows.map(\.guestName.string)
    for drafts in unsent.values {
      texts += [drafts.reply, drafts.note].flatMap { Self.addresses(in: SafeText(cleaning: $0.text)) }
    }
    if let view = thread?.view {
      texts += Self.texts(of: view.customer)
      texts += view.messages.flatMap { message -> [String] in
        if case .text(let text) = message.body { Self.addresses(in: text) } else { [] }
      }
    }
    return texts.filter { !$0.isEmpty }
  }

  private static func texts(of customer: CustomerCard) -> [String] {
    [customer.name.string, customer.email ?? "", customer.note.string]
      + customer.orders.flatMap { order in
        [order.email, order.fullName, order.phone, order.note, order.number]
          + [order.address, order.billing].compactMap { $0 }.flatMap {
            [$0.street, $0.secondLine, $0.postalCode, $0.city]
          }
      }
  }

  /// Words of a message by which somebody can be reached or known: e-mail addresses, long numbers.
  private static func addresses(in text: SafeText) -> [String] {
    text.string.split { $0.isWhitespace || $0 == "," }.map(String.init).filter { word in
      word.contains("@") || word.filter(\.isNumber).count >= 5
    }
  }
}
