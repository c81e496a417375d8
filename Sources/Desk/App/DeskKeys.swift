import PlainText
package import TerminalKit

/// The desk's one key table: it feeds bindings, footer, help, palette and the README.
package enum DeskKeys {
  package typealias Binding = KeyBinding<Command, KeyContext>

  package static let map = KeyMap(screens + thread + layers + general)

  private static let screens: [Binding] = [
    Binding(.inbox, .open, [.enter], label: "open", help: "Open the thread", footer: 5),
    Binding(
      .inbox, .claim, [.character("c")], label: "claim", help: "Take the thread, so that you answer it", footer: 10),
    Binding(.inbox, .filter1, [.character("1")], label: "mine", help: "Threads that you answer"),
    Binding(.inbox, .filter2, [.character("2")], label: "unassigned", help: "Threads that nobody has taken"),
    Binding(.inbox, .filter3, [.character("3")], label: "all", help: "All open threads"),
    Binding(.inbox, .filter4, [.character("4")], label: "snoozed", help: "Threads that come back later"),
    Binding(.inbox, .filter5, [.character("5")], label: "resolved", help: "Threads that are done"),
    Binding(.inbox, .nextPane, [.tab, .right], label: "next list", help: "To the next list of threads", footer: 15),
    Binding(.inbox, .previousPane, [.backTab, .left], label: "list before", help: "To the list of threads before"),
    Binding(.live, .open, [.enter], label: "write", help: "Open their thread, or write first", footer: 5),
    Binding(
      .live, .approach, [.character("w")], label: "write first", help: "Write to somebody who has not asked anything"),
    Binding(
      .live, .back, [.escape, .backspace, .character("v")], label: "inbox", help: "Back to the inbox", footer: 60),
  ]

  private static let thread: [Binding] = [
    Binding(
      .thread, .reply, [.character("r"), .enter], label: "reply", help: "Write to the shopper", footer: 5),
    Binding(
      .thread, .claim, [.character("c")], label: "claim", help: "Take the thread, so that you answer it", footer: 8),
    Binding(.thread, .note, [.character("n")], label: "note", help: "Write a note that only staff see", footer: 10),
    Binding(.thread, .nextPane, [.tab], label: "customer", help: "To the customer's card, or back", footer: 12),
    Binding(.thread, .canned, [.character("m")], label: "canned", help: "Choose a canned response", footer: 20),
    Binding(.thread, .resolve, [.character("d")], label: "done", help: "Resolve the thread", footer: 14),
    Binding(.thread, .snooze, [.character("z")], label: "snooze", help: "Put the thread away until later", footer: 16),
    Binding(
      .thread, .handOver, [.character("h")], label: "hand over", help: "Give the thread to somebody, or take it over",
      footer: 18),
    Binding(
      .thread, .reopen, [.character("u")], label: "reopen", help: "Open a resolved or snoozed thread again", footer: 4),
    Binding(.thread, .product, [.character("p")], label: "product", help: "Send a product as a card", footer: 22),
    Binding(.thread, .order, [.character("o")], label: "order", help: "Send one of their orders as a card", footer: 24),
    Binding(
      .thread, .passage, [.character("f")], label: "policy", help: "Send a policy or a frequent question", footer: 26),
    Binding(.thread, .voucher, [.character("g")], label: "voucher", help: "Give a goodwill voucher", footer: 28),
    Binding(
      .thread, .soldOut, [.character("s")], label: "sold out", help: "Write about a product that is sold out",
      footer: 30),
    Binding(.thread, .tags, [.character("t")], label: "tags", help: "Change the thread's tags"),
    Binding(.thread, .complaint, [.character("x")], label: "complaint", help: "Mark the thread as a complaint, or not"),
    Binding(.thread, .customerNote, [.character("e")], label: "about them", help: "Note something about the customer"),
    Binding(.thread, .search, [.character("/")], label: "search", help: "Search in the conversation"),
    Binding(.thread, .back, [.escape, .backspace], label: "inbox", help: "Back to the inbox", footer: 60),
    Binding(.input, .send, [.enter], label: "send", help: "Send what you wrote; Alt+Enter breaks the line", footer: 5),
    Binding(
      .input, .complete, [.tab], label: "fill in", help: "Put the canned response in place of its /code", footer: 10),
    Binding(.input, .cancel, [.escape], label: "keys", help: "Back to the keys; what you wrote stays", footer: 15),
    Binding(.input, .pageUp, [.pageUp], label: "page up", help: "Read further up while writing"),
    Binding(.input, .pageDown, [.pageDown], label: "page down", help: "Read further down while writing"),
    Binding(.found, .previous, [.up, .enter, .control("p")], label: "older", help: "To the match before", footer: 5),
    Binding(.found, .next, [.down, .control("n")], label: "newer", help: "To the next match", footer: 8),
    Binding(.found, .cancel, [.escape], label: "end", help: "End the search", footer: 10),
  ]

  private static let layers: [Binding] = [
    Binding(
      .helpLayer, .cancel, [.escape, .character("q"), .character("?"), .function(1), .enter], label: "close",
      help: "Close help", footer: 5),
    Binding(.picker, .submit, [.enter], label: "take", help: "Take the selected one", footer: 5),
    Binding(.picker, .cancel, [.escape], label: "as before", help: "Leave it as it was", footer: 10),
    Binding(.picker, .up, [.up, .control("p")], label: "up", help: "One row up"),
    Binding(.picker, .down, [.down, .control("n")], label: "down", help: "One row down"),
    Binding(.picker, .pageUp, [.pageUp], label: "page up", help: "One page up"),
    Binding(.picker, .pageDown, [.pageDown], label: "page down", help: "One page down"),
    Binding(.prompt, .submit, [.enter], label: "ok", help: "Take what you typed", footer: 5),
    Binding(.prompt, .cancel, [.escape], label: "cancel", help: "Leave it as it was", footer: 10),
    Binding(.voucher, .submit, [.enter], label: "go on", help: "To the reason, then give the voucher", footer: 5),
    Binding(
      .voucher, .nextField, [.tab, .backTab, .up, .down], label: "other field", help: "Between amount and reason",
      footer: 8),
    Binding(.voucher, .cancel, [.escape], label: "cancel", help: "Give no voucher", footer: 10),
    Binding(.confirmation, .confirm, [.character("y"), .enter], label: "yes", help: "Do it", footer: 5),
    Binding(.confirmation, .cancel, [.character("n"), .escape], label: "no", help: "Leave it", footer: 10),
  ]

  private static let general: [Binding] = [
    Binding(.list, .up, [.up, .character("k")], label: "up", help: "One row up"),
    Binding(.list, .down, [.down, .character("j")], label: "down", help: "One row down"),
    Binding(.list, .pageUp, [.pageUp, .control("b")], label: "page up", help: "One page up"),
    Binding(.list, .pageDown, [.pageDown, .control("f")], label: "page down", help: "One page down"),
    Binding(.list, .first, [.home], label: "first", help: "To the first row"),
    Binding(.list, .last, [.end, .character("G")], label: "last", help: "To the last row"),
    Binding(.reading, .up, [.up, .character("k")], label: "up", help: "One line up"),
    Binding(.reading, .down, [.down, .character("j")], label: "down", help: "One line down"),
    Binding(.reading, .pageUp, [.pageUp, .control("b")], label: "page up", help: "One page up"),
    Binding(
      .reading, .pageDown, [.pageDown, .control("f"), .character(" ")], label: "page down", help: "One page down"),
    Binding(.reading, .first, [.home], label: "first", help: "To the beginning"),
    Binding(.reading, .last, [.end, .character("G")], label: "last", help: "To the end"),
    Binding(.global, .openLive, [.character("v")], label: "live", help: "See who is in the shop", footer: 40),
    Binding(.global, .openInbox, [.character("i")], label: "inbox", help: "Go to the inbox"),
    Binding(
      .global, .toggleAway, [.character("a")], label: "away", help: "Go away from the desk, or come back", footer: 50),
    Binding(.global, .alerts, [.character("!")], label: "alerts", help: "What the shop's rules told of the last hour"),
    Binding(.global, .help, [.character("?")], label: "help", help: "Show the keys of this screen", footer: 90),
    Binding(.global, .palette, [.character(":")], label: "commands", help: "Find any command by its name"),
    Binding(.global, .quit, [.character("q")], label: "quit", help: "Leave the desk", footer: 95),
    Binding(.always, .quit, [.control("c")], label: "quit", help: "Leave the desk"),
    Binding(.always, .help, [.function(1)], label: "help", help: "Show the keys of this screen"),
    Binding(.always, .redraw, [.control("l")], label: "redraw", help: "Draw the screen anew"),
    Binding(.always, .suspend, [.control("z")], label: "suspend", help: "Put the desk in the background"),
    Binding(
      .always, .saveReport, [.control("g")], label: "bug report",
      help: "Save a bug report without what is the customers' own"),
  ]
}
