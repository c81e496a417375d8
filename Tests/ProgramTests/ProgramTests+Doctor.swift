import Commerce
import Database
import Foundation
import ShopCore
import ShopTestKit
import Testing

extension ProgramTests {
  @Test func `the doctor says what is wrong, repairs what it can, and ends with a number for each case`() throws {
    let folder = try TestFolder()
    let doctor = ["doctor", "--data", folder.data]
    chmod(folder.data, 0o700)
    let well = try BuiltProgram.run(doctor, in: folder)
    #expect(well.status == 0 && well.output.contains("Everything is right"), "\(well)")

    let ledger = try Database(
      path: folder.data + "/ledger.db", access: .readWrite(ticket: folder.data + "/ledger.lock"),
      migrations: LedgerSchema.migrations, applicationID: LedgerSchema.applicationID)
    let sku = try #require(
      try ledger.write { writer in
        try writer.execute("UPDATE stock SET on_hand = on_hand + 5 WHERE sku = (SELECT min(sku) FROM stock)")
        return try writer.string("SELECT min(sku) FROM stock")
      })
    ledger.close()
    let ill = try BuiltProgram.run(doctor, in: folder)
    #expect(ill.status == 1 && ill.output.contains("Stock of \(sku)") && ill.output.contains("--repair"), "\(ill)")
    let json = try BuiltProgram.run(doctor + ["--json"], in: folder)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(
      report.keys.sorted() == [
        "booksRead", "clean", "findings", "ledgerVersion", "orders", "repaired", "sqliteVersion",
      ])
    let finding = try #require((report["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "stock_differs" && finding["id"] as? String == sku)
    #expect(json.status == 1 && report["clean"] as? Bool == false && finding["repair"] as? String == "recount")

    let repaired = try BuiltProgram.run(doctor + ["--repair"], in: folder)
    #expect(repaired.status == 0 && repaired.output.hasPrefix("Repaired: Stock of \(sku)"), "\(repaired)")
    #expect(try BuiltProgram.run(doctor, in: folder).status == 0)

    let nowhere = try BuiltProgram.run(["doctor", "--data", folder.home + "/none"], in: folder)
    #expect(nowhere.status == 2 && nowhere.errors.contains("There is no shop"), "\(nowhere)")
    try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: folder.data + "/ledger.db"))
    #expect(try BuiltProgram.run(doctor, in: folder).status == 2)
  }
}
