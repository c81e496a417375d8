import PlainText

/// Text reduced to what comparisons go by: small letters without accents.
enum FoldedText {
  /// For sorting: `Éclair` stands beside `eclair`.
  static func key(_ text: String) -> String {
    SafeText(cleaning: text).folded.string
  }

  /// For SKUs, barcodes and model numbers: only letters and digits count, so that `kon 250 mo` finds `KON-250-MO`.
  static func identifier(_ text: String) -> String {
    key(text).filter { $0.isLetter || $0.isNumber }
  }
}
