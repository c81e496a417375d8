import Commerce
import PlainText
import TerminalKit

/// One line of a product page as data; drawing it is in `ProductScreen+Drawing`.
struct ProductLine: Equatable {
  enum Content: Equatable {
    case styled(StyledLine)
    case text(SafeText, Role)
    case price
    case option(Int, values: Range<Int>, isFirst: Bool)
    case matrixHead
    case matrixRow(Int)
    case quantity
    case add
    case section(ProductSection, number: Int)
    case row(ProductRow)
    case fact(SafeText, SafeText)
    /// How many gave so many stars.
    case stars(Int, count: Int, of: Int)
  }

  var content: Content
  /// Index into the page's items when the line can have the focus.
  var item: Int?

  init(_ content: Content, item: Int? = nil) {
    self.content = content
    self.item = item
  }
}

extension ProductScreen {
  /// Title, price, stock, options, matrix, arrival: what decides.
  func choiceLines(_ shared: Shared, width: Int) -> [ProductLine] {
    guard let page else { return [] }
    let product = page.product
    let items = items
    func item(_ wanted: ProductItem) -> Int? { items.firstIndex(of: wanted) }

    var lines = product.title.wrapped(width: width).map { ProductLine(.text($0, .heading)) }
    lines += product.brandLine(page.isNew).wrapped(width: width).map { ProductLine(.text($0, .secondary)) }
    if let reviews = page.reviews.label { lines.append(ProductLine(.text(reviews, .secondary))) }
    lines.append(ProductLine(.price))
    lines += stockLines(shared, width: width)
    for (index, option) in product.options.enumerated() {
      lines += optionLines(index, option, width: width, item: item(.option(index)))
    }
    if let matrix = matrix(width: width) {
      lines.append(ProductLine(.matrixHead))
      lines += matrix.rowValues.indices.map { ProductLine(.matrixRow($0)) }
    }
    if let quantityItem = item(.quantity) {
      lines.append(ProductLine(.quantity, item: quantityItem))
      lines.append(ProductLine(.add, item: item(.add)))
    } else if !page.alternatives.isEmpty {
      lines.append(ProductLine(.text("In stock instead:", .heading)))
      lines += page.alternatives.indices.map { index in
        ProductLine(.row(page.alternatives[index]), item: item(.alternative(index)))
      }
    }
    lines += arrivalLine(shared).wrapped(width: width).map { ProductLine(.text($0, .info)) }
    return lines
  }

  /// Values of an option, over as many lines as they need.
  private func optionLines(_ index: Int, _ option: ProductOption, width: Int, item: Int?) -> [ProductLine] {
    let room = width - 2 - optionLabelWidth
    var lines: [ProductLine] = []
    var start = 0
    var used = 0
    for (value, entry) in option.values.enumerated() {
      let needed = entry.name.width + 3 + (entry.swatch == nil ? 0 : 2)
      if used + needed > room, value > start {
        lines.append(
          ProductLine(.option(index, values: start..<value, isFirst: start == 0), item: start == 0 ? item : nil))
        start = value
        used = 0
      }
      used += needed
    }
    lines.append(
      ProductLine(
        .option(index, values: start..<option.values.count, isFirst: start == 0), item: start == 0 ? item : nil))
    return lines
  }

  var optionLabelWidth: Int {
    min(12, (page?.product.options.map { $0.name.width }.max() ?? 0) + 1)
  }

  /// In stock, only N left, or sold out with the reason.
  private func stockLines(_ shared: Shared, width: Int) -> [ProductLine] {
    guard let page else { return [] }
    let count = available(variant)
    var lines: [(SafeText, Role)] = []
    if variant == nil {
      lines = [("Not made in this combination", .warning)]
    } else if count > ProductRow.fewUnits {
      lines = [("In stock", .success)]
    } else if count > 0 {
      lines = [("Only \(count) left", .warning)]
    } else {
      var text: SafeText = "Sold out"
      if let reason = page.product.soldOutReason { text = "\(text): \(reason)" }
      if let day = page.product.backOn { text = "\(text). Expected back \(day.shortLabel)" }
      lines = [(text, .error)]
    }
    return lines.flatMap { line in line.0.wrapped(width: width).map { ProductLine(.text($0, line.1)) } }
  }

  /// When it would be at the door, for the shopper's country.
  func arrivalLine(_ shared: Shared) -> SafeText {
    guard let page else { return .empty }
    let country = AddressForm.of(page.country).countryName
    guard let delivery = page.delivery, let method = page.method else {
      return "Not shipped to \(country); n chooses another country."
    }
    guard let variant, available(variant) > 0 else { return "" }
    let price = Words.price(method.price(forMerchandise: variant.price * quantity), shared)
    return "Arrives \(delivery.label) in \(country) (\(method.name), \(price)); n changes country"
  }

