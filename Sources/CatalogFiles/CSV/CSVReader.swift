/// Reads CSV (RFC 4180) one record at a time; memory does not grow with the file.
///
/// Lines end in CRLF, LF or CR; a byte order mark is passed over, and so are empty lines. A quoted cell may hold line
/// ends, and a quote when it stands twice. Blanks belong to their cell. What is wrong in a cell is told with the record and
/// reading goes on behind it.
package struct CSVReader {
  /// Bytes of one cell.
  package static let largestCell = 1_048_576

  private enum State { case start, plain, quoted, afterQuote }

  private let source: ByteSource
  private var block: [UInt8] = []
  private var next = 0
  private var line = 1
  private var number = 0
  private var isAtStart = true

  // Of the record that is being read.
  private var row = CSVRow(number: 0, line: 0)
  private var cell: [UInt8] = []
  private var cellLine = 1
  private var isCellFaulty = false

  package init(_ source: ByteSource) { self.source = source }

  /// The next record, or nil at the end of the file.
  package mutating func nextRow() throws(FileProblem) -> CSVRow? {
    while let row = try readRow() {
      // An empty line is no record.
      if row.cells.count == 1, row.cells[0].text.isEmpty, row.faults.isEmpty, !endedQuoted { continue }
      number += 1
      var numbered = row
      numbered.number = number
      return numbered
    }
    return nil
  }

  /// Whether the last cell read stood in quotes: `""` alone on a line is a record.
  private var endedQuoted = false

  private mutating func readRow() throws(FileProblem) -> CSVRow? {
    if isAtStart { try passByteOrderMark() }
    guard var byte = try nextByte() else { return nil }
    row = CSVRow(number: 0, line: line)
    (cellLine, endedQuoted) = (line, false)
    var state = State.start
    while true {
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")): state = .afterQuote
      case (.quoted, _): append(byte)
      case (.afterQuote, UInt8(ascii: "\"")):
        append(byte)
        state = .quoted
      case (.start, UInt8(ascii: "\"")):
        state = .quoted
        endedQuoted = true
      case (_, UInt8(ascii: ",")):
        closeCell()
        state = .start
      case (_, 0x0A), (_, 0x0D):
        if byte == 0x0D, try peek() == 0x0A { next += 1 }
        closeCell()
        line += 1
        return row
      case (.afterQuote, _), (.plain, UInt8(ascii: "\"")):
        fault(.strayQuote)
        append(byte)
        state = .plain
      default:
        append(byte)
        state = .plain
      }
      if state == .quoted, byte == 0x0A { line += 1 }
      if state == .quoted, byte == 0x0D, try peek() != 0x0A { line += 1 }
      guard let following = try nextByte() else { break }
      byte = following
    }
    if state == .quoted { fault(.unclosedQuote) }
    closeCell()
    return row
  }

  private mutating func append(_ byte: UInt8) {
    if byte == 0 { fault(.nul) }
    if cell.count < CSVReader.largestCell { cell.append(byte) } else { fault(.tooLarge) }
  }

  private mutating func closeCell() {
    let text = String(validating: cell, as: UTF8.self)
    if text == nil { fault(.notUTF8) }
    row.cells.append(CSVCell(text: text ?? "", line: cellLine))
    cell.removeAll(keepingCapacity: true)
    (cellLine, isCellFaulty) = (line, false)
  }

  /// One fault a cell: the others follow from it.
  private mutating func fault(_ problem: CSVFault.Problem) {
    guard !isCellFaulty else { return }
    isCellFaulty = true
    let place = problem == .unclosedQuote || problem == .notUTF8 ? cellLine : line
    row.faults.append(CSVFault(problem: problem, column: row.cells.count, line: place))
  }

  private mutating func passByteOrderMark() throws(FileProblem) {
    isAtStart = false
    if try peek() == 0xEF, block.count >= 3, block[1] == 0xBB, block[2] == 0xBF { next = 3 }
  }

  private mutating func nextByte() throws(FileProblem) -> UInt8? {
    guard let byte = try peek() else { return nil }
    next += 1
    return byte
  }

  private mutating func peek() throws(FileProblem) -> UInt8? {
    if next < block.count { return block[next] }
    block = try source.next()
    next = 0
    return block.first
  }
}
