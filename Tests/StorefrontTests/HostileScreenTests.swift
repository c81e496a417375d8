import Commerce
import Foundation
import Fuzz
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Every hostile text in every field, on the screens that show it, in memory.
///
/// Could go wrong: a text acts on the terminal, hides, or moves what stands beside it.
@Suite struct HostileScreenTests {
  private static let batch = 10
  static let batches: [[String]] = stride(from: 0, to: HostileTexts.texts.count, by: batch).map { start in
    Array(HostileTexts.texts[start..<min(start + batch, HostileTexts.texts.count)])
  }

  /// A list of others, where it lies beside the checkout.
  static let naughty: [[String]] = {
    let file = SampleShop.checkout.appendingPathComponent("../shared/data/naughty-strings/blns.json")
    guard let data = try? Data(contentsOf: file), let texts = try? JSONDecoder().decode([String].self, from: data)
    else { return [] }
    return stride(from: 0, to: texts.count, by: batch).map { Array(texts[$0..<min($0 + batch, texts.count)]) }
  }()

  @Test(arguments: batches + naughty)
  func `what the shop's owner writes is safe on every screen and leaves its neighbours in their place`(
    _ raw: [String]
  ) throws {
    let texts = raw.map { SafeText(cleaningLines: String($0.unicodeScalars.prefix(3000).map(Character.init))) }
    let shop = try HostileVisit(texts)
    let plain = try HostileVisit(texts.map(\.plainLetters))
    for scene in HostileVisit.scenes {
      let (shown, expected) = (try shop.show(scene), try plain.show(scene))
      if let found = shown.firstForbidden {
        Issue.record("\(scene.name) shows \(found)\n\(shown.text.joined(separator: "\n"))")
      }
      if scene.isLaidOutByWidth, let place = shown.firstMoved(from: expected) {
        Issue.record(
          "\(scene.name) has moved at \(place)\n\(shown.text.joined(separator: "\n"))\n\(expected.text.joined(separator: "\n"))"
        )
      }
    }
    shop.close()
    plain.close()
  }

  @Test(arguments: batches + naughty)
  func `what a guest types is safe on every screen that shows it`(_ raw: [String]) throws {
    let driver = try ShopDriver.corner()
    let desk = try DeskDriver(folder: driver.folder, clock: driver.clock)
    defer {
      desk.close()
      driver.close()
    }
    func look(_ what: String) {
      for (side, terminal) in [("shop", driver.terminal), ("desk", desk.terminal)] {
        guard let found = terminal.frame?.firstForbidden else { continue }
        Issue.record("\(side), \(what), shows \(found)\n\(driver.framed)\n\(desk.framed)")
      }
    }
    driver.put("Green Tea")
    for text in Self.typed(raw) {
      driver.press("/").press("Ctrl+U").paste(text)
      look("search")
      driver.press("Enter", "Esc", "Esc", "Esc")
      driver.press("C", "m").press("Ctrl+U").paste(text)
      look("cart name")
      driver.press("Enter")
      look("carts")
      driver.press("c", "p").paste(text)
      look("coupon")
      driver.press("Enter")
      look("coupon refused")
      driver.press("Esc", "o")
      for _ in 0..<9 {
        driver.press("Ctrl+U").paste(text)
        look("address")
        driver.press("Tab")
      }
      driver.press("Esc", "Esc", "Esc", "o").paste(text)
      look("orders")
      driver.press("Esc", "Esc", "Esc", "F2").paste(text).press("Enter")
      look("chat")
      desk.settle()
      look("inbox")
      desk.press("Enter").press("r").paste(text).press("Enter")
      driver.settle()
      look("answer")
      desk.press("Esc").press("n").paste(text).press("Enter")
      look("note")
      desk.press("Esc", "Esc")
      driver.press("F2").advance(seconds: 5)
    }
  }
}

extension HostileScreenTests {
  /// Each alone, but of the long list ten together: a field takes all of them.
  private static func typed(_ raw: [String]) -> [String] {
    (batches.contains(raw) ? raw : [raw.joined(separator: " ")]).map {
      String($0.unicodeScalars.prefix(3000).map(Character.init))
    }
  }

