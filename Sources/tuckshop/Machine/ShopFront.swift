import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// The shopper's front on a terminal, whichever it is: what a session begins with.
struct ShopFront {
  let shop: Shop
  let visit: GuestVisit
  let terminal: any Terminal
  let themes: ThemeShelf
  let world: World
  /// Themes that are wished for, by name, before and after the one of the last visit.
  var theme: String?
  var environmentTheme: String?
  var fileTheme: String?
  /// How to come back to this shop from a shell.
  var command: SafeText = "tuckshop"
  /// Writes an order as text and says where.
  var export: @Sendable (String, [SafeText]) throws -> SafeText = { _, _ in "" }

  /// The first state, and what is asked for before the first frame.
  ///
  /// - Parameter chatSeed: New in every run on the same data, or a message would count as sent already.
  func begin(chatSeed: String) -> (ShopState, [Effect]) {
    var state = ShopState(
      shared: Shared(
        profile: shop.profile, guest: visit.guestID, cartID: visit.cartID, isReturning: visit.isReturning,
        country: visit.country, size: terminal.size, isASCIIOnly: terminal.isASCIIOnly, colorDepth: terminal.colorDepth,
        theme: themes.first(of: [theme, environmentTheme, visit.theme, fileTheme]), themes: themes.choices,
        keys: KeySource(seed: world.randomBytes(16).map { String($0, radix: 36) }.joined())))
    state.shared.command = command
    state.shared.edition = shop.catalog.newest.edition
    state.shared.chatKeys = KeySource(seed: chatSeed)
    let effects = Storefront().begin(&state)
    return (state, effects)
  }

  func surroundings(_ gateway: TestGateway, _ report: BugReport) -> EffectSurroundings {
    let themes = themes
    var surroundings = EffectSurroundings(
      theme: { try themes.load($0) }, export: export, saveReport: { try report.save(theme: $0) },
      authenticate: { link, approve in _ = try gateway.authenticate(link: link, approve: approve) })
    surroundings.command = command
    return surroundings
  }

  /// Where the front hears of what others did.
  static func sources(_ bell: ShopBell?) -> [any EventSource<Action>] {
    bell.map { bell in [DescriptorSource<Action>(descriptor: bell.descriptor) { bell.take().map(Action.rang) }] } ?? []
  }
}
