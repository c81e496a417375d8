import Glibc
import PlainText
import Tapes
import TerminalKit

/// The goldens of one tape: the folder `Goldens/NAME` beside `NAME.tape`.
struct GoldenFiles {
  let folder: String

  init(of tape: String) {
    let name = tape.split(separator: "/").last.map(String.init) ?? tape
    let parent = tape.hasSuffix(name) ? String(tape.dropLast(name.count)) : ""
    folder = parent + "Goldens/" + (name.hasSuffix(".tape") ? String(name.dropLast(5)) : name)
  }

  /// The tapes that are gone and whose goldens are still there, in a folder and below.
  static func orphans(at path: String) -> [String] {
    guard Places.isFolder(path) else { return [] }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    return TapeFiles.names(in: folder).flatMap { name -> [String] in
      if name != "Goldens" { return orphans(at: folder + "/" + name) }
      return TapeFiles.names(in: folder + "/Goldens").map { "\(folder)/\($0).tape" }.filter { !Places.exists($0) }
    }
  }

  /// The styles of the colours that tapes are played in.
  static let styleNames = StyleNames(BuiltInTheme.standard.theme(for: .palette))

  func read() -> [String: String] {
    var kept: [String: String] = [:]
    for name in TapeFiles.names(in: folder) {
      if let text = try? TapeFiles.read(folder + "/" + name) { kept[name] = String(decoding: text, as: UTF8.self) }
    }
    return kept
  }

  func change(write: [String: String], remove: [String]) throws(TapeFiles.Failure) {
    if !write.isEmpty { TapeFiles.makeFolders(above: folder + "/x") }
    for (name, text) in write { try TapeFiles.write(Array(text.utf8), to: folder + "/" + name, isNew: false) }
    for name in remove { unlink(folder + "/" + name) }
    // Only an empty folder goes.
    if !remove.isEmpty { rmdir(folder) }
  }
}
