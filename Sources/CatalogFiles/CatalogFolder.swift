package import Commerce
import PlainText

/// A shop as a folder of files: `shop.yaml`, and `products/<slug>.md`.
package struct CatalogFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Reads and checks the whole folder; every fault of every file is told, none stops the reading.
  ///
  /// - Parameter progress: called after each product's file with the files read so far and all of them.
  package func read(progress: (Int, Int) -> Void = { _, _ in }) -> CatalogReading {
    let log = FaultLog()
    let files: ShopFiles
    do throws(FileProblem) {
      files = try ShopFiles(path: path)
    } catch {
      Page(file: path, log: log).fault(error, of: "folder", remedyIfMissing: "Name the folder of a shop.")
      return CatalogReading(profile: nil, products: [], faults: log.sorted)
    }
    let shopPage = Page(file: "shop.yaml", log: log)
    let shop = shop(files, page: shopPage)
    let reader = ProductReader(files: files, currency: shop?.currency ?? ShopReader.unknownCurrency)
    let names = productFiles(files, log: log)
    var products: [ReadProduct] = []
    var unreadSlugs: [String] = []
    for (index, name) in names.enumerated() {
      if let product = reader.product(name, log: log) {
        products.append(product)
      } else {
        unreadSlugs.append(String(name.dropLast(3)))
      }
      progress(index + 1, names.count)
    }
    CatalogChecks(products: products, unreadSlugs: unreadSlugs).run(profile: shop?.profile, shop: shopPage)
    if let shop { SearchTermChecks.run(shop.searchTerms, products: products, shop: shopPage) }
    return CatalogReading(profile: shop?.profile, products: products.compactMap(\.product), faults: log.sorted)
  }

  /// Reads `shop.yaml` alone, for products that come from elsewhere.
  package func readProfile() -> CatalogReading {
    let log = FaultLog()
    do throws(FileProblem) {
      let shop = shop(try ShopFiles(path: path), page: Page(file: "shop.yaml", log: log))
      return CatalogReading(profile: shop?.profile, products: [], faults: log.sorted)
    } catch {
      Page(file: path, log: log).fault(error, of: "folder", remedyIfMissing: "Name the folder of a shop.")
      return CatalogReading(profile: nil, products: [], faults: log.sorted)
    }
  }

  private func shop(_ files: ShopFiles, page: Page) -> ShopReader? {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try files.bytes(of: "shop.yaml", limit: TextFile.limit)
    } catch {
      page.fault(error, remedyIfMissing: "Write shop.yaml with the shop's name, currency, shipping and tax.")
      return nil
    }
    guard let file = TextFile(bytes: bytes, page: page),
      let fields = YAMLDocument.mapping(file.lines, offset: 0, page: page, keys: ShopReader.keys, what: "the shop")
    else { return nil }
    return ShopReader(fields)
  }

  /// Names of the products' files; what else lies among them is a fault, so that nothing is left out in silence.
  private func productFiles(_ files: ShopFiles, log: FaultLog) -> [String] {
    let page = Page(file: "products", log: log)
    let names: [String]
    do throws(FileProblem) {
      names = try files.names(in: "products")
    } catch {
      page.fault(
        error, of: "folder", remedyIfMissing: "Make the folder products with one file NAME.md for each product.")
      return []
    }
    let products = names.filter { $0.hasSuffix(".md") && !files.isFolder("products/" + $0) }
    for name in names where !name.hasSuffix(".md") && !files.isFolder("products/" + name) {
      Page(file: "products/" + name, log: log)
        .fault(nil, "this is no product's file", "Name it NAME.md, or move it out of products.")
    }
    if products.isEmpty { page.fault(nil, "there is no product", "Add a file NAME.md for each product.") }
    return products
  }
}

/// What a shop's folder says.
package struct CatalogReading: Sendable {
  /// Nil where something is missing that a shop cannot be without.
  package let profile: ShopProfile?
  /// Those that could be read; all of them when there is no fault.
  package let products: [Product]
  /// By file and line; empty when all is well.
  package let faults: [CatalogFault]
}
