// Part of the room that only tests have.
#if DEBUG || FUZZING

import Foundation

/// What somebody types, pastes or puts into a file to harm a terminal, a reader or a shop.
package enum HostileTexts {
  /// As text, where malformed UTF-8 has become U+FFFD: what a field can be set to.
  package static let texts: [String] = bytes.map { String(decoding: $0, as: UTF8.self) }

  /// As bytes, as they arrive.
  package static let bytes: [[UInt8]] = escapes + controls + invisible + malformed + long + injections

  private static let escapes: [[UInt8]] = [
    "\u{1B}]52;c;cm0gLXJmIH4=\u{7}", "\u{1B}]0;PWNED\u{7}", "\u{1B}]2;x\u{7}\u{1B}[21t", "\u{1B}[c", "\u{1B}[>c",
    "\u{1B}[6n", "\u{1B}[>0q", "\u{1B}P$q\"p\u{1B}\\", "\u{1B}P+q544e\u{1B}\\", "\u{1B}]50;?\u{7}", "\u{1B}]10;?\u{7}",
    "\u{1B}]8;;https://evil.example\u{7}SALE\u{1B}]8;;\u{7}", "\u{1B}]8;;\u{1B}0m\u{1B}[>0q",
    "\u{1B}_Gi=666,f=100,t=f;DWRhdGUN\u{1B}\\", "\u{1B}]1337;File=inline=1:AAAA\u{7}", "\u{1B}P1000p",
    "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aGk=\u{7}\u{1B}\\", "\u{1B}[2J\u{1B}[H", "\u{1B}[?1049l", "\u{1B}[?25l",
    "\u{1B}[8mhidden", "\u{1B}c", "\u{1B}#8", "\u{1B}[3J", "\u{1B}[?1000h", "\u{1B}[?2004l", "\u{1B}[4h",
    "\u{1B}[99999;99999H", "\u{1B}[2147483648C", "\u{1B}[;;;;;;;;;;;;;;;;;;;m", "\u{1B}[8;1;1t", "\u{1B}[9999b",
    "\u{1B}GQ", "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}", "\u{1B}[200~ evil \u{1B}[201~\r",
    "x\u{1B}[201~\ry\r",
  ].map { Array($0.utf8) }

  private static let controls: [[UInt8]] = [
    "a\rb", "a\nb", "a\u{8}\u{8}\u{8}b", "a\tb", "a\u{B}b", "a\u{C}b", "a\u{0}b", "a\u{7F}b", "a\u{E}b\u{F}",
    "10.00\u{8}\u{8}\u{8}\u{8}\u{8} 0.01", "Total\r0.00 ", "a\u{85}b\u{2028}c\u{2029}d",
  ].map { Array($0.utf8) }

  private static let invisible: [[UInt8]] = [
    "\u{202E}txt.exe", "\u{2066} x \u{2069}", "\u{61C}\u{200E}\u{200F}x", "ad\u{200B}min", "\u{200D}\u{2060}\u{FEFF}x",
    "\u{AD}\u{180E}\u{3164}\u{115F}x",
    "x" + String(String.UnicodeScalarView((0xE0041...0xE007F).compactMap(Unicode.Scalar.init))),
    "x" + String(repeating: "\u{FE0F}", count: 200), "x" + String(repeating: "\u{20E3}", count: 50),
    "z" + String(repeating: "\u{301}", count: 2000), "Stаff", "ѕhop", "раураӏ", "Ａｄｍｉｎ", "I l 1", "rn m",
    "👨\u{200D}👩\u{200D}👧\u{200D}👦", "🇫🇷🇮🇪🇩🇪", "👍🏽👍🏿", "1\u{FE0F}\u{20E3}#\u{FE0F}\u{20E3}", "\u{FDFD}\u{FDFD}",
    String(repeating: "\u{1100}\u{1161}", count: 500), "ภาษาไทย ก็ที่นี่", "हिन्दी क्षत्रिय", "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}",
    "가\u{302E}나", "中文字符很长很长很长很长很长很长很长很长", "شركة عربية ١٢٣",
  ].map { Array($0.utf8) }

  private static let malformed: [[UInt8]] = [
    [0x9B, 0x33, 0x31, 0x6D], [0x9D], [0xFF, 0xFE], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0xE2, 0x28, 0xA1], [0x61, 0xF0, 0x9F], [0x61, 0x00, 0x62],
  ]

  private static let long: [[UInt8]] = [
    [UInt8](repeating: UInt8(ascii: "A"), count: 1_000_000), [UInt8](repeating: 0x0A, count: 100_000),
    [UInt8](repeating: UInt8(ascii: "x"), count: 65_536),
    Array(("a" + String(repeating: "\u{301}", count: 500_000)).utf8),
  ]

  private static let injections: [[UInt8]] = [
    "'; DROP TABLE orders;--", "%s%n%x", "../../etc/passwd", "$(id)", "`id`", "-oProxyCommand=id", "=cmd|'/c calc'!A0",
    "{{7*7}}", "a@b.example\r\nBcc: evil@example", "\"-t\"@example", "x@[127.0.0.1]",
    String(repeating: "a", count: 287) + "@example.test", "\"a b\"@example", "ünïcode@exämple.test",
    "**bold** `code` [x](http://evil.example) | a | b |", "# > - 1. ---", "kettle\"\u{301} OR \"\u{301}x",
  ].map { Array($0.utf8) }
}
#endif
