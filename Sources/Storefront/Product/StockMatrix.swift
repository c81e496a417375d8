import Commerce
import PlainText
import TerminalKit

/// Stock of the first two options side by side: the one with the shorter names across, the other down.
struct StockMatrix {
  let rowOption: Int
  let columnOption: Int
  let rowValues: [OptionValue]
  let columnValues: [OptionValue]
  let labelWidth: Int
  let cellWidth: Int
}

extension ProductScreen {
  /// The matrix, where there are two options and it fits; a page with one option has no need of it.
  func matrix(width: Int) -> StockMatrix? {
    guard let options = page?.product.options, options.count >= 2 else { return nil }
    func widest(_ option: Int) -> Int { options[option].values.map { $0.name.width }.max() ?? 0 }
    let column = widest(0) <= widest(1) ? 0 : 1
    let row = 1 - column
    // Never narrower than the words above it.
    let label = max(8, min(14, widest(row))) + 3
    let cell = max(5, widest(column) + 2)
    guard label + cell * options[column].values.count <= width, options[row].values.count <= 12 else { return nil }
    return StockMatrix(
      rowOption: row, columnOption: column, rowValues: options[row].values, columnValues: options[column].values,
      labelWidth: label, cellWidth: cell)
  }

  /// What stands in a cell: units, `–` when sold out, nothing when not made; the chosen one in brackets.
  func matrixCell(_ matrix: StockMatrix, row: Int, column: Int, symbols: Symbols) -> (SafeText, Role) {
    var other = choice
    guard other.count >= 2, let product = page?.product else { return (.empty, .text) }
    other[matrix.rowOption] = row
    other[matrix.columnOption] = column
    let variant = product.variants.first { indices(of: $0, in: product) == other }
    let units = available(variant)
    let text: SafeText = variant == nil ? " " : units == 0 ? symbols.dash : units > 20 ? "20+" : "\(units)"
    let role: Role = units == 0 ? .disabled : units <= ProductRow.fewUnits ? .warning : .success
    return (other == choice ? "[\(text)]" : " \(text) ", role)
  }
}
