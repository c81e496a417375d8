package import PlainText

/// How products from outside are read.
package struct ImportSettings: Sendable {
  /// The category of a product that names none.
  package var category: SafeText = "General"
  /// Units of a variant whose stock nobody counts.
  package var uncountedStock = 9999
  /// Faults that are told; further ones are only counted.
  package var faultLimit = 200

  package init() {}
}

/// What was wrong in a file: the first faults in words, and how many there are.
package struct ImportFaults: Sendable {
  /// In the order of the file.
  package let told: [CatalogFault]
  package let count: Int

  init(_ log: FaultLog) {
    told = log.sorted
    count = log.count
  }
}

/// A short name for a text that has no letters for one.
enum StableNumber {
  /// Ten letters and digits, the same for the same text (FNV-1a, 64 bits).
  static func of(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(String(hash, radix: 36).prefix(10))
  }
}
