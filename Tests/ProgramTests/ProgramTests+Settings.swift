import Foundation
import ShopTestKit
import Testing

// Could go wrong: a typo in the settings stops the shop, or silently opens another one; an option does not win; the
// file loses what a person wrote in it.
extension ProgramTests {
  @Test func `an option comes before the environment, that before the file, that before what is built in`() throws {
    var shop = try ShopCommand()
    func country() throws -> String? { try shop("product", "kitchen-table", "--json").value("country") }
    #expect(try country() == "IE")
    #expect(try shop.config("set", "country", "Norway").status == 0)
    #expect(try country() == "NO")
    shop.environment["TUCKSHOP_COUNTRY"] = "de"
    #expect(try country() == "DE")
    #expect(try shop("product", "kitchen-table", "--country", "GB", "--json").value("country") == "GB")
    #expect(
      try shop.config("get", "country", "--json").json == """
        {"key":"country","line":null,"origin":"environment","value":"DE","variable":"TUCKSHOP_COUNTRY"}
        """)
    shop.environment = [:]
    // What the shopper chose in the shop is nearer than what is set for every shop.
    #expect(try shop("cart", "country", "FR").status == 0)
    #expect(try country() == "FR")
  }

  @Test func `setting one thing leaves the rest of the file as it was written`() throws {
    let shop = try ShopCommand()
    let file = shop.folder.home + "/.config/tuckshop/config.yaml"
    try FileManager.default.createDirectory(
      atPath: shop.folder.home + "/.config/tuckshop", withIntermediateDirectories: true)
    try "# mine\ntheme: harbour-light # by day\nmouse: no\n".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try shop.config("set", "mouse", "yes").status == 0)
    #expect(try shop.config("set", "shop", "it's \"mine\"").status == 0)
    #expect(
      try String(contentsOfFile: file, encoding: .utf8)
        == "# mine\ntheme: harbour-light # by day\nmouse: \"yes\"\nshop: \"it's \\\"mine\\\"\"\n")
    #expect(try shop.config("get", "theme").output == "harbour-light\n")
    #expect(try shop.config("get", "shop").output == "it's \"mine\"\n")
    #expect(try shop.config("set", "shop").status == 0)
    #expect(try shop.config("get", "shop").status == 3)
    for (key, value) in [("color", "7"), ("country", "Atlantis"), ("mouse", "maybe"), ("data", "here"), ("shop", " ")] {
      #expect(try shop.config("set", key, value).status == 65, "\(key)")
    }
    #expect(try shop.config("set", "weather", "fine").status == 64)
  }

  @Test func `settings that cannot be read are told by file and line, and the shop goes on without them`() throws {
    let shop = try ShopCommand()
    let file = shop.folder.home + "/.config/tuckshop/config.yaml"
    try FileManager.default.createDirectory(
      atPath: shop.folder.home + "/.config/tuckshop", withIntermediateDirectories: true)
    for (text, says) in [
      ("theme: x\ncolor: 7\n", "config.yaml:2: color takes"), ("shop: [\n", "config.yaml:2: this is not YAML"),
      ("weather: fine\n", "config.yaml:1: weather is no setting"),
      ("- shop\n", "config.yaml:1: write one setting a line"),
      ("country: Atlantis\n", "config.yaml:1: country takes two letters"),
    ] {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let outcome = try shop("search", "kitchen")
      #expect(outcome.status == 0 && outcome.output.contains("kitchen-table"), "\(text): \(outcome)")
      #expect(outcome.errors.contains(says) && outcome.errors.split(separator: "\n").count == 1, "\(text): \(outcome)")
      try "shop: [\n".write(toFile: file, atomically: true, encoding: .utf8)
      #expect(try shop.config("set", "theme", "y").status == 1)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "shop: [\n")
    }
    // In which shop one is must be certain where money is spent; here the option says so.
    let bought = try shop("checkout", "--from", "-", input: ProgramTests.purchase())
    #expect(bought.status == 0, "\(bought)")
    let unclear = try BuiltProgram.run(
      ["checkout", "--from", "-"], input: ProgramTests.purchase(), in: shop.folder,
      environment: ["XDG_DATA_HOME": shop.folder.home + "/xdg"])
    #expect(unclear.status == 2, "\(unclear)")
    try FileManager.default.createDirectory(
      atPath: shop.folder.home + "/xdg/tuckshop", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: shop.folder.data, toPath: shop.folder.home + "/xdg/tuckshop/coffee")
    let uncertain = try BuiltProgram.run(
      ["checkout", "--from", "-"], input: ProgramTests.purchase(key: "order-2"), in: shop.folder,
      environment: ["XDG_DATA_HOME": shop.folder.home + "/xdg"])
    #expect(uncertain.status == 1 && uncertain.errors.contains("Nothing was bought"), "\(uncertain)")
  }

  @Test func `config tells every place, setting and version`() throws {
    let shop = try ShopCommand()
    let outcome = try BuiltProgram.run(
      ["config", "--json", "--data", shop.folder.data], in: shop.folder, environment: ["TUCKSHOP_MOUSE": "off"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.value("folders.2.path") == shop.folder.data && outcome.value("folders.2.name") == "data")
    #expect(outcome.value("settings.4.value") == "no" && outcome.value("settings.4.variable") == "TUCKSHOP_MOUSE")
    #expect(outcome.value("sqlite.version")?.hasPrefix("3.") == true)
    #expect(outcome.output.contains("ENABLE_FTS5"), "\(outcome.output)")
    let path = try shop.config("path")
    #expect(path.output == shop.folder.home + "/.config/tuckshop/config.yaml\n")
  }
}

extension ShopCommand {
  /// Runs `config`, which needs no shop.
  fileprivate func config(_ arguments: String...) throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(["config"] + arguments, in: folder, environment: environment)
  }
}
