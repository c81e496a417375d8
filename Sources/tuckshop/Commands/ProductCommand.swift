import ArgumentParser
import Commerce
import PlainText
import ShopCore
import TerminalKit

/// A product's whole page.
struct ProductCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "product", abstract: "Show the whole page of a product: prices, stock, arrival, details.")

  @Argument(help: "Its slug, as search prints it, or a SKU.", completion: .custom(Completions.products))
  var product: String

  @Option(
    name: .long, help: "The country to ship to: two letters or a name.", completion: .custom(Completions.countries))
  var country: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  func run() throws {
    try places.shopping(worldOptions, answer) { shopper in
      let country = try shopper.country(country)
      let found = try shopper.shop.slug(named: product)
      guard let slug = found, let page = try shopper.shop.product(slug: slug, country: country) else {
        throw CommandFault(.notFound, "There is no product \(product). Try: tuckshop search WORDS")
      }
      return Answer(Shapes(profile: shopper.profile).product(page)) { width in
        ProductText(page: page, shopper: shopper, width: width).lines
      }
    }
  }
}
