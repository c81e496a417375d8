import ArgumentParser
import CatalogFiles
import Commerce
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
  var bellFolder: String { runtimeFolder + "/tuckshop" }
  private let runtimeFolder: String
  private let folder: String
  /// Held as long as the folder is somebody's.
  private let claim: FolderClaim
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
    for parent in Self.parents { FolderClaim.removeLeftovers(in: parent, named: Self.stem) }
    guard let claim = Self.parents.lazy.compactMap({ FolderClaim(in: $0, named: Self.stem) }).first else {
      Console.complain("No folder for the tapes' data can be made in /tmp.")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    self.claim = claim
    folder = claim.path
    runtimeFolder = folder + "/r"
    PrivateFile.makeFolder(runtimeFolder)
    let clock = TapeClock(at: .usual)
    let dice = Dice(seed: 0)
    let world = World(now: { clock.now }, randomBytes: { dice.bytes($0) })
    do {
      try Self.importShop(from: source, into: DataFolder(path: folder + "/shop"), world)
    } catch {
      Self.remove(folder)
      throw error
    }
  }

  private static func importShop(from source: String, into folder: DataFolder, _ world: World) throws {
    let reading = CatalogFolder(path: source).read()
    try CatalogImport.refuse(reading)
    guard let profile = reading.profile else { throw ExitCode(ExitStatus.invalid.rawValue) }
    try CatalogImport.changing(folder) {
      _ = try CatalogUpdate(folder: folder, rest: .goes).run(profile: profile, world: world) { door in
        for product in reading.products { try door.take(CatalogEntry(product: product), line: nil) }
      }
    }
  }

  /// How a person would open this shop.
  var command: SafeText { places.shop == places.usualShop ? "tuckshop" : "tuckshop --shop \(places.shop)" }

  deinit { clear() }

  /// Removes all of it, where the program ends without giving the stage back.
  func clear() { Self.remove(folder) }

  /// Leaves nothing behind where the program is ended from outside.
  func removeWhenInterrupted() { Interruption.first { [folder] in Self.remove(folder) } }

  private static let parents = ["/dev/shm", "/tmp"]
  private static let stem = "tuckshop-tape-"

  private static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Fills the shop with what everybody finds there who plays on this stage.
  func prepare(_ body: (DataFolder) throws -> Void) throws { try body(DataFolder(path: folder + "/shop")) }

  /// Writes the shop to a path where nothing is.
  func copyShop(to path: String) throws { try FileManager.default.copyItem(atPath: folder + "/shop", toPath: path) }

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

  func remove(_ copy: DataFolder) {
    for path in [copy.path, copy.path + ".clock", copy.path + ".run"] { Self.remove(path) }
  }
}
