import ArgumentParser
import CatalogFiles
import Commerce
import FoundationEssentials
import PlainText
import ShopCore

/// Measures the search: how good its answers are, how fast they come, and what the index takes.
struct BenchSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Measure the search over any products and queries, beside other engines.",
    discussion: """
      Products are JSON Lines, as catalog import reads them (Sources/tuckshop/Bench/Search/products.py makes them of other \
      shapes), or invented ones. Each query is asked as it stands, with one random edit in a word of five letters or more, \
      and letter by letter. Runs are written as query_id, rank, slug with tabs between. Build with optimisation before you \
      believe a time.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

  @Option(name: .long, help: "A file of products (default: invented ones).")
  var products: String?

  @Option(name: .long, help: "Where fields stand in JSON of another shape: field=path,field=path or a YAML file.")
  var map: String?

  @Option(name: .long, help: "How many products to invent.")
  var invented = 100_000

  @Option(name: .long, help: "A file of queries: number and words with a tab between (default: titles of products).")
  var queries: String?

  @Option(name: .long, help: "Which products are right: query_id, product_id, label with tabs between.")
  var labels: String?

  @Option(name: .long, help: "Where the runs are written (default: nowhere).")
  var out: String?

  @Option(name: .long, help: "Of how many queries every beginning is asked.")
  var typed = 200

  @Option(name: .long, help: "A folder in which the catalogue is kept: a later run finds it there and builds nothing.")
  var keep: String?

  @Flag(name: .long, help: "Type the queries on a pseudo-terminal too, until their rows are on the screen.")
  var screen = false

  @Option(name: .long, help: "Which random edits are made.")
  var seed = 7

  @Option(name: .long, help: "A Python that has xapian and tantivy, or none: the other engines are asked through it.")
  var python = "python3"

  @Option(name: .long, help: "The script that asks them.")
  var engines = "Sources/tuckshop/Bench/Search/engines.py"

  func run() throws {
    try BenchTable.reporting(format) {
      guard let source = placeOptions.places.shopFolder, let profile = CatalogFolder(path: source).readProfile().profile
      else { throw BenchFailure.cannotPrepare("There is no such shop. Name one with --shop.") }
      let trial = try SearchTrial(options: self, profile: profile)
      return try trial.run()
    }
  }
}
