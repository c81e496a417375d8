import PlainText
import TerminalKit

extension Film {
  /// The film as a recording: each shot as the bytes that lead to it, keys as markers, an exit at the end.
  ///
  /// What was typed is not kept as input: it may be a card's number.
  ///
  /// - Parameter exitStatus: How the program ended; nil when it did not.
  package func cast(
    colors: TerminalColors? = .dark, exitStatus: Int? = 0, hasMarkers: Bool = true
  ) -> Cast {
    var size = shots.first?.frame.size ?? Size(80, 24)
    var header = Cast.Header(size: size)
    header.terminal = "xterm-256color"
    header.title = title.string
    header.colors = colors
    var cast = Cast(header: header)
    var encoder = FrameEncoder()
    for shot in shots {
      let time = Microseconds(shot.start)
      if shot.frame.size != size {
        size = shot.frame.size
        cast.events.append(Cast.Event(at: time, .resize(size)))
      }
      if hasMarkers, let keys = shot.keys { cast.events.append(Cast.Event(at: time, .marker(keys.string))) }
      let bytes = encoder.encode(shot.frame)
      if !bytes.isEmpty { cast.events.append(Cast.Event(at: time, .output(bytes))) }
    }
    // Version 2 knows no exit: output of nothing keeps the last shot until the end.
    if let last = shots.last, last.start < end { cast.events.append(Cast.Event(at: Microseconds(end), .output(""))) }
    if let exitStatus { cast.events.append(Cast.Event(at: Microseconds(end), .exit(exitStatus))) }
    return cast
  }
}

/// Makes a recording from what a program writes as it comes.
package struct CastRecorder {
  package private(set) var cast: Cast
  // Bytes of a character whose rest has not come yet.
  private var unfinished: [UInt8] = []

  package init(header: Cast.Header) {
    cast = Cast(header: header)
  }

  /// Takes bytes of the terminal; what is no UTF-8 becomes U+FFFD.
  package mutating func add(output bytes: some Sequence<UInt8>, at time: Microseconds) {
    var whole = unfinished + Array(bytes)
    let cut = Self.unfinishedCount(whole)
    unfinished = Array(whole.suffix(cut))
    whole.removeLast(cut)
    if !whole.isEmpty { cast.events.append(Cast.Event(at: time, .output(String(decoding: whole, as: UTF8.self)))) }
  }

  package mutating func add(_ kind: Cast.Event.Kind, at time: Microseconds) {
    if case .exit = kind { flush(at: time) }
    cast.events.append(Cast.Event(at: time, kind))
  }

  private mutating func flush(at time: Microseconds) {
    guard !unfinished.isEmpty else { return }
    cast.events.append(Cast.Event(at: time, .output(String(decoding: unfinished, as: UTF8.self))))
    unfinished = []
  }

  // How many bytes at the end are the beginning of a character.
  private static func unfinishedCount(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }
}
