package import PlainText
package struct StyledSpan: Equatable, Sendable { package var text: SafeText; package var role: Role; package var attributes: Attributes }
package struct StyledLine: Equatable, Sendable { package var spans: [StyledSpan] }
package enum MarkdownBlock: Equatable, Sendable { case p(SafeText) }
package enum Markdown {
  package static func parse(_ t: SafeText) -> [MarkdownBlock] { [.p(t)] }
  package static func layout(_ b: [MarkdownBlock], width: Int) -> [StyledLine] { b.flatMap { if case .p(let t) = $0 { return t.wrapped(width: width).map { StyledLine(spans: [StyledSpan(text: $0, role: .text, attributes: [])]) } }; return [] } }
}
extension Frame {
  package mutating func put(_ line: StyledLine, at p: Point, theme: Theme, surface: Role, limit: Int) {
    for s in line.spans { put(s.text, at: p, style: theme[s.role], limit: limit) }
  }
}
extension Theme { package func color(nearest rgb: Int) -> Color? { .rgb(rgb) } }
package struct ThemeScheme: Sendable { package let id: String; package let title: SafeText
  package func theme(for d: ColorDepth) -> Theme { Theme(id: id, title: title) { r in
    switch r { case .bar, .barKey: Style(foreground: .palette(255), background: .palette(24), attributes: r == .barKey ? .bold : [])
    case .selection: Style(foreground: .palette(255), background: .palette(31), attributes: .bold)
    case .heading: Style(attributes: .bold)
    case .accent: Style(foreground: .palette(39))
    case .success: Style(foreground: .palette(35))
    case .error: Style(foreground: .palette(160))
    case .warning: Style(foreground: .palette(172))
    case .secondary: Style(foreground: .palette(245))
    case .field, .fieldFocused: Style(attributes: .underline)
    case .match: Style(attributes: [.bold, .underline])
    case .testMode: Style(foreground: .palette(16), background: .palette(214))
    default: .plain } } } }
package enum BuiltInTheme { package static let standard = ThemeScheme(id: "standard", title: "Standard") }
package struct ContrastEntry { package let name: SafeText; package let ratio: Double }
package struct ContrastReport { package let entries: [ContrastEntry]; package init(_ t: Theme, scheme: ThemeScheme) { entries = [] } }
