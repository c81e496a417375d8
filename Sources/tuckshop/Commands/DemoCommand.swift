import ArgumentParser
import PlainText
import Tapes
import TerminalKit

/// Showing the shop to somebody.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Show the shop to somebody: a busy shop that is thrown away afterwards.",
    discussion: """
      Without a scene the shop is yours from the start. A scene is played; any key stops it and gives you the shop, F8 \
      goes on, F7 does one step. F4 shows the orders that can be looked up. While it is stopped, F6 moves the shop's \
      clock by an hour and F5 by a day. Every demo begins with the same shop, whatever was done in the one before.
      With --data the shop is written into a folder and stays there, for the desk and the commands; --reset begins it \
      anew.
      """)

  @Argument(help: "A scene; --list names them.", completion: .list(DemoScene.all.map(\.name)))
  var scene: String?

  @Flag(help: "Name the scenes, and the orders that can be looked up; play none.")
  var list = false

  @Flag(help: "Write the scene's tape instead of playing it, to be changed and played with tape replay.")
  var tape = false

  @Option(help: "Write the demo's shop into this folder and keep it; play nothing.", completion: .directory)
  var data: String?

  @Flag(help: "Begin anew: with --data the folder's shop, which must be a demo's; any other demo does so anyway.")
  var reset = false

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if data != nil, scene != nil || list || tape {
      throw ValidationError("--data keeps a shop and plays nothing: leave the scene, --list and --tape out")
    }
  }

  func run() throws {
    if let data { return try KeptDemo(path: data).make(anew: reset) }
    if list { return try tellList() }
    let chosen = try scene.map(Self.named)
    if tape {
      Console.say(SafeText(cleaningLines: String((chosen ?? DemoScene.all[0]).text.dropLast())))
      return
    }
    let (stage, orders) = try TapeStage.ofDemo()
    do {
      let tape = try LiveTape(Array((chosen?.text ?? DemoScene.opening).utf8))
      try LiveSession(
        tape: tape, stage: stage, movesClock: true, shopNote: " (as tuckshop demo fills it)",
        notes: DemoShop.notes(orders, isNarrow: TextOutput.size.widthClass == .narrow), screen: screen
      ).run()
    } catch let errors as TapeErrors {
      for line in TapeError.report(errors.errors, in: Array((chosen?.text ?? "").utf8)) { Console.complain(line) }
      throw ExitCode(1)
    }
  }

  private func tellList() throws {
    let (stage, orders) = try TapeStage.ofDemo()
    stage.clear()
    let width = DemoScene.all.map(\.name.count).max() ?? 0
    for scene in DemoScene.all {
      Console.say(SafeText(cleaning: scene.name.padded(to: width + 2) + scene.title))
    }
    Console.say(.empty)
    for line in DemoShop.notes(orders) { Console.say(line) }
  }

  private static func named(_ name: String) throws -> DemoScene {
    guard let scene = DemoScene.all.first(where: { $0.name == name }) else {
      Console.complain("There is no scene called \(SafeText(cleaning: name)). Those there are: tuckshop demo --list")
      throw ExitCode(ExitStatus.notFound.rawValue)
    }
    return scene
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
