import Synchronization

/// What searches in one catalogue have read, so that the next letter of a query does not read it again.
///
/// A catalogue's file never changes, so nothing in here grows old; ``removeAll()`` gives the memory back.
final class SearchMemory: Sendable {
  /// Some six megabytes of rows.
  private static let mostRows = 256
  private static let mostWords = 128

  /// A word of the dictionary, and where its postings are.
  typealias Known = (word: String, entry: TermEntry)

  private struct Kept {
    var rows: [Int: PostingRow] = [:]
    var inflections: [String: [Known]] = [:]
    var nearWords: [NearQuestion: [NearWords.Found]] = [:]
  }

  /// A word that may be misspelt, and how far that is looked for.
  struct NearQuestion: Hashable {
    var word: String
    var isBeginning: Bool
    var limit: Int
  }

  private let kept = Mutex(Kept())

  /// A search begins: what has no room left for it goes.
  func begin() {
    kept.withLock { kept in
      if kept.rows.count >= Self.mostRows { kept.rows = [:] }
      if kept.inflections.count >= Self.mostWords { kept.inflections = [:] }
      if kept.nearWords.count >= Self.mostWords { kept.nearWords = [:] }
    }
  }

  func removeAll() { kept.withLock { $0 = Kept() } }

  func row(_ number: Int) -> PostingRow? { kept.withLock { $0.rows[number] } }

  /// Keys are read once; what finds no room is read again.
  func keep(_ row: PostingRow, as number: Int) {
    guard !row.isPlain else { return }
    kept.withLock { if $0.rows.count < Self.mostRows { $0.rows[number] = row } }
  }

  func inflections(of word: String) -> [Known]? { kept.withLock { $0.inflections[word] } }

  func nearWords(_ question: NearQuestion) -> [NearWords.Found]? { kept.withLock { $0.nearWords[question] } }

  func keep(_ found: [NearWords.Found], near question: NearQuestion) {
    kept.withLock { $0.nearWords[question] = found }
  }

  func keep(_ inflections: [Known], of word: String) { kept.withLock { $0.inflections[word] = inflections } }
}
