import PlainText

extension AnswerIndex {
  /// The facts of a product: its attributes, what it costs, weighs and comes in, when it arrives, and its description.
  package static func product(_ page: ProductPage, amounts: AmountFormat) -> AnswerIndex {
    let facts = ProductFacts(page: page, amounts: amounts)
    return AnswerIndex(facts.attributes + facts.trade + facts.choices + facts.texts)
  }
}

private struct ProductFacts {
  let page: ProductPage
  let amounts: AmountFormat
  private var product: Product { page.product }

  init(page: ProductPage, amounts: AmountFormat) {
    self.page = page
    self.amounts = amounts
  }

  /// A line of the shop's data, found by its name and by other words for it.
  private func fact(_ name: SafeText, _ value: SafeText, also topics: SafeText = .empty) -> AnswerCandidate {
    candidate(source: "Details of \(product.title)", passage: "\(name): \(value)") {
      $0.add(topic: name)
      $0.add(topic: topics, weight: 0.95)
      $0.add(text: value, weight: 0.8)
    }
  }

  private func candidate(
    source: SafeText, passage: SafeText, _ fill: (inout AnswerCandidate) -> Void
  ) -> AnswerCandidate {
    var candidate = AnswerCandidate(ChatAnswer(source: source, passage: passage, slug: product.slug))
    candidate.add(context: product.title)
    candidate.add(context: product.brand)
    for category in product.category { candidate.add(context: category) }
    fill(&candidate)
    return candidate
  }

  var attributes: [AnswerCandidate] {
    product.attributes.map { fact($0.name, $0.value, also: Self.otherWords[$0.name.folded.string] ?? .empty) }
  }

  /// What else shoppers call what an attribute tells.
  private static let otherWords: [String: SafeText] = [
    "material": "made of", "fabric": "made of material", "care": "wash clean iron dry",
    "capacity": "hold litre volume big",
    "dimensions": "size tall wide high deep", "made in": "origin", "warranty": "guarantee", "fit": "size",
    "model number": "model", "tasting notes": "taste flavour", "power": "watt voltage volt", "height": "tall",
    "altitude": "high", "roast day": "roasted when", "temperature rating": "cold warm", "battery": "charge last",
    "waterproof rating": "waterproof rain water", "water protection": "waterproof rain", "contents": "inside included",
    "ingredients": "inside allergens", "producer": "grew farmer", "construction": "made",
  ]

  /// What is sold, for how much, and when it would come.
  var trade: [AnswerCandidate] {
    var facts: [AnswerCandidate] = []
    let prices = product.variants.map(\.price).sorted()
    if let least = prices.first, let most = prices.last {
      let span = least == most ? amounts.text(of: least) : "\(amounts.text(of: least)) – \(amounts.text(of: most))"
      facts.append(fact("Price", span))
    }
    facts.append(fact("Stock", stock, also: "in stock sold out available"))
    if let window = page.delivery, let method = page.method {
      facts.append(
        fact(
          "Arrives", SafeText(cleaning: "\(window.label) (\(method.name.string), \(page.country))"),
          also: "shipping how long"))
    }
    let weights = product.variants.map(\.weightGrams).filter { $0 > 0 }
    if let least = weights.min(), let most = weights.max(), !product.attributes.contains(where: { $0.name == "Weight" })
    {
      facts.append(fact("Weight, packed", least == most ? "\(least) g" : "\(least)–\(most) g"))
    }
    return facts
  }

  private var stock: SafeText {
    if product.variants.contains(where: { page.available[$0.sku, default: 0] > 0 }) { return "in stock" }
    var parts: [String] = ["sold out"]
    if let reason = product.soldOutReason { parts.append(reason.string) }
    if let back = product.backOn { parts.append("back on " + back.shortLabel(withYear: true)) }
    return SafeText(cleaning: parts.joined(separator: "; "))
  }

  /// What there is to choose, and what of it is sold out.
  var choices: [AnswerCandidate] {
    product.options.enumerated().map { place, option in
      let values = option.values.map(\.name)
      let gone = values.filter { value in
        !product.variants.contains { variant in
          variant.optionValues.indices.contains(place) && variant.optionValues[place] == value
            && page.available[variant.sku, default: 0] > 0
        }
      }
      var text = values.map(\.string).joined(separator: ", ")
      if !gone.isEmpty { text += "; sold out: " + gone.map(\.string).joined(separator: ", ") }
      return fact(option.name, SafeText(cleaning: text), also: "\(option.name) options choice stock")
    }
  }

  /// The size guide and the paragraphs of the description.
  var texts: [AnswerCandidate] {
    let guide = product.sizeGuide.map { guide in
      candidate(source: "Size guide of \(product.title)", passage: guide) {
        $0.add(topic: "size guide chest waist hip foot chart table")
        $0.add(text: guide)
      }
    }
    let paragraphs = MarkdownPassage.passages(of: product.description).map { passage in
      candidate(source: "Description of \(product.title)", passage: passage.text) {
        $0.add(topic: passage.heading)
        $0.add(topic: passage.lead)
        $0.add(text: passage.text)
      }
    }
    return (guide.map { [$0] } ?? []) + paragraphs
  }
}
