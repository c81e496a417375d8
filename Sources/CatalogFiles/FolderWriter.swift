package import Commerce
import PlainText

/// Writes products as the files of a shop's folder.
package enum FolderWriter {
  /// The file of a product, `products/<slug>.md`.
  ///
  /// What the folder has no words for (drafts, what other shops' files said beyond it) is not in it.
  package static func text(of product: Product) -> String {
    var lines = ["---", "title: " + quoted(product.title.string), "slug: " + quoted(product.slug)]
    func add(_ key: String, _ text: String?) {
      if let text, !text.isEmpty { lines.append(key + ": " + quoted(text)) }
    }
    add("brand", product.brand.string)
    add("category", product.category.map { $0.string.replacing("/", with: "∕") }.joined(separator: " / "))
    add("summary", product.summary.string)
    if !product.tags.isEmpty { lines.append("tags: " + list(product.tags.map(\.string))) }
    if product.isFeatured { lines.append("featured: true") }
    add("added", product.addedOn?.iso)
    if product.handlingDays > 0 { lines.append("handling_days: \(product.handlingDays)") }
    if product.taxClass != "standard" { add("tax_class", product.taxClass) }
    if !product.options.isEmpty { lines += ["options:"] + product.options.map(option) }
    lines += ["variants:"] + product.variants.map(variant)
    if !product.attributes.isEmpty { lines += ["attributes:"] + attributes(product.attributes).map { "  " + $0 } }
    if !product.pictures.isEmpty { lines += ["pictures:"] + product.pictures.map(picture) }
    if !product.related.isEmpty { lines.append("related: " + list(product.related)) }
    if product.soldOutReason != nil || product.backOn != nil {
      let parts = [
        product.soldOutReason.map { "reason: " + quoted($0.string) }, product.backOn.map { "back_on: \($0.iso)" },
      ]
      lines.append("sold_out: {" + parts.compactMap { $0 }.joined(separator: ", ") + "}")
    }
    if let guide = product.sizeGuide {
      lines +=
        ["size_guide: |"] + guide.string.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    }
    return (lines + ["---", product.description.string, ""]).joined(separator: "\n")
  }

  private static func option(_ option: ProductOption) -> String {
    let values = option.values.map { value in
      guard let swatch = value.swatch else { return quoted(value.name.string) }
      let digits = String(swatch, radix: 16)
      let hex = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
      return "{name: \(quoted(value.name.string)), swatch: \"#\(hex)\"}"
    }
    return "  - {name: \(quoted(option.name.string)), values: [\(values.joined(separator: ", "))]}"
  }

  private static func variant(_ variant: Variant) -> String {
    var parts = ["sku: " + quoted(variant.sku)]
    if !variant.optionValues.isEmpty { parts.append("options: " + list(variant.optionValues.map(\.string))) }
    parts.append("price: \"\(variant.price.decimal)\"")
    if let former = variant.compareAtPrice { parts.append("compare_at: \"\(former.decimal)\"") }
    parts.append("stock: \(variant.stock)")
    if let barcode = variant.barcode { parts.append("barcode: \"\(barcode)\"") }
    parts.append("weight: \(variant.weightGrams)")
    if !variant.attributes.isEmpty {
      parts.append("attributes: {" + attributes(variant.attributes).joined(separator: ", ") + "}")
    }
    return "  - {" + parts.joined(separator: ", ") + "}"
  }

  /// Facts of one name are one fact here.
  private static func attributes(_ attributes: [ProductAttribute]) -> [String] {
    var names: [SafeText] = []
    for attribute in attributes where !names.contains(attribute.name) { names.append(attribute.name) }
    return names.map { name in
      let values = attributes.filter { $0.name == name }.map(\.value.string)
      return quoted(name.string) + ": " + quoted(values.joined(separator: ", "))
    }
  }

  private static func picture(_ picture: Picture) -> String {
    let file = picture.file.map { ", file: " + quoted($0) } ?? ""
    return "  - {alt: \(quoted(picture.alternativeText.string))\(file)}"
  }

  private static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

  /// In double quotes, which in YAML hold any text of one line.
  private static func quoted(_ text: String) -> String {
    let line = text.split(separator: "\n").joined(separator: " ")
    return "\"" + line.escapedForQuotes + "\""
  }
}
