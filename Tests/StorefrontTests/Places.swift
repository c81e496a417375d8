import ShopTestKit
import Testing

/// Every place of the shop that a shopper can be in, and the keys that lead there.
enum Place: String, CaseIterable, Sendable {
  case home, listing, filters, search, product, cart, carts, address, delivery, payment, review, bank, placed, orders
  case order, policies

  /// Letters are typed into a field here, so that `/` is only a letter.
  var isForm: Bool { [.search, .address, .payment, .orders].contains(self) }
  /// The bank waits for an answer: no way leads from here but its own.
  var isModal: Bool { self == .bank }

  func reach(_ driver: ShopDriver) {
    switch self {
    case .home: break
    case .listing: driver.press("b")
    case .filters: driver.press("b", "f")
    case .search: driver.press("/").type("tea")
    case .product: driver.open("Speckled Cup")
    case .cart: driver.put("Breakfast Tea", "Speckled Cup").press("c")
    case .carts: driver.put("Breakfast Tea").press("C")
    case .address: driver.put("Breakfast Tea").press("c", "o")
    case .delivery: driver.put("Breakfast Tea").press("c", "o").fillAddress().sees("[2 Delivery]")
    case .payment: driver.put("Breakfast Tea").goToPayment()
    case .review: driver.put("Breakfast Tea").goToReview()
    case .bank: driver.put("Breakfast Tea").goToReview(card: "40000025000031551234123").press("Enter")
    case .placed: driver.put("Breakfast Tea").goToReview().press("Enter").sees("Thank you")
    case .orders: driver.put("Breakfast Tea").goToReview().press("Enter", "o")
    case .order: driver.put("Breakfast Tea").goToReview().press("Enter", "o", "Down", "Down", "Down", "Enter")
    case .policies: driver.press("i")
    }
  }
}
