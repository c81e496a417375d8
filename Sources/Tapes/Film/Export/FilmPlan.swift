package import PlainText
import TerminalKit

/// How a film becomes pictures or a video: which tool is called with what, in which order.
///
/// Drawing and joining are the tools' work; here is only what they are told. All files are named relative to one folder,
/// in which they are to be run.
package struct FilmPlan: Equatable, Sendable {
  /// A file that has to be there before the tools run.
  package struct File: Equatable, Sendable {
    package var name: String
    package var contents: String
  }

  /// One call of a tool.
  package struct Call: Equatable, Sendable {
    package var tool: FilmTool
    package var arguments: [String]
  }

  package var files: [File] = []
  package var calls: [Call] = []
  /// The files that are the outcome; the rest can be removed.
  package var outcome: [String] = []
  private var framesPerSecond = 25

  /// Plans a film.
  ///
  /// - Parameters:
  ///   - output: What it is to become; one that is written without tools plans no call.
  ///   - tools: What is installed.
  ///   - framesPerSecond: Of a video.
  ///   - scale: Pixels for each unit of the picture.
  package init(
    _ film: Film, as output: FilmOutput, tools: Set<FilmTool>, _ options: PictureOptions = PictureOptions(),
    framesPerSecond: Int = 25, scale: Int = 1
  ) throws(FilmToolMissing) {
    if let contents = output.contents(of: film, options) {
      files = [File(name: Self.video(output), contents: contents)]
      outcome = [Self.video(output)]
      return
    }
    let shots = film.lastingShots
    guard !shots.isEmpty else { throw .nothingToShow(output) }
    let artist = [FilmTool.rsvgConvert, .magick, .convert].first { tools.contains($0) }
    guard let artist else { throw .noArtist(output) }
    let names = shots.indices.map { "frame-" + String(100_000 + $0).dropFirst() }
    for (name, shot) in zip(names, shots) {
      let frame = shot.frame.extended(to: film.size)
      files.append(File(name: name + ".svg", contents: frame.svg(title: film.title, options)))
      calls.append(Self.drawing(name, by: artist, scale: scale))
    }
    let pictures = names.map { $0 + ".png" }
    guard output != .pictures else {
      outcome = pictures
      return
    }
    self.framesPerSecond = framesPerSecond
    try join(pictures, shots.map(\.duration), as: output, tools)
    outcome = [Self.video(output)]
  }

  private static func video(_ output: FilmOutput) -> String {
    switch output {
    case .text: "film.txt"
    case .svg: "film.svg"
    case .cast: "film.cast"
    case .gif, .pictures: "film.gif"
    case .mp4: "film.mp4"
    case .webm: "film.webm"
    }
  }

  private static func drawing(_ name: String, by artist: FilmTool, scale: Int) -> Call {
    artist == .rsvgConvert
      ? Call(tool: artist, arguments: ["--zoom", String(scale), "--output", name + ".png", name + ".svg"])
      : Call(
        tool: artist,
        arguments: ["-background", "none", "-density", String(96 * scale), name + ".svg", name + ".png"])
  }

  // MARK: Joining

  private mutating func join(
    _ pictures: [String], _ times: [Milliseconds], as output: FilmOutput, _ tools: Set<FilmTool>
  ) throws(FilmToolMissing) {
    if tools.contains(.ffmpeg) { return joinByFFmpeg(pictures, times, output) }
    guard output == .gif else { throw .noJoiner(output, [.ffmpeg]) }
    if let magick = [FilmTool.magick, .convert].first(where: tools.contains) {
      return joinByMagick(pictures, times, magick)
    }
    guard tools.contains(.gifski) else { throw .noJoiner(output, [.ffmpeg, .magick, .gifski]) }
    joinByGifski(pictures, times)
  }

  // ffmpeg's list of pictures with their times. In a video the last is named twice, or its time would not count; in a
  // GIF that time is told by itself.
  private mutating func joinByFFmpeg(_ pictures: [String], _ times: [Milliseconds], _ output: FilmOutput) {
    var list = "ffconcat version 1.0\n"
    for (picture, time) in zip(pictures, times) {
      list += "file \(picture)\nduration \(Microseconds(time).decimal)\n"
    }
    if output != .gif { list += "file \(pictures.last ?? "")\n" }
    files.append(File(name: "film.ffconcat", contents: list))
    let filter: [String]
    switch output {
    case .gif:
      filter = ["-filter_complex", "split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=none"]
    // Video wants even numbers of pixels.
    case .mp4:
      filter = [
        "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,fps=\(framesPerSecond),format=yuv420p", "-movflags", "+faststart",
      ]
    default:
      filter = ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,fps=\(framesPerSecond),format=yuv420p", "-c:v", "libvpx-vp9"]
    }
    calls.append(
      Call(
        tool: .ffmpeg,
        arguments: ["-y", "-v", "error", "-f", "concat", "-i", "film.ffconcat"] + filter
          + (output == .gif ? ["-loop", "0", "-final_delay", String((times.last?.count ?? 0) / 10)] : []) + [
            Self.video(output)
          ]))
  }

  // Hundredths of a second are the clock of GIF; the rest of a time is given to the next shot.
  private mutating func joinByMagick(_ pictures: [String], _ times: [Milliseconds], _ magick: FilmTool) {
    var arguments = ["-loop", "0"]
    var (clock, told) = (0, 0)
    for (picture, time) in zip(pictures, times) {
      clock += time.count
      let hundredths = max(1, clock / 10 - told)
      told += hundredths
      arguments += ["-delay", String(hundredths), picture]
    }
    calls.append(Call(tool: magick, arguments: arguments + ["-layers", "optimize", "film.gif"]))
  }

  // gifski knows one speed only: a shot is named as often as it is shown.
  private mutating func joinByGifski(_ pictures: [String], _ times: [Milliseconds]) {
    var arguments = ["--fps", "20", "--output", "film.gif", "--no-sort"]
    var (clock, told) = (0, 0)
    for (picture, time) in zip(pictures, times) {
      clock += time.count
      let count = max(1, clock / 50 - told)
      told += count
      arguments += Array(repeating: picture, count: count)
    }
    calls.append(Call(tool: .gifski, arguments: arguments))
  }

  // MARK: Running

  /// Writes the files and calls the tools, one after the other; stops at the first that fails.
  package func run<Failure: Error>(
    write: (File) throws(Failure) -> Void, call: (Call) throws(Failure) -> Void
  ) throws(Failure) {
    for file in files { try write(file) }
    for one in calls { try call(one) }
  }
}

