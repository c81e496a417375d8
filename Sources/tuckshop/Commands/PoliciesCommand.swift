import ArgumentParser
import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// What the shop says of itself.
struct PoliciesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies", abstract: "Read shipping, returns and the other policies, opening hours, about the shop.")

  @Argument(help: "Which, such as returns (default: a list).", completion: .custom(Completions.policies))
  var name: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  func run() throws {
    try places.shopping(worldOptions, answer) { shopper in
      let pages = InfoPage.all(shopper.profile)
      guard let name else {
        struct Policies: Encodable { let policies: [InfoPage] }

        return Answer(Policies(policies: pages)) { width in
          var table = TextTable([.init(role: .heading), .init(isFlexible: true)])
          table.rows = pages.map { [SafeText(cleaning: $0.id), $0.title] }
          return table.lines(width: width) + [.empty, .of("Read one: tuckshop policies NAME", .secondary)]
        }
      }
      guard let page = pages.first(where: { $0.id == name.lowercased() }) else {
        let names = pages.map { SafeText(cleaning: $0.id) }.joined(separator: ", ")
        throw CommandFault(.notFound, "There is no page \(name). There are: \(names)")
      }
      return Answer(page) { width in
        [.of(page.title, .heading), .empty] + Markdown.layout(Markdown.parse(page.body), width: width)
      }
    }
  }
}

/// A page of the shop's own, as the screen lists them.
struct InfoPage: Encodable {
  let id: String
  let title: SafeText
  /// Markdown.
  let body: SafeText

  static func all(_ profile: ShopProfile) -> [InfoPage] {
    [
      InfoPage(id: "about", title: "About \(profile.name)", body: profile.about),
      InfoPage(id: "hours", title: "Opening hours and contact", body: Words.hours(profile)),
    ] + profile.policies.map { InfoPage(id: $0.id, title: $0.title, body: $0.body) }
  }
}
