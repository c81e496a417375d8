import TerminalKit

/// What a key can mean to the shop; a command is what the shopper pressed, not what follows from it.
package enum Command: String, CaseIterable, Sendable {
  // Everywhere
  case quit, back, help, palette, search, openCart, openHome, openBrowse, openOrders, openInfo, openCarts
  case chooseTheme, chooseCountry, redraw, suspend, saveReport
  // Moving
  case up, down, left, right, pageUp, pageDown, first, last, open, nextPane, previousPane
  // Lists of products
  case sort, openFacets, toggle, clearFilters
  // Search
  case completeWords, dropFilter, searchLiterally
  // Product
  case addToCart, more, fewer, jump1, jump2, jump3, jump4, jump5, jump6, jump7, openPolicies
  // Cart
  case remove, undo, saveForLater, coupon, explain, acceptPrices, checkOut, nameCart, resumeCode, newCart, enterCode
  // Forms and layers
  case nextField, previousField, submit, confirm, cancel
  // Chat
  case chat, takeAnswer, rate0, rate1, rate2, rate3, rate4, rate5
  // Orders
  case saveText, placeOrder, writeReview
}

extension Command {
  /// Shows another page.
  var leadsToPage: Bool {
    switch self {
    case .back, .search, .openCart, .openHome, .openBrowse, .openOrders, .openInfo, .openCarts, .openPolicies,
      .checkOut:
      true
    default: false
    }
  }
}

/// Where a key was pressed; a page names its contexts from the special to the general.
package enum KeyContext: String, KeyPlace {
  case home, listing, results, chips, typedFilters, facets, searchField, product, cart, carts, form, delivery, payment,
    review, waiting, placed
  case order, info, reading, helpLayer, palette, picker, prompt, confirmation
  case chat, chatInput, chatRising, chatAnswer, chatQuestion, chatRating, chatHistory, chatSearch, chatWide, chatBeside,
    pageBeside
  case list, page, global, always

  package var isForMoving: Bool { self == .list || self == .page }

  package var title: String {
    switch self {
    case .home: "Home"
    case .listing: "Products"
    case .results: "Search results"
    case .chips: "Search results, with words read as filters"
    case .typedFilters: "Search field, with words read as filters"
    case .facets: "Filters"
    case .searchField: "Search field"
    case .product: "Product"
    case .cart: "Cart"
    case .carts: "Saved carts"
    case .form: "Forms"
    case .delivery: "Delivery"
    case .payment: "Payment"
    case .review: "Review"
    case .waiting: "Waiting for the bank"
    case .placed: "Order placed"
    case .order: "Order"
    case .info: "Help and policies"
    case .reading: "Reading"
    case .helpLayer: "Help"
    case .palette: "Commands"
    case .picker: "Choosing"
    case .prompt: "Question"
    case .confirmation: "Confirm"
    case .chat, .chatWide, .chatBeside, .pageBeside: "Chat"
    case .chatInput: "Chat, writing"
    case .chatRising: "Chat, from the input up"
    case .chatAnswer: "Chat, with an answer offered"
    case .chatQuestion: "Chat, asked for a line"
    case .chatRating: "Chat, asked how it was"
    case .chatHistory: "Chat, reading"
    case .chatSearch: "Chat, searching"
    case .list: "Lists"
    case .page: "Pages"
    case .global: "Everywhere"
    case .always: "Everywhere, also while typing"
    }
  }
}
