import Desk
import Foundation
import PlainText
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// The map of the rooms, as the sources keep it.
@Suite struct ArchitectureTests {
  /// What each room may import, of ours and from outside; a folder with a line of its own has that line's rule.
  static let rooms: [String: Set<String>] = [
    "PlainText": ["Glibc"],
    "TerminalKit": ["PlainText", "Glibc", "Synchronization"],
    "ThemeFiles": ["PlainText", "TerminalKit", "Yams", "Glibc"],
    "CursesTerminal": ["PlainText", "TerminalKit", "CNcurses", "Glibc", "Synchronization"],
    "Commerce": ["PlainText", "FoundationEssentials", "Synchronization"],
    "Database": ["GRDB", "GRDBSQLite", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"],
    "ShopCore": ["PlainText", "Commerce", "Database", "FoundationEssentials", "Glibc", "Synchronization"],
    "CatalogFiles": ["PlainText", "Commerce", "CZlib", "Yams", "FoundationEssentials", "Glibc"],
    "Conversation": ["PlainText", "Commerce", "TerminalKit"],
    "Storefront": ["PlainText", "Commerce", "TerminalKit", "Conversation"],
    "Desk": ["PlainText", "Commerce", "TerminalKit", "Conversation"],
    "Desk/Effects": ["PlainText", "Commerce", "TerminalKit", "ShopCore"],
    "Tapes": ["PlainText", "TerminalKit", "Synchronization"],
    "Storefront/Effects": ["PlainText", "Commerce", "TerminalKit", "ShopCore"],
  ]

  private static func sources(of room: String) throws -> [(path: String, text: String)] {
    let folder = SampleShop.checkout.appendingPathComponent("Sources/\(room)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    return try paths.map {
      ("\(room)/\($0)", try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
    }
  }

  private static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").filter { !["package", "internal", "public", "private"].contains($0) }
      guard words.first == "import", words.count >= 2 else { return nil }
      return words.count == 2 ? String(words[1]) : String(words[2].prefix { $0 != "." })
    }
  }

  @Test(arguments: rooms.keys.sorted())
  func `a room imports only what the map allows`(_ room: String) throws {
    let allowed = try #require(Self.rooms[room])
    let files = try Self.sources(of: room)
    #expect(!files.isEmpty, "\(room) has no sources")
    for file in files {
      let ownRule = Self.rooms.keys.contains { $0 != room && $0.hasPrefix(room + "/") && file.path.hasPrefix($0 + "/") }
      if ownRule { continue }
      for name in Self.imports(in: file.text) where !allowed.contains(name) {
        Issue.record("\(file.path) imports \(name)")
      }
    }
  }

  @Test func `sources keep to the house rules`() throws {
    let rooms = Self.rooms.keys.filter { !$0.contains("/") } + ["tuckshop"]
    for file in try rooms.flatMap(Self.sources) {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 400, "\(file.path) has \(lines) lines")
      for forbidden in ["try!", "usleep(", "nanosleep(", "Thread.sleep", "Task.sleep", "TODO", "FIXME"] {
        #expect(!file.text.contains(forbidden), "\(file.path) holds \(forbidden)")
      }
      // A sleep by another name; the one place says what it is for.
      if file.path != "tuckshop/Bench/Pace.swift" {
        #expect(!file.text.contains("poll(nil"), "\(file.path) waits for time to pass instead of an event")
      }
      guard !file.path.hasPrefix("tuckshop/") else { continue }
      for forbidden in ["Date()", "UUID()", "ProcessInfo", "getenv(", " print("] {
        #expect(!file.text.contains(forbidden), "\(file.path) holds \(forbidden): that is for the executable")
      }
    }
  }

  @Test func `the README lists the keys as they are`() throws {
    let readme = try String(contentsOf: SampleShop.checkout.appendingPathComponent("README.md"), encoding: .utf8)
    for table in [KeyTable.map.markdown, DeskKeys.map.markdown] {
      let list = table.map(\.string).joined(separator: "\n")
      #expect(readme.contains(list), "run tuckshop keys and put its tables into the README")
    }
  }

  @Test func `the key table is sound`() {
    isSound(KeyTable.map)
    isSound(DeskKeys.map)
  }

  private func isSound<Command, Context>(_ map: KeyMap<Command, Context>) {
    #expect(map.clashes.isEmpty)
    for binding in map.bindings {
      #expect(!binding.help.isEmpty && !binding.label.isEmpty && !binding.keys.isEmpty, "\(binding.command)")
    }
  }
}
