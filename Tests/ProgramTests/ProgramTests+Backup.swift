import Commerce
import Database
import Foundation
import ShopCore
import ShopTestKit
import Testing

extension ProgramTests {
  private static let strace = "/usr/bin/strace"

  // Could go wrong: half of the new files and half of the old, the old log beside the new file, a backup cut off.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: strace)))
  func `a restore that is killed at any step has restored the shop or left it as it was`() throws {
    let folder = try TestFolder()
    let backup = folder.home + "/shop.backup"
    let data = ["--data", folder.data]
    #expect(try BuiltProgram.run(["backup", backup] + data, in: folder).status == 0)
    var outcomes: Set<Int> = []
    for step in 1...40 {
      try Self.setGuests(2, in: folder)
      let calls = "rename,link,unlink,rmdir,mkdir,fsync"
      let killed = try BuiltProgram.run(
        [
          "-f", "-o", "/dev/null", "-e", "trace=\(calls)", "-e", "inject=\(calls):signal=SIGKILL:when=\(step)",
          BuiltProgram.path, "restore", backup,
        ] + data, program: Self.strace, in: folder)
      // Whoever comes next finds a whole shop.
      let repaired = try BuiltProgram.run(["doctor", "--repair"] + data, in: folder)
      #expect(repaired.status == 0, "step \(step): \(repaired)")
      outcomes.insert(try Self.guests(in: folder))
      if killed.status == 0 {
        #expect(step > 10, "it has to have been killed often")
        break
      }
    }
    #expect(outcomes == [0, 2])
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: strace)))
  func `a backup that is killed leaves the one before`() throws {
    let folder = try TestFolder()
    let backup = folder.home + "/shop.backup"
    let data = ["--data", folder.data]
    #expect(try BuiltProgram.run(["backup", backup] + data, in: folder).status == 0)
    for step in 1...30 {
      let calls = "rename,unlink,rmdir,mkdir,fsync"
      let killed = try BuiltProgram.run(
        [
          "-f", "-o", "/dev/null", "-e", "trace=\(calls)", "-e", "inject=\(calls):signal=SIGKILL:when=\(step)",
          BuiltProgram.path, "backup", "--force", backup,
        ] + data, program: Self.strace, in: folder)
      if killed.status == 0 {
        #expect(step > 4, "it has to have been killed often")
        break
      }
      let there = folder.home + "/there-\(step)"
      let restored = try BuiltProgram.run(["restore", backup, "--data", there], in: folder)
      #expect(restored.status == 0, "step \(step): \(restored)")
    }
    #expect(try BuiltProgram.run(["backup", "--force", backup] + data, in: folder).status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.home).filter { $0.hasPrefix("shop.backup") } == [
        "shop.backup"
      ])
  }

  @Test func `a restore says who is in the shop, and changes nothing`() throws {
    let folder = try TestFolder()
    let backup = folder.home + "/shop.backup"
    let data = ["--data", folder.data]
    let written = try BuiltProgram.run(["backup", backup] + data, in: folder)
    #expect(written.status == 0 && written.output.contains("checked"), "\(written)")
    #expect(try BuiltProgram.run(["backup", backup] + data, in: folder).status == 2)
    let driver = try ShopDriver(folder: URL(fileURLWithPath: folder.data))
    let refused = try BuiltProgram.run(["restore", backup] + data, in: folder)
    #expect(refused.status == 2 && refused.errors.contains("Somebody is in the shop"), "\(refused)")
    #expect(refused.errors.contains("    \(getpid()): "), "\(refused)")
    driver.close()
    #expect(try BuiltProgram.run(["restore", backup] + data, in: folder).status == 0)
    let other = try BuiltProgram.run(["restore", folder.home + "/output"] + data, in: folder)
    #expect(other.status == 2 && other.errors.contains("is not a backup"), "\(other)")
  }

  @Test func `a shop that cannot be opened says why and what to do, in words`() throws {
    let folder = try TestFolder()
    let ledger = try Database(
      path: folder.data + "/ledger.db", access: .readWrite(ticket: folder.data + "/ledger.lock"),
      migrations: LedgerSchema.migrations, applicationID: LedgerSchema.applicationID)
    try ledger.write { _ = try $0.execute("PRAGMA user_version = 99") }
    ledger.close()
    for command in [["mail", "send"], ["doctor"], ["backup", folder.home + "/b"]] {
      let newer = try BuiltProgram.run(command + ["--data", folder.data], in: folder)
      #expect(newer.status != 0 && newer.errors.contains("newer version"), "\(newer)")
    }
    let lock = try #require(try PresenceLock(path: folder.data + "/presence.lock", .exclusive))
    let busy = try BuiltProgram.run(["mail", "send", "--data", folder.data], in: folder)
    #expect(busy.status == 1 && busy.errors.contains("being restored"), "\(busy)")
    lock.release()
    let nowhere = try BuiltProgram.run(
      ["catalog", "import", SampleShop.checkout.appendingPathComponent("Catalog/coffee").path, "--data", "/proc/shop"],
      in: folder)
    #expect(nowhere.status == 1 && nowhere.errors.contains("/proc/shop"), "\(nowhere)")
  }

  private static func setGuests(_ count: Int, in folder: TestFolder) throws {
    let ledger = try open(folder)
    defer { ledger.close() }
    try ledger.write { writer in
      try writer.execute("DELETE FROM guest")
      for number in 0..<count {
        let hash = [UInt8](repeating: UInt8(number), count: 32)
        try writer.execute("INSERT INTO guest (token_hash, created_at, seen_at) VALUES (\(hash), 1, 1)")
      }
    }
  }

  private static func guests(in folder: TestFolder) throws -> Int {
    let ledger = try open(folder)
    defer { ledger.close() }
    return try ledger.read { try $0.int("SELECT count(*) FROM guest") } ?? -1
  }

  private static func open(_ folder: TestFolder) throws -> Database {
    try Database(
      path: folder.data + "/ledger.db", access: .readWrite(ticket: folder.data + "/ledger.lock"),
      migrations: LedgerSchema.migrations, applicationID: LedgerSchema.applicationID)
  }
}
