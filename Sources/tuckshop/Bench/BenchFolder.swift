import FoundationEssentials
import Glibc

/// A folder for one measurement, with all that the programs read and write; it is removed at the end.
final class BenchFolder {
  let path: String

  init() throws(BenchFailure) {
    var name = Array("/tmp/tuckshop-bench-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw .cannotPrepare("No folder can be made in /tmp.") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders above it; returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws(BenchFailure) -> String {
    let file = path + "/" + name
    PrivateFile.makeFolder(file.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 })
    do {
      try PrivateFile.write(text, to: file, isNew: true)
    } catch {
      throw .cannotPrepare(error.description)
    }
    return file
  }

  /// Copies a program; returns the copy's path.
  func copy(program: String, to name: String) throws(BenchFailure) -> String {
    let copy = path + "/" + name
    let source = open(program, O_RDONLY | O_CLOEXEC)
    let target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o700)
    defer {
      close(source)
      close(target)
    }
    var status = stat()
    guard source >= 0, target >= 0, fstat(source, &status) == 0 else {
      throw .cannotPrepare("The program cannot be copied into \(path).")
    }
    var rest = Int(status.st_size)
    while rest > 0 {
      let count = sendfile(target, source, nil, rest)
      guard count > 0 else { throw .cannotPrepare("The program cannot be copied into \(path).") }
      rest -= count
    }
    // Pages that still wait for the disk would count as written to by the program.
    fsync(target)
    return copy
  }
}
