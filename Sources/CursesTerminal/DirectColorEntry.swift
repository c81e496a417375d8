import Glibc

/// A terminal description of our own for 24-bit colour, because most systems bring none that fits (Debian's base has
/// no `xterm-direct`), and the common one turns the 256 palette colours into blue.
enum DirectColorEntry {
  static let name = "tuckshop-direct"

  // Numbers below 256 stay the palette, the rest is 0xRRGGBB (terminfo(5), "Color Handling"; user_caps(5), RGB).
  // Without the alternate character set, attributes cost three bytes less each time; frames hold box characters anyway.
  private static let source = """
    tuckshop-direct|xterm with palette and 24-bit colours,
    \tRGB, ccc@, initc@, oc@, colors#0x1000000, pairs#0x10000,
    \tacsc@, smacs@, rmacs@, sgr0=\\E[m,
    \tsgr=\\E[0%?%p6%t;1%;%?%p5%t;2%;%?%p2%t;4%;%?%p1%p3%|%t;7%;%?%p4%t;5%;%?%p7%t;8%;m,
    \tsetab=\(parameterized(base: 4, bright: 10, extended: 48)),
    \tsetaf=\(parameterized(base: 3, bright: 9, extended: 38)),
    \tuse=xterm-256color,

    """

  private static func parameterized(base: Int, bright: Int, extended: Int) -> String {
    "\\E[%?%p1%{8}%<%t\(base)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d%e%p1%{256}%<%t\(extended);5;%p1%d"
      + "%e\(extended);2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
  }

  /// The folder that holds the compiled description, compiled now if need be; nil when that is not possible.
  static func folder(inCache cache: String) -> String? {
    // The number goes up when the source changes.
    let folder = cache + "/terminfo-1"
    let compiled = "/t/" + name
    if access(folder + compiled, R_OK) == 0 { return folder }
    let compilers: [String] = ["/usr/bin/tic", "/usr/local/bin/tic", "/bin/tic"]
    guard let compiler = compilers.first(where: { access($0, X_OK) == 0 }) else { return nil }

    let workshop = folder + "/new-\(getpid())"
    let file = workshop + "/" + name + ".ti"
    // A home may be so new that it has no caches at all.
    for path in parents(of: cache) + [cache, folder, folder + "/t", workshop] { mkdir(path, 0o700) }
    defer {
      unlink(file)
      rmdir(workshop + "/t")
      rmdir(workshop)
    }
    guard write(source, to: file), run(compiler, ["-x", "-o", workshop, file]) else { return nil }
    // By rename, so that a second session never reads half a file.
    return rename(workshop + compiled, folder + compiled) == 0 ? folder : nil
  }

  private static func parents(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" && $0 != path.startIndex }.map { String(path[..<$0]) }
  }

  private static func write(_ text: String, to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return Array(text.utf8).withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) == $0.count }
  }

  // Silent, and without our environment.
  private static func run(_ program: String, _ arguments: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var list = ([program] + arguments).map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    defer { list.forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, nil, &list, &environment) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }
}
