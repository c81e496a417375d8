import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// How much work the shop makes for a terminal and for the disk, in counts: times are for `tuckshop bench`.
@Suite struct WorkBudgetTests {
  /// What a terminal has to be told to get from one frame to the next.
  struct Change: Equatable {
    var cells = 0
    /// Changes of colour or attribute on the way through the changed cells; each costs some 20 bytes.
    var styles = 0

    init(from old: Frame?, to new: Frame?) {
      var style: Style?
      for (before, after) in zip(old?.cells ?? [], new?.cells ?? []) where before != after {
        cells += 1
        // A blank shows no foreground, so it needs no new one.
        let isSame = after.glyph == .blank ? after.style.background == style?.background : after.style == style
        if !isSame {
          styles += 1
          style = after.style
        }
      }
    }
  }

  // Could go wrong: the list is drawn on rows that differ by more than the selection; a clock or a count elsewhere ticks.
  @Test(arguments: ["Down", "Up"])
  func `a step of the selection changes two rows and the position`(_ key: String) throws {
    let driver = try ShopDriver()
    defer { driver.close() }
    // Between 2 and 9: with a second digit the line that tells the position shifts.
    driver.press("b").press("Down", times: key == "Down" ? 1 : 7)
    for _ in 0..<5 {
      let before = driver.terminal.frame
      let shown = driver.terminal.changeCount
      driver.press(key)
      let change = Change(from: before, to: driver.terminal.frame)
      #expect(driver.terminal.changeCount == shown + 1)
      // The list is 52 columns wide beside the filters; its position may gain a digit and shift the line above.
      #expect((20...2 * 52 + 40).contains(change.cells))
      #expect((2...6).contains(change.styles))
    }
  }

  // Could go wrong: keys without a meaning, focus reports and mouse releases draw the screen anew.
  @Test func `what means nothing shows nothing`() throws {
    let driver = try ShopDriver()
    defer { driver.close() }
    driver.press("b")
    let shown = driver.terminal.changeCount
    driver.pressAtOnce([]).pressAtOnce([.focusLost, .focusGained]).press("F9", "Up")
    #expect(driver.terminal.changeCount == shown)
  }

  // Could go wrong: many keys that came at once are shown one by one, so that the screen lags behind the fingers.
  @Test func `keys that came together are shown together`() throws {
    let driver = try ShopDriver()
    defer { driver.close() }
    driver.press("b")
    let shown = driver.terminal.changeCount
    driver.pressAtOnce(Array(repeating: .down, count: 12)).sees("13 of 44 products")
    #expect(driver.terminal.changeCount == shown + 1)
  }

  // Could go wrong: rows that are here already are asked for again, for each step or for each return to the list.
  @Test func `moving among rows that are here asks the database for nothing`() throws {
    let driver = try ShopDriver()
    defer { driver.close() }
    driver.press("b")
    let asked = driver.statementCount
    driver.press("Down", times: 30).press("End", "Home", "f", "Down", "f")
    #expect(driver.statementCount == asked)
  }

  // Could go wrong: a query for each product or category in place of one for all.
  @Test(arguments: [SampleShop.coffee, .outfitter])
  func `screens take few statements, however many products they show`(_ shop: SampleShop) throws {
    let driver = try ShopDriver(shop)
    defer { driver.close() }
    #expect((1...40).contains(driver.statementCount))
    let asked = driver.statementCount
    driver.press("b")
    #expect((1...30).contains(driver.statementCount - asked))
  }
}
