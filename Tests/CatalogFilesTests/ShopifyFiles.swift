import Commerce

@testable import CatalogFiles

/// A small file with each header, and a way to read it as a shop would.
enum ShopifyFiles {
  static let present = """
    Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,\
    Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Price,Compare-at price,Cost per item,\
    Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Product image URL,\
    Image position,Image alt text,SEO title,Google Shopping / MPN,Material (product.metafields.custom.material),Price / EU
    Wool jumper,wool-jumper,"<p>Warm, ""honest"" wool.</p>\r\n<ul><li>Soft</li></ul>",Notch,\
    Apparel > Jumpers,Knit,"wool, winter ,wool",TRUE,active,WJ S RED,4006381333931,\
    Size,S,,Colour,Red,59.90,79.9,20.01,\
    shopify,4,FALSE,410.4,https://x.example/1.jpg,\
    1,A red jumper,Warm wool,NT-77,wool; cashmere,55.00
    ,wool-jumper,,,,,,,,WJ-M-RED,123,,M,,,Red,59.90,59.90,,shopify,-2,TRUE,430,https://x.example/2.jpg,2,,,,,
    ,wool-jumper,,,,,,,,,,,,,,,,,,,,,,https://x.example/3.jpg,3,The back,,,,
    Gift note,gift-note,,,,,,FALSE,draft,,,Title,Default Title,,,,,,,,,,,,,,,,,

    """.replacing("\n    ", with: "\n")

  static let old = """
    Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
    Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,\
    Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,Variant Tax Code,Odd column
    tea,"Tea, green",Plain & simple,Leaf,Drinks,,true,Title,Default Title,TEA-1,100,,7,deny,3.5,,,,,,false,P1,=1+1
    cup,Cup,,Clay,,,true,Size,Small,,0,,,deny,9,10,,https://x.example/c.jpg,1,A cup,false,,
    cup,,,,,,,,Large,,0,,3,continue,12.00,,,,,,,,

    """

  /// Products and faults of a text.
  static func read(
    _ text: String, stored: [String: CatalogEntry] = [:], currency: Currency = .eur
  ) throws -> (entries: [CatalogEntry], faults: [String], columns: [String]) {
    try TemporaryFile(text).with { path in
      let reader = ShopifyReader(try ByteSource(path: path), name: "x.csv", currency: currency)
      var entries: [CatalogEntry] = []
      while let (entry, _) = try reader.next(stored: { stored[$0] }) { entries.append(entry) }
      return (entries, reader.faults.told.map(\.description), reader.columns)
    }
  }

  static func write(_ entries: [CatalogEntry], columns: [String], _ generation: ShopifyGeneration) -> String {
    let used = entries.reduce(into: Set<String>()) { $0.formUnion(ShopifyWriter.used(by: $1)) }
    let writer = ShopifyWriter(
      columns: ShopifyWriter.columns(imported: columns, used: used), generation: generation)
    return writer.header + entries.map(writer.text).joined()
  }

  /// Rows as their cells that are not empty, by the column's present name.
  static func cells(_ text: String) throws -> [[String: String]] {
    let rows = try CSVReaderTests.rows(text)
    let header = rows[0].texts.map { ShopifyColumn.named($0)?.rawValue ?? $0 }
    return rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(header, row.texts).filter { !$0.1.isEmpty }).mapValues(
        ShopifyPolicy.canonical)
    }
  }
}
