import Foundation
import ShopTestKit
import Testing

extension ProgramTests {
  // Could go wrong: SQLite writes the log into the file by itself, at a commit or when the last one leaves, while another
  // process commits: before 3.51.3 that can damage the ledger.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")))
  func `nobody writes to the ledger, nor its log into it, but in turn, even where processes are killed`() throws {
    let folder = try TestFolder(nil)
    let trace = folder.home + "/trace"
    let outcome = try BuiltProgram.run(
      [
        "-f", "-y", "-qq", "-e", "trace=flock,pwrite64", "-o", trace, BuiltProgram.path, "bench", "trial", "--shoppers",
        "4", "--staff", "2", "--seconds", "4", "--seed", "7",
      ], program: "/usr/bin/strace", in: folder)
    #expect(outcome.status == 0, "\(outcome)")
    let writes = TracedWrites(try String(contentsOfFile: trace, encoding: .utf8))
    #expect(writes.toFile > 0 && writes.toLog > 0)
    #expect(writes.outOfTurn == [])
  }
}

/// What `strace -f -y` saw of writes to a ledger, and of the lock by which writers take turns.
private struct TracedWrites {
  var toFile = 0
  var toLog = 0
  /// Lines of writes by a thread that did not hold the lock.
  var outOfTurn: [String] = []

  init(_ trace: String) {
    var holders: Set<Substring> = []
    var waiting: Set<Substring> = []
    for line in trace.split(separator: "\n") {
      let thread = line.prefix { $0 != " " }
      let call = line.dropFirst(thread.count).drop { $0 == " " }
      let isTicket = call.hasPrefix("flock(") && call.contains("/ledger.lock>")
      if isTicket, call.contains("LOCK_UN") {
        holders.remove(thread)
      } else if isTicket, call.contains("unfinished") {
        waiting.insert(thread)
      } else if isTicket || (call.contains("flock resumed") && waiting.remove(thread) != nil) {
        if call.hasSuffix("= 0") { holders.insert(thread) }
      } else if call.hasPrefix("+++") {
        holders.remove(thread)
      } else if call.hasPrefix("pwrite64("), call.contains("/ledger.db>") || call.contains("/ledger.db-wal>") {
        if call.contains("/ledger.db>") { toFile += 1 } else { toLog += 1 }
        if !holders.contains(thread) { outOfTurn.append(String(line.prefix(120))) }
      }
    }
  }
}
