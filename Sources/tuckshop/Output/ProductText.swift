import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// A product page as text: what decides first, then what one reads.
struct ProductText {
  let page: ProductPage
  let shopper: Shopper
  let width: Int

  private var product: Product { page.product }

  var lines: [StyledLine] {
    var lines = StyledLine.wrapped(product.title, .heading, width: width)
    let parts = [product.brand, product.category.joined(separator: " › "), page.isNew ? "New" : ""]
    lines += StyledLine.wrapped(
      parts.filter { !$0.isEmpty }.joined(separator: " · "), .secondary, width: width)
    lines += StyledLine.wrapped(product.summary, width: width)
    lines += variants + arrival
    lines += section("Description", prose(product.description))
    lines += section("Details", facts)
    lines += section("Size guide", product.sizeGuide.map(prose) ?? [])
    lines += section("Delivery", deliveries)
    if let returns = shopper.profile.policies.first(where: { $0.id == "returns" }) {
      lines += section(returns.title, prose(returns.body))
    }
    lines += section(
      "Pictures",
      product.pictures.flatMap { StyledLine.wrapped("Picture: \($0.alternativeText)", width: width) })
    lines += section("Reviews", ReviewText.lines(page.reviews, shopper.profile, width: width))
    lines += section("In stock instead", rows(page.alternatives))
    lines += section("Goes with it", rows(page.related))
    return lines + [
      .empty, .of("Put it in the cart: tuckshop cart add \(buyable.map { "\($0.sku)" } ?? "SKU")", .secondary),
    ]
  }

  private var buyable: Variant? {
    product.variants.first { page.available[$0.sku, default: 0] > 0 } ?? product.variants.first
  }

  private func section(_ title: SafeText, _ lines: [StyledLine]) -> [StyledLine] {
    lines.isEmpty ? [] : [.empty, .of(title, .heading)] + lines
  }

  private func prose(_ text: SafeText) -> [StyledLine] {
    text.isEmpty ? [] : Markdown.layout(Markdown.parse(text), width: width)
  }

  /// Every variant with its price and what is left of it.
  private var variants: [StyledLine] {
    var table = TextTable([
      .init(isFlexible: true), .init(alignment: .right, role: .heading), .init(role: .offer), .init(),
      .init(role: .secondary),
    ])
    table.rows = product.variants.map { variant in
      let count = page.available[variant.sku, default: 0]
      let stock: SafeText = count > 3 ? "in stock" : count > 0 ? "only \(count) left" : "sold out"
      return [
        variant.optionValues.joined(separator: ", "), shopper.price(variant.price),
        variant.compareAtPrice.map { "was \(shopper.price($0))" } ?? "", stock, SafeText(cleaning: variant.sku),
      ]
    }
    var lines = [StyledLine.empty] + table.lines(width: width)
    if let reason = product.soldOutReason, product.variants.contains(where: { page.available[$0.sku, default: 0] == 0 })
    {
      let back: SafeText = product.backOn.map { " Expected back \($0.shortLabel)." } ?? ""
      lines += StyledLine.wrapped("Sold out: \(reason).\(back)", .warning, width: width)
    }
    let tax: SafeText = shopper.profile.tax.pricesIncludeTax ? "Prices include tax." : "Tax comes on top."
    return lines + [.of(tax, .secondary)]
  }

  private var arrival: [StyledLine] {
    let country = AddressForm.of(page.country).countryName
    guard let delivery = page.delivery, let method = page.method, let first = page.deliveries.first else {
      return StyledLine.wrapped("Not shipped to \(country).", .warning, width: width)
    }
    return StyledLine.wrapped(
      "Arrives \(delivery.label) in \(country) (\(method.name), \(shopper.charge(first.price)))", .success, width: width
    )
  }

  private var facts: [StyledLine] {
    var facts = product.attributes.map { ($0.name, $0.value) }
    let own = product.variants.count == 1 ? product.variants[0] : nil
    facts += own.map { $0.attributes.map { ($0.name, $0.value) } } ?? []
    let weights = Set(product.variants.map(\.weightGrams)).sorted().map(Words.weight)
    facts.append(("Weight, packed", weights.joined(separator: ", ")))
    if let barcode = own?.barcode { facts.append(("Barcode", SafeText(cleaning: barcode))) }
    if !product.tags.isEmpty { facts.append(("Tags", product.tags.joined(separator: ", "))) }
    let nameWidth = min(facts.map(\.0.width).max() ?? 0, width / 3)
    return facts.flatMap { name, value in
      let lines = value.wrapped(width: width - nameWidth - 2)
      return lines.enumerated().map { index, line in
        let label = index == 0 ? name.clipped(toWidth: nameWidth) : SafeText.empty
        return StyledLine([
          StyledSpan(label.padded(toWidth: nameWidth) + "  ", .secondary), StyledSpan(line),
        ])
      }
    }
  }

  private var deliveries: [StyledLine] {
    var lines = page.deliveries.flatMap { choice in
      let free: SafeText =
        choice.method.freeFrom.map { choice.price.isZero ? "" : ", free from \(shopper.price($0))" } ?? ""
      return StyledLine.wrapped(
        "\(choice.window.label): \(choice.method.name), \(shopper.charge(choice.price))\(free)", width: width)
    }
    let days = product.handlingDays
    if days > 0 {
      lines.append(.of("Made ready in \(days) working \(days == 1 ? "day" : "days"), counted in", .secondary))
    }
    return lines
  }

  private func rows(_ rows: [ProductRow]) -> [StyledLine] {
    var table = TextTable([.init(isFlexible: true), .init(alignment: .right), .init(role: .secondary)])
    table.rows = rows.map { row in
      let from: SafeText = row.hasPriceRange ? "from " : ""
      return [row.title, from + shopper.price(row.price), SafeText(cleaning: row.slug)]
    }
    return table.lines(width: width)
  }
}
