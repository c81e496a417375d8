import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// What a shopper reads when the shop's data is out of reach; what a real disk does is tried with the built program.
@Suite struct DiskJourneyTests {
  // Could go wrong: the screen says that nothing was charged, which nobody knows; the words are cut; the review is gone.
  @Test(arguments: [Size(80, 24), Size(120, 40)])
  func `an order of which nothing can be read is called neither placed nor lost`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    driver.put("Breakfast Tea").goToReview()
    driver.shop.close()
    driver.press("Enter").sees("Outcome of your order unknown: its data cannot be read. Enter asks again.")
    driver.sees("[4 Review]").isOn("Place the order")
  }
}
