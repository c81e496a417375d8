import ArgumentParser
import Commerce
import PlainText
import TerminalKit

/// The questions that people ask.
struct FAQCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faq", abstract: "Read the questions that people ask, with their answers.")

  @Argument(help: "Only those with all of these words.")
  var words: [String] = []

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  func run() throws {
    struct Entry: Encodable {
      let question: SafeText
      /// Markdown.
      let answer: SafeText
    }
    struct Questions: Encodable { let questions: [Entry] }

    try places.shopping(worldOptions, answer) { shopper in
      let found = shopper.profile.faq.filter { question in
        let text = (question.question.string + " " + question.answer.string).lowercased()
        return words.allSatisfy { text.contains($0.lowercased()) }
      }
      let entries = found.map { Entry(question: $0.question, answer: $0.answer) }
      return Answer(Questions(questions: entries)) { width in
        guard !found.isEmpty else { return [.of("No question has these words. All of them: tuckshop faq", .secondary)] }
        return found.enumerated().flatMap { index, entry in
          (index == 0 ? [] : [.empty]) + StyledLine.wrapped(entry.question, .heading, width: width)
            + Markdown.layout(Markdown.parse(entry.answer), width: width)
        }
      }
    }
  }
}
