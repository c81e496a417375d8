import TerminalKit

/// A program that the shop is compared with.
enum Rival: String, CaseIterable {
  case newsboat, mutt

  /// Where it is installed, or nil.
  var path: String? {
    ["/usr/bin/", "/usr/local/bin/"].map { $0 + rawValue }.first(where: Places.exists)
  }

  /// The program with a list of these titles, ready for a warm start; nil when it is not installed.
  func program(titles: [String], in folder: BenchFolder) throws -> BenchProgram? {
    guard let path else { return nil }
    switch self {
    case .newsboat: return try newsboat(path, titles, folder)
    case .mutt: return try mutt(path, titles, folder)
    }
  }

  // A feed reader: its first screen is a list of one feed, its list the articles.
  private func newsboat(_ path: String, _ titles: [String], _ folder: BenchFolder) throws -> BenchProgram {
    let items = titles.enumerated().map { number, title in
      """
      <item><title>\(Self.markup(title))</title><link>http://localhost/\(number)</link><guid>\(number)</guid>
      <pubDate>Mon, 23 Nov 2026 \(Self.time(number)) GMT</pubDate><description>-</description></item>
      """
    }
    let feed = try folder.write(
      """
      <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Goods</title>
      <link>http://localhost/</link><description>-</description>\(items.joined())</channel></rss>
      """, to: "newsboat/feed.xml")
    let urls = try folder.write("file://\(feed)\n", to: "newsboat/urls")
    let settings = try folder.write("auto-reload no\n", to: "newsboat/config")
    let arguments = ["-u", urls, "-C", settings, "-c", folder.path + "/newsboat/cache.db"]
    func program(_ more: String...) -> BenchProgram {
      BenchProgram(
        name: rawValue, path: path, arguments: arguments + more,
        environment: BenchProgram.surroundings(home: folder.path + "/newsboat"), opening: ["Goods", "Quit"],
        toList: "\r", list: ["Articles in feed"], leave: "Q")
    }
    guard try TerminalSession(program("-x", "reload"), size: Size(80, 24)).finish() else {
      throw BenchFailure.cannotPrepare("newsboat did not read its feed.")
    }
    return program()
  }

  // A mail reader: its first screen is the list of messages.
  private func mutt(_ path: String, _ titles: [String], _ folder: BenchFolder) throws -> BenchProgram {
    let messages = titles.enumerated().map { number, title in
      """
      From shop@example.test Mon Nov 23 \(Self.time(number)) 2026
      From: The Shop <shop@example.test>
      To: guest@example.test
      Subject: \(title)
      Date: Mon, 23 Nov 2026 \(Self.time(number)) +0000
      Message-ID: <\(number)@example.test>
      Content-Type: text/plain; charset=utf-8

      Hello


      """
    }
    let box = try folder.write(messages.joined(), to: "mutt/box")
    let settings = try folder.write("set folder=\(folder.path)/mutt\n", to: "mutt/settings")
    return BenchProgram(
      name: rawValue, path: path, arguments: ["-F", settings, "-f", box],
      environment: BenchProgram.surroundings(home: folder.path + "/mutt"),
      opening: ["Msgs:\(titles.count)"], toList: "", list: [], leave: "x")
  }

  private static func time(_ number: Int) -> String { "\(10 + number / 50):\(10 + number % 50):00" }

  private static func markup(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "&" ? "&amp;" : $1 == "<" ? "&lt;" : String($1) }
  }
}
