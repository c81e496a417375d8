import FoundationEssentials
import Testing

@testable import CatalogFiles

struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a\r1\r2", [["a"], ["1"], ["2"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("a,a\n,\n", [["a", "a"], ["", ""]]),
    ("\"x\r\ny\",\"say \"\"hi\"\"\",\"\"\n", [["x\r\ny", "say \"hi\"", ""]]),
    (" a , \" b \" \n", [[" a ", " \" b \" "]]),
    ("\n\r\na\n\n\nb\n", [["a"], ["b"]]),
    ("\"\"\n", [[""]]),
    ("é,😀\n", [["é", "😀"]]),
    ("a,\n", [["a", ""]]),
    ("", []),
  ])
  func `records come as they are written`(text: String, rows: [[String]]) throws {
    #expect(try Self.rows(text).map(\.texts) == rows)
  }

  @Test func `every record knows its number and every cell its line`() throws {
    let rows = try Self.rows("h1,h2\r\n\r\n\"a\nb\nc\",\"d\"\r\n\"x\ry\",z\r\nlast,")
    #expect(rows.map(\.number) == [1, 2, 3, 4])
    #expect(rows.map(\.line) == [1, 3, 6, 8])
    #expect(rows.map { $0.cells.map(\.line) } == [[1, 1], [3, 5], [6, 7], [8, 8]])
  }

  @Test(arguments: [
    ("a\n\"b\nc", CSVFault.Problem.unclosedQuote, 0, 2),
    ("a,b\n1,\"x\ny\"z\n3,4", .strayQuote, 1, 3),
    ("a,b\n1,x\"y\n", .strayQuote, 1, 2),
    ("a,b\n1,x\u{0}y\n", .nul, 1, 2),
  ])
  func `what is wrong in a cell is told with its place`(
    text: String, problem: CSVFault.Problem, column: Int, line: Int
  ) throws {
    let faults = try Self.rows(text).flatMap(\.faults)
    #expect(faults == [CSVFault(problem: problem, column: column, line: line)])
  }

  @Test func `a cell that is not UTF-8 is told, and the others are read`() throws {
    let rows = try Self.rows(bytes: Array("a,b\nx,".utf8) + [0xC3, 0x28] + Array("\ny,z\n".utf8))
    #expect(rows[1].faults == [CSVFault(problem: .notUTF8, column: 1, line: 2)])
    #expect(rows[2].texts == ["y", "z"])
  }

  @Test func `a quote that never closes does not fill the memory`() throws {
    let text = "a\n\"" + String(repeating: "x\n", count: CSVReader.largestCell)
    let row = try #require(try Self.rows(text).last)
    #expect(row.faults.map(\.problem) == [.tooLarge])
    #expect(row.cells[0].text.utf8.count == CSVReader.largestCell)
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7])
  func `a file that breaks off or comes in blocks reads alike wherever the block ends`(shift: Int) throws {
    let cells = (0..<9000).map { "\"\($0)\r\n\"\"é\"" }
    let text = String(repeating: "x", count: shift) + "," + cells.joined(separator: ",") + "\r\nend,\n"
    let rows = try Self.rows(text)
    #expect(rows.count == 2)
    #expect(rows[0].cells.count == 9001)
    #expect(rows[0].cells[8999].text == "8998\r\n\"é")
    #expect(rows[1].line == 9002)
  }

  @Test(arguments: [
    ["a", "b"], ["", ""], ["say \"hi\"", "x,y", "two\nlines", "two\r\nlines"], [" padded ", "=1+1", "é"],
  ])
  func `what is written reads the same`(cells: [String]) throws {
    #expect(try Self.rows(CSVText.row(cells)).map(\.texts) == [cells])
  }

  static func rows(_ text: String) throws -> [CSVRow] { try rows(bytes: Array(text.utf8)) }

  private static func rows(bytes: [UInt8]) throws -> [CSVRow] {
    try TemporaryFile(bytes).with { path in
      var reader = CSVReader(try ByteSource(path: path))
      var rows: [CSVRow] = []
      while let row = try reader.nextRow() { rows.append(row) }
      return rows
    }
  }
}

/// A file that is there for one reading.
struct TemporaryFile {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  func with<T>(_ body: (String) throws -> T) throws -> T {
    let path = FileManager.default.temporaryDirectory.appending(path: "file-" + UUID().uuidString).path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }
}
