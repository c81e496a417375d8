import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Every screen of the desk as it stands, at the three sizes, against a file.
@Suite struct DeskGoldenTests {
  struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    let steps: @Sendable (StaffedShop, DeskDriver) throws -> Void
    var testDescription: String { name }
  }

  static let scenes: [Scene] = [
    Scene(name: "inbox") { shop, desk in
      try shop.crowd()
      desk.settle()
    },
    Scene(name: "inbox-empty") { _, _ in },
    Scene(name: "thread") { shop, desk in
      try shop.talk(desk)
    },
    Scene(name: "thread-writing") { shop, desk in
      try shop.talk(desk)
      desk.press("r").type("Two lines are").press("Ctrl+J").type("better than one, /").press("Backspace")
    },
    Scene(name: "thread-codes") { shop, desk in
      try shop.talk(desk)
      desk.press("r").type("/b")
    },
    Scene(name: "thread-others") { shop, desk in
      let ben = try shop.desk("Ben")
      try shop.talk(ben)
      desk.press("Enter", "r")
    },
    Scene(name: "thread-note") { shop, desk in
      try shop.talk(desk)
      desk.press("n").type("Asked twice before")
    },
    Scene(name: "thread-card") { shop, desk in
      try shop.talk(desk)
      desk.press("Tab")
    },
    Scene(name: "thread-search") { shop, desk in
      try shop.talk(desk)
      desk.press("/").type("mug")
    },
    Scene(name: "picker-product") { shop, desk in
      try shop.talk(desk)
      desk.press("p").type("mug")
    },
    Scene(name: "picker-snooze") { shop, desk in
      try shop.talk(desk)
      desk.press("z")
    },
    Scene(name: "voucher") { shop, desk in
      try shop.talk(desk)
      desk.press("g").type("99").press("Enter")
    },
    Scene(name: "live") { shop, desk in
      try shop.crowd()
      desk.press("v")
    },
    Scene(name: "live-writing") { shop, desk in
      desk.press("v", "w").type("Can I help?")
    },
    Scene(name: "help") { shop, desk in
      try shop.talk(desk)
      desk.press("?")
    },
  ]

  static let cases = scenes.flatMap { scene in Golden.sizes.map { (scene, $0) } }

  @Test(arguments: cases)
  func `a screen of the desk looks as it was agreed`(_ scene: Scene, _ size: Size) throws {
    let shop = try StaffedShop()
    let desk = try shop.desk(size: size)
    try scene.steps(shop, desk)
    try Golden.check(desk, scene.name, size)
  }

  @Test func `no golden of the desk is left over`() throws {
    #expect(try Golden.leftovers(of: Self.scenes.map(\.name)) == [])
  }
}

extension StaffedShop {
  /// Three more guests: one waits, one is answered, one only looks.
  func crowd() throws {
    shopper.press("/").type("slipway").press("Enter", "Enter", "a")
    let shop = shopper.shop
    let questions = ["Do you post to Norway?", "My grinder makes a terrible noise and I do not know why"]
    for (index, question) in questions.enumerated() {
      let guest = try shop.enter(token: nil).guestID
      _ = try shop.say(question, clientID: "crowd-asks-\(index)", guest: guest, place: nil)
      _ = try shop.beginVisit(
        guest: guest, isReturning: index == 1, bell: nil, place: ChatPlace(.search, title: "norway"))
      clock.advance(seconds: 50)
    }
    let ben = try desk("Ben")
    let thread = try #require(try ben.shop.inbox(.all, staff: ben.me.id).rows.last).thread.id
    _ = try ben.shop.claim(thread, staff: ben.me.id)
    try ben.shop.setTags([ChatThread.complaintTag], thread: thread, staff: ben.me.id)
    try ask("Is the mug dishwasher safe?")
  }

  /// A conversation with every kind of entry, open on a desk.
  func talk(_ desk: DeskDriver) throws {
    shopper.press("/").type("slipway").press("Enter", "Enter", "a")
    try ask("Is the mug dishwasher safe?")
    clock.advance(seconds: 75)
    desk.press("Enter", "n").type("Nora knows").press("Enter")
    desk.press("r").type("It is, and so is the small one.").press("Enter", "Esc")
    desk.press("p").type("harbour mug").press("Enter")
    desk.press("g").type("5").press("Enter").type("waited long").press("Enter")
    clock.advance(seconds: 20)
    try ask("Thank you. Does it come in blue?")
    desk.settle()
  }
}
