/// Where the brackets, parentheses and back quotes of a text close, found in one pass from either end.
struct InlinePairs {
  /// For each `[` its `]`.
  private(set) var closingBracket: [Int: Int] = [:]
  /// For each `(` after a bracket the next `)`.
  private(set) var nextParenthesis: [Int: Int] = [:]
  /// For the start of each run of back quotes the next run of that length.
  private(set) var closingCode: [Int: Int] = [:]

  init(_ scalars: [Unicode.Scalar]) {
    guard scalars.contains(where: { $0 == "[" || $0 == "`" }) else { return }
    findBrackets(scalars)
    findCode(scalars)
  }

  private mutating func findBrackets(_ scalars: [Unicode.Scalar]) {
    var open: [Int] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": open.append(index)
      case "]":
        if let start = open.popLast() { closingBracket[start] = index }
      default: break
      }
      index += 1
    }
    var next: Int?
    for index in scalars.indices.reversed() {
      switch scalars[index] {
      case ")": next = index
      case "(" where index > 0 && scalars[index - 1] == "]":
        if let next { nextParenthesis[index] = next }
      default: break
      }
    }
  }

  private mutating func findCode(_ scalars: [Unicode.Scalar]) {
    var nextRun: [Int: Int] = [:]
    var end = scalars.count
    while end > 0 {
      guard scalars[end - 1] == "`" else {
        end -= 1
        continue
      }
      var start = end
      while start > 0, scalars[start - 1] == "`" { start -= 1 }
      closingCode[start] = nextRun[end - start]
      nextRun[end - start] = start
      end = start
    }
  }

  /// ASCII punctuation: what a backslash takes its meaning from.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
