import PlainText

/// How `category.path` keeps a path: names with U+001F between them, which no cleaned text contains.
enum CategoryPath {
  static func text(_ path: [SafeText]) -> String {
    path.map(\.string).joined(separator: "\u{1F}")
  }

  static func names(_ text: String) -> [SafeText] {
    text.split(separator: "\u{1F}").map { SafeText(cleaning: String($0)) }
  }
}
