/// A column of Shopify's product CSV: its name in the present header and in the one before.
package enum ShopifyColumn: String, CaseIterable {
  case title = "Title"
  case handle = "URL handle"
  case description = "Description"
  case vendor = "Vendor"
  case category = "Product category"
  case type = "Type"
  case tags = "Tags"
  case published = "Published on online store"
  case status = "Status"
  case sku = "SKU"
  case barcode = "Barcode"
  case option1Name = "Option1 name"
  case option1Value = "Option1 value"
  case option1Link = "Option1 Linked To"
  case option2Name = "Option2 name"
  case option2Value = "Option2 value"
  case option2Link = "Option2 Linked To"
  case option3Name = "Option3 name"
  case option3Value = "Option3 value"
  case option3Link = "Option3 Linked To"
  case price = "Price"
  case compareAt = "Compare-at price"
  case cost = "Cost per item"
  case taxable = "Charge tax"
  case taxCode = "Tax code"
  case unitTotal = "Unit price total measure"
  case unitTotalUnit = "Unit price total measure unit"
  case unitBase = "Unit price base measure"
  case unitBaseUnit = "Unit price base measure unit"
  case tracker = "Inventory tracker"
  case quantity = "Inventory quantity"
  case policy = "Continue selling when out of stock"
  case weight = "Weight value (grams)"
  case weightUnit = "Weight unit for display"
  case requiresShipping = "Requires shipping"
  case fulfilment = "Fulfillment service"
  case image = "Product image URL"
  case imagePosition = "Image position"
  case imageAlt = "Image alt text"
  case variantImage = "Variant image URL"
  case giftCard = "Gift card"
  case seoTitle = "SEO title"
  case seoDescription = "SEO description"
  case mpn = "Google Shopping / MPN"

  /// The name in the header before.
  package var oldName: String {
    switch self {
    case .title, .vendor, .type, .tags, .status, .option1Link, .option2Link, .option3Link, .cost, .mpn: rawValue
    case .handle: "Handle"
    case .description: "Body (HTML)"
    case .category: "Product Category"
    case .published: "Published"
    case .option1Name: "Option1 Name"
    case .option1Value: "Option1 Value"
    case .option2Name: "Option2 Name"
    case .option2Value: "Option2 Value"
    case .option3Name: "Option3 Name"
    case .option3Value: "Option3 Value"
    case .sku: "Variant SKU"
    case .barcode: "Variant Barcode"
    case .price: "Variant Price"
    case .compareAt: "Variant Compare At Price"
    case .taxable: "Variant Taxable"
    case .taxCode: "Variant Tax Code"
    case .unitTotal: "Unit Price Total Measure"
    case .unitTotalUnit: "Unit Price Total Measure Unit"
    case .unitBase: "Unit Price Base Measure"
    case .unitBaseUnit: "Unit Price Base Measure Unit"
    case .tracker: "Variant Inventory Tracker"
    case .quantity: "Variant Inventory Qty"
    case .policy: "Variant Inventory Policy"
    case .weight: "Variant Grams"
    case .weightUnit: "Variant Weight Unit"
    case .requiresShipping: "Variant Requires Shipping"
    case .fulfilment: "Variant Fulfillment Service"
    case .image: "Image Src"
    case .imagePosition: "Image Position"
    case .imageAlt: "Image Alt Text"
    case .variantImage: "Variant Image"
    case .giftCard: "Gift Card"
    case .seoTitle: "SEO Title"
    case .seoDescription: "SEO Description"
    }
  }

  static let optionNames = [ShopifyColumn.option1Name, .option2Name, .option3Name]
  static let optionValues = [ShopifyColumn.option1Value, .option2Value, .option3Value]

  /// By either name, in whatever case: people type headers too.
  static func named(_ header: String) -> ShopifyColumn? { byName[header.lowercased()] }

  private static let byName: [String: ShopifyColumn] = Dictionary(
    allCases.flatMap { [($0.rawValue.lowercased(), $0), ($0.oldName.lowercased(), $0)] },
    uniquingKeysWith: { first, _ in first })
}

/// Which of the two headers a file has.
package enum ShopifyGeneration: Hashable, Sendable {
  case present, old

  func name(_ column: ShopifyColumn) -> String { self == .present ? column.rawValue : column.oldName }
}

/// Columns with facts about a product that the shop itself named: `Material (product.metafields.shopify.material)`.
enum Metafield {
  private static let sign = " (product.metafields."

  /// The fact's name for people; nil: it is another column.
  static func name(of header: String) -> String? {
    guard header.hasSuffix(")"), let start = header.firstRange(of: sign), start.lowerBound > header.startIndex else {
      return nil
    }
    return String(header[..<start.lowerBound])
  }

  /// The column for an attribute that came from elsewhere.
  static func column(for name: String) -> String {
    let key = SlugText.make(name).replacing("-", with: "_")
    return "\(name)\(sign)custom.\(key.isEmpty ? "fact" : key))"
  }
}
