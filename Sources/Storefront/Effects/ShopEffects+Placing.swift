import Commerce
import PlainText
import ShopCore

extension ShopEffects {
  /// Places an order; where the disk stops it halfway, what is said goes by how far it came.
  func place(_ request: PlaceOrder) throws -> [Action] {
    do {
      return [.placementFinished(try shop.placeOrder(request))]
    } catch {
      guard let why = Failure.reason(error) else { throw error }
      do {
        guard let attempt = try shop.attempt(ofKey: request.key, guest: request.guestID) else {
          return [.failed(.notPlaced(why))]
        }
        return [.placementFinished(.pending(attempt: attempt)), .failed(.orderInterrupted(why))]
      } catch {
        return [.failed(.placementUnknown(why))]
      }
    }
  }

  /// Goes on with a payment that is written down; where the disk does not let it, the payment is still there.
  func keeping(_ attempt: String, _ body: () throws -> Placement) throws -> [Action] {
    do {
      return [.placementFinished(try body())]
    } catch {
      guard let why = Failure.reason(error) else { throw error }
      return [.placementFinished(.pending(attempt: attempt)), .failed(.orderInterrupted(why))]
    }
  }
}

extension Failure {
  /// What the shop's disk or file has, as a part of a sentence; nil where the error is another's.
  fileprivate static func reason(_ error: any Error) -> SafeText? {
    switch StorageFault(error) {
    case .busy: "the shop is very busy"
    case .full: "the shop's disk is full"
    case .failing: "the shop's disk failed"
    case .damaged, .other: "its data cannot be read"
    case .readOnly: "its files cannot be written"
    case .newer: "its files are of a newer version"
    case .restoring: "it is being restored"
    case .shared(let name): "its files are on \(name)"
    case nil: nil
    }
  }
}
