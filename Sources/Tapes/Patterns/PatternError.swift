/// Why a text is no regular expression, in the words of Go's `regexp/syntax`, which vhs shows.
struct PatternError: Error, Equatable {
  enum Fault: String {
    case characterClass = "invalid character class"
    case characterRange = "invalid character class range"
    case escape = "invalid escape sequence"
    case namedGroup = "invalid named capture"
    case perlSyntax = "invalid or unsupported Perl syntax"
    case nestedRepetition = "invalid nested repetition operator"
    case repeatCount = "invalid repeat count"
    case encoding = "invalid UTF-8"
    case missingBracket = "missing closing ]"
    case missingParenthesis = "missing closing )"
    case missingArgument = "missing argument to repetition operator"
    case trailingBackslash = "trailing backslash at end of expression"
    case unexpectedParenthesis = "unexpected )"
    case depth = "expression nests too deeply"
    case size = "expression too large"
  }

  let fault: Fault
  /// The part of the expression that it is about.
  let part: String

  init(_ fault: Fault, _ part: String = "") {
    self.fault = fault
    self.part = part
  }

  init(_ fault: Fault, _ part: ArraySlice<Unicode.Scalar>) {
    self.init(fault, String(String.UnicodeScalarView(part)))
  }

  /// All of it, such as `error parsing regexp: missing closing ): …`.
  var reason: String { "error parsing regexp: \(fault.rawValue): `\(part)`" }
}
