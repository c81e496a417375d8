/// Takes what a ``PieceScanner`` finds in a text; the bytes are gone when the call returns.
protocol PieceSink {
  /// A piece: a word or number, folded; places count from 0 in each text.
  mutating func take(piece: UnsafeBufferPointer<UInt8>, at place: Int)

  /// What several pieces in a row are when they are written as one, such as `wifi` for `Wi-Fi`.
  ///
  /// - Parameter count: The pieces that it stands for, from `place` on.
  mutating func take(joined: UnsafeBufferPointer<UInt8>, at place: Int, over count: Int)
}
