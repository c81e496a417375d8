import TerminalKit

/// What a tape's `Set` commands make of its films; the rest of them is about programs that we do not have.
package struct FilmSettings: Equatable, Sendable {
  /// Of pictures.
  package private(set) var options = PictureOptions()
  /// Pictures a second in a video.
  package private(set) var framesPerSecond = 25
  private var speedThousandths = 1000

  package init() {}

  /// Takes a setting; those that have no effect on a film change nothing.
  mutating func take(_ setting: TapeSetting) {
    switch setting {
    case .theme(.colors(let entries)): options.colors = TerminalColors(entries)
    case .theme(.named(let name)):
      options.colors = name.lowercased().contains("light") ? .light : .dark
    case .fontFamily(let name): options.fontFamily = name
    case .windowBar(let bar): options.hasWindow = bar != nil
    case .framerate(let count): framesPerSecond = min(max(1, count), 120)
    case .playbackSpeed(let number): speedThousandths = max(1, number.thousandths)
    default: break
    }
  }

  /// A film at the speed that is set: at 2 it takes half the time.
  package func timed(_ film: Film) -> Film {
    guard speedThousandths != 1000 else { return film }
    func time(_ moment: Milliseconds) -> Milliseconds { Milliseconds(moment.count * 1000 / speedThousandths) }
    var timed = Film(title: film.title)
    for shot in film.shots { timed.append(shot.frame, at: time(shot.start), keys: shot.keys) }
    timed.hold(until: time(film.end))
    return timed
  }
}

extension TerminalColors {
  private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// Those of a theme as vhs names them; what lacks or is no colour is that of ``dark``.
  init(_ entries: [String: String]) {
    let colors = entries.compactMapValues { RGB(hex: $0) }
    let names = Self.names + Self.names.map { "bright" + $0.prefix(1).uppercased() + $0.dropFirst() }
    let palette = names.enumerated().map { colors[$0.element] ?? Self.dark.palette[$0.offset] }
    self.init(
      foreground: colors["foreground"] ?? Self.dark.foreground,
      background: colors["background"] ?? Self.dark.background, palette: palette)
  }
}
