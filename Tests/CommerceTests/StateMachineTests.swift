import Commerce
import Testing

/// Every pair of states of every machine.
struct StateMachineTests {
  static let payments: [(from: PaymentState, followers: [PaymentState])] = [
    (.creating, [.requiresAction, .pending, .succeeded, .declined, .cancelled]),
    (.requiresAction, [.pending, .succeeded, .declined, .cancelled]),
    (.pending, [.requiresAction, .succeeded, .declined, .cancelled]), (.succeeded, [.refunded]), (.declined, []),
    (.cancelled, []), (.refunded, []),
  ]

  @Test(arguments: payments)
  func `a payment moves only forward`(from: PaymentState, followers: [PaymentState]) throws {
    #expect(StateMachineTests.payments.map(\.from) == PaymentState.allCases)
    for next in PaymentState.allCases {
      #expect(from.canBecome(next) == followers.contains(next))
      if followers.contains(next) {
        #expect(try from.moved(to: next) == next)
      } else {
        #expect(throws: IllegalMove.payment(from: from, to: next)) { try from.moved(to: next) }
      }
    }
  }

  static let orders: [(from: OrderState, followers: [OrderState])] = [
    (.pendingPayment, [.placed, .cancelled]), (.placed, [.completed, .cancelled]), (.completed, []), (.cancelled, []),
  ]

  @Test(arguments: orders)
  func `an order moves only forward`(from: OrderState, followers: [OrderState]) throws {
    #expect(StateMachineTests.orders.map(\.from) == OrderState.allCases)
    for next in OrderState.allCases {
      #expect(from.canBecome(next) == followers.contains(next))
      if followers.contains(next) {
        #expect(try from.moved(to: next) == next)
      } else {
        #expect(throws: IllegalMove.order(from: from, to: next)) { try from.moved(to: next) }
      }
    }
  }

  static let parcels: [(from: FulfilmentState, followers: [FulfilmentState])] = [
    (.unfulfilled, [.packed, .cancelled]), (.packed, [.shipped, .unfulfilled, .cancelled]),
    (.shipped, [.delivered, .returned]), (.delivered, [.returned]), (.returned, []), (.cancelled, []),
  ]

  @Test(arguments: parcels)
  func `a parcel moves only where a parcel can`(from: FulfilmentState, followers: [FulfilmentState]) throws {
    #expect(StateMachineTests.parcels.map(\.from) == FulfilmentState.allCases)
    for next in FulfilmentState.allCases {
      #expect(from.canBecome(next) == followers.contains(next))
      if followers.contains(next) {
        #expect(try from.moved(to: next) == next)
      } else {
        #expect(throws: IllegalMove.fulfilment(from: from, to: next)) { try from.moved(to: next) }
      }
    }
  }
}
