import Glibc
import PlainText
import Yams

/// `config.yaml`: one mapping of names to plain values.
enum SettingsFile {
  struct Entry {
    var key: String
    var value: String
    /// From 1.
    var line: Int
  }

  /// A settings file has six short lines.
  private static let limit = 16_384

  /// Nil when there is no such file.
  static func read(_ path: String) -> Result<[Entry], SettingsFault>? {
    // People keep their settings elsewhere and link to them; a pipe must not hold the start up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT || errno == ENOTDIR { return nil }
    defer { close(descriptor) }
    guard let text = FileText.read(descriptor: descriptor, limit: limit) else {
      return .failure(SettingsFault(path, nil, nil, "the file cannot be read, or is larger than \(limit) bytes"))
    }
    return entries(in: text, of: path)
  }

  /// What a text sets; `path` is for messages.
  static func entries(in text: String, of path: String) -> Result<[Entry], SettingsFault> {
    func fault(_ line: Int?, _ words: String) -> Result<[Entry], SettingsFault> {
      .failure(SettingsFault(path, line, nil, words))
    }
    do {
      guard let root = try Yams.compose(yaml: text) else { return .success([]) }
      if root.scalar?.string.isEmpty == true { return .success([]) }
      guard let mapping = root.mapping else {
        return fault(root.mark?.line, "write one setting a line, such as shop: coffee")
      }
      var entries: [Entry] = []
      for (key, value) in mapping {
        guard let name = key.scalar?.string, let scalar = value.scalar?.string else {
          return fault(key.mark?.line, "write one setting a line, such as shop: coffee")
        }
        entries.append(Entry(key: name, value: scalar, line: key.mark?.line ?? 1))
      }
      return .success(entries)
    } catch let error as YamlError {
      return fault(line(of: error), "this is not YAML; write one setting a line, such as shop: coffee")
    } catch {
      return fault(nil, "the file cannot be read")
    }
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }

  /// The text with a setting in it: in its old place, or at the end; other lines stay as they are.
  static func setting(_ key: Settings.Key, to value: String?, in text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    // Quoted always: `no` and `8` would be read as something else by other programs.
    let quoted = value.map { "\(key.rawValue): \"\($0.escapedForQuotes)\"" }
    let place = lines.firstIndex { $0.hasPrefix(key.rawValue + ":") || $0.hasPrefix(key.rawValue + " ") }
    switch (place, quoted) {
    case (let place?, let line?): lines[place] = line
    case (let place?, nil): lines.remove(at: place)
    case (nil, let line?): lines.append(line)
    case (nil, nil): break
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }
}
