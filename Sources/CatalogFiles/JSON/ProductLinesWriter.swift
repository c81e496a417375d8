package import Commerce
import PlainText

/// Writes products as JSON Lines, so that ``ProductLinesReader`` reads the same.
package enum ProductLinesWriter {
  /// One line, with its end; what is empty is left out.
  package static func line(of entry: CatalogEntry) -> String {
    let product = entry.product
    var writer = JSONWriter(capacity: 2048)
    writer.object { writer in
      writer.text("slug", product.slug)
      writer.text("title", product.title.string)
      writer.text("brand", product.brand.string)
      writer.texts("category", product.category.map(\.string))
      writer.text("summary", product.summary.string)
      writer.text("description", product.description.string)
      writer.texts("tags", product.tags.map(\.string))
      if product.isFeatured { writer.flag("featured", true) }
      writer.text("added", product.addedOn?.iso ?? "")
      writer.number("handling_days", product.handlingDays)
      if product.taxClass != "standard" { writer.text("tax_class", product.taxClass) }
      writer.options(product.options)
      writer.key("variants")
      writer.array { writer in
        for variant in product.variants { writer.variant(variant) }
      }
      writer.attributes(product.attributes)
      writer.pictures(product.pictures)
      writer.texts("related", product.related)
      if product.soldOutReason != nil || product.backOn != nil {
        writer.key("sold_out")
        writer.object { writer in
          writer.text("reason", product.soldOutReason?.string ?? "")
          writer.text("back_on", product.backOn?.iso ?? "")
        }
      }
      writer.text("size_guide", product.sizeGuide?.string ?? "")
      if !entry.isListed { writer.flag("listed", false) }
      if let rows = entry.carried { writer.carried(rows) }
    }
    return writer.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func text(_ name: StaticString, _ text: String) {
    guard !text.isEmpty else { return }
    key(name)
    string(text)
  }

  fileprivate mutating func texts(_ name: StaticString, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    key(name)
    strings(texts)
  }

  fileprivate mutating func number(_ name: StaticString, _ number: Int) {
    guard number != 0 else { return }
    key(name)
    integer(number)
  }

  fileprivate mutating func flag(_ name: StaticString, _ isTrue: Bool) {
    key(name)
    flag(isTrue)
  }

  fileprivate mutating func options(_ options: [ProductOption]) {
    guard !options.isEmpty else { return }
    key("options")
    array { writer in
      for option in options {
        writer.object { writer in
          writer.text("name", option.name.string)
          writer.key("values")
          writer.array { writer in
            for value in option.values { writer.optionValue(value) }
          }
        }
      }
    }
  }

  private mutating func optionValue(_ value: OptionValue) {
    guard let swatch = value.swatch else { return string(value.name.string) }
    let digits = String(swatch, radix: 16)
    object { writer in
      writer.text("name", value.name.string)
      writer.text("swatch", "#" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits)
    }
  }

  fileprivate mutating func variant(_ variant: Variant) {
    object { writer in
      writer.text("sku", variant.sku)
      writer.texts("options", variant.optionValues.map(\.string))
      writer.text("price", variant.price.decimal)
      writer.text("compare_at", variant.compareAtPrice?.decimal ?? "")
      writer.number("stock", variant.stock)
      writer.text("barcode", variant.barcode ?? "")
      writer.number("weight", variant.weightGrams)
      writer.attributes(variant.attributes)
    }
  }

  /// Facts of one name stand in a list.
  fileprivate mutating func attributes(_ attributes: [ProductAttribute]) {
    guard !attributes.isEmpty else { return }
    var written: Set<String> = []
    key("attributes")
    object { writer in
      for attribute in attributes where written.insert(attribute.name.string).inserted {
        let values = attributes.filter { $0.name == attribute.name }.map(\.value.string)
        writer.key(attribute.name.string)
        if values.count == 1 { writer.string(values[0]) } else { writer.strings(values) }
      }
    }
  }

  fileprivate mutating func pictures(_ pictures: [Picture]) {
    guard !pictures.isEmpty else { return }
    key("pictures")
    array { writer in
      for picture in pictures {
        writer.object { writer in
          writer.text("alt", picture.alternativeText.string)
          writer.text("file", picture.file ?? "")
        }
      }
    }
  }

  fileprivate mutating func carried(_ rows: [[String: String]]) {
    key("carried")
    array { writer in
      for row in rows {
        writer.object { writer in
          for (column, text) in row.sorted(by: { $0.key < $1.key }) {
            writer.key(column)
            writer.string(text)
          }
        }
      }
    }
  }
}
