import PlainText
package import TerminalKit

/// The shop's one key table: it feeds bindings, footer, help, palette and the README.
package enum KeyTable {
  package typealias Binding = KeyBinding<Command, KeyContext>

  package static let map = KeyMap(general + lists + shopping + checkout + layers + chat)

  private static let general: [Binding] = [
    Binding(.always, .quit, [.control("c")], label: "quit", help: "Leave the shop; the cart stays"),
    Binding(.always, .help, [.function(1)], label: "help", help: "Show the keys of this screen"),
    Binding(
      .always, .palette, [.control("p")], label: "commands", help: "Find any command or page by typing its name"),
    Binding(.always, .redraw, [.control("l")], label: "redraw", help: "Draw the screen anew"),
    Binding(.always, .suspend, [.control("z")], label: "suspend", help: "Put the shop in the background"),
    Binding(
      .always, .saveReport, [.control("g")], label: "bug report",
      help: "Save a bug report without what is yours"),
    Binding(
      .always, .chat, [.function(2), .control("t")], label: "chat", help: "Ask a person, or put the chat away",
      footer: 80),
    Binding(.global, .search, [.character("/")], label: "search", help: "Search the shop", footer: 20),
    Binding(.global, .openCart, [.character("c")], label: "cart", help: "Open the cart", footer: 30),
    Binding(.global, .help, [.character("?")], label: "help", help: "Show the keys of this screen", footer: 90),
    Binding(.global, .quit, [.character("q")], label: "quit", help: "Leave the shop; the cart stays", footer: 95),
    Binding(.global, .palette, [.character(":")], label: "commands", help: "Find any command or page by its name"),
    Binding(.global, .back, [.escape, .backspace], label: "back", help: "Go back along the breadcrumbs", footer: 60),
    Binding(.global, .openHome, [.character("~")], label: "home", help: "Go to the front of the shop"),
    Binding(.global, .openBrowse, [.character("b")], label: "browse", help: "Browse all products"),
    Binding(.global, .openOrders, [.character("o")], label: "orders", help: "Find an order again"),
    Binding(
      .global, .openInfo, [.character("i")], label: "policies", help: "Read shipping, returns and the other policies"),
    Binding(.global, .openCarts, [.character("C")], label: "carts", help: "See the saved carts"),
    Binding(.global, .chooseTheme, [.character("t")], label: "theme", help: "Choose the colours, with a preview"),
    Binding(
      .global, .chooseCountry, [.character("n")], label: "country", help: "Choose the country to deliver to"),
  ]

  private static let lists: [Binding] = [
    Binding(.list, .up, [.up, .character("k")], label: "up", help: "One row up"),
    Binding(.list, .down, [.down, .character("j")], label: "down", help: "One row down"),
    Binding(.list, .pageUp, [.pageUp, .control("b")], label: "page up", help: "One page up"),
    Binding(.list, .pageDown, [.pageDown, .control("f")], label: "page down", help: "One page down"),
    Binding(.list, .first, [.home, .character("g")], label: "first", help: "To the first row"),
    Binding(.list, .last, [.end, .character("G")], label: "last", help: "To the last row"),
    Binding(.list, .open, [.enter], label: "open", help: "Open what is selected", footer: 10),
    Binding(.reading, .up, [.up, .character("k")], label: "up", help: "One line up"),
    Binding(.reading, .down, [.down, .character("j")], label: "down", help: "One line down"),
    Binding(.reading, .pageUp, [.pageUp, .control("b")], label: "page up", help: "One page up"),
    Binding(
      .reading, .pageDown, [.pageDown, .control("f"), .character(" ")], label: "page down", help: "One page down"),
    Binding(.reading, .first, [.home, .character("g")], label: "first", help: "To the beginning"),
    Binding(.reading, .last, [.end, .character("G")], label: "last", help: "To the end"),
    Binding(.page, .left, [.left, .character("h")], label: "left", help: "To the left, or the value before"),
    Binding(.page, .right, [.right, .character("l")], label: "right", help: "To the right, or the next value"),
    Binding(.page, .nextPane, [.tab], label: "next pane", help: "To the next part of the screen"),
    Binding(.page, .previousPane, [.backTab], label: "pane before", help: "To the part of the screen before"),
    Binding(.listing, .sort, [.character("s")], label: "sort", help: "Change the order of the list", footer: 40),
    Binding(
      .listing, .openFacets, [.character("f")], label: "filter", help: "Filter by category, price and more", footer: 15),
    Binding(.listing, .clearFilters, [.character("x")], label: "clear", help: "Take every filter off"),
    Binding(
      .facets, .toggle, [.enter, .character(" ")], label: "choose", help: "Put this filter on or off", footer: 10),
    Binding(.facets, .openFacets, [.character("f"), .escape], label: "done", help: "Back to the products", footer: 15),
    Binding(.facets, .clearFilters, [.character("x")], label: "clear", help: "Take every filter off", footer: 18),
    Binding(
      .results, .searchLiterally, [.character("0"), .control("r")], label: "filters",
      help: "Read words as filters again"),
    Binding(
      .results, .explain, [.character("e")], label: "why", help: "Say why the products stand in this order", footer: 42),
    Binding(
      .chips, .jump1, [.character("1")], label: "filter off", help: "Take the first filter out of the words", footer: 12
    ),
    Binding(.chips, .jump2, [.character("2")], label: "filter 2", help: "Take the second filter out of the words"),
    Binding(.chips, .jump3, [.character("3")], label: "filter 3", help: "Take the third filter out of the words"),
    Binding(.chips, .jump4, [.character("4")], label: "filter 4", help: "Take the fourth filter out of the words"),
    Binding(.chips, .jump5, [.character("5")], label: "filter 5", help: "Take the fifth filter out of the words"),
    Binding(.chips, .jump6, [.character("6")], label: "filter 6", help: "Take the sixth filter out of the words"),
    Binding(
      .chips, .searchLiterally, [.character("0"), .control("r")], label: "as words",
      help: "Search for the words as they stand, without filters", footer: 13),
    Binding(
      .typedFilters, .dropFilter, [.control("x")], label: "filter off", help: "Take the last filter out of the words",
      footer: 12),
    Binding(
      .typedFilters, .searchLiterally, [.control("r")], label: "as words",
      help: "Search for the words as they stand, without filters", footer: 13),
    Binding(
      .searchField, .completeWords, [.right], label: "complete", help: "At the end of the line: take what is proposed"),
    Binding(
      .searchField, .searchLiterally, [.control("r")], label: "filters", help: "Read words as filters again"),
    Binding(.searchField, .submit, [.enter, .down, .tab], label: "results", help: "Go to the results", footer: 10),
    Binding(.searchField, .cancel, [.escape], label: "back", help: "Leave the search", footer: 20),
  ]

  private static let shopping: [Binding] = [
    Binding(.product, .addToCart, [.character("a")], label: "add", help: "Put this variant in the cart", footer: 5),
    Binding(
      .product, .open, [.enter], label: "choose", help: "Add, fold or open what is selected", footer: 8),
    Binding(.product, .more, [.character("+"), .character("=")], label: "more", help: "One more of it"),
    Binding(.product, .fewer, [.character("-")], label: "fewer", help: "One less of it"),
    Binding(
      .product, .openPolicies, [.character("r")], label: "returns", help: "Read shipping and returns", footer: 50),
    Binding(.product, .jump1, [.character("1")], label: "section 1", help: "Show or fold section 1"),
    Binding(.product, .jump2, [.character("2")], label: "section 2", help: "Show or fold section 2"),
    Binding(.product, .jump3, [.character("3")], label: "section 3", help: "Show or fold section 3"),
    Binding(.product, .jump4, [.character("4")], label: "section 4", help: "Show or fold section 4"),
    Binding(.product, .jump5, [.character("5")], label: "section 5", help: "Show or fold section 5"),
    Binding(.product, .jump6, [.character("6")], label: "section 6", help: "Show or fold section 6"),
    Binding(.product, .jump7, [.character("7")], label: "section 7", help: "Show or fold section 7"),
    Binding(
      .cart, .checkOut, [.character("o"), .control("o")], label: "check out", help: "Buy what is in the cart", footer: 5
    ),
    Binding(
      .cart, .more, [.character("+"), .character("="), .right, .character("l")], label: "more", help: "One more",
      footer: 11),
    Binding(.cart, .fewer, [.character("-"), .left, .character("h")], label: "fewer", help: "One less", footer: 12),
    Binding(
      .cart, .remove, [.character("x"), .delete], label: "remove", help: "Take this line out of the cart", footer: 14),
    Binding(.cart, .undo, [.character("u")], label: "undo", help: "Put back what was removed last"),
    Binding(.cart, .saveForLater, [.character("s")], label: "save for later", help: "Keep it, but do not buy it now"),
    Binding(.cart, .coupon, [.character("p")], label: "coupon", help: "Enter or take off a coupon", footer: 40),
    Binding(
      .cart, .explain, [.character("e")], label: "explain", help: "Show how each cent of the total arises", footer: 42),
    Binding(.cart, .acceptPrices, [.character("y")], label: "accept", help: "Accept changed prices, drop what is gone"),
    Binding(.cart, .nameCart, [.character("m")], label: "name", help: "Give this cart a name"),
    Binding(.cart, .resumeCode, [.character("w")], label: "resume code", help: "Get a code that opens it elsewhere"),
    Binding(.carts, .newCart, [.character("a")], label: "new", help: "Begin another cart", footer: 12),
    Binding(.carts, .nameCart, [.character("m")], label: "name", help: "Rename the selected cart", footer: 14),
    Binding(
      .carts, .remove, [.character("x"), .delete], label: "delete", help: "Delete the selected cart", footer: 16),
    Binding(.carts, .resumeCode, [.character("w")], label: "resume code", help: "Get a code that opens it elsewhere"),
    Binding(.carts, .enterCode, [.character("e")], label: "enter code", help: "Open a cart by its code", footer: 18),
  ]

  private static let checkout: [Binding] = [
    Binding(.form, .nextField, [.tab, .down], label: "next", help: "To the next field", footer: 12),
    Binding(.form, .submit, [.enter], label: "continue", help: "To the next field, then on", footer: 10),
    Binding(.form, .previousField, [.backTab, .up], label: "before", help: "To the field before"),
    Binding(.form, .back, [.escape], label: "back", help: "One step back; what you typed stays", footer: 60),
    Binding(.delivery, .open, [.enter], label: "continue", help: "Take this delivery", footer: 5),
    Binding(.review, .open, [.enter], label: "choose", help: "Change this part, or place the order", footer: 5),
    Binding(.review, .coupon, [.character("p")], label: "coupon", help: "Enter or take off a coupon", footer: 40),
    Binding(.review, .explain, [.character("e")], label: "explain", help: "Show how the total arises", footer: 42),
    Binding(.waiting, .confirm, [.character("y")], label: "approve", help: "Approve at the test bank", footer: 5),
    Binding(.waiting, .cancel, [.character("n")], label: "refuse", help: "Refuse at the test bank", footer: 6),
    Binding(.waiting, .submit, [.enter, .character("r")], label: "ask again", help: "Ask the bank again", footer: 7),
    Binding(.waiting, .back, [.escape], label: "give up", help: "Cancel this payment; nothing is lost", footer: 60),
    Binding(.placed, .saveText, [.character("s")], label: "save", help: "Save the order as a text file", footer: 12),
    Binding(.placed, .back, [.escape, .backspace], label: "shop", help: "Back to the shop", footer: 10),
    Binding(.order, .saveText, [.character("s")], label: "save", help: "Save the order as a text file", footer: 12),
    Binding(.order, .writeReview, [.character("w")], label: "review", help: "Say how you like what came", footer: 14),
  ]

  private static let chat: [Binding] = [
    Binding(.chatInput, .submit, [.enter], label: "send", help: "Send what you wrote", footer: 5),
    Binding(
      .chatRising, .up, [.up], label: "read", help: "Select a message: cards open, products go into the cart",
      footer: 20),
    Binding(.chatRising, .pageUp, [.pageUp], label: "page up", help: "Read what was said before"),
    Binding(.chat, .chat, [.function(2), .control("t")], label: "close", help: "Put the chat away"),
    Binding(.chatWide, .nextPane, [.tab], label: "page", help: "To the page beside the chat", footer: 30),
    Binding(.pageBeside, .nextPane, [.tab], label: "to this page", help: "To the page beside the chat", footer: 5),
    Binding(
      .chatInput, .cancel, [.escape], label: "close", help: "Put the chat away; what you wrote stays", footer: 10),
    Binding(.chatAnswer, .takeAnswer, [.tab], label: "take it", help: "Take the shop's own answer", footer: 4),
    Binding(.chatAnswer, .submit, [.enter], label: "ask a person", help: "Send it to a person all the same", footer: 5),
    Binding(.chatQuestion, .submit, [.enter], label: "ok", help: "Take what you typed", footer: 5),
    Binding(.chatQuestion, .cancel, [.escape], label: "skip", help: "Leave it out", footer: 10),
    Binding(.chatRating, .rate0, [.character("0")], label: "skip", help: "Do not say", footer: 12),
    Binding(.chatRating, .rate1, [.character("1")], label: "bad", help: "It was bad", footer: 6),
    Binding(.chatRating, .rate2, [.character("2")], label: "poor", help: "It was poor"),
    Binding(.chatRating, .rate3, [.character("3")], label: "fair", help: "It was fair"),
    Binding(.chatRating, .rate4, [.character("4")], label: "good", help: "It was good"),
    Binding(.chatRating, .rate5, [.character("5")], label: "very good", help: "It was very good", footer: 7),
    Binding(.chatHistory, .open, [.enter], label: "open", help: "Open the selected card", footer: 5),
    Binding(
      .chatHistory, .addToCart, [.character("a")], label: "add", help: "Put the selected product in the cart", footer: 6
    ),
    Binding(.chatHistory, .search, [.character("/")], label: "find", help: "Find words in the conversation", footer: 8),
    Binding(.chatHistory, .cancel, [.escape, .tab], label: "write", help: "Back to writing", footer: 10),
    Binding(.chatSearch, .submit, [.enter, .up], label: "older", help: "To the match before", footer: 5),
    Binding(.chatSearch, .down, [.down], label: "newer", help: "To the match after", footer: 6),
    Binding(.chatSearch, .cancel, [.escape], label: "done", help: "To the message that was found", footer: 10),
    Binding(.chatBeside, .chat, [.function(2)], label: "write", help: "Back to the chat beside the page", footer: 5),
  ]

  private static let layers: [Binding] = [
    Binding(
      .helpLayer, .cancel, [.escape, .character("q"), .character("?"), .function(1), .enter], label: "close",
      help: "Close help", footer: 5),
    Binding(.palette, .submit, [.enter], label: "run", help: "Run the selected command", footer: 5),
    Binding(.palette, .cancel, [.escape], label: "close", help: "Close without running anything", footer: 10),
    Binding(.palette, .up, [.up, .control("p")], label: "up", help: "One row up"),
    Binding(.palette, .down, [.down, .control("n")], label: "down", help: "One row down"),
    Binding(.palette, .pageUp, [.pageUp], label: "page up", help: "One page up"),
    Binding(.palette, .pageDown, [.pageDown], label: "page down", help: "One page down"),
    Binding(.picker, .submit, [.enter], label: "take", help: "Take the selected one", footer: 5),
    Binding(.picker, .cancel, [.escape], label: "as before", help: "Leave it as it was", footer: 10),
    Binding(.prompt, .submit, [.enter], label: "ok", help: "Take what you typed", footer: 5),
    Binding(.prompt, .cancel, [.escape], label: "cancel", help: "Leave it as it was", footer: 10),
    Binding(.confirmation, .confirm, [.character("y"), .enter], label: "yes", help: "Do it", footer: 5),
    Binding(.confirmation, .cancel, [.character("n"), .escape], label: "no", help: "Leave it", footer: 10),
  ]
}
