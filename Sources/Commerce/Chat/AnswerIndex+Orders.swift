package import PlainText

extension AnswerIndex {
  /// Orders that are told of.
  private static let ordersTold = 3

  /// Where a guest's own orders stand.
  ///
  /// - Parameter orders: The newest first.
  package static func orders(_ orders: [Order]) -> AnswerIndex {
    AnswerIndex(
      orders.prefix(ordersTold).enumerated().map { place, order in
        var candidate = AnswerCandidate(
          ChatAnswer(source: "Order \(order.number)", passage: order.standing, orderNumber: order.number))
        // Of several, the last is meant unless another is named.
        let weight = place == 0 ? 1 : 0.85
        candidate.add(terms: [AnswerWords.ofOrder], weight)
        candidate.add(topic: "order state status", weight: weight)
        candidate.add(topic: "shipping arrive how long track", weight: weight * 0.9)
        candidate.add(topic: SafeText(cleaning: order.number))
        for line in order.lines { candidate.add(text: line.title) }
        return candidate
      })
  }
}

extension Order {
  /// Where the order stands, in a sentence.
  ///
  /// `Order TS-1234-5678 is packed; arrives Tue 24 – Thu 26 Nov.`
  package var standing: SafeText {
    let state =
      switch (self.state, fulfilment) {
      case (.cancelled, _), (_, .cancelled): "is cancelled"
      case (.pendingPayment, _): "waits for its payment"
      case (_, .unfulfilled): "is placed and not packed yet; arrives \(delivery.label)"
      case (_, .packed): "is packed; arrives \(delivery.label)"
      case (_, .shipped): "is on its way; arrives \(delivery.label)"
      case (_, .delivered): "was delivered"
      case (_, .returned): "came back to the shop"
      }
    return SafeText(cleaning: "Order \(number) \(state).")
  }
}
