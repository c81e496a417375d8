import Foundation
import PlainText
import Tapes
import TerminalKit
import Testing

// Could go wrong: something personal is written down, even by halves; the tape cannot be played because what was replaced
// does not fit; a wait is for what is another thing tomorrow; a text with quotes breaks the tape; keys that vhs lacks make
// it fail there; a long session fills the memory.
@Suite struct TapeRecordingTests {
  private static func keys(_ text: String) -> [Key] { text.unicodeScalars.map(Key.character) }

  /// Keys outside of anything personal, and the tape that they become.
  private static let sessions: [(keys: [Key], tape: String)] = [
    (keys("abc") + [.enter], "Type \"abc\"\nEnter\n"),
    ([.down, .down, .up, .tab, .tab], "Down 2\nUp\nTab 2\n"),
    ([.enter, .enter], "Enter\nEnter\n"),
    ([.home, .function(2), .function(2)], "#@ key Home\n#@ key F2\n#@ key F2\n"),
    ([.control("p"), .backTab, .altEnter, .controlLeft], "Ctrl+P\nShift+Tab\nAlt+Enter\nCtrl+Left\n"),
    ([.alt("d")], "Alt+d\n"),
    ([.resize(Size(40, 12))], "#@ resize 40x12\n"),
    ([.mouse(MouseEvent(.click, at: Point(11, 4)))], "#@ click 12,5\n"),
    (Array(repeating: .mouse(MouseEvent(.wheelDown, at: Point(0, 0))), count: 3), "#@ scroll down 3 1,1\n"),
    ([.paste("two\nlines → there")], "Copy \"two lines   there\"\nPaste\n"),
    (keys("a\"b'c`d"), "Type `a\"b'c`\nType \"`d\"\n"),
    // Between the person and the shell, and what changes nothing.
    ([.control("z"), .control("g")], ""),
    (keys("card 4000 0000 0000 0002!"), "Type \"card 4242 4242 4242 4242!\"\n"),
    (keys("write to ada@home.org please"), "Type \"write to guest@example.com please\"\n"),
  ]

  private func recorded(_ keys: [Key], _ options: TapeRecording.Options = TapeRecording.Options()) -> String {
    var recording = TapeRecording(options)
    for key in keys { recording.note(TapeRecording.Moment(key: key)) }
    return String(decoding: recording.text(), as: UTF8.self)
  }

  @Test func `keys at a desk are recorded for the desk`() throws {
    var options = TapeRecording.Options()
    options.staff = "Staff"
    var recording = TapeRecording(options)
    recording.begin(size: Size(80, 24), clock: TapeMoment(seconds: 0))
    for key in [Key.character("r"), .enter] { recording.note(TapeRecording.Moment(key: key)) }
    let text = String(decoding: recording.text(), as: UTF8.self)
    #expect(
      text == """
        #@ size 80x24
        #@ clock 1970-01-01T00:00Z
        #@ as staff Staff {
          Type "r"
          Enter
        #@ }

        """)
    #expect(Tape.read(Array(text.utf8)).errors.isEmpty)
  }

  @Test(arguments: sessions)
  func `keys become the commands of a tape in its one form`(_ keys: [Key], _ tape: String) {
    let text = recorded(keys)
    #expect(text.drop { $0 == "\n" } == tape)
    #expect(Tape.read(Array(text.utf8)).errors.isEmpty)
  }

  @Test func `what is typed into a personal field is its sample in the tape, however it was typed`() {
    var recording = TapeRecording()
    func field(_ name: String, _ text: String) -> PersonalField {
      PersonalField(name: name, text: text, sample: "sample of \(name)")
    }
    func press(_ key: Key, _ before: PersonalField?, _ after: PersonalField?) {
      recording.note(TapeRecording.Moment(key: key, before: before, after: after))
    }
    press(.character("A"), field("name", ""), field("name", "A"))
    press(.backspace, field("name", "A"), field("name", ""))
    press(.paste("Ada Byrne"), field("name", ""), field("name", "Ada Byrne"))
    press(.left, field("name", "Ada Byrne"), field("name", "Ada Byrne"))
    press(.enter, field("name", "Ada Byrne"), field("street", ""))
    // Left empty, looked at, and changed once more.
    press(.enter, field("street", ""), field("card", ""))
    press(.character("4"), field("card", ""), field("card", "4"))
    press(.backTab, field("card", "4"), field("name", "Ada Byrne"))
    press(.character("!"), field("name", "Ada Byrne"), field("name", "Ada Byrne!"))
    press(.enter, field("name", "Ada Byrne!"), nil)
    #expect(
      String(decoding: recording.text(), as: UTF8.self) == """
        Type "sample of name"
        Enter
        Enter
        Type "sample of card"
        Shift+Tab
        #@ key End
        Ctrl+U
        Type "sample of name"
        Enter

        """)
  }

  @Test func `a card is a sample even where nothing else is`() {
    var options = TapeRecording.Options()
    options.showsPersonal = true
    var recording = TapeRecording(options)
    for name in ["email", PersonalField.card] {
      recording.note(
        TapeRecording.Moment(
          key: .character("x"), before: PersonalField(name: name, text: "", sample: "sample"),
          after: PersonalField(name: name, text: "x", sample: "sample")))
    }
    #expect(String(decoding: recording.text(), as: UTF8.self) == "Type \"x\"\nType \"sample\"\n")
  }

  /// Screens before and after a key, and the words that are waited for.
  private static let screens: [(before: [String], after: [String], words: String?)] = [
    (["Home"], ["Cart", "What it costs", "q quit"], "What it costs"),
    // Not what is another thing tomorrow, or for somebody else.
    (["Home", ""], ["Order TS-4821 arrives Mon 30 Nov", ""], "Order"),
    (["Home", ""], ["For Ada Byrne", "q quit"], "q quit"),
    (["Home", ""], ["Total €10.90", ""], "Total"),
    (["Home"], ["Home"], nil), (["Home", "a"], ["Home", "b"], nil),
    // Once on the screen rather than often.
    (["", ""], ["more coffee", "more coffee", "less tea", ""], "less tea"),
  ]

  @Test(arguments: screens)
  func `a wait is for words that came with the key and will come again`(
    _ before: [String], _ after: [String], _ words: String?
  ) {
    func frame(_ lines: [String]) -> Frame {
      var frame = Frame(size: Size(40, lines.count))
      for (row, line) in lines.enumerated() {
        frame.put(SafeText(cleaning: line), at: Point(0, row), style: .plain)
      }
      return frame
    }
    var recording = TapeRecording()
    recording.hide(["Ada Byrne"])
    recording.note(TapeRecording.Moment(key: .enter, frame: frame(before)))
    let text = String(decoding: recording.text(last: frame(after)), as: UTF8.self)
    #expect(text == "Enter\n" + (words.map { "Wait+Screen /\($0)/\n" } ?? ""))
  }

  @Test func `a session without end keeps its last keys`() {
    var options = TapeRecording.Options()
    options.limit = 100
    let text = recorded(Array(repeating: [.escape, .enter], count: 5000).flatMap { $0 }, options)
    let lines = text.split(separator: "\n")
    #expect(lines.first == "# What came before is not kept." && (75...101).contains(lines.count), "\(lines.count)")
  }
}
