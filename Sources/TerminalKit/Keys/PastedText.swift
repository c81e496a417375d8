package import PlainText

/// A text as it was pasted, not cleaned yet; it is wiped when nobody holds it any more, since it may be a card.
package struct PastedText: Hashable, Sendable {
  /// Valid UTF-8.
  package let utf8: WipedBytes

  /// Takes bytes of any kind; malformed UTF-8 is left out.
  package init(decoding bytes: some Sequence<UInt8>) {
    var utf8 = WipedBytes()
    var decoder = Unicode.UTF8()
    var iterator = bytes.makeIterator()
    reading: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): UTF8.encode(scalar) { utf8.append($0) }
      case .error: continue
      case .emptyInput: break reading
      }
    }
    self.utf8 = utf8
  }

  package init(_ text: String) {
    self.init(decoding: text.utf8)
  }

  /// The text for a field that keeps it; this copy is not wiped.
  package var string: String { String(decoding: utf8, as: UTF8.self) }
}

extension PastedText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
