import ArgumentParser
import Commerce
import PlainText
import ShopCore
import Synchronization
import Tapes
import TerminalKit

/// The bug reports of a session, wherever their tapes were recorded.
final class SavedReports: Sendable {
  private let kept = Mutex<[SafeText]>([])

  /// Where they are, in full.
  var paths: [SafeText] { kept.withLock { $0 } }

  fileprivate func add(_ path: SafeText) { kept.withLock { $0.append(path) } }

  /// Says where they are; for when the terminal is the shell's again.
  func tell() {
    for path in paths { Console.say("The bug report is in \(path)") }
  }
}

/// Where bug reports go, and by which clock they are named.
struct ReportPlace: Sendable {
  let folder: String
  /// The folder that `~` stands for; nil: paths are told in full.
  var home = Places.environment("HOME")
  var now: @Sendable () -> Instant = World.machine().now
  var saved = SavedReports()

  // The end of a path is what tells it from others, and a footer may be short.
  fileprivate func short(_ path: String) -> SafeText {
    guard let home, path.hasPrefix(home + "/") else { return SafeText(cleaning: path) }
    return SafeText(cleaning: "~" + path.dropFirst(home.count))
  }
}

/// What a shopper can hand to those who mend the shop: a tape that plays what they did, with the last screens above it.
///
/// One text file that only its owner may read. It is a tape as it is: everything but the keys stands in comments.
final class BugReport: Sendable {
  private let recorder: TapeRecorder
  private let place: ReportPlace
  private let shop: String
  private let colors: ColorDepth
  private let isASCIIOnly: Bool

  /// - Parameter shop: How the report calls it.
  init(recorder: TapeRecorder, place: ReportPlace, shop: String, terminal: any Terminal) {
    self.recorder = recorder
    self.place = place
    self.shop = shop
    colors = terminal.colorDepth
    isASCIIOnly = terminal.isASCIIOnly
  }

  /// Writes one and says where.
  func save(theme: String) throws -> SafeText {
    let folder = place.folder
    PrivateFile.makeFolder(folder)
    let now = place.now().iso
    let name = "report-" + now.split(separator: ":").joined(separator: "-")
    var path = "\(folder)/\(name).tape"
    var count = 1
    while Places.exists(path) {
      count += 1
      path = "\(folder)/\(name)-\(count).tape"
    }
    let screens = recorder.screens
    let text = recorder.text(heading: heading(theme, now, screens.last?.size) + Self.described(screens))
    try PrivateFile.write(String(decoding: text, as: UTF8.self), to: path, isNew: true)
    place.saved.add(SafeText(cleaning: path))
    return place.short(path)
  }

  private func heading(_ theme: String, _ now: String, _ size: Size?) -> [SafeText] {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(Places.environment).first ?? "none"
    return [
      "A bug report of tuckshop. What somebody typed about themselves is replaced by samples, or hidden.",
      "To see what happened: tuckshop tape run FILE, or tuckshop tape replay FILE",
      .empty,
      "version   \(SafeText(cleaning: Tuckshop.configuration.version))",
      "when      \(SafeText(cleaning: now))",
      "shop      \(SafeText(cleaning: shop))",
      "TERM      \(SafeText(cleaning: Places.environment("TERM") ?? "none"))",
      "size      \(size?.columns ?? 0)x\(size?.rows ?? 0)",
      "colours   \(SafeText(cleaning: "\(colors)"))\(isASCIIOnly ? ", ASCII alone" : "")",
      "locale    \(SafeText(cleaning: locale))",
      "theme     \(SafeText(cleaning: theme))",
      .empty,
    ]
  }

  private static func described(_ screens: [Frame]) -> [SafeText] {
    screens.enumerated().flatMap { index, frame -> [SafeText] in
      let ago = screens.count - 1 - index
      let title: SafeText = ago == 0 ? "the last screen" : "\(ago) before the last screen"
      let border = SafeText(cleaning: String(repeating: "-", count: frame.size.columns))
      return ["\(title):", border] + frame.text.map { SafeText(cleaning: $0) } + [border, .empty]
    }
  }
}

extension TapeRecording.Options {
  /// What a bug report needs: no screens are compared, and memory stays bounded.
  static var forReports: TapeRecording.Options {
    var options = TapeRecording.Options()
    options.hasWaits = false
    options.limit = 2000
    return options
  }

  /// The same at a desk: its keys are those of a member of staff.
  static var forDeskReports: TapeRecording.Options {
    var options = forReports
    options.staff = "Staff"
    return options
  }
}

extension Places {
  /// Where bug reports are kept.
  var reportFolder: String { stateFolder + "/reports" }
}
