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
    case .failing: "the shop's disk reports an error"
    case .damaged: "the shop's data cannot be read"
    case .readOnly: "the shop's files cannot be written any more"
    case .newer: "a newer version of the program has changed the shop's files"
    case .restoring: "the shop is being restored"
    case .shared(let name): "the shop's files are on \(name)"
    case .other(let message): SafeText(cleaning: message)
    case nil: nil
    }
  }
}
