import ArgumentParser
import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// What customers say of what they bought.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Say how you like what came, and read what others said.",
    discussion: "show, hide and reply are for staff.",
    subcommands: [List.self, Write.self, Show.self, Hide.self, Reply.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List reviews, the newest first (the default).",
      discussion: "What waits for somebody of the shop to read it: --state waiting")

    @Argument(help: "Of this product alone: its slug, or a SKU.", completion: .custom(Completions.products))
    var product: String?

    @Option(help: "Those in this state.")
    var state = StateChoice.shown

    @Option(help: "How many at most.")
    var limit = 100

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var worldOptions: WorldOptions

    func run() throws {
      struct Reviews: Encodable { let reviews: [ReviewJSON] }

      try places.shopping(worldOptions, answer) { shopper in
        let slug = try product.map { name in
          guard let slug = try shopper.shop.slug(named: name) else {
            throw CommandFault(.notFound, "There is no product \(name). Try: tuckshop search WORDS")
          }
          return slug
        }
        let reviews = try shopper.shop.reviews(of: slug, state: state.state, limit: max(0, limit))
        return Answer(Reviews(reviews: reviews.map(ReviewJSON.init))) { width in
          guard !reviews.isEmpty else { return [.of("There are no such reviews.", .secondary)] }
          return reviews.flatMap { ReviewText.lines($0, shopper.profile, width: width) }
        }
      }
    }
  }

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say how you like something that came.",
      discussion: "A second time it takes the place of what you said before.")

    @Argument(help: "The number of the order it came with, such as TS-7K3F-9Q2M.")
    var number: String

    @Option(help: "The e-mail address the order was placed with; not needed for one that was placed from here.")
    var email: String?

    @Option(
      help: "Which product: its slug, or a SKU. Not needed where the order has one alone.",
      completion: .custom(Completions.products))
    var product: String?

    @Option(help: "1 (bad) to 5 (very good).")
    var stars: Int

    @Option(help: "Your name as others read it; without it: a customer.")
    var name = ""

    @Option(help: "What you would tell a friend.")
    var text = ""

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var worldOptions: WorldOptions

    func run() throws {
      try places.shopping(worldOptions, answer) { shopper in
        let order = try shopper.order(number, email: email)
        let draft = ReviewDraft(product: try slug(in: order, shopper), stars: stars, name: name, text: text)
        let written = try shopper.shop.review(draft, order: order.number, email: order.email)
        return ReviewText.answer(written, shopper, Words.written(written))
      }
    }

    private func slug(in order: Order, _ shopper: Shopper) throws -> String {
      if let product {
        let line = order.lines.first { $0.slug == product || $0.sku == product }
        return try line?.slug ?? shopper.shop.slug(named: product) ?? product
      }
      let slugs = Set(order.lines.map(\.slug)).sorted()
      guard slugs.count == 1 else {
        throw CommandFault(.invalidInput, "This order has several products. Name one: --product \(slugs[0])")
      }
      return slugs[0]
    }
  }

  /// What the moves of staff are told: which review.
  struct Options: ParsableArguments {
    @Argument(help: "The review's number, as the list prints it.")
    var id: Int

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var worldOptions: WorldOptions

    func perform(_ words: SafeText, _ change: (Shop) throws -> Review) throws {
      try places.shopping(worldOptions, answer) { ReviewText.answer(try change($0.shop), $0, words) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Let everybody read a review (for staff).")
    @OptionGroup var options: Options
    func run() throws {
      try options.perform("It stands on the product's page now.") { try $0.setReview(options.id, .shown) }
    }
  }

  struct Hide: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a review off the product's page; it is kept (for staff).")
    @OptionGroup var options: Options
    func run() throws {
      try options.perform("It no longer stands on the product's page.") { try $0.setReview(options.id, .hidden) }
    }
  }

  struct Reply: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say something to a review, for everybody to read below it (for staff).")
    @OptionGroup var options: Options
    @Argument(help: "What the shop says; \"\" takes it back.")
    var text: String
    func run() throws {
      let isTaken = SafeText(cleaningLines: text).trimmed.isEmpty
      try options.perform(isTaken ? "The shop says nothing to it any more." : "It stands below the review now.") {
        try $0.replyToReview(options.id, text)
      }
    }
  }

  /// The values of `--state`.
  enum StateChoice: String, ExpressibleByArgument, CaseIterable {
    case shown, waiting, hidden, all

    var state: ReviewState? { ReviewState(rawValue: rawValue) }
  }
}
