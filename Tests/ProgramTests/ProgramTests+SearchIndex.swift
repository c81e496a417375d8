import Foundation
import Fuzz
import ShopTestKit
import Testing

extension ProgramTests {
  @Test func `whatever is typed is searched for or found nowhere, and the engine never answers in its own words`()
    throws
  {
    let folder = try TestFolder()
    let typed =
      [
        "\" OR NEAR(", "\"kitchen", "kitchen\"\"", "NEAR(kitchen table, 2)", "kitchen AND NOT table", "title:kitchen",
        "{title brand}: kitchen", "^kitchen*", "-kitchen", "- - -", "((((", "*", "kitchen OR", "1/0", "\\", "?1",
        String(repeating: "kitchen ", count: 12_500), String(repeating: "a", count: 100_000),
        String(repeating: "\"", count: 100_000),
      ]
      // An argument has no zero, and a system's limit.
      + HostileTexts.texts.filter { !$0.utf8.contains(0) && $0.utf8.count < 100_000 }
    for text in typed {
      let outcome = try BuiltProgram.run(["search", "--data", folder.data, "--", text], in: folder)
      #expect([0, 4].contains(outcome.status), "\(text.prefix(40).debugDescription): \(outcome)")
      #expect(outcome.output.utf8.count < 8000, "what was typed is not printed back at length")
      let words = (outcome.output + outcome.errors).lowercased()
      for word in ["syntax", "sqlite", "fts5", "malformed", "databasefailure"] where !text.lowercased().contains(word) {
        #expect(!words.contains(word), "\(text.prefix(40).debugDescription): \(outcome)")
      }
    }
  }

  @Test func `a damaged search index is said, not searched, and the doctor names it`() throws {
    let folder = try TestFolder()
    let search = ["search", "kitchen", "--data", folder.data]
    chmod(folder.data, 0o700)
    #expect(try BuiltProgram.run(search, in: folder).status == 0)
    let file = URL(fileURLWithPath: folder.data + "/catalog.db")
    var bytes = try Data(contentsOf: file)
    // Words of the dictionary are written without what they share with the one before: `itchen` behind another's `k`.
    var flipped = 0
    for word in ["itchen", "tchen", "chen"] where flipped == 0 {
      var from = bytes.startIndex
      while let found = bytes.range(of: Data(word.utf8), in: from..<bytes.endIndex) {
        // In the index it stands between lengths; in texts between letters, blanks and quotes.
        let after = found.upperBound
        if after < bytes.endIndex, bytes[after] < 0x20 {
          bytes[found.lowerBound] ^= 0x02
          flipped += 1
        }
        from = after
      }
    }
    #expect(flipped > 0)
    try bytes.write(to: file)

    let damaged = try BuiltProgram.run(search, in: folder)
    #expect(
      damaged.status == 1 && damaged.errors.contains("cannot be read") && damaged.errors.contains("doctor"),
      "\(damaged)")
    #expect(!damaged.errors.contains("DatabaseFailure"))
    let doctor = try BuiltProgram.run(["doctor", "--data", folder.data], in: folder)
    #expect(doctor.status == 1 && doctor.output.contains("search_word"), "\(doctor)")
    #expect(doctor.output.contains("import the catalogue again"))
  }
}
