import Tapes
import Testing

/// Regular expressions as RE2 has them.
@Suite struct TapePatternTests {
  @Test(
    arguments: [
      ("", "", true), ("a", "cat", true), ("a", "", false), ("abc", "ab", false), ("a|bc|", "xyz", true),
      ("x|bc", "abc", true),
      ("^b", "ab", false), ("b$", "ab", true), ("a$", "a\n", false), ("(?m)a$", "a\nb", true), ("(?m)^b", "a\nb", true),
      ("^$", "", true), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true), ("a.c", "a😀c", true),
      ("ab*c", "ac", true), ("ab+c", "ac", false), ("ab?c", "abbc", false), ("^(ab)*$", "ababab", true),
      ("a*?b", "b", true),
      ("^a{2}$", "aa", true), ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaa", true), ("^a{2,3}$", "aaaa", false),
      ("^a{0}$", "", true), ("^(a{0,2}b){2}$", "abaab", true), ("a{,2}", "a{,2}", true), ("a{2", "a{2", true),
      ("^(a|b)*c$", "abbac", true), ("(?i)place ORDER", "Place order", true), ("(?i)ÄÖ", "äö", true),
      ("(?i)σ", "ς", true),
      ("(?i)k", "\u{212A}", true), ("(?i)ß", "ẞ", true), ("a(?i)b(?-i)c", "aBc", true), ("a(?i)b(?-i)c", "aBC", false),
      ("(?i:a)b", "AB", false), ("(?i)[^a]", "A", false), ("(?i)[b-d]", "C", true),
      ("[abc]", "b", true), ("[^abc]", "abc", false), ("[^a]", "\n", true), ("[]a]", "]", true), ("[^]]", "]", false),
      ("[a-]", "-", true), ("[-a]", "-", true), ("[a\\]b]", "]", true), ("[[:digit:]x]", "7", true),
      ("[[:^digit:]]", "7", false),
      ("[\\d.]", ".", true), ("\\D", "7", false), ("\\w+", "_", true), ("\\W", "a_9", false), ("^\\s$", "\u{B}", false),
      ("[[:space:]]", "\u{B}", true), ("\\bcat\\b", "a cat.", true), ("\\bcat\\b", "cats", false),
      ("\\Bat", "cat", true),
      ("\\A\\d+\\z", "42", true), ("\\x41\\x{1F600}", "A😀", true), ("\\101\\012", "A\n", true), ("\\t", "\t", true),
      ("\\Q1+1\\E=2", "1+1=2", true), ("\\Qa*", "a*", true), ("\\/", "/", true), ("\\_\\-", "_-", true),
      ("\\pL\\p{Lu}\\p{Greek}", "aBγ", true), ("\\P{Greek}", "γ", false), ("\\p{^Lu}", "a", true),
      ("[\\p{Han}x]", "語", true),
      ("\\p{Currency_Symbol}", "€", true), ("(?P<name>a)(?<other>b)", "ab", true), ("(?U)a+", "a", true),
      ("total.*€ ?19[.,]90", "Order total  € 19.90", true), ("(((((a)))))", "a", true), ("\u{65}\u{301}", "é", false),
    ] as [(String, String, Bool)])
  func `a pattern finds what RE2 finds`(_ pattern: String, _ text: String, _ isFound: Bool) throws {
    let pattern = try #require(TapePattern(pattern))
    #expect(pattern.isFound(in: text) == isFound)
  }

  @Test(arguments: [
    ("(?=a)", "invalid or unsupported Perl syntax: `(?=`"), ("(?!a)", "invalid or unsupported Perl syntax: `(?!`"),
    ("(?<=a)b", "invalid named capture: `(?<=a)b`"), ("(?<!a)b>", "invalid named capture: `(?<!a)b>`"),
    ("(?>a)", "invalid or unsupported Perl syntax: `(?>`"), ("(?#c)", "invalid or unsupported Perl syntax: `(?#`"),
    ("(?i", "invalid or unsupported Perl syntax: `(?i`"), ("(?i-)", "invalid or unsupported Perl syntax: `(?i-)`"),
    ("(a)\\1", "invalid escape sequence: `\\1`"), ("\\k<a>", "invalid escape sequence: `\\k`"),
    ("\\8", "invalid escape sequence: `\\8`"), ("\\Z", "invalid escape sequence: `\\Z`"),
    ("\\C", "invalid escape sequence: `\\C`"), ("\\é", "invalid escape sequence: `\\é`"),
    ("\\x{110000}", "invalid escape sequence: `\\x{110000`"), ("\\xg1", "invalid escape sequence: `\\xg1`"),
    ("a++", "invalid nested repetition operator: `++`"), ("a*+", "invalid nested repetition operator: `*+`"),
    ("a**", "invalid nested repetition operator: `**`"), ("a{2}{3}", "invalid nested repetition operator: `{2}{3}`"),
    ("*a", "missing argument to repetition operator: `*`"), ("(+)", "missing argument to repetition operator: `+`"),
    ("a|?", "missing argument to repetition operator: `?`"), ("{2}", "missing argument to repetition operator: `{2}`"),
    ("a{1001}", "invalid repeat count: `{1001}`"), ("a{3,2}", "invalid repeat count: `{3,2}`"),
    ("(a{40}){40}", "invalid repeat count: `{40}`"),
    ("a{99999999999999999999}", "invalid repeat count: `{99999999999999999999}`"),
    ("(a", "missing closing ): `(a`"), ("a)b", "unexpected ): `a)b`"), ("[a", "missing closing ]: `[a`"),
    ("x[]", "missing closing ]: `[]`"), ("[b-a]", "invalid character class range: `b-a`"),
    ("[[:nope:]]", "invalid character class range: `[:nope:]`"),
    ("\\p{Nope}", "invalid character class range: `\\p{Nope}`"),
    ("\\p", "invalid character class range: `\\p`"), ("a\\", "trailing backslash at end of expression: ``"),
    ("(?P<n", "invalid named capture: `(?P<n`"), ("(?P<a b>c)", "invalid named capture: `(?P<a b>`"),
    ("((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})", "invalid repeat count: `{9}`"),
  ])
  func `what RE2 cannot do is refused with its reason`(_ pattern: String, _ reason: String) {
    let text = "Wait 'x'\n#@ expect /\(pattern)/"
    let expected = "Invalid regular expression '\(pattern)': error parsing regexp: \(reason)"
    let message = errors(text).last.map { String($0.split(separator: " │ ", maxSplits: 1).last ?? "") }
    if pattern.hasSuffix("\\") {
      // Its slash is escaped, so in a tape it never ends.
      #expect(TapePattern(pattern) == nil)
    } else {
      #expect(message == expected)
    }
  }

  @Test(arguments: [
    "(a*)*b", "(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b", "(a?){50}a{50}b",
    "(a{0,9}){0,9}b",
  ])
  func `no pattern runs away with a text that almost fits`(_ pattern: String) throws {
    let pattern = try #require(TapePattern(pattern))
    #expect(!pattern.isFound(in: String(repeating: "a", count: 400)))
  }

  @Test func `a pattern that nests or grows without measure is refused, not run`() {
    #expect(TapePattern(String(repeating: "(", count: 100_000)) == nil)
    #expect(TapePattern(String(repeating: "(", count: 1_200) + String(repeating: ")", count: 1_200)) == nil)
    #expect(TapePattern("(\(String(repeating: "a", count: 600))){100}") == nil)
    #expect(TapePattern(String(repeating: "(?:", count: 900) + String(repeating: ")", count: 900)) != nil)
  }
}
