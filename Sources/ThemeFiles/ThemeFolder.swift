import Glibc
package import TerminalKit

/// A folder of scheme files.
package struct ThemeFolder: Sendable {
  package struct Entry: Equatable, Sendable {
    /// The file's name in lower case, without the ending.
    package let id: String
    package let path: String
  }

  private let path: String

  package init(_ path: String) { self.path = path }

  /// The files that may hold schemes, by id; none is opened.
  ///
  /// Of two names that differ in case or ending only, the first by name counts. A folder that cannot be read has none.
  package func list() -> [Entry] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name, !name.hasPrefix("."), name.hasSuffix(".yaml") || name.hasSuffix(".yml") { names.append(name) }
    }
    var seen: Set<String> = []
    return names.sorted().compactMap { name in
      let id = ThemeFile.id(ofPath: name)
      return seen.insert(id).inserted ? Entry(id: id, path: "\(path)/\(name)") : nil
    }.sorted { $0.id < $1.id }
  }

  /// Reads the scheme of that id.
  package func load(_ id: String) throws(ThemeFault) -> ThemeScheme {
    // Looked up in the list, so that no id can name a file elsewhere.
    guard let entry = list().first(where: { $0.id == id }) else { throw ThemeFault(file: id, .noSuchTheme) }
    return try ThemeFile.load(path: entry.path)
  }
}
