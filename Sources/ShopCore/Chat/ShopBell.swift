package import Commerce
import Database

/// The bell of one session; its path is given to ``Shop/beginVisit(guest:isReturning:bell:place:)`` or
/// ``Shop/openDesk(as:bell:)``.
package final class ShopBell: Sendable {
  private let bell: Doorbell

  /// Hangs a bell with a name of its own into the folder.
  ///
  /// - Parameter folder: Short: the whole path has at most 107 bytes.
  /// - Throws: ``DatabaseFailure``: then the session goes without and looks now and then.
  package init(folder: String, world: World) throws {
    bell = try Doorbell(folder: folder, name: world.randomBytes(8).hexadecimal)
  }

  package var path: String { bell.path }
  /// Becomes readable when somebody rings.
  package var descriptor: Int32 { bell.descriptor }

  /// Rings some bells, whether or not the ledger knows them yet.
  package static func ring(_ paths: [String], _ topic: Ring) { _ = Doorbell.ring(paths, topic: topic.topic) }

  /// What was rung since the last call; never waits.
  package func take() -> [Ring] { bell.take().sorted().compactMap(Ring.init(topic:)) }
}
