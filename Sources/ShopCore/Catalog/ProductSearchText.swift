import Commerce
import PlainText

/// What of a product the search index holds beside its title, brand, summary and description.
struct ProductSearchText {
  let categoriesAndTags: [SafeText]
  /// Names and values of attributes and options.
  let facts: [SafeText]
  /// SKUs, barcodes and model numbers as they are written.
  let names: [SafeText]
  /// The same, reduced to what is compared.
  let identifierKeys: Set<String>

  init(_ product: Product) {
    categoriesAndTags = product.category + product.tags
    let attributes = product.attributes + product.variants.flatMap(\.attributes)
    let options: [SafeText] = product.options.flatMap { option in option.values.map { "\(option.name) \($0.name)" } }
    facts = attributes.map { "\($0.name) \($0.value)" } + options
    let models = attributes.filter { $0.name.string.lowercased() == "model number" }.map(\.value)
    let codes = product.variants.map(\.sku) + product.variants.compactMap(\.barcode)
    names = codes.map { SafeText(cleaning: $0) } + models
    identifierKeys = Set(names.map { FoldedText.identifier($0.string) }).subtracting([""])
  }
}
