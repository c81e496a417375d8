import ArgumentParser
import Commerce
import CursesTerminal
import PlainText
import ShopCore
import Tapes
import TerminalKit

/// A tape that is played on this terminal, with a shop that is thrown away afterwards.
struct LiveSession {
  let tape: LiveTape
  let stage: TapeStage
  /// Hours and days can be leapt over.
  var movesClock = false
  /// What a bug report adds to the shop's name.
  var shopNote = ""
  /// What can be read at any time, such as the numbers of orders.
  var notes: [SafeText] = []
  var screen: ScreenOptions?
  var settings = Settings.read()

  private struct Nothing: EffectPerformer {
    func perform(_ effect: LivePlayer.Effect) -> [LivePlayer.Action] { [] }
  }

  func run() throws {
    let mailbox = Mailbox<LivePlayer.Action>()
    let crashGuard = CrashGuard(signalDescriptor: mailbox.signalDescriptor)
    let terminal = try CursesTerminal.open(
      for: "The shop", (screen?.color ?? settings.color)?.depth, screen?.mouse ?? settings.takesMouse, stage.places,
      crashGuard)
    let reports = ReportPlace(folder: stage.places.reportFolder)
    let look = MemoryShop.Look(
      colorDepth: terminal.colorDepth, isASCIIOnly: terminal.isASCIIOnly,
      theme: screen?.theme ?? settings.environmentTheme ?? settings.fileTheme, reports: reports, shopNote: shopNote)
    let player: LivePlayer
    do {
      player = try LivePlayer(
        tape, size: terminal.size, movesClock: movesClock, notes: notes, clock: monotonicMilliseconds
      ) { [stage] (opening) throws(TapeTrouble) in try MemoryShop(opening, on: stage, look: look) }
    } catch {
      terminal.close()
      Console.complain(error.message)
      throw ExitCode(1)
    }
    let state = LivePlayer.State(isPlaying: !tape.isEmpty)
    let loop = EventLoop(
      program: player, state: state, terminal: terminal, performer: Nothing(), performance: .inline, mailbox: mailbox,
      signals: crashGuard)
    loop.start(player.begin(state))
    let end = loop.run()
    terminal.close()
    player.close()
    stage.clear()
    reports.saved.tell()
    if case .signal(let number) = end { crashGuard.die(by: number) }
  }
}
