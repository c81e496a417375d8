import TerminalKit

/// What a key can mean at the desk; a command is what was pressed, not what follows from it.
package enum Command: String, CaseIterable, Sendable {
  // Everywhere
  case quit, back, help, palette, openLive, openInbox, toggleAway, alerts, redraw, suspend, saveReport
  // Moving
  case up, down, pageUp, pageDown, first, last, open, nextPane, previousPane
  // Inbox
  case filter1, filter2, filter3, filter4, filter5
  // Thread
  case reply, note, claim, handOver, canned, product, order, passage, voucher, soldOut, resolve, snooze, reopen
  case tags, complaint, customerNote, search, next, previous
  // Live view
  case approach
  // Input and layers
  case send, complete, submit, nextField, confirm, cancel
}

/// Where a key was pressed; a screen names its contexts from the special to the general.
package enum KeyContext: String, KeyPlace {
  case inbox, thread, live, input, found, helpLayer, picker, prompt, voucher, confirmation, list, reading, global,
    always

  package var isForMoving: Bool { self == .list || self == .reading }

  package var title: String {
    switch self {
    case .inbox: "Inbox"
    case .thread: "Thread"
    case .live: "In the shop"
    case .input: "Writing"
    case .found: "Search in the thread"
    case .helpLayer: "Help"
    case .picker: "Choosing"
    case .prompt: "Question"
    case .voucher: "Voucher"
    case .confirmation: "Confirm"
    case .list: "Lists"
    case .reading: "Reading"
    case .global: "Everywhere"
    case .always: "Everywhere, also while typing"
    }
  }
}
