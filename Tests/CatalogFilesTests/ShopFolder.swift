import FoundationEssentials

@testable import CatalogFiles

/// A small shop without faults, and ways to spoil it; it is written to a folder of its own for each reading.
struct ShopFolder {
  var files: [String: [UInt8]] = [
    "shop.yaml": Array(goodShop.utf8), "products/mug.md": Array(goodMug.utf8), "products/tea.md": Array(goodTea.utf8),
  ]
  /// Symbolic links: name and what it points to.
  var links: [String: String] = [:]

  /// The good shop with a text replaced in one file; the text must be there.
  static func replacing(_ old: String, with new: String, in file: String) -> ShopFolder {
    var folder = ShopFolder()
    let text = String(decoding: folder.files[file] ?? [], as: UTF8.self)
    precondition(text.contains(old), "\(file) holds no \(old)")
    folder.files[file] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    return folder
  }

  func with(_ file: String, _ text: String) -> ShopFolder {
    var folder = self
    folder.files[file] = Array(text.utf8)
    return folder
  }

  func read() throws -> CatalogReading {
    try inFolder { CatalogFolder(path: $0).read() }
  }

  func faults() throws -> [String] { try read().faults.map(\.description) }

  func inFolder<T>(_ body: (String) throws -> T) throws -> T {
    let root = FileManager.default.temporaryDirectory.appending(path: "shop-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: root + "/products", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (name, bytes) in files {
      let folder = name.split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(atPath: root + "/" + folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: root + "/" + name))
    }
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(atPath: root + "/" + name, withDestinationPath: target)
    }
    return try body(root)
  }

  static let goodMug = """
    ---
    title: Stone mug
    brand: Harbour Lane
    category: Kitchen / Mugs
    summary: A mug that keeps its heat
    tags: [mug, stone]
    added: 2026-10-20
    handling_days: 1
    options:
      - name: Size
        values: [Small, Large]
      - name: Colour
        values:
          - {name: Moss, swatch: "#5b6b3a"}
          - Slate
    variants:
      - {sku: MUG-S-MO, options: [Small, Moss], price: "12.50", compare_at: "16.00", stock: 4, weight: 300, barcode: "5391284000103"}
      - {sku: MUG-L-SL, options: [Large, Slate], price: "14.00", stock: 0, weight: 400}
    attributes:
      Material: Stoneware
    pictures:
      - alt: A mug on a table
    related: [tea]
    size_guide: |
      | Size | Holds |
      |------|-------|
      | Small | 250 ml |
    ---
    A mug.

    Made of *stone*, see [the maker](https://maker.example) or <https://maker.example>.

    """

  static let goodTea = """
    ---
    title: Tea
    category: Pantry
    variants:
      - sku: TEA-1
        price: "3.00"
        stock: 12
        weight: 100
    ---
    Tea.

    """

  static let goodShop = """
    name: Small Shop
    tagline: Two things, both useful
    about: |
      One paragraph.

      Another one.
    promises: [Posted the same day, Prices include tax, Thirty days to return]
    email: hello@small.example
    currency: EUR
    locale: en-IE
    time_zone: Europe/Dublin
    hours:
      mon: 9:00-17:30
      sun: closed
    departments: [Kitchen, Pantry]
    facets: [Brand, Colour, Material]
    policies:
      shipping: {title: Shipping, body: By post.}
      returns: {title: Returns, body: Within 30 days.}
      privacy: {title: Privacy, body: We keep little.}
      warranty: {title: Warranty, body: Two years.}
    faq:
      - question: Is it good?
        answer: Yes.
    shipping:
      ships_from: IE
      working_days: [mon, tue]
      cut_off: 14:00
      holidays: [2026-12-25]
      zones:
        - name: Ireland
          countries: [IE]
          methods:
            - {id: post, name: Post, price: "4.50", free_from: "40.00", days: 1-2}
        - name: Everywhere else
          countries: ["*"]
          methods:
            - {id: post, name: Post, price: "9.00", days: 3-9, max_weight: 20000}
    tax:
      prices_include_tax: true
      rates:
        - {countries: [IE], percent: "23"}
        - {countries: [US], region: CA, class: standard, percent: "7.25", label: Sales tax}
    coupons:
      - {code: WELCOME10, title: 10 % off, percent: "10", minimum: "25.00"}

    """
}
