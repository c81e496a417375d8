import Foundation
import Glibc
import ShopTestKit
import TerminalKit
import Testing

@testable import tuckshop

extension ProgramTests {
  private static let number = "4242424242424242"
  private static let code = "987"

  /// The card as it could stand in a file: bare, in groups, and in the two-byte forms.
  private static let forms: [[UInt8]] = ["", " ", "-", "."].flatMap { (separator: String) -> [[UInt8]] in
    let text = Array(repeating: "4242", count: 4).joined(separator: separator)
    let wide = text.utf8.flatMap { [$0, UInt8(0)] }
    return [Array(text.utf8), wide, [UInt8](wide.dropLast())]
  }

  // Could go wrong: a draft, a search, a name, a message, a mail, the gateway's books, a core file or the screen keeps it.
  @Test func `a card that bought once is nowhere afterwards`() throws {
    let folder = try TestFolder.ofReturningGuest()
    let shop = try ProgramTerminal(folder)
    try shop.goesToPayment()
    try shop.does(Self.number + "1234" + Self.code).does("\r", sees: "[4 Review]")
    try shop.does("\u{1B}[F\r", sees: "Thank you")
    // Recorded as the terminal got it, and with all that moves the cursor taken out.
    let shown = String(decoding: shop.bytes, as: UTF8.self)
      .replacing(#/\u{1B}(\[[0-?]*[ -\/]*[@-~]|[ -\/]*[0-~])/#, with: "")
    #expect(hits(in: shop.bytes) == 0 && hits(in: Array(shown.utf8)) == 0, "\(shown.suffix(4000))")
    #expect(shown.contains("4242") && !shown.contains(Self.code), "\(shown.suffix(4000))")
    let process = shop.session.process
    #expect(
      try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8).contains(#/Max core file size\s+0\s+0/#))
    for file in ["environ", "cmdline"] {
      let bytes = FileManager.default.contents(atPath: "/proc/\(process)/\(file)") ?? Data()
      #expect(hits(in: [UInt8](bytes)) == 0)
    }

    // The same number where it does not belong.
    for form in [Self.number, "4242 4242 4242 4242", "4242-4242-4242-4242"] {
      try shop.does("\u{1B}\u{1B}\u{1B}", sees: "TEST MODE").does("/\u{15}" + form).does(
        "\r\u{1B}\u{1B}\u{1B}", sees: "TEST MODE")
      try shop.does("C", sees: "Your carts").does("m").does("\u{15}" + form + "\r").does("\u{1B}", sees: "TEST MODE")
      try shop.does("\u{1B}OQ").does("my card is " + form + " ok\r", sees: "4242").does("\u{1B}OQ", sees: "TEST MODE")
    }
    shop.listen(for: 200)
    shop.session.signal(SIGABRT)
    #expect(try shop.exitStatus() == 128 + SIGABRT)
    let sent = try BuiltProgram.run(
      ["mail", "send", "--to", folder.home + "/pickup", "--data", folder.data], in: folder)
    #expect(sent.status == 0, "\(sent)")

    #expect(try core(of: process, in: folder) == nil)
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.home) {
      guard let bytes = FileManager.default.contents(atPath: folder.home + "/" + path) else { continue }
      #expect(hits(in: [UInt8](bytes)) == 0, "\(path)")
      #expect(!holdsCode([UInt8](bytes)), "\(path)")
    }
  }

  private func core(of process: pid_t, in folder: TestFolder) throws -> String? {
    try FileManager.default.subpathsOfDirectory(atPath: folder.home).first {
      $0.split(separator: "/").last?.hasPrefix("core") == true
    }
  }

  private func hits(in bytes: [UInt8]) -> Int {
    Self.forms.reduce(0) { $0 + (bytes.firstRange(of: $1) == nil ? 0 : 1) }
  }

  /// The security code as a word beside what it belongs to: three digits alone are anywhere by chance.
  private func holdsCode(_ bytes: [UInt8]) -> Bool {
    ["cvc", "cvv", "code", "card"].contains { word in
      [":\"987\"", "\":987", "=987", ": 987", " 987"].contains { bytes.firstRange(of: Array((word + $0).utf8)) != nil }
    }
  }
}

extension ProgramTerminal {
  /// Goes from the first screen of a guest who comes back to the field for the card.
  func goesToPayment() throws {
    try does(sees: "TEST MODE").does("c", sees: "Check out").does("o", sees: "[1 Address]")
    try does("\u{1B}[B", sees: "Address")
    for _ in 0..<12 where !showsPayment { try does("\r", sees: "TEST MODE") }
    try does(sees: "[3 Payment]")
  }

  private var showsPayment: Bool { String(decoding: bytes.suffix(6000), as: UTF8.self).contains("[3 Payment]") }
}
