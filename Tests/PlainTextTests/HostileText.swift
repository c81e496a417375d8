/// What a hostile guest types into a name, a chat or a review.
enum HostileText {
  /// With what must be left of it on one line.
  static let cleaned: [(raw: String, left: String)] = controlSequences + controls + invisible + emoji

  private static let controlSequences: [(raw: String, left: String)] = [
    ("\u{1B}]52;c;cm0gLXJmIH4=\u{07}copied", "copied"),
    ("\u{1B}]0;PWNED\u{07}title", "title"),
    ("\u{1B}]2;x\u{07}\u{1B}[21ta", "a"),
    ("\u{1B}[c\u{1B}[>c\u{1B}[6n\u{1B}[>0qb", "b"),
    ("\u{1B}P$q\"p\u{1B}\\\u{1B}P+q544e\u{1B}\\c", "c"),
    ("\u{1B}]8;;https://evil.example\u{07}SALE\u{1B}]8;;\u{07}", "SALE"),
    ("\u{1B}]8;;\u{1B}0m\u{1B}[>0qd", "md"),
    ("\u{1B}_Gi=666,f=100,t=f;DWRhdGUN\u{1B}\\e", "e"),
    ("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aGk=\u{07}\u{1B}\\f", "f"),
    ("\u{1B}[31mred\u{1B}[0m \u{1B}[2J\u{1B}[H\u{1B}[?1049lpage", "red page"),
    ("\u{1B}[;;;;;;;;;;;;;;;;;;;m\u{1B}[8;1;1t\u{1B}[9999bg", "g"),
    ("\u{1B}c\u{1B}#8\u{1B}(0\u{1B}7h", "h"),
    ("\u{1B}OA\u{8F}Bi", "i"),
    ("\u{1B}kname\u{1B}\\j", "j"),
    ("\u{9B}31mk\u{9D}0;x\u{9C}l\u{90}q\u{9C}m", "klm"),
    ("\u{1B}X secret \u{9C}n\u{1B}^ too \u{1B}\\o", "no"),
    ("\u{1B}[200~ evil \u{1B}[201~\r", " evil  "),
    ("\u{1B}\u{1B}\u{1B}[\u{1B}[1m bold", " bold"),
    ("no end \u{1B}]0;", "no end "),
    ("no end \u{1B}[1;2", "no end "),
    ("no end \u{1B}", "no end "),
    ("\u{1B}]0;open\nnext line", " next line"),
    ("\u{1B}é", "é"),
    ("\u{1B}[3\u{18}1m", "1m"),
    ("\u{1B}]" + String(repeating: "x", count: 4095) + "yz", "yz"),
    ("[31m is only text", "[31m is only text"),
  ]

  private static let controls: [(raw: String, left: String)] = [
    ("10.00\u{8}\u{8}\u{8}\u{8}\u{8} 0.01", "10.00 0.01"),
    ("Total\r0.00 ", "Total 0.00 "),
    ("a\r\nb\rc\nd\te\u{2028}f\u{2029}g", "a b c d e f g"),
    ("\u{0}\u{B}\u{C}\u{E}\u{F}\u{7F}\u{85}x", "x"),
    (String(decoding: [0x9B, 0x33, 0x31, 0x6D] as [UInt8], as: UTF8.self), "\u{FFFD}31m"),
    (String(decoding: [0xC0, 0xAF] as [UInt8], as: UTF8.self), "\u{FFFD}\u{FFFD}"),
  ]

  private static let invisible: [(raw: String, left: String)] = [
    ("\u{202E}txt.exe\u{202C}", "txt.exe"),
    ("\u{2066}a\u{2067}b\u{2068}c\u{2069}\u{200E}\u{200F}\u{61C}", "abc"),
    ("ad\u{200B}min\u{200C}\u{200D}\u{2060}\u{FEFF}", "admin"),
    ("shy\u{AD}phen\u{180E}\u{3164}\u{115F}\u{1160}\u{FFA0}\u{34F}", "shyphen"),
    ("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}", "\u{1F3F4}"),
    ("\u{FFF9}base\u{FFFA}ruby\u{FFFB}\u{FFFC}", "baseruby"),
    ("\u{E000}\u{F8FF}\u{100000}x", "x"),
    (String(decoding: [0xFFFE, 0xFDD0, 0xFFFF, 0x79] as [UInt16], as: UTF16.self), "y"),
    ("no\u{A0}break\u{3000}wide\u{2009}thin\u{202F}\u{205F}\u{1680}\u{2800}", "no break wide thin    "),
    ("z" + String(repeating: "\u{301}", count: 2000), "z\u{301}\u{301}\u{301}\u{301}"),
    ("\u{301}\u{302}a", "a"),
    ("\u{1100}" + String(repeating: "\u{1161}", count: 500), "\u{1100}\u{1161}\u{1161}\u{1161}\u{1161}"),
    ("가\u{302E}x\u{16FF0}y", "가xy"),
    ("\u{FDFD}\u{378}\u{4DC0}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
  ]

  private static let emoji: [(raw: String, left: String)] = [
    ("👨‍👩‍👧", "👨👩👧"), ("❤️", "❤"), ("👍🏽", "👍"), ("🇫🇷🇮🇪", "FRIE"), ("1️⃣", "1"), ("🏳️‍🌈", "🏳🌈"), ("☕️ tea", "☕ tea"),
  ]

  /// That stay as they are: no filter replaces what only another program would obey.
  static let harmless = [
    "", "plain", "'; DROP TABLE orders;--", "%s%n%x", "../../etc/passwd", "$(id) `id`", "-oProxyCommand=id",
    "=cmd|'/c calc'!A0", "{{7*7}}", "<script>alert(1)</script>", "ünïcode@exämple.test", "Стаff", "ѕhop", "Ａｄｍｉｎ",
    "ภาษาไทย ยินดีต้อนรับ", "हिन्दी कि स्वागत", "العربية ١٢٣", "עִבְרִית", "日本語「括弧」", "한국어", "e\u{301}", "x̣̂", "€ 14,50 · 5 × 3 → ½ …",
  ]

  static let all = cleaned.map(\.raw) + harmless
}
