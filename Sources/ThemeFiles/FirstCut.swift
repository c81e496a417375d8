package import TerminalKit
package struct ThemeFolder: Sendable { package init(_ p: String) {}
 package func list() -> [(id: String, path: String)] { [] }
 package func load(_ id: String) throws -> ThemeScheme { BuiltInTheme.standard } }
