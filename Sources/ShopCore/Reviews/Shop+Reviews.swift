package import Commerce
import Database
import PlainText

extension Shop {
  /// Reviews of a product that its page has in full.
  static let reviewsOnPage = 50

  /// Writes what a customer says of something in their order; a second time it takes the place of the first.
  ///
  /// It is shown at once. Where its texts name a web or mail address, somebody of the shop reads it before; and one that
  /// staff has hidden, or that waits, does not come back by being written again.
  ///
  /// - Parameters:
  ///   - number: The order's number, in any form.
  ///   - email: The address it was placed with.
  /// - Throws: ``ReviewFault``.
  package func review(_ draft: ReviewDraft, order number: String, email: String) throws -> Review {
    let (name, text) = try draft.checked()
    let now = world.now()
    let number = OrderNumber.normalised(number)
    let id = try ledger.write { writer -> Int in
      guard let stored = try OrderBook.order(number: number, in: writer),
        emailKey(stored.order.email) == emailKey(email)
      else { throw ReviewFault.unknownOrder }
      guard stored.order.lines.contains(where: { $0.slug == draft.product }) else { throw ReviewFault.notBought }
      guard stored.order.reviewable.contains(where: { $0.slug == draft.product }) else { throw ReviewFault.notReceived }
      let before = try ReviewBook.reviews(ofOrder: stored.id, in: writer).first { $0.product == draft.product }
      let isFree = [nil, .shown].contains(before?.state) && !namesAddress(name) && !namesAddress(text)
      let state = isFree ? .shown : before?.state == .hidden ? .hidden : ReviewState.waiting
      try ReviewBook.put(draft, name: name, text: text, state: state, order: stored.id, now: now, in: writer)
      return stored.id
    }
    let own = try ledger.read { try ReviewBook.reviews(ofOrder: id, in: $0) }
    guard let written = own.first(where: { $0.product == draft.product }) else { throw ReviewFault.unknownReview }
    return written
  }

  /// What was said of an order's products by whoever placed it; nothing for a wrong number or address.
  package func reviews(ofOrder number: String, email: String) throws -> [Review] {
    let number = OrderNumber.normalised(number)
    return try ledger.read { reader in
      guard let stored = try OrderBook.order(number: number, in: reader),
        emailKey(stored.order.email) == emailKey(email)
      else { return [] }
      return try ReviewBook.reviews(ofOrder: stored.id, in: reader)
    }
  }

  /// Reviews in every state, the newest first; for staff.
  package func reviews(of slug: String?, state: ReviewState?, limit: Int) throws -> [Review] {
    try ledger.read { try ReviewBook.all(slug: slug, state: state, most: limit, in: $0) }
  }

  /// Shows a review to others, or hides it; for staff.
  ///
  /// - Throws: ``ReviewFault/unknownReview``.
  package func setReview(_ id: Int, _ state: ReviewState) throws -> Review {
    try changeReview(id) { writer in
      try writer.execute("UPDATE review SET state = \(state.rawValue) WHERE id = \(id)")
    }
  }

  /// Says something to a review, for everybody to read below it; for staff.
  ///
  /// An empty text takes it back.
  ///
  /// - Throws: ``ReviewFault/unknownReview``, ``ReviewFault/tooLong(limit:)``.
  package func replyToReview(_ id: Int, _ text: String) throws -> Review {
    let reply = try ReviewDraft.checkedReply(text)
    return try changeReview(id) { writer in
      try writer.execute("UPDATE review SET reply = \(reply.string) WHERE id = \(id)")
    }
  }

  private func changeReview(_ id: Int, _ change: (Writer) throws -> Void) throws -> Review {
    try ledger.write { writer in
      try change(writer)
      guard let review = try ReviewBook.review(id, in: writer) else { throw ReviewFault.unknownReview }
      return review
    }
  }

  /// Advertising has an address in it, and so has what gives away somebody's own.
  private func namesAddress(_ text: SafeText) -> Bool {
    let text = text.folded.string
    if ["://", "www.", "@"].contains(where: { text.contains($0) }) { return true }
    // A word with a dot in it that ends in letters: shop.example, t.me/shop. Who forgets a blank waits a little.
    return text.split(whereSeparator: { $0.isWhitespace || $0 == "/" }).contains { word in
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count > 1, let last = parts.last?.prefix(while: \.isLetter) else { return false }
      return last.count >= 2 && parts.dropLast().allSatisfy { !$0.isEmpty }
    }
  }
}
