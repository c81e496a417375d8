import ArgumentParser
import PlainText
import ShopCore
import Tapes
import TerminalKit

/// Recording a person's session as a tape.
struct TapeRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Open the shop and write down what is pressed there, as a tape.",
    discussion: """
      Instead of pauses the tape has waits for words that came to the screen. Addresses and e-mails are replaced by \
      made-up ones of the same country, cards by test cards: the tape can be played all the same. It is recorded in a \
      shop of its own that is thrown away afterwards, as tapes are played in one, unless --data names another.
      """)

  @Argument(help: "The new tape; a file that is there already is not touched.")
  var file: String

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions
  @OptionGroup var screen: ScreenOptions

  @Flag(help: "Leave names, addresses and e-mails as they are typed. Cards are never written down.")
  var showPersonal = false

  func run() throws {
    let path = file.hasSuffix(".tape") ? file : file + ".tape"
    guard !Places.exists(path) else {
      Console.complain("\(SafeText(cleaning: path)) is there already and was not touched. Give another name.")
      throw ExitCode(1)
    }
    let settings = Settings.read()
    var places = placeOptions.places(settings)
    let reports = places.reportFolder
    var stage = placeOptions.data == nil ? try TapeStage(places) : nil
    if let stage { places.data = try stage.freshFolder().path }
    var session = Session(places: places, settings: settings, world: worldOptions.world, screen: screen)
    session.timerClock = worldOptions.timerClock
    session.reportFolder = reports
    session.recording = TapeRecording.Options()
    session.recording.showsPersonal = showPersonal
    session.keepRecording = { recorder in
      Self.write(recorder, to: path)
      // Here, because a signal ends the program before this function does.
      stage = nil
    }
    try session.run()
  }

  private static func write(_ recorder: TapeRecorder, to path: String) {
    let name = SafeText(cleaning: path)
    do {
      try TapeFiles.write(recorder.text(heading: ["Recorded with tuckshop tape record."]), to: path, isNew: true)
      Console.say("\(name) is there. Play it with: tuckshop tape run \(name)")
    } catch {
      Console.complain("\(name) was not written: \(error.reason).")
    }
  }
}
