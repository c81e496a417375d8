import Commerce
import PlainText

/// Makes options and variants of a product's rows.
struct ShopifyVariants {
  /// What Shopify writes for a product without options.
  static let onlyOption = "Title"
  static let onlyValue = "Default Title"

  let record: ShopifyRecord
  let slug: String
  let known: CatalogEntry?
  let page: Page
  let currency: Currency
  let settings: ImportSettings
  /// What nobody can buy needs no price.
  let allowsNoPrice: Bool

  /// Nil, with faults, where they cannot be told.
  func read() -> (options: [ProductOption], variants: [Variant])? {
    var rows = record.rows.filter(\.isVariant)
    if rows.isEmpty { rows = [record.first] }
    guard let names = optionNames(rows) else { return nil }
    var options = names.map { ProductOption(name: $0, values: []) }
    var variants: [Variant] = []
    var lineOfChoice: [[SafeText]: Int] = [:]
    for row in rows {
      guard let choice = choice(row, names: names), let variant = variant(row, choice: choice) else { continue }
      if let line = lineOfChoice[choice] {
        let words = choice.map(\.string).joined(separator: ", ")
        fault(
          row, .option1Value,
          choice.isEmpty
            ? "there are two variants without options"
            : "the variant \(words.quoted) stands twice, first on line \(line)",
          "Give each variant option values of its own.")
        continue
      }
      lineOfChoice[choice] = row.line
      variants.append(variant)
      for (index, value) in choice.enumerated() where !options[index].values.contains(where: { $0.name == value }) {
        options[index].values.append(OptionValue(name: value, swatch: swatch(of: value, in: names[index])))
      }
    }
    return variants.isEmpty ? nil : (options, variants)
  }

  /// Names of the options that variants choose by; none for a product that has only one.
  private func optionNames(_ rows: [ShopifyRecord.Row]) -> [SafeText]? {
    var names: [SafeText] = []
    for (name, value) in zip(ShopifyColumn.optionNames, ShopifyColumn.optionValues) {
      let isUsed = rows.contains { !$0[value].isEmpty }
      guard isUsed else { continue }
      let written = record.first[name].isEmpty ? rows[0][name] : record.first[name]
      let isDefault = rows.allSatisfy { $0[value] == ShopifyVariants.onlyValue }
      if isDefault, written.isEmpty || written == ShopifyVariants.onlyOption { continue }
      guard !written.isEmpty else {
        fault(
          record.first, name, "\(name.rawValue) is missing",
          "Write what shoppers choose, such as Size, into the first row.")
        return nil
      }
      let text = SafeText(cleaning: written)
      if names.contains(text) {
        fault(record.first, name, "the option \(written.quoted) stands twice", "Rename one of the two.")
        return nil
      }
      names.append(text)
    }
    return names
  }

  /// A value of each option.
  private func choice(_ row: ShopifyRecord.Row, names: [SafeText]) -> [SafeText]? {
    guard !names.isEmpty else { return [] }
    let used = zip(ShopifyColumn.optionValues, ShopifyColumn.optionNames).filter { value, _ in
      record.rows.contains { !$0[value].isEmpty }
    }
    var choice: [SafeText] = []
    for ((column, _), name) in zip(used.suffix(names.count), names) {
      let value = SafeText(cleaning: row[column])
      if value.isEmpty {
        fault(row, column, "\(column.rawValue) is missing", "Write the variant's \(name).")
        return nil
      }
      choice.append(value)
    }
    return choice
  }

  private func variant(_ row: ShopifyRecord.Row, choice: [SafeText]) -> Variant? {
    let before = known?.product.variants.first { $0.optionValues == choice }
    guard let sku = sku(row, choice: choice, before: before), let price = price(row), let stock = stock(row),
      let weight = weight(row)
    else { return nil }
    var variant = Variant(sku: sku, optionValues: choice, price: price, stock: stock, weightGrams: weight)
    if let former = amount(row, .compareAt), former > price { variant.compareAtPrice = former }
    let barcode = row[.barcode]
    if Barcode.isRight(barcode) { variant.barcode = barcode }
    variant.attributes = before?.attributes.filter { $0.name != "Model number" } ?? []
    if row.number != record.first.number, !row[.mpn].isEmpty {
      variant.attributes.append(ProductAttribute(name: "Model number", value: SafeText(cleaning: row[.mpn])))
    }
    return variant
  }

