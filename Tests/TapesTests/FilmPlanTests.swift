import Foundation
import PlainText
import Tapes
import TerminalKit
import Testing

/// Films as files of other kinds, by tools of the host.
@Suite struct FilmPlanTests {
  static let paths: [(String, FilmOutput)] = [
    ("a.gif", .gif), ("a.mp4", .mp4), ("a.webm", .webm), ("out/", .pictures), ("a.png", .pictures), ("a.txt", .text),
    ("a.ascii", .text),
    ("a.test", .text), ("a.svg", .svg), ("A.SVG", .svg), ("a.cast", .cast(.three)), ("a.v2.cast", .cast(.two)),
    ("a.unknown", .gif), ("noend", .gif),
  ]

  @Test(arguments: paths)
  func `a path says what is written`(_ path: String, _ output: FilmOutput) {
    #expect(FilmOutput(path: path) == output)
  }

  static let plans: [(FilmOutput, Set<FilmTool>, [String])] = [
    (.pictures, [.rsvgConvert, .ffmpeg], ["rsvg-convert", "rsvg-convert", "rsvg-convert"]),
    (.pictures, [.convert], ["convert", "convert", "convert"]),
    (.gif, [.rsvgConvert, .ffmpeg, .gifski], ["rsvg-convert", "rsvg-convert", "rsvg-convert", "ffmpeg"]),
    (.gif, [.rsvgConvert, .magick], ["rsvg-convert", "rsvg-convert", "rsvg-convert", "magick"]),
    (.gif, [.rsvgConvert, .gifski], ["rsvg-convert", "rsvg-convert", "rsvg-convert", "gifski"]),
    (.mp4, [.magick, .ffmpeg], ["magick", "magick", "magick", "ffmpeg"]),
    (.svg, [], []), (.text, [], []), (.cast(.two), [], []),
  ]

  @Test(arguments: plans)
  func `a plan names the tools`(_ output: FilmOutput, _ tools: Set<FilmTool>, _ names: [String]) throws {
    #expect(try FilmPlan(FilmPictureTests.film(), as: output, tools: tools).calls.map(\.tool.rawValue) == names)
  }

  @Test func `times are told as they are`() throws {
    let film = FilmPictureTests.film()
    let byFFmpeg = try FilmPlan(film, as: .gif, tools: [.rsvgConvert, .ffmpeg])
    #expect(
      byFFmpeg.files.last?.contents == """
        ffconcat version 1.0
        file frame-00000.png
        duration 1.5
        file frame-00001.png
        duration 0.5
        file frame-00002.png
        duration 1.0

        """)
    let video = try FilmPlan(film, as: .mp4, tools: [.rsvgConvert, .ffmpeg]).files.last?.contents
    #expect(video?.hasSuffix("duration 1.0\nfile frame-00002.png\n") == true)
    let byMagick = try FilmPlan(film, as: .gif, tools: [.convert]).calls.last?.arguments
    #expect(
      byMagick == [
        "-loop", "0", "-delay", "150", "frame-00000.png", "-delay", "50", "frame-00001.png", "-delay", "100",
        "frame-00002.png", "-layers", "optimize", "film.gif",
      ])
    let byGifski = try FilmPlan(film, as: .gif, tools: [.rsvgConvert, .gifski]).calls.last?.arguments
    #expect(byGifski?.filter { $0 == "frame-00001.png" }.count == 10)
  }

  static let messages: [(FilmOutput, Set<FilmTool>, String)] = [
    (
      .pictures, [.ffmpeg],
      "To make a folder of PNG pictures, rsvg-convert or ImageMagick must draw the pictures, and neither is installed. "
        + "Install one (apt-get install librsvg2-bin), or ask for .svg, .cast or .txt, which need nothing."
    ),
    (
      .mp4, [.rsvgConvert, .gifski],
      "To make an MP4 video, ffmpeg must join the pictures, and it is not installed. Install ffmpeg (apt-get install "
        + "ffmpeg), or ask for .svg, .cast or .txt, which need nothing."
    ),
    (
      .gif, [.rsvgConvert],
      "To make a GIF, ffmpeg or magick or gifski must join the pictures, and it is not installed. Install ffmpeg "
        + "(apt-get install ffmpeg), or ask for .svg, .cast or .txt, which need nothing."
    ),
  ]

  @Test(arguments: messages)
  func `a tool that lacks is named`(_ output: FilmOutput, _ tools: Set<FilmTool>, _ message: String) {
    let failure = #expect(throws: FilmToolMissing.self) {
      try FilmPlan(FilmPictureTests.film(), as: output, tools: tools)
    }
    #expect(failure?.message.string == message)
  }

  @Test func `a film without a shot makes nothing`() {
    #expect(throws: FilmToolMissing.nothingToShow(.gif)) {
      try FilmPlan(Film(title: "None"), as: .gif, tools: [.rsvgConvert, .ffmpeg])
    }
  }

  @Test func `what is written without tools is written whole`() throws {
    let film = FilmPictureTests.film()
    #expect(try FilmPlan(film, as: .text, tools: []).files.map(\.contents) == [film.text])
    let masked = try FilmPlan(film, as: .cast(.three), tools: [], PictureOptions(masks: [.text("Harbour")]))
    #expect(masked.files.first?.contents.contains("Harbour") == false)
  }

  static var installed: Set<FilmTool> { Set(FilmTool.allCases.filter { HostTool.path(of: $0.rawValue) != nil }) }

  @Test(
    .enabled(if: installed.isSuperset(of: [.rsvgConvert, .ffmpeg])),
    arguments: [FilmOutput.pictures, .gif, .mp4, .webm])
  func `the tools make what was planned`(_ output: FilmOutput) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-film-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try FilmPlan(FilmPictureTests.film(), as: output, tools: Self.installed)
    try plan.run { file in
      try file.contents.write(toFile: "\(folder)/\(file.name)", atomically: true, encoding: .utf8)
    } call: { call in
      let said = try HostTool.run(["env", "-C", folder, call.tool.rawValue] + call.arguments)
      #expect(said?.errors == "", "\(call.tool.rawValue)")
    }
    for name in plan.outcome {
      let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int ?? 0
      #expect(size > 500, "\(name)")
    }
    if let keep = ProcessInfo.processInfo.environment["TUCKSHOP_PICTURES"] {
      for name in plan.outcome {
        try? FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(keep)/\(name)")
      }
    }
  }
}
