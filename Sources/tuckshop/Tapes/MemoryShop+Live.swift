import Commerce
import PlainText
import ShopCore
import Tapes
import TerminalKit

extension MemoryShop: LiveWorld {
  func take(_ key: Key) { screen.take([key]) }

  var millisecondsToTimer: Int? { screen.millisecondsToTimer }

  var wallClock: SafeText {
    let now = shop.profile.timeZone.local(clock.now)
    let time = [now.minute / 60, now.minute % 60].map { String(String($0 + 100).dropFirst()) }.joined(separator: ":")
    return "\(now.date.shortLabel), \(SafeText(cleaning: time))"
  }

  func reopen() throws(TapeTrouble) {
    do {
      try enterAgain()
    } catch {
      throw TapeTrouble("The shop cannot be opened again: \(Console.reason(error)).")
    }
  }
}
