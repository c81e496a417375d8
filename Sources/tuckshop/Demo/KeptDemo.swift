import ArgumentParser
import Commerce
import FoundationEssentials
import Glibc
import PlainText
import ShopCore
import Storefront
import Tapes

extension TapeStage {
  /// A stage with the demo's busy shop, and the orders in it that can be looked up.
  ///
  /// - Parameters:
  ///   - start: When the shop opened its doors.
  ///   - hasOpenPayments: Two orders are still being paid for.
  static func ofDemo(
    _ places: Places = Places(), from start: TapeMoment = DemoShop.usualStart, hasOpenPayments: Bool = true
  ) throws -> (stage: TapeStage, orders: [Order]) {
    let stage = try TapeStage(places)
    var orders: [Order] = []
    do {
      try stage.prepare { orders = try DemoShop.fill($0, from: start, hasOpenPayments: hasOpenPayments) }
    } catch {
      stage.clear()
      Console.complain("The shop for the demo could not be made ready: \(Console.reason(error)).")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    return (stage, orders)
  }
}

extension DemoShop {
  /// What somebody who shows the shop wants to know: which orders there are, and with which e-mails.
  ///
  /// - Parameter isNarrow: A line fits into forty columns: what all e-mails end with is told once.
  static func notes(_ orders: [Order], isNarrow: Bool = false) -> [SafeText] {
    let names = orders.map { isNarrow ? String($0.email.prefix { $0 != "@" }) : $0.email }
    let width = names.map(\.count).max() ?? 0
    let lines = zip(orders, names).map { order, name in
      SafeText(cleaning: order.number + "  " + name.filledUp(to: width) + "  " + Words.state(of: order).string)
    }
    return [isNarrow ? "Look up (o): number, name\(mailDomain)" : "To look up (o): number, e-mail, state"] + lines
  }
}

extension String {
  fileprivate func filledUp(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// A demo's shop that stays: for a desk in another terminal, and for the commands.
struct KeptDemo {
  let path: String
  /// By which it is known again, so that nothing else is ever removed.
  private var markPath: String { path + "/demo" }

  /// Writes it where nothing is yet; with `anew` in the place of an earlier one too.
  func make(anew: Bool) throws {
    let name = SafeText(cleaning: path)
    let isDemo = Places.exists(markPath)
    if isDemo, !anew {
      Console.complain(
        "\(name) holds a demo already, and was not touched. tuckshop demo --data \(name) --reset begins anew.")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    guard isDemo || TapeFiles.names(in: path).isEmpty else {
      Console.complain("\(name) holds something that is no demo, and was not touched. Give a new folder.")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    let (stage, orders) = try TapeStage.ofDemo(
      from: DemoShop.start(before: World.machine().now()), hasOpenPayments: false)
    defer { stage.clear() }
    do {
      if isDemo { try FileManager.default.removeItem(atPath: path) }
      PrivateFile.makeFolder(Places.parent(path.hasPrefix("/") ? path : Places.workingFolder + "/" + path))
      try stage.copyShop(to: path)
      try PrivateFile.write("The shop in this folder is a demo; tuckshop demo --reset may remove it.\n", to: markPath)
    } catch {
      Console.complain("The demo could not be written to \(name): \(Console.reason(error)).")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    for line in DemoShop.notes(orders) { Console.say(line) }
    Console.say("The shop:   tuckshop --data \(name)")
    Console.say("The desk:   tuckshop desk --as NAME --data \(name)")
    Console.say("Its orders: tuckshop order all --data \(name)")
  }
}
