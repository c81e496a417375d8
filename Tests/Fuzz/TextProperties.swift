// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

@testable import PlainText
import TerminalKit

/// Properties of the cleaner, of what it skips, and of what is laid out of clean text.
enum TextProperties {
  /// Nothing forbidden is left, cleaning again changes nothing, and no layout is wider than asked for.
  @Sendable static func cleaner(_ bytes: [UInt8]) -> String? {
    var input = FuzzBytes(bytes)
    let width = input.byte() % 100 + 2
    let raw = input.all()
    let line = SafeText(cleaning: raw)
    let lines = SafeText(cleaningLines: raw)
    if let found = ForbiddenText.first(in: line.string) { return "a line holds \(found)" }
    if let found = ForbiddenText.first(in: lines.string, keepingLines: true) { return "lines hold \(found)" }
    guard SafeText(cleaning: line.string).string.utf8.elementsEqual(line.string.utf8) else {
      return "cleaning a line twice is not cleaning it once"
    }
    guard SafeText(cleaningLines: lines.string).string.utf8.elementsEqual(lines.string.utf8) else {
      return "cleaning lines twice is not cleaning them once"
    }
    if (line + line).width != 2 * line.width { return "two of it are not twice as wide" }
    return layout(line, lines, width: width)
  }

  private static func layout(_ line: SafeText, _ lines: SafeText, width: Int) -> String? {
    for part in lines.wrapped(width: width)
    where part.width > max(width, widest(part)) || part.string.unicodeScalars.contains("\n") {
      return "a wrapped line is \(part.width) wide, not \(width)"
    }
    if line.leading(width).width > width { return "what leads is wider than \(width)" }
    if line.clipped(toWidth: width).width > width { return "what is clipped is wider than \(width)" }
    if line.clipped(toWidth: width).padded(toWidth: width).width != width {
      return "what is padded is not \(width) wide"
    }
    return nil
  }

  /// A character with its spacing marks is never cut: up to six columns go over, on a line of their own.
  private static func widest(_ line: SafeText) -> Int {
    line.length == 1 && line.string.unicodeScalars.contains(where: isSpacingMark) ? 6 : 0
  }

  private static func isSpacingMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spacingMark
  }

  /// Whatever was begun, CAN ends it (ECMA-48, 8.3.6 and DEC's practice): what comes after is read.
  @Sendable static func escapes(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    var skipper = EscapeSkipper()
    for scalar in (text + "\u{18}").unicodeScalars { _ = skipper.swallows(scalar.value) }
    for scalar in "visible".unicodeScalars where skipper.swallows(scalar.value) {
      return "“\(scalar)” is swallowed after CAN"
    }
    var open = EscapeSkipper()
    var run = 0
    for scalar in text.unicodeScalars {
      let isIntroducer = scalar.value == 0x1B || (0x80...0x9F).contains(scalar.value)
      run = open.swallows(scalar.value) && !isIntroducer ? run + 1 : 0
      if run > EscapeSkipper.longest { return "a sequence without an end swallows \(run)" }
    }
    return nil
  }

  /// Any text is Markdown, and no line of it is wider than the page.
  @Sendable static func markdown(_ bytes: [UInt8]) -> String? {
    var input = FuzzBytes(bytes)
    let width = input.byte() % 200 + 1
    let text = SafeText(cleaningLines: input.all())
    let blocks = Markdown.parse(text)
    for line in Markdown.layout(blocks, width: width) {
      // The narrowest page there is has four columns; a character keeps its four marks on any.
      let marks = line.text.string.unicodeScalars.contains(where: isSpacingMark) ? 4 : 0
      if line.width > max(4, width) + marks {
        return "a line is \(line.width) wide on a page of \(width): \(line.text)"
      }
      if let found = ForbiddenText.first(in: line.text.string) { return "a line holds \(found)" }
    }
    return nil
  }
}
#endif
