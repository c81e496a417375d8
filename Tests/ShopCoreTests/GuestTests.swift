import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

@testable import ShopCore

@Suite struct GuestTests {
  /// FIPS 180-4's examples (CSRC "SHA-256 test vectors"), and lengths around the padding's edge.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `SHA-256 gives the standard's digests`(message: String, digest: String) {
    #expect(SHA256.digest(of: message).hexadecimal == digest)
  }

  @Test func `a new guest gets a token, a cart and the shop's country, and is known by the token again`() throws {
    let market = try Market()
    let first = try market.open().enter(token: nil)
    #expect(!first.isReturning && first.country == "IE" && first.theme == nil)
    #expect(first.token.count == 32 && first.token.allSatisfy { "0123456789abcdef".contains($0) })

    let shop = try market.open()
    try shop.remember(country: "FR", guest: first.guestID)
    try shop.remember(theme: "nord", guest: first.guestID)
    for country in ["", "é", "france", "f1"] { try shop.remember(country: country, guest: first.guestID) }
    let again = try shop.enter(token: first.token)
    #expect(again.isReturning && again.guestID == first.guestID && again.token == first.token)
    #expect(again.cartID == first.cartID && again.country == "FR" && again.theme == "nord")
  }

  @Test(arguments: [
    "", "abc", "00000000000000000000000000000000", "ABCDEF00000000000000000000000000", "' OR 1=1 --",
    String(repeating: "a", count: 5000),
  ])
  func `a token that nobody was given makes a new guest with another token`(token: String) throws {
    let market = try Market()
    let shop = try market.open()
    let known = try shop.enter(token: nil)
    let visit = try shop.enter(token: token)
    #expect(!visit.isReturning && visit.guestID != known.guestID && visit.token != token)
  }

  @Test func `the ledger knows a token's hash and not the token`() throws {
    let market = try Market()
    let shop = try market.open()
    let visit = try shop.enter(token: nil)
    let code = try shop.resumeCode(for: visit.cartID)
    shop.close()
    #expect(try market.filesContaining(visit.token).isEmpty)
    #expect(try market.filesContaining(code).isEmpty)
  }

  @Test func `many processes can let guests in at once`() throws {
    let market = try Market()
    let shops = try (0..<4).map { _ in try market.open() }
    let visits = try inThreads(24) { try shops[$0 % 4].enter(token: nil) }
    #expect(Set(visits.map(\.guestID)).count == 24 && Set(visits.map(\.cartID)).count == 24)
  }

  @Test func `what a guest looked at comes back, the last first and each once`() throws {
    let market = try Market()
    let shop = try market.open()
    let guest = try shop.enter(token: nil).guestID
    for slug in ["beans", "mug", "kettle", "mug"] { try shop.recordViewed(slug: slug, guest: guest) }
    #expect(try shop.recentlyViewed(guest: guest, limit: 2) == ["mug", "kettle"])
    for index in 0..<60 { try shop.recordViewed(slug: "p\(index)", guest: guest) }
    #expect(try shop.recentlyViewed(guest: guest, limit: 100).count == 50)
    let other = try shop.enter(token: nil).guestID
    #expect(try shop.recentlyViewed(guest: other, limit: 100).isEmpty)
  }
}
