package import Commerce
package import PlainText
package import TerminalKit

/// Who reads a conversation, and what is needed to tell it to them.
package struct TranscriptReader: Sendable {
  package enum Side: Equatable, Sendable {
    case shopper
    /// A member of staff, and what the guest is called.
    case staff(SafeText, guest: SafeText)
  }

  package var side: Side
  package var zone: TimeZoneRule
  package var now: Instant
  package var isASCIIOnly: Bool
  package var amount: @Sendable (Money) -> SafeText

  package init(
    side: Side, zone: TimeZoneRule, now: Instant, isASCIIOnly: Bool, amount: @escaping @Sendable (Money) -> SafeText
  ) {
    self.side = side
    self.zone = zone
    self.now = now
    self.isASCIIOnly = isASCIIOnly
    self.amount = amount
  }
}

/// A conversation laid out in lines: who spoke and when, what was said, what happened.
///
/// It is laid out from its end, as far up as it is read; what was laid out once is kept until something of it changes, so
/// that a long conversation costs a key no more than a short one.
package struct Transcript: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    package var text: StyledLine
    /// The message it belongs to, so that it can be chosen.
    package var message: Int?
    /// A part of what was said, not of the line above it that tells by whom and when.
    package var isSaid = false
  }

  package private(set) var lines: [Line] = []
  /// No message is left above the lines.
  package private(set) var isWhole = true
  private var blocks: [Int: TranscriptBlock] = [:]
  private var setting: TranscriptSetting?
  private var told: [ChatMessage] = []
  private var toldUnderWay: [SafeText] = []

  package init() {}

  /// Lays out all of a conversation.
  package init(_ messages: [ChatMessage], for reader: TranscriptReader, width: Int) {
    layOut(messages, for: reader, width: width, atLeast: .max)
  }

  /// Lays out the end of a conversation.
  ///
  /// - Parameters:
  ///   - underWay: What is on its way to the ledger; it stands at the end.
  ///   - wanted: Lines that are needed, counted from the end; more may come.
  package mutating func layOut(
    _ messages: [ChatMessage], underWay: [SafeText] = [], for reader: TranscriptReader, width: Int, atLeast wanted: Int
  ) {
    let setting = TranscriptSetting(reader, width: max(10, width))
    if setting == self.setting, messages == told, underWay == toldUnderWay, isWhole || lines.count >= wanted { return }
    if setting != self.setting { blocks = [:] }
    self.setting = setting
    told = messages
    toldUnderWay = underWay
    let tail = underWay.flatMap {
      Self.lines(underWay: $0, reader.isASCIIOnly ? .ascii : .unicode, width: setting.width)
    }
    var shown: [TranscriptBlock] = []
    var count = tail.count
    var index = messages.count
    while index > 0, count < wanted {
      index -= 1
      let block = block(messages[index], after: index > 0 ? messages[index - 1] : nil, reader, setting)
      count += block.lines.count
      shown.append(block)
    }
    isWhole = index == 0
    lines = shown.reversed().flatMap(\.lines) + tail
    if blocks.count > 2 * messages.count {
      let ids = Set(messages.map(\.id))
      blocks = blocks.filter { ids.contains($0.key) }
    }
  }

  private mutating func block(
    _ message: ChatMessage, after last: ChatMessage?, _ reader: TranscriptReader, _ setting: TranscriptSetting
  ) -> TranscriptBlock {
    let head = TranscriptHead(message, after: last, reader.zone)
    if let known = blocks[message.id], known.message == message, known.head == head { return known }
    var writer = TranscriptWriter(reader: reader, width: setting.width)
    writer.add(message, head)
    let block = TranscriptBlock(message: message, head: head, lines: writer.lines)
    blocks[message.id] = block
    return block
  }

  private static func lines(underWay text: SafeText, _ symbols: Symbols, width: Int) -> [Line] {
    [Line(text: StyledLine([StyledSpan("You  sending\(symbols.ellipsis)", .secondary)]))]
      + text.wrapped(width: width - 2).map {
        Line(text: StyledLine([StyledSpan("  \($0)", .secondary)]), isSaid: true)
      }
  }

  /// The lines that a message takes; nil where it is not laid out.
  package func range(of message: Int) -> Range<Int>? {
    guard let last = lines.lastIndex(where: { $0.message == message }) else { return nil }
    var first = last
    while first > 0, lines[first - 1].message == message { first -= 1 }
    return first..<(last + 1)
  }
}

/// What all lines depend on.
private struct TranscriptSetting: Equatable, Sendable {
  let side: TranscriptReader.Side
  let isASCIIOnly: Bool
  let today: CivilDate
  let width: Int

  init(_ reader: TranscriptReader, width: Int) {
    side = reader.side
    isASCIIOnly = reader.isASCIIOnly
    today = reader.zone.local(reader.now).date
    self.width = width
  }
}

/// What stands above a message, given the one before.
struct TranscriptHead: Equatable, Sendable {
  /// Set where the day changes.
  let day: CivilDate?
  /// The same speaker goes on within five minutes, and nothing else of the head would differ.
  let isContinued: Bool

  init(_ message: ChatMessage, after last: ChatMessage?, _ zone: TimeZoneRule) {
    let today = zone.local(message.sentAt).date
    day = last.map { zone.local($0.sentAt).date } == today ? nil : today
    isContinued = day == nil && (last.map { message.goesOn(from: $0) } ?? false)
  }
}

extension ChatMessage {
  fileprivate func goesOn(from last: ChatMessage) -> Bool {
    if case .event = last.body { return false }
    return last.thread == thread && last.speaker == speaker && last.author == author && last.isPrivate == isPrivate
      && last.channel == channel && last.delivery == delivery && sentAt.seconds - last.sentAt.seconds < 300
  }
}

private struct TranscriptBlock: Equatable, Sendable {
  let message: ChatMessage
  let head: TranscriptHead
  let lines: [Transcript.Line]
}
