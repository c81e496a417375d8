import Glibc

/// How much a word weighs by how rare it is.
enum RarityScale {
  /// In hundredths of a halving: a word that half of all products have weighs about 100, one of a million's single
  /// products about 5,000.
  static func weight(count: Int, of documents: Int) -> Int {
    guard count > 0 else { return 0 }
    let halvings = log2(1 + Double(documents) / Double(count))
    return Int((pow(halvings, 1.3) * 100).rounded())
  }
}
