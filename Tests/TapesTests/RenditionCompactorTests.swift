import Tapes
import TerminalKit
import Testing

/// Fewer bytes, and the same screen.
///
/// Wrong could be: a colour or an attribute that stays on or is lost, a terminal that is left in another state, a sequence
/// that only looks like one, a number in a sequence that is misread, an end in the middle of one, more bytes than before.
@Suite struct RenditionCompactorTests {
  private func compact(_ text: String) -> String {
    String(decoding: RenditionCompactor.compact(Array(text.utf8)), as: UTF8.self)
  }

  @Test(
    "only the difference is sent, and only for what is drawn with it",
    arguments: [
      ("plain", "plain"),
      ("\u{1B}[38;5;253m\u{1B}[48;5;234ma", "\u{1B}[38;5;253;48;5;234ma"),
      // One colour of two changes.
      (
        "\u{1B}[38;5;1m\u{1B}[48;5;234ma\u{1B}[38;5;2m\u{1B}[48;5;234mb",
        "\u{1B}[38;5;1;48;5;234ma\u{1B}[38;5;2mb"
      ),
      // The end of bold, as ncurses says it.
      (
        "\u{1B}(B\u{1B}[0;1m\u{1B}[31m\u{1B}[40ma\u{1B}(B\u{1B}[0m\u{1B}[32m\u{1B}[40mb\u{1B}[39;49m\u{1B}(B\u{1B}[m",
        "\u{1B}(B\u{1B}[1;31;40ma\u{1B}[0;32;40mb\u{1B}[m"
      ),
      // Nothing is drawn between the two.
      ("\u{1B}[1m\u{1B}[mx", "x"),
      // An erased part has the background's colour.
      ("\u{1B}[44m\u{1B}[14X\u{1B}[m", "\u{1B}[44m\u{1B}[14X\u{1B}[m"),
      ("\u{1B}[7;4mx\u{1B}[27my", "\u{1B}[4;7mx\u{1B}[0;4my"),
      ("\u{1B}[38;2;1;2;3mx\u{1B}[49;39mx", "\u{1B}[38;2;1;2;3mx\u{1B}[mx"),
      ("\u{1B}[97;101mx\u{1B}[37;101mx", "\u{1B}[97;101mx\u{1B}[37mx"),
      ("\u{1B}(0q\u{1B}(0x\u{1B}(Bq", "\u{1B}(0qx\u{1B}(Bq"),
    ])
  func sendsDifference(_ written: String, _ sent: String) {
    #expect(compact(written) == sent)
  }

  @Test(
    "what is not followed goes out as it is, with what comes after it",
    arguments: [
      // A private sequence that ends like one of renditions (modifyOtherKeys).
      "\u{1B}[>4;2mx", "\u{1B}[?25l\u{1B}[2;3Hx\u{1B}[?25h",
      // Linux's other character set, a colour with colons, an unknown kind of colour.
      "\u{1B}[11mx\u{1B}[10mx", "\u{1B}[38:2::1:2:3mx\u{1B}[1mx\u{1B}[1mx", "\u{1B}[38;9;1mx", "\u{1B}[38;5mx",
      // A state that is saved and comes back, and a reset.
      "\u{1B}8\u{1B}[1m\u{1B}[1mx", "\u{1B}c\u{1B}[1m\u{1B}[1mx", "\u{1B}[!p\u{1B}[1m\u{1B}[1mx",
      // Colours of a console's own.
      "\u{1B}[x\u{1B}[1m\u{1B}[1mx", "\u{1B}[2;4 q\u{1B}[1m\u{1B}[1mx",
      // Ends that are none.
      "\u{1B}[38;5;1", "\u{1B}[", "\u{1B}", "\u{1B}(", "\u{1B}[9999999999999999999mx", "\u{1B}]0;m\u{7}x",
    ])
  func passesOthers(_ written: String) {
    #expect(compact(written) == written)
  }

  @Test("a rendition that is not known is set first")
  func setsUnknown() {
    let sent = RenditionCompactor.compact(Array("\u{1B}[H\u{1B}[1mx".utf8), isStandard: false)
    #expect(String(decoding: sent, as: UTF8.self) == "\u{1B}[m\u{1B}[H\u{1B}[1mx")
    #expect(RenditionCompactor.compact(Array("\u{1B}[31mx".utf8), isStandard: false) == Array("\u{1B}[0;31mx".utf8))
  }

  @Test("what is sent before a sequence that is not followed is settled")
  func settlesBeforeOthers() {
    #expect(compact("\u{1B}[1m\u{1B}[31m\u{1B}[11mx") == "\u{1B}[1;31m\u{1B}[11mx")
  }

  @Test("the screen is the same, the terminal is left the same, and never by more bytes", arguments: UInt64(0)..<40)
  func samePicture(seed: UInt64) {
    var dice = SeededDice(seed)
    let pieces = [
      "m", "0m", "1m", "0;1m", "4m", "7m", "22m", "24m", "27m", "31m", "44m", "97m", "105m", "39m", "49m", "39;49m",
      "38;5;17m", "48;5;200m", "38;2;9;8;7m", "48;2;250;0;1m", "3;4H", "K", "J", "2X", "5;1H", "2P", "C",
    ].map { "\u{1B}[" + $0 }
    let others = ["\u{1B}(B", "\u{1B}(0", "ab", "x", "中", "q", "\r\n", " "]
    for _ in 0..<50 {
      var written = ""
      for _ in 0..<Int.random(in: 1...60, using: &dice) {
        written += Bool.random(using: &dice) ? pieces.randomElement(using: &dice)! : others.randomElement(using: &dice)!
      }
      // A reset at the end of a frame is what the next one begins with.
      if Bool.random(using: &dice) { written += "\u{1B}[m" }
      let sent = compact(written)
      // A reset that takes one thing off says the others again.
      #expect(sent.utf8.count <= written.utf8.count + 24)
      let probe = "\u{1B}[1;1Hprobe\u{1B}[2;1H\u{1B}[K"
      #expect(
        picture(written + probe) == picture(sent + probe), "\(written.debugDescription) → \(sent.debugDescription)")
    }
  }

  private func picture(_ written: String) -> Frame {
    var screen = VirtualTerminal(size: Size(12, 6))
    screen.feed(Array(written.utf8))
    return screen.frame
  }
}
