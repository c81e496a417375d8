import ArgumentParser
import CursesTerminal
import PlainText
import TerminalKit

extension CursesTerminal {
  /// Takes the terminal the program was started on; where that cannot be it says why and the program ends.
  ///
  /// - Parameters:
  ///   - what: What needs it, such as `The shop`.
  ///   - color: Nil: what the terminal can.
  static func open(
    for what: SafeText, _ color: ColorDepth?, _ takesMouse: Bool, _ places: Places, _ crashGuard: CrashGuard
  ) throws -> CursesTerminal {
    let options = CursesOptions(
      environment: TerminalEnvironment(
        term: Places.environment("TERM"), colorTerm: Places.environment("COLORTERM"),
        noColor: Places.environment("NO_COLOR"),
        locale: ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(Places.environment).first,
        escapeDelay: Places.environment("ESCDELAY"), terminfo: Places.environment("TERMINFO")),
      colorDepth: color, takesMouse: takesMouse, cacheFolder: places.cacheFolder)
    do {
      return try CursesTerminal(options, crashGuard: crashGuard)
    } catch {
      switch error {
      case .notATerminal: Console.complain("\(what) needs a terminal: run it from one, without pipes.")
      case .cannotPlaceCursor(let name):
        Console.complain("The terminal type \(name) cannot place its cursor. Try: TERM=xterm tuckshop")
      case .noDescription(let tried):
        Console.complain("No description of this terminal was found (tried \(tried.joined(separator: ", "))).")
      }
      throw ExitCode(1)
    }
  }
}
