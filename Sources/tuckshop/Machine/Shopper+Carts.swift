import Commerce
import PlainText
import ShopCore
import Storefront

extension Shopper {
  /// The SKU that a SKU or a slug stands for; a product with a choice has to be named by one of its SKUs.
  func sku(named name: String) throws -> String {
    for sku in [name, name.uppercased()] where try shop.catalog.items(skus: [sku])[sku] != nil { return sku }
    guard let slug = try shop.slug(named: name),
      let page = try shop.product(slug: slug, country: profile.shipping.shipsFrom)
    else { throw CommandFault(.notFound, "There is no product \(name). Try: tuckshop search WORDS") }
    let variants = page.product.variants
    if variants.count == 1 { return variants[0].sku }
    let skus = variants.map { SafeText(cleaning: $0.sku) }.joined(separator: ", ")
    throw CommandFault(.notFound, "\(page.product.title) has \(variants.count) variants; name one: \(skus)")
  }

  /// The SKU of a line of the cart.
  func line(_ sku: String, in cart: Int, country: String) throws -> String {
    let skus = try shop.cart(cart, country: country).cart.lines.map(\.sku)
    guard let found = skus.first(where: { $0 == sku }) ?? skus.first(where: { $0 == sku.uppercased() }) else {
      throw CommandFault(.notFound, "\(sku) is not in the cart. What is there: tuckshop cart")
    }
    return found
  }

  /// Puts a coupon on the cart; why it does not count is thrown.
  func apply(_ code: String, to cart: Int, country: String, email: String?) throws -> CartView {
    switch try shop.applyCoupon(code, to: cart, country: country, email: email) {
    case .success(let view): return view
    case .failure(let refusal):
      let code = Promotion.normalised(code)
      var fault = CommandFault(.couponRefused, Words.refusal(refusal, code: code, price: price))
      fault.reason = Shapes.word(for: refusal)
      throw fault
    }
  }
}