  // What a payment provider says needs no test: of a refusal it is one of some reasons, and a link is safe by its type.
  @Test(arguments: batches + naughty)
  func `what staff are called, tag and have ready is safe on the desk and in the chat`(_ raw: [String]) throws {
    let texts = raw.map { SafeText(cleaningLines: String($0.unicodeScalars.prefix(3000).map(Character.init))) }
    let driver = try ShopDriver(folder: try HostileShop.freshFolder(texts))
    defer { driver.close() }
    driver.press("F2").type("Hello").press("Enter")
    for text in Self.typed(raw) {
      let name = String(text.unicodeScalars.prefix(40).map(Character.init))
      let desk = try DeskDriver(
        as: SafeText(cleaning: name).trimmed.isEmpty ? "Aoife" : name, folder: driver.folder, clock: driver.clock)
      defer { desk.close() }
      func look(_ what: String) {
        for (side, terminal) in [("shop", driver.terminal), ("desk", desk.terminal)] {
          guard let found = terminal.frame?.firstForbidden else { continue }
          Issue.record("\(side), \(what), shows \(found)\n\(driver.framed)\n\(desk.framed)")
        }
      }
      look("inbox")
      desk.press("Enter").press("t").press("Ctrl+U").paste(text)
      #expect(desk.screen.contains("Tags"), "\(desk.framed)")
      look("tags, typed")
      desk.press("Enter")
      look("tags")
      desk.press("m")
      #expect(desk.screen.contains("spoilt"), "\(desk.framed)")
      look("canned")
      desk.press("Enter")
      look("canned, chosen")
      desk.press("Enter").press("Esc", "Esc", "Esc")
      driver.settle()
      look("answer")
    }
  }
}

/// A walk through a shop whose words are given.
final class HostileVisit {
  struct Scene: Sendable {
    let name: String
    let keys: [String]
    var typed = ""
    /// All that stands on it is cut by width and not by words, so that other text of the same width leaves the rest alone.
    var isLaidOutByWidth = false
  }

  static let scenes = [
    Scene(name: "home", keys: []), Scene(name: "listing", keys: ["b"], isLaidOutByWidth: true),
    Scene(name: "filters", keys: ["f"]), Scene(name: "product", keys: ["f", "Home", "Enter"]),
    Scene(name: "product, further down", keys: ["PgDn"]), Scene(name: "product, at the end", keys: ["End", "Enter"]),
    Scene(name: "in the cart", keys: ["Home", "Down", "Right", "a"]), Scene(name: "cart", keys: ["c"]),
    Scene(name: "explained", keys: ["e"]), Scene(name: "address", keys: ["Esc", "o"]),
    Scene(name: "info", keys: ["Esc", "Esc", "Esc", "i"]),
    Scene(name: "info, further", keys: ["Down", "Down", "PgDn"]),
    Scene(name: "search", keys: ["Esc", "Esc", "/"], typed: "0"), Scene(name: "palette", keys: ["Esc", "Ctrl+P"]),
    Scene(name: "small", keys: ["Esc", "b"]),
  ]

  private let driver: ShopDriver

  init(_ texts: [SafeText]) throws {
    driver = try ShopDriver(folder: try HostileShop.freshFolder(texts))
  }

  func show(_ scene: Scene) throws -> Frame {
    for key in scene.keys { driver.press(key) }
    driver.type(scene.typed)
    return try #require(driver.terminal.frame)
  }

  func close() { driver.close() }
}

extension SafeText {
  /// As wide and broken in the same places, of nothing but `A`.
  fileprivate var plainLetters: SafeText {
    var letters = ""
    for scalar in string.unicodeScalars {
      let isKept = scalar == " " || scalar == "\n"
      letters += isKept ? String(Character(scalar)) : String(repeating: "A", count: scalar.columns)
    }
    return SafeText(cleaningLines: letters)
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int { DisplayWidth.of(self) }
}

extension Frame {
  /// The first cell with what may reach no terminal.
  fileprivate var firstForbidden: String? {
    for row in 0..<size.rows {
      for column in 0..<size.columns where !self[column, row].glyph.isContinuation {
        let scalars = String(String.UnicodeScalarView(self[column, row].glyph.scalars))
        if let found = ForbiddenText.first(in: scalars) { return "\(found) at column \(column), row \(row)" }
      }
    }
    return nil
  }

  /// The first place where another frame has something that is neither the field's own text nor the same.
  fileprivate func firstMoved(from other: Frame) -> String? {
    for row in 0..<size.rows {
      // Left of it stand the filters, which count equal words together.
      for column in 28..<size.columns {
        let (own, expected) = (self[column, row].glyph, other[column, row].glyph)
        let isOfText = ["A", "…", " "].contains { expected == Glyph(Unicode.Scalar($0) ?? "A") }
        if !isOfText, own != expected { return "column \(column), row \(row)" }
      }
    }
    return nil
  }
}
