import Glibc
import PlainText
import Tapes

/// The files that a tape asks for with `Output` and `Screenshot`.
enum FilmFiles {
  /// Writes them; returns what could not be, and why.
  static func write(_ run: TapeRun) -> [SafeText] {
    var complaints: [SafeText] = []
    for path in run.outputs {
      let kind = FilmOutput(path: path)
      let film = kind == .text ? run.textFilm : run.settings.timed(run.film)
      // A film of pictures is a folder, also where its name ends as a picture's does.
      let place = kind == .pictures && !path.hasSuffix("/") ? path + "/" : path
      complaints += write(film, as: kind, to: place, run.settings)
    }
    for (path, frame) in run.screenshots {
      var film = Film(title: run.title)
      film.append(frame, at: Milliseconds(0))
      complaints += write(film, as: .pictures, to: path, run.settings)
    }
    return complaints
  }

  private static func write(
    _ film: Film, as kind: FilmOutput, to path: String, _ settings: FilmSettings
  ) -> [SafeText] {
    let name = SafeText(cleaning: path)
    do {
      let plan = try FilmPlan(
        film, as: kind, tools: installed, settings.options, framesPerSecond: settings.framesPerSecond)
      TapeFiles.makeFolders(above: path)
      // What needs no tool is written at once.
      if plan.calls.isEmpty, let file = plan.files.first {
        try TapeFiles.write(Array(file.contents.utf8), to: path, isNew: false)
        return []
      }
      return try make(plan, path)
    } catch let missing as FilmToolMissing {
      return ["\(name) was not made. \(missing.message)"]
    } catch let failure as TapeFiles.Failure {
      return ["\(name) was not written: \(failure.reason)."]
    } catch {
      return ["\(name) was not made: \(SafeText(cleaning: "\(error)"))."]
    }
  }

  private static func make(_ plan: FilmPlan, _ path: String) throws -> [SafeText] {
    let folder = try BenchFolder()
    try plan.run(
      write: { try TapeFiles.write(Array($0.contents.utf8), to: folder.path + "/" + $0.name, isNew: true) },
      call: { call in
        let status = run(call, in: folder.path)
        guard status == 0 else { throw ToolFailure(tool: call.tool, status: status) }
      })
    for name in plan.outcome {
      let target = path.hasSuffix("/") ? path + name : path
      try TapeFiles.write(try TapeFiles.read(folder.path + "/" + name), to: target, isNew: false)
      // A single picture of several is the first.
      if !path.hasSuffix("/") { break }
    }
    return []
  }

  private struct ToolFailure: Error, CustomStringConvertible {
    let tool: FilmTool
    let status: Int32
    var description: String { "\(tool.rawValue) ended with status \(status)" }
  }

  /// The tools in `PATH`.
  static var installed: Set<FilmTool> { Set(FilmTool.allCases.filter { find($0.rawValue) != nil }) }

  /// The file of a program in `PATH`; nil where it is not installed.
  static func find(_ program: String) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let folders = (Places.environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  private static func run(_ call: FilmPlan.Call, in folder: String) -> Int32 {
    guard let path = find(call.tool.rawValue) else { return 127 }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    // The plan names its files relative to the folder.
    let command = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, path] + call.arguments
    var arguments = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawn(&child, command[0], &actions, nil, &arguments, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }
}
