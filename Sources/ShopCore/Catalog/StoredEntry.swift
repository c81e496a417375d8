import Commerce
import Database
import FoundationEssentials
import PlainText

/// A catalogue entry as text, and the hash by which a later import sees whether anything of it changed.
struct StoredEntry {
  /// What `JSONDecoder` reads as a ``Product``.
  let body: String
  let carried: String?
  let hash: Int

  init(_ entry: CatalogEntry) {
    var writer = JSONWriter(capacity: 2048)
    entry.product.write(to: &writer)
    body = writer.text
    var hash = ContentHash()
    hash.take(writer.utf8)
    hash.take([entry.isListed ? 1 : 0])
    if let rows = entry.carried {
      var writer = JSONWriter(capacity: 2048)
      writer.array { writer in
        for row in rows {
          writer.object { writer in
            for (column, text) in row.sorted(by: { $0.key < $1.key }) {
              writer.key(column)
              writer.string(text)
            }
          }
        }
      }
      carried = writer.text
      hash.take(writer.utf8)
    } else {
      carried = nil
    }
    self.hash = Int(truncatingIfNeeded: hash.value)
  }

  /// Reads an entry back.
  static func entry(body: String, isListed: Bool, carried: String?) throws -> CatalogEntry {
    let decoder = JSONDecoder()
    return CatalogEntry(
      product: try decoder.decode(Product.self, from: Data(body.utf8)), isListed: isListed,
      carried: try carried.map { try decoder.decode([[String: String]].self, from: Data($0.utf8)) })
  }
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo): enough to compare two states of one product; no defence against malice.
private struct ContentHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func take(_ bytes: [UInt8]) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

// By hand: the general encoder takes ten times as long, and its keys have no order.
extension Product {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.pair("slug", slug)
      writer.pair("title", title.string)
      writer.pair("brand", brand.string)
      writer.list("category", category.map(\.string))
      writer.pair("summary", summary.string)
      writer.pair("description", description.string)
      writer.list("tags", tags.map(\.string))
      writer.key("options")
      writer.array { writer in
        for option in options { option.write(to: &writer) }
      }
      writer.key("variants")
      writer.array { writer in
        for variant in variants { variant.write(to: &writer) }
      }
      writer.attributes(attributes)
      writer.key("pictures")
      writer.array { writer in
        for picture in pictures {
          writer.object { writer in
            writer.pair("alternativeText", picture.alternativeText.string)
            writer.pair("file", picture.file)
          }
        }
      }
      writer.list("related", related)
      writer.pair("handlingDays", handlingDays)
      writer.pair("taxClass", taxClass)
      writer.key("isFeatured")
      writer.flag(isFeatured)
      if let addedOn { writer.pair("addedOn", addedOn.dayNumber) }
      writer.pair("soldOutReason", soldOutReason?.string)
      if let backOn { writer.pair("backOn", backOn.dayNumber) }
      writer.pair("sizeGuide", sizeGuide?.string)
    }
  }
}

extension ProductOption {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.pair("name", name.string)
      writer.key("values")
      writer.array { writer in
        for value in values {
          writer.object { writer in
            writer.pair("name", value.name.string)
            if let swatch = value.swatch { writer.pair("swatch", swatch) }
          }
        }
      }
    }
  }
}

extension Variant {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.pair("sku", sku)
      writer.list("optionValues", optionValues.map(\.string))
      writer.money("price", price)
      if let compareAtPrice { writer.money("compareAtPrice", compareAtPrice) }
      writer.pair("stock", stock)
      writer.pair("barcode", barcode)
      writer.pair("weightGrams", weightGrams)
      writer.attributes(attributes)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func pair(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  fileprivate mutating func pair(_ name: StaticString, _ number: Int) {
    key(name)
    integer(number)
  }

  fileprivate mutating func list(_ name: StaticString, _ texts: [String]) {
    key(name)
    strings(texts)
  }

  fileprivate mutating func money(_ name: StaticString, _ money: Money) {
    key(name)
    object { writer in
      writer.pair("minorUnits", money.minorUnits)
      writer.key("currency")
      writer.object { writer in
        writer.pair("code", money.currency.code)
        writer.pair("exponent", money.currency.exponent)
      }
    }
  }

  fileprivate mutating func attributes(_ attributes: [ProductAttribute]) {
    key("attributes")
    array { writer in
      for attribute in attributes {
        writer.object { writer in
          writer.pair("name", attribute.name.string)
          writer.pair("value", attribute.value.string)
        }
      }
    }
  }
}
