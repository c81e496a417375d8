// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
import Foundation
package import TerminalKit
import Testing

/// A screen as it was agreed, in a file of the folder `Goldens` beside a test.
///
/// `TUCKSHOP_RECORD=1 swift test --filter GoldenTests` writes the files anew; that run fails, so that nobody takes a
/// recording for a pass.
package enum Golden {
  package static let sizes = [Size(40, 12), Size(80, 24), Size(120, 40)]

  private static func folder(beside test: String) -> URL {
    URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("Goldens")
  }

  private static func file(_ scene: String, _ size: Size) -> String { "\(scene)-\(size.columns)x\(size.rows).txt" }

  package static func check(
    _ driver: some ScreenDriver, _ scene: String, _ size: Size, beside test: String = #filePath
  ) throws {
    let shown = driver.framed + "\n"
    let file = folder(beside: test).appendingPathComponent(file(scene, size))
    if ProcessInfo.processInfo.environment["TUCKSHOP_RECORD"] == "1" {
      try shown.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent): look at it and run again without recording")
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(shown == golden, "\(scene) at \(size.columns)×\(size.rows) now looks like this:\n\(shown)")
  }

  /// Files of scenes that are gone.
  package static func leftovers(of scenes: [String], beside test: String = #filePath) throws -> [String] {
    let names = scenes.flatMap { scene in sizes.map { file(scene, $0) } }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder(beside: test).path)
    return Set(files).subtracting(names).sorted()
  }
}
#endif
