import ArgumentParser
import FoundationEssentials
import Glibc
import PlainText
import ShopCore
import Synchronization
import Tapes

/// Where tapes are played: a shop as nobody has visited it yet, of which each tape gets a copy.
final class TapeStage: Sendable {
  let places: Places
  /// Short, because sockets are in it.
  let bellFolder: String
  private let folder: String
  private let count = Mutex(0)

  /// Imports the shop once.
  ///
  /// Copies live in memory where that can be: what a tape leaves need not survive a power cut.
  init(_ places: Places) throws {
    self.places = places
    guard let source = places.shopFolder else {
      Console.complain("There is no shop called \(places.shop) here. Name a shop or its folder with --shop.")
      throw ExitCode(ExitStatus.noShop.rawValue)
    }
    guard let folder = Self.makeFolder(in: "/dev/shm") ?? Self.makeFolder(in: "/tmp") else {
      Console.complain("No folder for the tapes' data can be made in /tmp.")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    self.folder = folder
    bellFolder = folder + "/b"
    let clock = TapeClock(at: .usual)
    let dice = Dice(seed: 0)
    let world = World(now: { clock.now }, randomBytes: { dice.bytes($0) })
    do {
      try CatalogImport.run(from: source, into: DataFolder(path: folder + "/shop"), world: world)
    } catch {
      Self.remove(folder)
      throw error
    }
  }

  deinit { Self.remove(folder) }

  private static func makeFolder(in parent: String) -> String? {
    var name = Array("\(parent)/tuckshop-tape-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// A copy of the shop for one tape.
  func freshFolder() throws -> DataFolder {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let copy = DataFolder(path: "\(folder)/\(number)")
    try FileManager.default.copyItem(atPath: folder + "/shop", toPath: copy.path)
    return copy
  }

  func remove(_ copy: DataFolder) { Self.remove(copy.path) }
}
