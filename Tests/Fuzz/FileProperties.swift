// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

@testable import CatalogFiles
import Commerce
import Glibc
import PlainText
import TerminalKit
@testable import ThemeFiles

/// Properties of the files that a shop is made of.
enum FileProperties {
  /// A product's file is refused line by line, or every word of the product is safe to show.
  @Sendable static func product(_ bytes: [UInt8]) -> String? {
    guard let files = try? ShopFiles(path: "/") else { return nil }
    let log = FaultLog()
    let page = Page(file: "products/x.md", log: log)
    guard let file = TextFile(bytes: bytes, page: page), let parts = FrontMatter(file) else { return fault(in: log) }
    let reader = ProductReader(files: files, currency: .eur)
    let product = reader.product(parts, fileName: "x.md", page: page)?.product
    if let fault = fault(in: log) { return fault }
    guard let product else { return log.isEmpty ? "no product and no fault" : nil }
    let facts = product.attributes + product.variants.flatMap(\.attributes)
    let words: [SafeText] =
      [product.title, product.brand, product.summary] + product.category + product.tags
      + product.options.flatMap { [$0.name] + $0.values.map(\.name) } + product.variants.flatMap(\.optionValues)
      + facts.flatMap { [$0.name, $0.value] } + product.pictures.map(\.alternativeText)
      + [product.soldOutReason].compactMap { $0 }
    let codes =
      [product.slug, product.taxClass] + product.related + product.variants.flatMap { [$0.sku, $0.barcode ?? ""] }
    if let found = (words.map(\.string) + codes).lazy.compactMap({ ForbiddenText.first(in: $0) }).first {
      return "the product holds \(found)"
    }
    for text in [product.description, product.sizeGuide ?? .empty] {
      if let found = ForbiddenText.first(in: text.string, keepingLines: true) { return "a text holds \(found)" }
    }
    let isPossible = product.variants.allSatisfy { $0.price.minorUnits >= 0 && $0.stock >= 0 && $0.weightGrams >= 0 }
    return isPossible ? nil : "a price, a stock or a weight is below nothing"
  }

  /// `shop.yaml` is refused line by line, or a shop comes of it.
  @Sendable static func shop(_ bytes: [UInt8]) -> String? {
    let log = FaultLog()
    let page = Page(file: "shop.yaml", log: log)
    guard let file = TextFile(bytes: bytes, page: page),
      let fields = YAMLDocument.mapping(file.lines, offset: 0, page: page, keys: ShopReader.keys, what: "the shop")
    else { return fault(in: log) ?? (log.isEmpty ? "no shop and no fault" : nil) }
    let shop = ShopReader(fields)
    if let fault = fault(in: log) { return fault }
    guard let profile = shop.profile else { return log.isEmpty ? "no shop and no fault" : nil }
    let words = [profile.name, profile.tagline] + profile.promises + profile.departments + profile.facets
    return words.lazy.compactMap { ForbiddenText.first(in: $0.string) }.first.map { "the shop holds \($0)" }
  }

  /// Records are counted and placed rightly, and what was read is written and read again the same.
  @Sendable static func csv(_ bytes: [UInt8]) -> String? {
    guard let rows = rows(bytes) else { return nil }
    for (index, row) in rows.enumerated() {
      if row.number != index + 1 { return "record \(index + 1) is called \(row.number)" }
      if row.cells.isEmpty { return "a record without cells" }
      let lines = [row.line] + row.cells.map(\.line)
      if lines != lines.sorted() { return "cells stand on lines \(lines)" }
    }
    if rows.contains(where: { !$0.faults.isEmpty }) { return nil }
    // A lone empty cell cannot be told from an empty line.
    let texts = rows.map(\.texts).filter { $0 != [""] }
    guard let again = FileProperties.rows(Array(texts.map { CSVText.row($0) }.joined().utf8)) else { return nil }
    return again.map(\.texts) == texts ? nil : "written and read again it is another table"
  }

  /// A file of products is refused cell by cell, or every product in it is safe to show.
  @Sendable static func shopify(_ bytes: [UInt8]) -> String? {
    piping(bytes) { source in
      let reader = ShopifyReader(source, name: "x.csv", currency: .eur)
      while let (entry, line) = try? reader.next(stored: { _ in nil }) {
        if line < 2 { return "a product on line \(line)" }
        let product = entry.product
        let words = [product.title, product.brand, product.summary] + product.tags + product.category
        if let found = words.lazy.compactMap({ ForbiddenText.first(in: $0.string) }).first {
          return "the product holds \(found)"
        }
        if let found = ForbiddenText.first(in: product.description.string, keepingLines: true) {
          return "a description holds \(found)"
        }
        if product.variants.isEmpty { return "a product without variants" }
        if product.variants.contains(where: { $0.price.minorUnits < 0 || $0.stock < 0 }) { return "less than nothing" }
      }
      return nil
    }
  }

  private static func rows(_ bytes: [UInt8]) -> [CSVRow]? {
    var rows: [CSVRow] = []
    let fault = piping(bytes) { source in
      var reader = CSVReader(source)
      do {
        while let row = try reader.nextRow() { rows.append(row) }
        return nil
      } catch {
        return "\(error)"
      }
    }
    return fault == nil ? rows : nil
  }

  /// Hands bytes over as a file, by a pipe that holds them all: the longest input, and what it becomes when every cell of
  /// it is quoted.
  private static func piping(_ bytes: [UInt8], _ body: (ByteSource) -> String?) -> String? {
    var ends: [Int32] = [0, 0]
    guard bytes.count <= 65_536, pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    let written = write(ends[1], bytes, bytes.count)
    close(ends[1])
    guard written == bytes.count, let source = try? ByteSource(path: "/proc/self/fd/\(ends[0])") else { return nil }
    return body(source)
  }

  private static func fault(in log: FaultLog) -> String? {
    for fault in log.sorted {
      if let found = ForbiddenText.first(in: fault.description) { return "a fault's words hold \(found)" }
      if fault.problem.isEmpty || fault.remedy.isEmpty { return "a fault says nothing" }
    }
    return nil
  }

  /// A scheme is refused, or a theme comes of it whose name is safe to show.
  @Sendable static func theme(_ bytes: [UInt8]) -> String? {
    let reader = SchemeReader(file: "x.yaml", id: "x")
    do {
      let scheme = try reader.scheme(String(decoding: bytes, as: UTF8.self))
      _ = scheme.theme(for: .palette)
      return [scheme.title, scheme.author].lazy.compactMap { ForbiddenText.first(in: $0.string) }.first
        .map { "the scheme holds \($0)" }
    } catch {
      return ForbiddenText.first(in: SafeText(cleaning: "\(error)").string).map { "the fault holds \($0)" }
    }
  }
}
#endif
