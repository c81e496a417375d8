import PlainText
import Testing

@testable import CatalogFiles
@testable import Commerce

/// Answers before people, on the sample shops.
struct AnswerSearchTests {
  private struct SampleShop {
    var profile: ShopProfile
    var products: [Product]
    var index: AnswerIndex
    var names: ProductNames

    init(_ name: String) throws {
      let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      let reading = CatalogFolder(path: "/" + checkout + "/Catalog/" + name).read()
      profile = try #require(reading.profile)
      products = reading.products
      index = AnswerIndex.shop(profile, country: profile.shipping.shipsFrom)
      names = ProductNames(reading.products.map { ($0.slug, $0.title) }, departments: profile.departments)
    }

    func search(_ question: String, on slug: String?) -> AnswerSearch {
      let slugs = [slug, names.named(in: question, isElsewhere: slug != nil)].compactMap(\.self)
      let amounts = AmountFormat(locale: profile.locale, currency: profile.currency)
      let facts = products.filter { slugs.contains($0.slug) }.map { AnswerIndex.product(page($0), amounts: amounts) }
      return AnswerSearch(facts + [index], names: names)
    }

    private func page(_ product: Product) -> ProductPage {
      ProductPage(
        product: product, available: Dictionary(uniqueKeysWithValues: product.variants.map { ($0.sku, $0.stock) }),
        isNew: false, deliveries: [], country: profile.shipping.shipsFrom, related: [], alternatives: [])
    }
  }

  /// How many questions have the right answer first, and among the three that are offered; the others as lines to read.
  private static func hits(_ questions: [AskedQuestion]) throws -> (first: Int, offered: Int, misses: [String]) {
    let shops = try Dictionary(uniqueKeysWithValues: ["coffee", "outfitter"].map { ($0, try SampleShop($0)) })
    var (first, offered) = (0, 0)
    var misses: [String] = []
    for asked in questions {
      let matches = shops[asked.shop]?.search(asked.question, on: asked.slug).matches(for: asked.question) ?? []
      let places = matches.prefix(3).map { match in
        asked.source.map {
          match.answer.source.string.hasPrefix($0) && match.answer.passage.string.contains(asked.passage)
        }
          ?? false
      }
      let isRight = asked.source == nil ? matches.isEmpty : places.contains(true)
      if isRight { offered += 1 }
      if asked.source == nil ? isRight : places.first == true { first += 1 }
      if !isRight || (asked.source != nil && places.first != true) {
        let found = matches.prefix(3).map {
          "\($0.answer.source) \(Int($0.share * 100)) \($0.terms) \($0.answer.passage.string.prefix(30))"
        }
        misses.append("\(isRight ? "later" : "MISS") \(asked.question) → \(found.joined(separator: " | "))")
      }
    }
    return (first, offered, misses)
  }

  private static func report(_ name: String, _ questions: [AskedQuestion]) throws -> Int {
    let (first, offered, misses) = try hits(questions)
    print("\(name): \(offered) of \(questions.count), at first place \(first)")
    for miss in misses { print("  " + miss) }
    return offered
  }

  @Test func `what shoppers ask is answered by the right passage`() throws {
    #expect(try AnswerSearchTests.report("answered", AskedQuestion.answered) == AskedQuestion.answered.count)
    #expect(try AnswerSearchTests.report("held out", AskedQuestion.heldOut) >= 38)
  }

  @Test func `a greeting, a wish for a person and foreign matters are left to people`() throws {
    let questions = AskedQuestion.unanswered + AskedQuestion.heldOutForPeople
    #expect(try AnswerSearchTests.report("left to people", questions) == questions.count)
  }

  @Test(arguments: [
    ("parcels parcel shipping shipped ship", "parcel parcel ship ship ship"), ("policies policy", "polici polici"),
    ("boxes box glasses glass", "box box glass glass"), ("roasted roasting roasts", "roast roast roast"),
    ("prices price priced", "pric pric pric"), ("guarantee guaranteed", "guarant guarant"), ("red need", "red need"),
  ])
  func `plural and verb endings make no difference`(words: String, stems: String) {
    #expect(words.split(separator: " ").map { AnswerWords.stem(String($0)) }.joined(separator: " ") == stems)
  }

  @Test func `the same question has the same answers, and no more than asked for`() throws {
    let shop = try SampleShop("outfitter")
    let first = shop.search("returns", on: nil).best(for: "how do I return boots?")
    #expect(first == shop.search("returns", on: nil).best(for: "how do I return boots?"))
    #expect((1...3).contains(first.count))
    #expect(first.allSatisfy { $0.policy != nil || $0.source.string.hasPrefix("Question") })
  }
}
