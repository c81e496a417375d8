// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
import CatalogFiles
import Commerce
package import Foundation
package import PlainText
import ShopCore
import Testing

/// A shop in which every word that its owner writes is one of some texts.
package enum HostileShop {
  /// A new data folder with a product of each text; the shop's own words are the first one.
  ///
  /// Titles begin with a number, so that their order is that of the texts.
  package static func freshFolder(_ texts: [SafeText]) throws -> URL {
    let folder = ScratchFolder.fresh("hostile")
    let sample = CatalogFolder(path: SampleShop.checkout.appendingPathComponent("Catalog/coffee").path).read()
    let profile = try #require(sample.profile)
    let builder = try CatalogBuilder(folder: DataFolder(path: folder.path))
    try builder.begin(profile: spoilt(profile, texts[0].prefix(200)))
    for (index, text) in texts.enumerated() { try builder.add(product(index, text.prefix(100))) }
    try builder.finish(
      world: World(now: { HandClock().now }, randomBytes: { [UInt8](repeating: 7, count: $0) }))
    return folder
  }

  private static func product(_ index: Int, _ text: SafeText) -> Product {
    let number = String(String(1000 + index).dropFirst())
    let line = SafeText(cleaning: text.string)
    let red = SafeText("Red \(line)")
    let blue = SafeText("Blue \(line)")
    let variants = [red, blue].enumerated().map { place, value in
      Variant(
        sku: "H-\(number)-\(place)", optionValues: [value], price: Money(minorUnits: 1250, currency: .eur),
        stock: 5 * place,
        weightGrams: 100)
    }
    var product = Product(
      slug: "h-\(number)", title: "\(number) \(line)", category: ["Coffee", "Of \(line)"], variants: variants)
    product.brand = line
    product.summary = "S \(line)"
    product.description = text
    product.tags = [line]
    product.options = [ProductOption(name: "O \(line)", values: [OptionValue(name: red), OptionValue(name: blue)])]
    product.attributes = [ProductAttribute(name: "N \(line)", value: line)]
    product.pictures = [Picture(alternativeText: "P \(line)")]
    product.soldOutReason = line
    product.sizeGuide = "| a | b |\n|---|---|\n| \(line) | 1 |"
    return product
  }

  private static func spoilt(_ profile: ShopProfile, _ text: SafeText) -> ShopProfile {
    let line = SafeText(cleaning: text.string)
    var profile = profile
    profile.name = "Shop \(line.prefix(20))"
    profile.tagline = line
    profile.about = text
    profile.promises = [line, line, line]
    profile.policies = profile.policies.map { ShopPage(id: $0.id, title: "\($0.title) \(line)", body: text) }
    profile.faq = [Question(question: "Q \(line)", answer: text)]
    var rules = profile.chatRules
    rules.canned = [CannedResponse(code: "spoilt", text: "C {first_name} \(text)")]
    profile.chat = rules
    return profile
  }
}
#endif
