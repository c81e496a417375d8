package import Commerce
import PlainText
package import TerminalKit

/// The desk as a value.
package struct DeskState: Equatable, Sendable {
  package var shared: Shared
  package var inbox = InboxScreen()
  package var live = LiveScreen()
  /// The thread that is open, over inbox or live view.
  package var thread: ThreadScreen?
  /// The live view is open in place of the inbox.
  package var isLive = false
  /// What lies over the screen; keys go to the last first.
  package var layers: [Layer] = []
  package var isQuitting = false

  package init(shared: Shared) { self.shared = shared }

  /// Whether a key of the footer would be refused as things stand.
  func refuses(_ command: Command) -> Bool {
    layers.isEmpty && thread?.refuses(command, shared) ?? false
  }

  var contexts: [KeyContext] {
    if let layer = layers.last { return layer.contexts }
    if let thread { return thread.contexts }
    return isLive ? [.live, .list, .global, .always] : [.inbox, .list, .global, .always]
  }

  /// Text that was written and not sent, the open thread's included.
  var unsent: [Int: Drafts] {
    var drafts = shared.drafts
    if let thread { drafts[thread.id] = thread.drafts }
    return drafts.filter { !$0.value.isEmpty }
  }
}

/// What every screen knows.
package struct Shared: Equatable, Sendable {
  package let profile: ShopProfile
  package let me: StaffMember
  package var isAway = false
  package var size: Size
  package let isASCIIOnly: Bool
  package var theme: Theme
  /// The moment as last told.
  package var now: Instant
  /// Who of the staff is there, as last told.
  var staff: [StaffMember] = []
  /// Shoppers who wait for an answer, in all.
  var waiting = 0
  /// What the shop's rules told, the newest first.
  var alerts: [DeskAlert] = []
  /// What was begun in threads that are closed now, by thread.
  var drafts: [Int: Drafts] = [:]
  /// What the footer says until the next key.
  package var toast: Toast?
  /// Ids of messages, made outside and used up one by one.
  var keys: KeySource
  private var generation = 0
  private let amounts: AmountFormat

  package init(
    profile: ShopProfile, me: StaffMember, now: Instant, size: Size, isASCIIOnly: Bool, theme: Theme, keys: KeySource
  ) {
    self.profile = profile
    self.me = me
    self.now = now
    self.size = size
    self.isASCIIOnly = isASCIIOnly
    self.theme = theme
    self.keys = keys
    amounts = AmountFormat(locale: profile.locale, currency: profile.currency, isASCIIOnly: isASCIIOnly)
  }

  package var symbols: Symbols { isASCIIOnly ? .ascii : .unicode }

  func price(_ amount: Money) -> SafeText { amounts.text(of: amount) }

  mutating func nextGeneration() -> Int {
    generation += 1
    return generation
  }

  /// What the shop calls me in its records.
  var myName: SafeText { me.name }

  mutating func say(_ kind: Toast.Kind, _ text: SafeText) { toast = Toast(kind, text) }
}

/// Which answers are shown: of the questions asked, never one that is older than what is there.
struct Freshness: Equatable {
  private var shown = 0

  /// Takes an answer, or says that a newer one has been shown.
  mutating func takes(_ generation: Int) -> Bool {
    guard generation > shown else { return false }
    shown = generation
    return true
  }
}

/// What is begun in a thread and not sent: the reply and the note apart, so that a note never becomes a reply.
struct Drafts: Equatable, Sendable {
  var reply = TextField(limit: ChatBody.longestText, isMultiline: true)
  var note = TextField(limit: ChatBody.longestText, isMultiline: true)

  var isEmpty: Bool { reply.isBlank && note.isBlank }
}

extension TextField {
  /// Nothing but blanks.
  var isBlank: Bool { characters.allSatisfy(\.isWhitespace) }
}

/// What a screen or a layer asks for beside changing itself.
struct Turn {
  var effects: [Effect] = []
  var moves: [Move] = []

  static let none = Turn()
  static func effect(_ effects: Effect...) -> Turn { Turn(effects: effects) }
  static func move(_ moves: Move...) -> Turn { Turn(moves: moves) }
}

/// A way from one place to another.
enum Move {
  case openThread(Int)
  case leaveThread
  case openLive
  case openInbox
  case show(Layer)
  /// Something was chosen in a picker.
  case pick(Pick)
  case quit
}
