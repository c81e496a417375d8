import Database
import Foundation
import Testing

// Could go wrong: a ring blocks who rings; a dead bell is rung for ever; others may ring or listen; a name is too long.
@Suite struct DoorbellTests {
  private let folder = "/tmp/tuckshop-bells-\(UInt32.random(in: .min ... .max))"

  private func hang(_ name: String) throws -> Doorbell { try Doorbell(folder: folder, name: name) }
  private func tidy() { try? FileManager.default.removeItem(atPath: folder) }

  @Test func `a ring is heard once for each topic, however often it was given`() throws {
    defer { tidy() }
    let bell = try hang("a")
    for _ in 0..<3 { #expect(Doorbell.ring([bell.path], topic: "thread 1").isEmpty) }
    _ = Doorbell.ring([bell.path], topic: "visits")
    #expect(bell.take() == ["thread 1", "visits"])
    #expect(bell.take().isEmpty)
  }

  @Test func `a bell nobody hears any more refuses, and a full one does not`() throws {
    defer { tidy() }
    let bell = try hang("full")
    for count in 0..<5000 { #expect(Doorbell.ring([bell.path], topic: "ring \(count)").isEmpty) }
    #expect(Doorbell.answers(bell.path))
    var gone: Doorbell? = try hang("gone")
    let path = try #require(gone?.path)
    gone = nil
    #expect(Doorbell.ring([path, bell.path], topic: "x") == [path])
    #expect(!Doorbell.answers(path))
    Doorbell.takeDown([path, bell.path])
    #expect(Doorbell.answers(bell.path), "one that is answered stays")
    // A process that was killed leaves its socket file behind.
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(!Doorbell.answers(path))
    #expect(try hang("gone").take().isEmpty)
  }

  @Test func `a bell is its owner's alone and needs a short path`() throws {
    defer { tidy() }
    let bell = try hang("mine")
    let mode = try FileManager.default.attributesOfItem(atPath: bell.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: DatabaseFailure.self) { try hang(String(repeating: "n", count: 120)) }
    #expect(Doorbell.ring([String(repeating: "n", count: 200)], topic: "x").count == 1)
  }
}
