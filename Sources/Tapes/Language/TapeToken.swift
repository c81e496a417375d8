/// A word of a tape, as the lexer cuts it.
struct TapeToken: Equatable {
  enum Kind: Equatable {
    case end, illegal, comment, number, string, json, pattern, boolean
    /// One of `@ = + % - [ ] ^ \`.
    case sign(UInt8)
    case unit(TimeUnit)
    /// `em` and `px`, which no command takes.
    case length
    case command(TapeKeyword)
    case setting(TapeSettingName)
  }

  var kind: Kind
  /// What it says, without quotes and slashes.
  var bytes: ArraySlice<UInt8>
  var position: TapePosition
  /// Where it stands in the text, with quotes and slashes.
  var range: Range<Int>

  /// As messages and commands have it; bytes that are no UTF-8 become replacement characters.
  var literal: String {
    switch kind {
    // Go makes a character of the single byte.
    case .illegal, .end: String(bytes.first.map { Character(Unicode.Scalar($0)) } ?? "\0")
    case .json: "{" + String(decoding: bytes, as: UTF8.self) + "}"
    default: String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// A word that begins a command; `End` is one of the language's words without a command.
enum TapeKeyword: String, CaseIterable {
  case space = "Space"
  case backspace = "Backspace"
  case delete = "Delete"
  case insert = "Insert"
  case enter = "Enter"
  case escape = "Escape"
  case tab = "Tab"
  case up = "Up"
  case down = "Down"
  case left = "Left"
  case right = "Right"
  case pageUp = "PageUp"
  case pageDown = "PageDown"
  case scrollUp = "ScrollUp"
  case scrollDown = "ScrollDown"
  case control = "Ctrl"
  case alt = "Alt"
  case shift = "Shift"
  case set = "Set"
  case sleep = "Sleep"
  case type = "Type"
  case wait = "Wait"
  case hide = "Hide"
  case show = "Show"
  case require = "Require"
  case output = "Output"
  case source = "Source"
  case screenshot = "Screenshot"
  case copy = "Copy"
  case paste = "Paste"
  case environment = "Env"
  case end = "End"
}

/// The name of a setting.
enum TapeSettingName: String, CaseIterable {
  case shell = "Shell"
  case fontFamily = "FontFamily"
  case fontSize = "FontSize"
  case letterSpacing = "LetterSpacing"
  case lineHeight = "LineHeight"
  case framerate = "Framerate"
  case typingSpeed = "TypingSpeed"
  case theme = "Theme"
  case playbackSpeed = "PlaybackSpeed"
  case height = "Height"
  case width = "Width"
  case padding = "Padding"
  case loopOffset = "LoopOffset"
  case marginFill = "MarginFill"
  case margin = "Margin"
  case windowBar = "WindowBar"
  case windowBarSize = "WindowBarSize"
  case borderRadius = "BorderRadius"
  case cursorBlink = "CursorBlink"
  case waitTimeout = "WaitTimeout"
  case waitPattern = "WaitPattern"
}

extension TapeToken.Kind {
  /// What a bare word is; case counts, and a word that the language does not know is a string.
  init(word: String) {
    if let keyword = TapeKeyword(rawValue: word) {
      self = .command(keyword)
    } else if let name = TapeSettingName(rawValue: word) {
      self = .setting(name)
    } else {
      switch word {
      case "ms": self = .unit(.milliseconds)
      case "s": self = .unit(.seconds)
      case "m": self = .unit(.minutes)
      case "em", "px": self = .length
      case "true", "false": self = .boolean
      default: self = .string
      }
    }
  }
}
