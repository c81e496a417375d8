package import PlainText

/// A kind of file that a film can become, by the end of its name.
package enum FilmOutput: Equatable, Sendable {
  /// `.txt`, `.ascii`, `.test`: the golden film of vhs.
  case text
  /// `.svg`
  case svg
  /// `.cast`: asciicast 3, or 2 where the name ends in `.v2.cast`.
  case cast(Cast.Version)
  /// A name that ends in `/` or `.png`: a folder with a PNG for each shot.
  case pictures
  /// `.gif`, `.mp4`, `.webm`
  case gif, mp4, webm

  /// The kind that a path asks for, as in vhs, to which an end that it does not know means GIF; SVG and asciicast are ours.
  package init(path: String) {
    let name = path.lowercased()
    let ends: [(String, FilmOutput)] = [
      ("/", .pictures), (".png", .pictures), (".txt", .text), (".ascii", .text), (".test", .text), (".svg", .svg),
      (".v2.cast", .cast(.two)),
      (".cast", .cast(.three)), (".mp4", .mp4), (".webm", .webm),
    ]
    self = ends.first { name.hasSuffix($0.0) }?.1 ?? .gif
  }

  /// What is written without any tool; nil for what needs one.
  package func contents(of film: Film, _ options: PictureOptions) -> String? {
    switch self {
    case .text: film.masked(by: options.masks).text
    case .svg: film.svg(options)
    case .cast(let version): film.masked(by: options.masks).cast(colors: options.colors).text(version)
    case .pictures, .gif, .mp4, .webm: nil
    }
  }

  /// In words, for messages.
  package var name: SafeText {
    switch self {
    case .text: "a text film"
    case .svg: "an SVG"
    case .cast: "an asciicast"
    case .pictures: "a folder of PNG pictures"
    case .gif: "a GIF"
    case .mp4: "an MP4 video"
    case .webm: "a WebM video"
    }
  }
}

/// A program of the host that draws or joins pictures.
package enum FilmTool: String, Sendable, CaseIterable {
  /// librsvg.
  case rsvgConvert = "rsvg-convert"
  /// ImageMagick 7 and, under its old name, 6.
  case magick, convert
  case ffmpeg
  case gifski

  /// Debian's package.
  var package: SafeText {
    switch self {
    case .rsvgConvert: "librsvg2-bin"
    case .magick, .convert: "imagemagick"
    case .ffmpeg: "ffmpeg"
    case .gifski: "gifski"
    }
  }
}
