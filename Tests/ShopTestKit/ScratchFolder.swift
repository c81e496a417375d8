// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
package import Foundation

/// Folders for tests, all in one that goes when the run ends.
package enum ScratchFolder {
  private static let root: URL = {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-tests-\(UUID())")
    do {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("no folder for tests: \(error)")
    }
    atexit { ScratchFolder.removeAll() }
    return root
  }()

  /// The path of a folder or file that is not there yet.
  package static func fresh(_ kind: String) -> URL { root.appendingPathComponent("\(kind)-\(UUID())") }

  /// A folder whose path is short enough for sockets.
  package static let bells = "/tmp/tuckshop-bells-\(UInt32.random(in: .min ... .max))"

  private static func removeAll() {
    try? FileManager.default.removeItem(at: root)
    try? FileManager.default.removeItem(atPath: bells)
  }
}
#endif
