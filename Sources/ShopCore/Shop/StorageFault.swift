import Database

/// What the place where the shop keeps its data could not do, in words that any front shares.
package enum StorageFault: Hashable, Sendable {
  /// Another process holds the ledger for too long; trying again helps.
  case busy
  case full
  /// The disk did not do what it was told: worn out, gone, or a limit of the system on files.
  case failing
  case damaged
  case other(String)

  /// The fault behind an error of the core, or nil where it is not one of storage.
  package init?(_ error: any Error) {
    guard let failure = error as? DatabaseFailure else { return nil }
    switch failure.kind {
    case .busy, .interrupted: self = .busy
    case .full: self = .full
    case .io: self = .failing
    case .corrupt, .foreign: self = .damaged
    default: self = .other(failure.message)
    }
  }
}