  /// What folds: description, details, size guide, delivery, pictures, related.
  func sectionLines(_ shared: Shared, width: Int) -> [ProductLine] {
    guard let page else { return [] }
    let items = items
    var lines: [ProductLine] = []
    for (index, section) in sections.enumerated() {
      lines.append(
        ProductLine(.section(section, number: index + 1), item: items.firstIndex(of: .section(section))))
      guard open.contains(section) else { continue }
      lines += content(of: section, page, shared, width: width, items)
      if index < sections.count - 1 { lines.append(ProductLine(.text(.empty, .text))) }
    }
    return lines
  }

  private func content(
    of section: ProductSection, _ page: ProductPage, _ shared: Shared, width: Int, _ items: [ProductItem]
  ) -> [ProductLine] {
    func prose(_ text: SafeText) -> [ProductLine] {
      Markdown.layout(Markdown.parse(text), width: width).map { ProductLine(.styled($0)) }
    }
    switch section {
    case .description: return prose(page.product.description)
    case .details:
      return facts(page.product).flatMap { fact in
        let lines = fact.value.wrapped(width: width - ProductScreen.factNameWidth(width) - 1)
        return lines.enumerated().map { ProductLine(.fact($0.offset == 0 ? fact.name : .empty, $0.element)) }
      }
    case .sizeGuide: return prose(page.product.sizeGuide ?? .empty)
    case .delivery: return deliveryLines(page, shared, width: width)
    case .pictures:
      return page.product.pictures.flatMap { picture in
        ("Picture: \(picture.alternativeText)" as SafeText).wrapped(width: width).map { ProductLine(.text($0, .text)) }
      }
    case .reviews: return page.reviews.lines(shared.profile, width: width)
    case .related:
      return page.related.indices.map { index in
        ProductLine(.row(page.related[index]), item: items.firstIndex(of: .related(index)))
      }
    }
  }

  static func factNameWidth(_ width: Int) -> Int { min(16, width / 3) }

  /// Every named fact, those of the chosen variant last.
  private func facts(_ product: Product) -> [ProductAttribute] {
    var facts = product.attributes
    if let variant {
      facts += variant.attributes
      facts.append(ProductAttribute(name: "Weight, packed", value: Words.weight(variant.weightGrams)))
      facts.append(ProductAttribute(name: "SKU", value: SafeText(cleaning: variant.sku)))
      if let barcode = variant.barcode {
        facts.append(ProductAttribute(name: "Barcode", value: SafeText(cleaning: barcode)))
      }
    }
    if !product.tags.isEmpty {
      let tags = product.tags.dropFirst().reduce(product.tags[0]) { "\($0), \($1)" }
      facts.append(ProductAttribute(name: "Tags", value: tags))
    }
    return facts
  }

  private static func workingDays(_ days: ClosedRange<Int>) -> SafeText {
    guard days.count == 1 else { return "\(days.lowerBound)–\(days.upperBound) working days" }
    return days.upperBound == 1 ? "1 working day" : "\(days.upperBound) working days"
  }

  private func deliveryLines(_ page: ProductPage, _ shared: Shared, width: Int) -> [ProductLine] {
    var lines: [ProductLine] = []
    for choice in page.deliveries {
      let merchandise = (variant ?? page.product.variants[0]).price * quantity
      let price = Words.price(choice.method.price(forMerchandise: merchandise), shared)
      let free =
        choice.method.freeFrom.map { $0 > merchandise ? ", free from \(shared.price($0))" : "" } ?? SafeText.empty
      let text: SafeText = "\(choice.window.label): \(choice.method.name), \(price)\(free)"
      lines += text.wrapped(width: width).map { ProductLine(.text($0, .text)) }
    }
    if page.product.handlingDays > 0 {
      let days = page.product.handlingDays
      lines.append(
        ProductLine(.text("Made ready in \(days) working \(days == 1 ? "day" : "days"), counted in", .secondary)))
    }
    if let returns = shared.profile.policies.first(where: { $0.id == "returns" }) {
      lines.append(ProductLine(.text(returns.title, .heading)))
      lines += Markdown.layout(Markdown.parse(returns.body), width: width).map { ProductLine(.styled($0)) }
    }
    return lines
  }
}

extension Product {
  fileprivate func brandLine(_ isNew: Bool) -> SafeText {
    let what: SafeText = brand.isEmpty || summary.isEmpty ? brand + summary : "\(brand) · \(summary)"
    return isNew ? "New · \(what)" : what
  }
}