extension Film {
  /// The shots that are shown for a time, and how long; without any, the last one.
  fileprivate var lastingShots: [(frame: Frame, duration: Milliseconds)] {
    let all = shots.indices.map { (frame: shots[$0].frame, duration: duration(of: $0)) }
    let lasting = all.filter { $0.duration > Milliseconds(0) }
    return lasting.isEmpty ? all.suffix(1).map { ($0.frame, Milliseconds(1000)) } : lasting
  }
}

/// Why a film cannot become what it was to become.
package enum FilmToolMissing: Error, Equatable {
  /// Nothing draws the pictures.
  case noArtist(FilmOutput)
  /// Nothing joins them; any of these would.
  case noJoiner(FilmOutput, [FilmTool])
  /// The film has no shot.
  case nothingToShow(FilmOutput)

  /// What happened and what to do.
  package var message: SafeText {
    switch self {
    case .noArtist(let output):
      "To make \(output.name), rsvg-convert or ImageMagick must draw the pictures, and neither is installed. "
        + "Install one (apt-get install librsvg2-bin), or ask for .svg, .cast or .txt, which need nothing."
    case .noJoiner(let output, let tools):
      "To make \(output.name), \(tools.map { SafeText(cleaning: $0.rawValue) }.joined(separator: " or ")) must join the "
        + "pictures, and it is not installed. Install \(tools.first?.package ?? .empty) (apt-get install "
        + "\(tools.first?.package ?? .empty)), or ask for .svg, .cast or .txt, which need nothing."
    case .nothingToShow(let output): "There is nothing to make \(output.name) of: the film has no picture."
    }
  }
}