  /// The SKU without blanks; where there is none, one that is the same at each import.
  private func sku(_ row: ShopifyRecord.Row, choice: [SafeText], before: Variant?) -> String? {
    let written = SafeText(cleaning: row[.sku]).string.split(separator: " ").joined(separator: "-")
    if written.isEmpty { return before?.sku ?? ShopifySKU.made(slug: slug, choice: choice) }
    guard written.utf8.count <= 64 else {
      fault(row, .sku, "SKU has \(written.utf8.count) bytes", "Use at most 64.")
      return nil
    }
    return written
  }

  private func price(_ row: ShopifyRecord.Row) -> Money? {
    if row[.price].isEmpty {
      if allowsNoPrice { return .zero(currency) }
      fault(
        row, .price, "Price is missing",
        "Write it with a point, such as \(AmountExample.of(currency)), or set Status to draft.")
      return nil
    }
    return amount(row, .price)
  }

  private func amount(_ row: ShopifyRecord.Row, _ column: ShopifyColumn) -> Money? {
    let written = row[column]
    guard !written.isEmpty else { return nil }
    let remedy: SafeText = "Write digits and a point, such as \(AmountExample.of(currency)), in \(currency.code)."
    do throws(AmountFault) {
      let amount = try Money(
        decimal: ShopifyNumber.withoutIdleZeros(written, decimals: currency.exponent), currency: currency)
      if !amount.isNegative { return amount }
      fault(row, column, "\(column.rawValue) is negative", remedy)
    } catch {
      switch error {
      case .tooManyDecimals(let given, let allowed):
        fault(
          row, column, "\(column.rawValue) \(written.quoted) has \(given) decimals, \(currency.code) has \(allowed)",
          remedy)
      case .tooLarge: fault(row, column, "\(column.rawValue) is \(written.quoted), more than anything costs", remedy)
      case .empty, .malformed:
        fault(row, column, "\(column.rawValue) is \(written.quoted), which is not an amount", remedy)
      }
    }
    return nil
  }

  /// Units; of what nobody counts there are always some.
  private func stock(_ row: ShopifyRecord.Row) -> Int? {
    let written = row[.quantity]
    if written.isEmpty { return row[.tracker].isEmpty ? settings.uncountedStock : 0 }
    // More may be sold there than there is; here there is none then.
    if let number = Int(written), number <= 1_000_000 { return max(0, number) }
    fault(row, .quantity, "Inventory quantity is \(written.quoted)", "Write a whole number up to 1000000.")
    return nil
  }

  private func weight(_ row: ShopifyRecord.Row) -> Int? {
    let written = row[.weight]
    if written.isEmpty { return 0 }
    if let grams = ShopifyNumber.rounded(written), grams <= 10_000_000 { return grams }
    fault(row, .weight, "the weight is \(written.quoted)", "Write grams, such as 250.")
    return nil
  }

  private func swatch(of value: SafeText, in option: SafeText) -> Int? {
    known?.product.options.first { $0.name == option }?.values.first { $0.name == value }?.swatch
  }

  private func fault(_ row: ShopifyRecord.Row, _ column: ShopifyColumn, _ problem: SafeText, _ remedy: SafeText) {
    page.fault(row.lines[column.rawValue] ?? row.line, "row \(row.number): \(problem)", remedy)
  }
}

/// SKUs for variants that have none.
enum ShopifySKU {
  /// The slug and the options; the point keeps `a` + `b-c` apart from `a-b` + `c`.
  static func made(slug: String, choice: [SafeText]) -> String {
    let options = choice.map { value in
      let made = SlugText.make(value.string)
      return made.isEmpty ? StableNumber.of(value.string) : made
    }
    let whole = ([slug] + options).joined(separator: ".").uppercased()
    return whole.utf8.count <= 64 ? whole : String(whole.prefix(52)) + "." + StableNumber.of(whole).uppercased()
  }
}

/// Numbers as spreadsheets leave them.
enum ShopifyNumber {
  /// `12.500` as `12.50` where two decimals are allowed; `12.` and the like stay as they are.
  static func withoutIdleZeros(_ text: String, decimals: Int) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count > decimals, parts[1].dropFirst(decimals).allSatisfy({ $0 == "0" })
    else {
      return text
    }
    return decimals == 0 ? String(parts[0]) : parts[0] + "." + parts[1].prefix(decimals)
  }

  /// The nearest whole number of digits with or without decimals, half up.
  static func rounded(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber =
      parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    guard isNumber, parts[0].utf8.count <= 12, let whole = Int(parts[0]) else { return nil }
    return whole + (parts.count == 2 && (parts[1].utf8.first ?? 0x30) >= 0x35 ? 1 : 0)
  }
}
