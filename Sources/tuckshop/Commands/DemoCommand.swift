import ArgumentParser
import PlainText
import Tapes

/// Showing the shop to somebody.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Show the shop to somebody: a busy shop that is thrown away afterwards.",
    discussion: """
      Without a scene the shop is yours from the start. A scene is played; any key stops it and gives you the shop, F8 \
      goes on, F7 does one step. While it is stopped, F6 moves the shop's clock by an hour and F5 by a day. Every demo \
      begins with the same shop, whatever was done in the one before.
      """)

  @Argument(help: "A scene; --list names them.", completion: .list(DemoScene.all.map(\.name)))
  var scene: String?

  @Flag(help: "Name the scenes and play none.")
  var list = false

  @Flag(help: "Write the scene's tape instead of playing it, to be changed and played with tape replay.")
  var tape = false

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    if list {
      let width = DemoScene.all.map(\.name.count).max() ?? 0
      for scene in DemoScene.all {
        Console.say(SafeText(cleaning: scene.name.padded(to: width + 2) + scene.title))
      }
      return
    }
    let chosen = try scene.map(Self.named)
    if tape {
      Console.say(SafeText(cleaningLines: String((chosen ?? DemoScene.all[0]).text.dropLast())))
      return
    }
    let stage = try TapeStage(Places())
    do {
      try stage.prepare { try DemoShop.fill($0) }
    } catch {
      stage.clear()
      Console.complain("The shop for the demo could not be made ready: \(Console.reason(error)).")
      throw ExitCode(1)
    }
    do {
      let tape = try LiveTape(Array((chosen?.text ?? DemoScene.opening).utf8))
      try LiveSession(tape: tape, stage: stage, movesClock: true, screen: screen).run()
    } catch let errors as TapeErrors {
      for line in TapeError.report(errors.errors, in: Array((chosen?.text ?? "").utf8)) { Console.complain(line) }
      throw ExitCode(1)
    }
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
