import Database
import Dispatch
import Foundation
import Synchronization
import Testing

struct DatabaseSharingTests {
  /// Adds one to the counter, the way that loses counts when two do it at once.
  private static func count(_ times: Int, in database: Database) throws {
    for _ in 0..<times {
      try database.write { writer in
        let value = try writer.int("SELECT value FROM counter") ?? 0
        try writer.execute("UPDATE counter SET value = \(value + 1)")
      }
    }
  }

  @Test func `threads that share a connection do not lose each other's writes`() throws {
    let database = try DatabaseFile().open()
    try concurrently(4) { _ in try DatabaseSharingTests.count(50, in: database) }
    #expect(try database.read { try $0.int("SELECT value FROM counter") } == 200)
  }

  // Could go wrong: a program that is to end waits for ever behind one that was stopped in the middle of a write.
  @Test(.timeLimit(.minutes(2))) func `closing does not wait for whoever keeps the turn`() throws {
    let file = try DatabaseFile()
    let database = try file.open()
    let ticket = open(file.folder + "/a.lock", O_RDWR | O_CLOEXEC)
    defer { close(ticket) }
    #expect(flock(ticket, LOCK_EX) == 0)
    database.close()
    #expect(throws: DatabaseFailure.self) { try database.read { try $0.int("SELECT value FROM counter") } }
    #expect(flock(ticket, LOCK_UN) == 0)
    #expect(try file.open().read { try $0.int("SELECT value FROM counter") } == 0)
  }

  @Test func `connections of their own queue for their turn`() throws {
    let file = try DatabaseFile()
    try concurrently(4) { _ in try DatabaseSharingTests.count(50, in: try file.open()) }
    #expect(try file.open().read { try $0.int("SELECT value FROM counter") } == 200)
  }

  @Test func `processes queue for their turn, and none fails`() async throws {
    let file = try DatabaseFile()
    try file.open().close()
    let folder = file.folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          await #expect(processExitsWith: .success) { [folder = folder as String] in
            let database = try Database(
              path: folder + "/a.db", access: .readWrite(ticket: folder + "/a.lock"), migrations: DatabaseFile.schema,
              applicationID: DatabaseFile.applicationID)
            try DatabaseSharingTests.count(100, in: database)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try file.open().read { try $0.int("SELECT value FROM counter") } == 200)
  }

  @Test func `a writer that is killed leaves whole transactions`() async throws {
    let file = try DatabaseFile()
    let folder = file.folder
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
      let database = try Database(
        path: folder + "/a.db", access: .readWrite(ticket: folder + "/a.lock"), migrations: DatabaseFile.schema,
        applicationID: DatabaseFile.applicationID)
      try DatabaseSharingTests.count(20, in: database)
      try database.write { writer in
        try writer.execute("UPDATE counter SET value = 1000")
        kill(getpid(), SIGKILL)
      }
    }
    let database = try file.open()
    #expect(try database.read { try $0.int("SELECT value FROM counter") } == 20)
    #expect(try database.read { try $0.string("PRAGMA integrity_check") } == "ok")
    try DatabaseSharingTests.count(1, in: database)
  }

  /// Does `body` on that many threads at once and throws what the first of them threw.
  private func concurrently(_ threads: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    let results = (0..<threads).map { _ in ThreadResult() }
    DispatchQueue.concurrentPerform(iterations: threads) { number in
      results[number].set(Result { try body(number) })
    }
    for result in results { try result.get() }
  }
}

/// What a thread ended with.
private final class ThreadResult: Sendable {
  private let kept = Mutex<Result<Void, any Error>?>(nil)

  func set(_ result: Result<Void, any Error>) { kept.withLock { $0 = result } }
  func get() throws { try kept.withLock { try $0?.get() } }
}
