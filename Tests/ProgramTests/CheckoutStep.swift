import Testing

/// The steps of the checkout, as a shopper walks them on a real terminal.
enum CheckoutStep: Int, CaseIterable, CustomTestStringConvertible {
  case address, delivery, payment, review

  /// How the screen says where one is.
  var mark: String {
    switch self {
    case .address: "[1 Address]"
    case .delivery: "[2 Delivery]"
    case .payment: "[3 Payment]"
    case .review: "[4 Review]"
    }
  }

  /// What stands on the cursor's line after ``RealTerminal/leavesATrace(at:)``.
  var trace: String {
    switch self {
    case .address: "Ada Byrne Lovelace"
    case .delivery: "Courier"
    case .payment: "•••• ••"
    case .review: "Place the order"
    }
  }

  var testDescription: String { "step \(mark)" }
}

extension RealTerminal {
  /// From the front page of a returning guest into a step of the checkout.
  @discardableResult
  func goes(to step: CheckoutStep, line: UInt = #line) throws -> RealTerminal {
    try sees("Home", line: line).press("c").sees("Check out", line: line)
    // The total comes last: a screen that still changes by itself would be taken for the answer to a key.
    try press("o").sees(CheckoutStep.address.mark, line: line).sees("Dungarvan", "rrives", line: line)
    guard step != .address else { return self }
    try moves("Down", to: "Continue", line: line).press("Enter").sees(CheckoutStep.delivery.mark, "Courier", line: line)
    guard step != .delivery else { return self }
    try moves("Down", to: "Courier", line: line).press("Enter").sees(CheckoutStep.payment.mark, line: line)
    guard step != .payment else { return self }
    return try type("42424242424242421234123").press("Enter").sees(
      CheckoutStep.review.mark, "Place the order", line: line)
  }

  /// Types or chooses what only this step has.
  @discardableResult
  func leavesATrace(at step: CheckoutStep, line: UInt = #line) throws -> RealTerminal {
    switch step {
    case .address: try moves("Up", to: "Full name", line: line).type(" Lovelace")
    case .delivery: try moves("Down", to: "Courier", line: line)
    case .payment: try type("424242")
    case .review: try moves("Down", to: "Place the order", line: line)
    }
    try waits(for: step.trace, line: line) { $0.focusedLine.contains(step.trace) }
    return self
  }
}
