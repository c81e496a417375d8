import FoundationEssentials
import PlainText

/// What a worker answers, as one line of JSON.
struct TrialAnswer: Codable {
  enum Kind: String, Codable {
    case ready, filled, placed, declined, atBank, pending, soldOut, refunded, finished
    /// Something that no shopper should ever meet.
    case fault
  }

  var kind: Kind
  /// Number of the order that was placed.
  var order: String?
  /// Units bought, by SKU.
  var units: [String: Int] = [:]
  /// Refusals on the way, by kind.
  var refusals: [String: Int] = [:]
  /// Nanoseconds of what succeeded.
  var times: [Int] = []
  /// Nanoseconds of what was refused.
  var refusedTimes: [Int] = []
  var words: String?

  init(_ kind: Kind) { self.kind = kind }

  static func fault(_ words: SafeText) -> TrialAnswer {
    var answer = TrialAnswer(.fault)
    answer.words = words.string
    return answer
  }

  init?(line: String) {
    guard let answer = try? JSONDecoder().decode(TrialAnswer.self, from: Data(line.utf8)) else { return nil }
    self = answer
  }

  /// Empty only if it could not be encoded, which plain numbers and texts always can.
  var line: SafeText {
    SafeText(cleaning: (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "")
  }
}
