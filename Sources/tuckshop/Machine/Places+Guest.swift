import Commerce
import PlainText
import ShopCore

extension Places {
  /// Comes in as the guest of the kept token, and keeps the token of a new one: screen and commands are one guest.
  ///
  /// - Parameter country: Where a guest lives who has not chosen a country yet.
  func enter(_ shop: Shop, country: String? = nil) throws -> GuestVisit {
    PrivateFile.makeFolder(stateFolder)
    let kept = keptToken
    let visit = try shop.enter(token: kept, country: country)
    if visit.token != kept {
      do {
        try PrivateFile.write(visit.token + "\n", to: tokenPath)
      } catch {
        Console.complain("Your cart cannot be kept for next time: \(SafeText(cleaning: "\(error)"))")
      }
    }
    return visit
  }

  /// Somebody has been in this shop from here.
  var hasGuest: Bool { keptToken != nil }

  private var tokenPath: String { stateFolder + "/token" }
  private var keptToken: String? { PrivateFile.read(tokenPath).map { $0.filter { !$0.isWhitespace } } }
}
