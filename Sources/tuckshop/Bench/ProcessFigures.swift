import Glibc

/// What the kernel tells of a running process.
struct ProcessFigures {
  /// Kilobytes that this process alone has in memory: what ending it would give back.
  let privateKilobytes: Int
  /// Of these, what it wrote to.
  let dirtyKilobytes: Int
  /// Kilobytes in memory with what is shared (libraries).
  let residentKilobytes: Int
  /// How often a thread has waited and was woken, all threads together.
  let wakeUps: Int

  init(of process: pid_t) {
    let memory = Self.fields(of: "/proc/\(process)/smaps_rollup")
    dirtyKilobytes = memory["Private_Dirty"] ?? 0
    privateKilobytes = dirtyKilobytes + (memory["Private_Clean"] ?? 0)
    residentKilobytes = memory["Rss"] ?? 0
    wakeUps = Self.names(in: "/proc/\(process)/task").reduce(0) { sum, thread in
      sum + (Self.fields(of: "/proc/\(process)/task/\(thread)/status")["voluntary_ctxt_switches"] ?? 0)
    }
  }

  // Lines such as `Private_Dirty:    1234 kB`.
  private static func fields(of path: String) -> [String: Int] {
    var fields: [String: Int] = [:]
    for line in (PrivateFile.read(path, limit: 65_536) ?? "").split(separator: "\n") {
      let parts = line.split(separator: ":")
      guard parts.count == 2 else { continue }
      let number = parts[1].split { " \t".contains($0) }.first
      fields[String(parts[0])] = number.flatMap { Int($0) }
    }
    return fields
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
