import Commerce
import Desk
import ShopCore
import TerminalKit

/// The staff's front on a terminal, whichever it is: what a time at the desk begins with.
struct DeskFront {
  let shop: Shop
  let me: StaffMember
  let terminal: any Terminal
  let themes: ThemeShelf

  /// The first state, and what is asked for before the first frame.
  ///
  /// - Parameter keySeed: New in every run on the same data: a message under an id that was used before counts as sent
  ///   already.
  func begin(theme: String?, keySeed: String) -> (DeskState, [Effect]) {
    var state = DeskState(
      shared: Shared(
        profile: shop.profile, me: me, now: shop.world.now(), size: terminal.size, isASCIIOnly: terminal.isASCIIOnly,
        theme: themes.first(of: [theme]), keys: KeySource(seed: keySeed)))
    let effects = StaffDesk().begin(&state)
    return (state, effects)
  }

  /// Where the front hears of what others did.
  static func sources(_ bell: ShopBell?) -> [any EventSource<Action>] {
    bell.map { bell in [DescriptorSource<Action>(descriptor: bell.descriptor) { StaffDesk.news(bell.take()) }] } ?? []
  }
}
