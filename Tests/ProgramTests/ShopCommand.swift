import Foundation
import ShopTestKit

/// A shopper at a shell: commands in one shop, one after the other.
struct ShopCommand {
  let folder: TestFolder
  /// Fixed dice make every process draw the same; a purchase after another needs new ones.
  var dice: [String] = ["--seed", "7"]
  var environment: [String: String?] = [:]

  init(_ shop: SampleShop? = .coffee) throws { folder = try TestFolder(shop) }

  /// Runs a command with the shop's data and a clock that stands.
  func callAsFunction(_ arguments: String..., input: String? = nil) throws -> BuiltProgram.Outcome {
    try run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String? = nil) throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(
      arguments + ["--clock", TestFolder.clock, "--data", folder.data] + dice, input: input, in: folder,
      environment: environment)
  }

  /// Everything that was written below the home folder, by path.
  func files() throws -> [(path: String, bytes: Data)] {
    let manager = FileManager.default
    return try manager.subpathsOfDirectory(atPath: folder.home).compactMap { path in
      let whole = folder.home + "/" + path
      let kind = try manager.attributesOfItem(atPath: whole)[.type] as? FileAttributeType
      guard kind == .typeRegular, let bytes = manager.contents(atPath: whole) else { return nil }
      return (path, bytes)
    }
  }
}

extension BuiltProgram.Outcome {
  /// The output's JSON without blanks, keys in order; nil when it is not one document.
  var json: String? {
    guard let value = try? JSONSerialization.jsonObject(with: Data(output.utf8)),
      let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// Every key of the output's JSON by its path: `order.lines[].sku`.
  var keyPaths: [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(output.utf8)) else { return [] }
    var paths: Set<String> = []
    func walk(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        for (key, inner) in object { walk(inner, path.isEmpty ? key : path + "." + key) }
      } else if let list = value as? [Any], !list.isEmpty {
        for inner in list { walk(inner, path + "[]") }
      } else {
        paths.insert(path)
      }
    }
    walk(value, "")
    return paths.sorted()
  }

  /// The value at a path such as `error.code`, as text.
  func value(_ path: String) -> String? {
    var value = try? JSONSerialization.jsonObject(with: Data(output.utf8))
    for key in path.split(separator: ".") {
      if let index = Int(key) {
        let list = value as? [Any] ?? []
        value = list.indices.contains(index) ? list[index] : nil
      } else {
        value = (value as? [String: Any])?[String(key)]
      }
    }
    return value.map { "\($0)" }
  }
}
