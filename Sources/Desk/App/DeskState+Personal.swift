import Commerce
import Conversation
import PlainText
import TerminalKit

// For those who record screens: what on the screen is somebody's own.
extension DeskState {
  /// Names, addresses and what else the shop knows of customers, and the name of who sits here.
  package var shownPersonalTexts: [String] {
    var texts = [shared.myName.string]
    texts += shared.staff.map(\.name.string) + shared.alerts.map(\.guestName.string)
    texts += inbox.rows.flatMap { [$0.guestName.string] + ChatAddresses.words(in: $0.excerpt) }
    texts += live.rows.map(\.guestName.string)
    for drafts in Array(unsent.values) + [thread?.drafts].compactMap({ $0 }) {
      texts += [drafts.reply, drafts.note].flatMap { ChatAddresses.words(in: SafeText(cleaning: $0.text)) }
    }
    if let thread, let view = thread.view {
      texts += Self.texts(of: view.customer) + thread.addresses.words
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
}
