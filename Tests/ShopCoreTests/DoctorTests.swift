import Commerce
import Database
import Foundation
import ShopCore
import Testing

/// Plants faults in a shop's files and books, and has them found and repaired.
@Suite struct DoctorTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var statements: [String] = []
    var gatewayStatements: [String] = []
    var seconds = 0
    /// What the doctor finds, by rule.
    var rules: Set<String>
    /// What is left after the repair.
    var left: Set<String> = []

    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "units that no movement explains", statements: ["UPDATE stock SET on_hand = 23 WHERE sku = 'BEANS'"],
      rules: ["stock_differs"]),
    Fault(
      name: "movements that come to less than nothing",
      statements: [
        "INSERT INTO stock_movement (sku, kind, quantity, moved_at) VALUES ('MUG', 'adjustment', -12, 1)"
      ], rules: ["stock_differs"], left: ["stock_differs"]),
    Fault(
      name: "a reservation of a placed order",
      statements: [
        "INSERT INTO reservation (order_id, sku, quantity, expires_at) VALUES ($placed, 'MUG', 1, 9000000000)"
      ],
      rules: ["reservation_without_order"]),
    Fault(
      name: "a payment that was interrupted", seconds: 16 * 60, rules: ["payment_overdue", "reservation_expired"]),
    Fault(name: "a missing mail", statements: ["DELETE FROM outbox WHERE order_id = $placed"], rules: ["mail_missing"]),
    Fault(
      name: "a missing mail of a refund", statements: ["DELETE FROM outbox WHERE order_id = $refunded"],
      rules: ["mail_missing"]),
    Fault(
      name: "a coupon of a cancelled order",
      statements: ["INSERT INTO coupon_use VALUES ($cancelled, 'WELCOME10', 'ada@example.com')"],
      rules: ["coupon_of_unsold_order"]),
    Fault(
      name: "an intent left open",
      gatewayStatements: [
        "UPDATE intent SET state = 'unconfirmed', decline_reason = NULL WHERE order_number = '#cancelled'"
      ], rules: ["intent_left_open"]),
    Fault(
      name: "somebody else's cart", statements: ["UPDATE guest SET current_cart_id = 2 WHERE id = $guest"],
      rules: ["cart_of_other_guest"]),
    Fault(
      name: "a mark beyond the last message", statements: ["UPDATE chat_thread SET staff_delivered = 90"],
      rules: ["thread_mark_ahead"]),
    Fault(
      name: "lines of a cart that is gone",
      statements: [
        """
        INSERT INTO cart_line (cart_id, sku, position, quantity, seen_price, currency, currency_exponent, slug, title,
          variant) VALUES (99, 'MUG', 0, 1, 1800, 'EUR', 2, 'mug', 'Mug', '')
        """
      ], rules: ["reference_broken"]),
    Fault(
      name: "a guest's cart in use that is gone",
      statements: ["UPDATE guest SET current_cart_id = 99 WHERE id = $guest"], rules: ["reference_broken"]),
    Fault(
      name: "a movement of an order that is gone",
      statements: [
        "INSERT INTO stock_movement (sku, kind, quantity, order_id, moved_at) VALUES ('MUG', 'sale', -1, 99, 1)"
      ], rules: ["reference_broken", "stock_differs"], left: ["reference_broken"]),
    Fault(
      name: "an index and a trigger that are gone",
      statements: ["DROP INDEX orders_by_email", "DROP INDEX payment_attempt_one_open"], rules: ["schema_differs"]),
    Fault(
      name: "an index that knows fewer rows than its table",
      statements: [
        "PRAGMA writable_schema = ON",
        """
        UPDATE sqlite_master SET sql = 'CREATE INDEX orders_by_email ON orders (email_key, number) WHERE 0'
        WHERE name = 'orders_by_email'
        """,
      ], rules: ["schema_differs", "index_damaged"]),
    Fault(
      name: "money that only a person can account for",
      gatewayStatements: ["INSERT INTO charge SELECT id, amount FROM intent WHERE order_number = '#cancelled'"],
      rules: ["charge_without_order"], left: ["charge_without_order"]),
  ]

  @Test(arguments: faults)
  func `a fault is found without a trace, repaired once, and gone afterwards`(fault: Fault) throws {
    let bench = try LedgerWorkbench()
    try bench.damage(fault.statements.map(bench.filled))
    try bench.damageGateway(fault.gatewayStatements.map(bench.filled))
    bench.market.pass(seconds: fault.seconds)
    try chmodAll(bench.market.folder)
    let doctor = Doctor(folder: bench.market.folder, world: bench.market.world)
    let before = try contents(of: bench.market.folder)
    let report = try doctor.examine()
    #expect(Set(report.findings.map(\.rule.rawValue)) == fault.rules, "\(report.findings)")
    #expect(try contents(of: bench.market.folder) == before, "looking writes nothing")

    let repaired = try doctor.repair(report.findings)
    #expect(repaired.isEmpty == (fault.rules == fault.left && fault.left.count == 1))
    let after = try doctor.examine()
    #expect(Set(after.findings.map(\.rule.rawValue)) == fault.left, "\(after.findings)")
    #expect(try doctor.repair(after.findings).isEmpty)
  }

  @Test func `files open to others, logs that grew and leftovers are found and put right`() throws {
    let bench = try LedgerWorkbench()
    let folder = bench.market.folder
    chmod(folder.ledgerPath, 0o644)
    chmod(folder.path, 0o755)
    try Data([1]).write(to: URL(fileURLWithPath: folder.path + "/catalog.db.new"))
    try FileManager.default.createDirectory(atPath: folder.path + "/restore.new", withIntermediateDirectories: true)
    try Data([1]).write(to: URL(fileURLWithPath: folder.path + "/restore.new/ledger.db"))
    let doctor = Doctor(folder: folder, world: bench.market.world)
    let findings = try doctor.examine().findings
    #expect(
      findings.map { "\($0.rule.rawValue) \($0.id.dropFirst(folder.path.count)) \($0.found ?? "-")" } == [
        "folder_open_to_others  755", "leftover /catalog.db.new 1", "file_open_to_others /ledger.db 644",
        "leftover /restore.new -",
      ])
    #expect(try doctor.repair(findings).count == 4)
    #expect(try doctor.examine().findings.map { "\($0)" } == [])
  }

  @Test func `a log that somebody keeps from being written into the file is found while it is`() throws {
    let bench = try LedgerWorkbench()
    let shop = try bench.market.open()
    defer { shop.close() }
    let reader = try Database(
      path: bench.market.folder.ledgerPath, access: .inspect, applicationID: LedgerSchema.applicationID)
    defer { reader.close() }
    let doctor = Doctor(folder: bench.market.folder, world: bench.market.world)
    try reader.read { reader in
      _ = try reader.int("SELECT count(*) FROM guest")
      for number in 0..<60 {
        try shop.ledger.write { writer in
          try writer.execute(
            """
            WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 3000)
            INSERT INTO viewed (guest_id, slug) SELECT \(bench.guest), \(String(repeating: "s", count: 180)) || \(number)
              || '-' || id FROM n
            """)
          try writer.execute("DELETE FROM viewed WHERE guest_id = \(bench.guest)")
        }
      }
      #expect(try doctor.examine().findings.map(\.rule) == [.logTooLong])
    }
    #expect(try doctor.repair(doctor.examine().findings).map(\.rule) == [.logTooLong])
    #expect(try doctor.examine().findings == [])
  }

  @Test func `a file that is damaged, newer, another program's or not there is told apart`() throws {
    let bench = try LedgerWorkbench()
    let doctor = Doctor(folder: bench.market.folder, world: bench.market.world)
    try bench.damage(["PRAGMA user_version = 99"])
    #expect { try doctor.examine() } throws: { ($0 as? DatabaseFailure)?.kind == .newer(found: 99) }
    try FileManager.default.removeItem(atPath: bench.market.folder.ledgerPath)
    #expect { try doctor.examine() } throws: { ($0 as? DatabaseFailure)?.kind == .cannotOpen }
    try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: bench.market.folder.ledgerPath))
    #expect { try doctor.examine() } throws: { ($0 as? DatabaseFailure)?.kind == .foreign }
    try FileManager.default.removeItem(atPath: bench.market.folder.catalogPath)
    #expect(throws: ShopOpeningFailure.noCatalog) { try doctor.examine() }
  }

  @Test func `torn pages are told, and nothing is read from them`() throws {
    let bench = try LedgerWorkbench()
    let path = bench.market.folder.ledgerPath
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let size = try file.seekToEnd()
    for page in stride(from: UInt64(4096 * 12), to: size, by: 4096 * 2) {
      try file.seek(toOffset: page)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 512))
    }
    try file.close()
    let doctor = Doctor(folder: bench.market.folder, world: bench.market.world)
    let report = try doctor.examine()
    #expect(report.findings.contains { $0.rule == .fileDamaged && $0.cure == nil } && !report.hasReadBooks)
  }

  /// The files' bytes by name; what SQLite itself makes for reading a log is no content.
  private func contents(of folder: DataFolder) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") }
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: folder.path + "/" + $0) ?? Data()) })
  }

  private func chmodAll(_ folder: DataFolder) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      chmod(folder.path + "/" + name, 0o600)
    }
  }
}
