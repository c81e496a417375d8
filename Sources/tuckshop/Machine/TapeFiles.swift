import ArgumentParser
import Glibc
import PlainText
import Tapes

/// Tapes in files, as the person who runs the program may read and write them.
enum TapeFiles {
  /// A tape is a text that somebody wrote; what is longer is something else.
  private static let longest = 16 << 20

  /// The system's words for what went wrong.
  struct Failure: Error {
    let reason: SafeText
    let isMissing: Bool

    fileprivate init(_ code: Int32) {
      reason = SafeText(cleaning: String(cString: strerror(code)))
      isMissing = code == ENOENT || code == ENOTDIR
    }
  }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(errno) }
    defer { close(descriptor) }
    return try read(descriptor)
  }

  static func readInput() throws(Failure) -> [UInt8] { try read(STDIN_FILENO) }

  private static func read(_ descriptor: Int32) throws(Failure) -> [UInt8] {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(errno) }
      if count == 0 { return text }
      text += buffer.prefix(count)
      if text.count > longest { throw Failure(EFBIG) }
    }
  }

  /// What `Source` finds: paths as they stand, from the folder in which the program runs, as vhs does.
  static func sourced(_ path: String) -> TapeFile {
    do {
      return .text(try read(path))
    } catch {
      return error.isMissing ? .missing : .unreadable
    }
  }

  /// The same; where there is none, the one beside the tape that names it.
  static func sourced(_ path: String, from tape: String) -> TapeFile {
    let file = sourced(path)
    guard case .missing = file, !path.hasPrefix("/"), let slash = tape.lastIndex(of: "/") else { return file }
    return sourced(tape[...slash] + path)
  }

  /// The names in a folder, in the order of their bytes; none where there is no such folder.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The tapes that paths stand for: themselves, or those in a folder and below.
  ///
  /// Says so, and ends the program, where there is none.
  /// - Parameter parts: Those too whose names begin with `_`: they are only for `Source`, not to be played.
  static func tapes(at paths: [String], parts: Bool = false) throws -> [String] {
    let tapes = paths.flatMap { Self.tapes(at: $0, parts: parts) }
    guard tapes.isEmpty else { return tapes }
    Console.complain("There is no tape there: a tape's name ends in .tape.")
    throw ExitCode(ExitStatus.notFound.rawValue)
  }

  private static func tapes(at path: String, parts: Bool) -> [String] {
    guard Places.isFolder(path) else { return [path] }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    return names(in: folder).flatMap { name -> [String] in
      let inside = folder + "/" + name
      if Places.isFolder(inside) { return tapes(at: inside, parts: parts) }
      return name.hasSuffix(".tape") && (parts || !name.hasPrefix("_")) ? [inside] : []
    }
  }

  /// Makes the folders above a file, by the account's own mask.
  static func makeFolders(above file: String) {
    var partial = file.hasPrefix("/") ? "/" : ""
    for name in file.split(separator: "/").dropLast(file.hasSuffix("/") ? 0 : 1) {
      partial += name
      mkdir(partial, 0o777)
      partial += "/"
    }
  }

  /// Puts a text in the place of a file's, in one step; a file that must not be there yet has no place.
  static func write(_ text: [UInt8], to path: String, isNew: Bool) throws(Failure) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    let target = isNew ? path : path + ".new"
    let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isThere ? status.st_mode & 0o777 : 0o644)
    guard descriptor >= 0 else { throw Failure(errno) }
    var rest = text[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(descriptor)
        unlink(target)
        throw Failure(code)
      }
      rest = rest.dropFirst(count)
    }
    close(descriptor)
    if !isNew, rename(target, path) != 0 {
      let code = errno
      unlink(target)
      throw Failure(code)
    }
  }
}
