// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

/// A thing that reads what comes from outside, and what must be true of it for any bytes at all.
///
/// The short run in the tests and the long one under libFuzzer (`.ci/fuzz`) share these properties.
package struct FuzzTarget: Sendable, CustomStringConvertible {
  /// As the command line and the corpus' folder call it.
  package let name: String
  /// Random inputs in the short run: fewer where one takes long.
  package let shortRun: Int
  /// What is wrong with the answer to these bytes; nil when all is as it must be.
  ///
  /// It may also trap.
  package let fault: @Sendable ([UInt8]) -> String?

  package var description: String { name }

  package static let all: [FuzzTarget] = [
    FuzzTarget(name: "cleaner", shortRun: 2000, fault: TextProperties.cleaner),
    FuzzTarget(name: "escapes", shortRun: 2000, fault: TextProperties.escapes),
    FuzzTarget(name: "keys", shortRun: 2000, fault: KeyProperties.decoder),
    FuzzTarget(name: "markdown", shortRun: 500, fault: TextProperties.markdown),
    FuzzTarget(name: "money", shortRun: 2000, fault: TradeProperties.money),
    FuzzTarget(name: "address", shortRun: 300, fault: TradeProperties.address),
    FuzzTarget(name: "search", shortRun: 2000, fault: TradeProperties.search),
    FuzzTarget(name: "mail", shortRun: 1000, fault: MailProperties.mail),
    FuzzTarget(name: "html", shortRun: 1000, fault: MailProperties.html),
    FuzzTarget(name: "product", shortRun: 500, fault: FileProperties.product),
    FuzzTarget(name: "shop", shortRun: 300, fault: FileProperties.shop),
    FuzzTarget(name: "theme", shortRun: 500, fault: FileProperties.theme),
    FuzzTarget(name: "csv", shortRun: 2000, fault: FileProperties.csv),
    FuzzTarget(name: "shopify", shortRun: 500, fault: FileProperties.shopify),
  ]

  package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Bytes as they are handed out in turn: first what decides, then what is read.
struct FuzzBytes {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The next byte; 0 when there is none.
  mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

  /// Up to the next zero byte, as text.
  mutating func text() -> String {
    let part = rest.prefix { $0 != 0 }
    rest = rest.dropFirst(part.count + 1)
    return String(decoding: part, as: UTF8.self)
  }

  /// All that is left, as text.
  func all() -> String { String(decoding: rest, as: UTF8.self) }
}
#endif
