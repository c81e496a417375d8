import Commerce
import Glibc

/// One thing that somebody without sense does to the program.
enum MonkeyEvent: CustomStringConvertible {
  case bytes([UInt8])
  case resize(columns: Int, rows: Int)
  case signal(Int32)
  /// Stops the program, and lets it go on.
  case stop

  var endsInEscape: Bool {
    guard case .bytes(let bytes) = self else { return false }
    return bytes.last == 0x1B
  }

  var description: String {
    switch self {
    case .bytes(let bytes):
      "typed "
        + bytes.prefix(60).map { byte in
          (0x21..<0x7F).contains(byte)
            ? String(Unicode.Scalar(byte)) : "\\x" + String(Int(byte) + 256, radix: 16).dropFirst()
        }.joined()
    case .resize(let columns, let rows): "resized to \(columns)x\(rows)"
    case .signal(let number): "signal \(number)"
    case .stop: "stopped and went on"
    }
  }
}

/// What comes to a monkey's mind, by its dice.
struct MonkeyMind {
  /// How many plans were begun, and of how many the last step was done.
  private(set) var plansBegun = 0
  private(set) var plansDone = 0
  private var dice: SplitMix
  private let isStaff: Bool
  private var plan: [MonkeyEvent] = []

  init(seed: UInt64, isStaff: Bool) {
    dice = SplitMix(state: seed)
    self.isStaff = isStaff
  }

  /// Gives up what was planned: the program that it was meant for has ended.
  mutating func forget() { plan = [] }

  mutating func next() -> MonkeyEvent {
    if !plan.isEmpty, Int.random(in: 0..<60, using: &dice) > 0 { return step() }
    switch Int.random(in: 0..<1000, using: &dice) {
    case ..<500: return key()
    case ..<600: return typing()
    case ..<660: return .bytes(Array(paste().utf8))
    case ..<700: return mouse()
    case ..<730: return .bytes(Array((Bool.random(using: &dice) ? "\u{1B}[I" : "\u{1B}[O").utf8))
    case ..<790: return size()
    case ..<820: return .bytes((0..<Int.random(in: 1...40, using: &dice)).map { _ in anyByte() })
    case ..<970:
      // Chance alone never buys anything: what takes many steps is planned, and may be disturbed at any of them.
      plan = MonkeyPlan.steps(isStaff: isStaff, word: MonkeyMind.words.randomElement(using: &dice) ?? "", with: &dice)
      plansBegun += 1
      return step()
    default: return signal()
    }
  }

  private mutating func step() -> MonkeyEvent {
    if plan.count == 1 { plansDone += 1 }
    return plan.removeFirst()
  }

  private mutating func anyByte() -> UInt8 { UInt8.random(in: .min ... .max, using: &dice) }

  private static let keys =
    [
      "[A", "[B", "[C", "[D", "OA", "OB", "[H", "[F", "[5~", "[6~", "[2~", "[3~", "[Z", "OP", "OQ", "OQ", "[15~",
      "[1;5C", "[1;5D", "", "\r", "f", "b", "d", "[97;5u", "[13;2u", "[57358u", "[27;5;106~",
    ].map { "\u{1B}" + $0 } + ["\r", "\r", "\r", "\t", "\u{7F}", " ", "\n", "\u{8}"]
    + "abcdefghijklmnoprstuvwxyzCGKLNRTX/:?~+-=0123456".map(String.init)
    + [1, 2, 4, 5, 6, 11, 12, 14, 15, 16, 18, 20, 21, 23, 25].map { String(Unicode.Scalar(UInt8($0))) }

  private mutating func key() -> MonkeyEvent {
    let count = Int.random(in: 0..<20, using: &dice) == 0 ? 200 : Int.random(in: 1...4, using: &dice)
    let keys = (0..<count).map { _ in MonkeyMind.keys.randomElement(using: &dice) ?? "" }
    return .bytes(Array(keys.joined().utf8))
  }

  private static let words = [
    "kettle", "ada@example.test", "Ada Byrne", "1 Quay Street", "Dungarvan", "WELCOME10",
    String(TestCard.success.keys.prefix(16)), "1234987",
    "\u{202E}txt.exe", "z\u{301}\u{301}\u{301}\u{301}\u{301}", "👨\u{200D}👩\u{200D}👧🏽", "中文字符", "\u{FDFD}", "%s%n",
    "'; DROP TABLE orders;--",
    "Ireland", "99999999999", "-1", "=cmd|' /C calc'!A0", "\u{9B}31m", "\u{E0041}\u{FEFF}",
  ]

  private mutating func typing() -> MonkeyEvent {
    .bytes(Array((MonkeyMind.words.randomElement(using: &dice) ?? "").utf8))
  }

  private mutating func paste() -> String {
    let evil = [
      "\u{1B}]52;c;cm0gLXJmIH4=\u{7}", "\u{1B}]0;PWNED\u{7}", "\u{1B}[6n", "\u{1B}[?1049l", "\r\ry\r",
      "\u{1B}[201~\ry\r",
      String(repeating: "A", count: 3000), String(repeating: "中", count: 500),
    ]
    let text = (evil.randomElement(using: &dice) ?? "") + (MonkeyMind.words.randomElement(using: &dice) ?? "")
    return "\u{1B}[200~" + text + "\u{1B}[201~"
  }

  private mutating func mouse() -> MonkeyEvent {
    let button = [0, 0, 0, 1, 2, 32, 64, 65, 255].randomElement(using: &dice) ?? 0
    let far = Int.random(in: 0..<20, using: &dice) == 0
    let column = far ? 99_999 : Int.random(in: 0...130, using: &dice)
    let row = far ? Int.max : Int.random(in: 0...45, using: &dice)
    return .bytes(Array("\u{1B}[<\(button);\(column);\(row)M\u{1B}[<\(button);\(column);\(row)m".utf8))
  }

  private mutating func size() -> MonkeyEvent {
    switch Int.random(in: 0..<12, using: &dice) {
    case 0: return .resize(columns: 0, rows: 0)
    case 1: return .resize(columns: 1, rows: 1)
    case 2: return .resize(columns: 65_535, rows: 65_535)
    case 3: return .resize(columns: 2000, rows: 2000)
    case 4: return .resize(columns: 31, rows: 7)
    case 5...7:
      return .resize(columns: Int.random(in: 1...200, using: &dice), rows: Int.random(in: 1...60, using: &dice))
    case 8: return .resize(columns: 40, rows: 12)
    case 9: return .resize(columns: 120, rows: 40)
    default: return .resize(columns: 80, rows: 24)
    }
  }

  private mutating func signal() -> MonkeyEvent {
    switch Int.random(in: 0..<16, using: &dice) {
    case 0: .signal(SIGTERM)
    case 1: .signal(SIGHUP)
    case 2: .signal(SIGKILL)
    case 3: .signal(SIGINT)
    case 4: .signal(SIGQUIT)
    case 5...8: .signal(SIGTSTP)
    case 9...11: .stop
    default: .signal(SIGWINCH)
    }
  }
}
