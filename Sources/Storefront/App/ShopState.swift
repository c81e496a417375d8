package import Commerce
package import PlainText
package import TerminalKit

/// The whole front as a value.
package struct ShopState: Equatable, Sendable {
  package var shared: Shared
  /// The way here: the last page is shown, the others are the breadcrumbs; never empty.
  package var pages: [Page]
  /// What lies over the page; keys go to the last first.
  package var layers: [Layer] = []
  package var isQuitting = false
  package var chat = ChatPane()
  package var visit = ShopVisit()
  /// Somebody rang about what the page shows, and it is read again in a moment.
  var awaitsRefresh = false
  /// The whole window; the page has less of it while the chat stands beside it.
  package private(set) var windowSize: Size

  package init(shared: Shared) {
    self.shared = shared
    windowSize = shared.size
    pages = [.home(HomePage())]
  }

  mutating func resize(to size: Size) {
    windowSize = size
    fitPage()
  }

  /// Gives the page what the chat leaves of the window.
  mutating func fitPage() {
    // Where they no longer fit beside each other, the one with the keys is over the other.
    if chat.isOpen, chat.focus == .page, windowSize.widthClass != .wide { chat.isOpen = false }
    shared.size = chat.pageSize(in: windowSize)
    if chat.isOpen { chat.layOut(shared, windowSize) }
  }

  package var page: Page {
    get { pages[pages.count - 1] }
    set { pages[pages.count - 1] = newValue }
  }
}

/// What every page knows.
package struct Shared: Equatable, Sendable {
  @Apart package var profile: ShopProfile {
    didSet { amounts = AmountFormat(locale: profile.locale, currency: profile.currency, isASCIIOnly: isASCIIOnly) }
  }
  /// The catalogue that the profile and the page are of; nil until it was told.
  package var edition: CatalogEdition?
  package var guest: Int
  package var cartID: Int
  /// A guest who was here before.
  package let isReturning: Bool
  package var country: String
  package var size: Size
  package let isASCIIOnly: Bool
  package let colorDepth: ColorDepth
  package var theme: Theme
  package let themes: [ThemeChoice]
  /// How this shop is opened from a shell.
  package var command: SafeText = "tuckshop"
  /// The cart as last read; nil until then.
  @Apart package var cart: CartView? = nil
  package var categories: [CategoryNode] = []
  /// The day as last told, in the shop's zone.
  package var today = CivilDate(dayNumber: 0)
  /// A checkout that was left and can be gone on with.
  @Apart var parkedCheckout: ParkedCheckout? = nil
  /// Reviews that were left before they were sent, one for each order.
  var begunReviews: [ReviewScreen] = []
  /// Resume codes made since the start, so that asking again does not end one that was passed on.
  var resumeCodes: [Int: SafeText] = [:]
  /// What the footer says until the next key.
  package var toast: Toast?
  /// Answers to questions of an older generation are dropped.
  package var generation = 0
  /// Random bytes for idempotency keys, made outside and used up one by one.
  package var keys: KeySource
  /// The same for messages; new in every run even where dice are fixed, or a second run's would be taken for the first's.
  package var chatKeys: KeySource
  private var amounts: AmountFormat

  package init(
    profile: ShopProfile, guest: Int, cartID: Int, isReturning: Bool, country: String, size: Size, isASCIIOnly: Bool,
    colorDepth: ColorDepth, theme: Theme, themes: [ThemeChoice], keys: KeySource
  ) {
    self.profile = profile
    self.guest = guest
    self.cartID = cartID
    self.isReturning = isReturning
    self.country = country
    self.size = size
    self.isASCIIOnly = isASCIIOnly
    self.colorDepth = colorDepth
    self.theme = theme
    self.themes = themes
    self.keys = keys
    chatKeys = keys
    amounts = AmountFormat(locale: profile.locale, currency: profile.currency, isASCIIOnly: isASCIIOnly)
  }

  package var symbols: Symbols { isASCIIOnly ? .ascii : .unicode }

  package func price(_ amount: Money) -> SafeText { amounts.text(of: amount) }

  /// A round amount without its cents, which would only take room: `€25`.
  func roundPrice(_ amount: Money) -> SafeText { amounts.text(of: amount, hidesZeroDecimals: true) }

  mutating func nextGeneration() -> Int {
    generation += 1
    return generation
  }
}

/// A checkout that was left, and the cart it is for.
struct ParkedCheckout: Equatable, Sendable {
  let cart: Int
  let screen: CheckoutScreen
}

/// A theme that can be chosen, not loaded yet.
package struct ThemeChoice: Equatable, Sendable {
  package let id: String
  package let title: SafeText

  package init(id: String, title: SafeText) {
    self.id = id
    self.title = title
  }
}

/// What a page asks for beside changing itself.
struct Turn {
  var effects: [Effect] = []
  var moves: [Move] = []

  static let none = Turn()
  static func effect(_ effect: Effect...) -> Turn { Turn(effects: effect) }
  static func move(_ move: Move...) -> Turn { Turn(moves: move) }
}

/// A way from one page to another.
enum Move {
  case open(Page)
  case replace(Page)
  case back
  /// To the front page, forgetting the way here.
  case home
  case show(Layer)
  /// Gives the chat the keys.
  case chat
  /// A country was chosen for delivery, or for the bill alone.
  case setCountry(String, isBilling: Bool)
  case quit
}

extension Shared {
  /// A product's own colour in the terminal's depth; nil where there are too few to tell them apart.
  func swatchColor(_ rgb: Int) -> Color? { Color.nearest(to: rgb, at: colorDepth) }
}
