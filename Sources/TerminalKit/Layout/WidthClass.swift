/// Three ways to lay out a screen, by its columns.
package enum WidthClass: Sendable, Comparable {
  /// Under 60 columns: one pane.
  case narrow
  /// 60 to 99: a list with a pane beside it.
  case medium
  /// 100 and over: everything side by side.
  case wide

  package init(columns: Int) {
    self = columns < 60 ? .narrow : columns < 100 ? .medium : .wide
  }
}

extension Size {
  package var widthClass: WidthClass { WidthClass(columns: columns) }
  /// Under 18 rows there is no room for what only decorates.
  package var isShort: Bool { rows < 18 }
  /// Below this nothing can be laid out: a notice stands instead.
  package var isTooSmall: Bool { columns < 32 || rows < 8 }
}
