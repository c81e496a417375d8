import Database

/// What the place where the shop keeps its data could not do, in words that any front shares.
package enum StorageFault: Hashable, Sendable {
  /// Another process holds the ledger for too long; trying again helps.
  case busy
  case full
  /// The disk did not do what it was told: worn out, gone, or a limit of the system on files.
  case failing
  case damaged
  /// The account that runs the program may not write there, or nobody may.
  case readOnly
  /// The files were written by a newer version of the program.
  case newer
  /// A restore is at work; trying again in a moment helps.
  case restoring
  /// The folder is on a file system of this name, whose locks cannot be relied on.
  case shared(String)
  case other(String)

  /// The fault behind an error of the core, or nil where it is not one of storage.
  package init?(_ error: any Error) {
    guard let failure = error as? DatabaseFailure else { return nil }
    switch failure.kind {
    case .busy, .interrupted: self = .busy
    case .full: self = .full
    case .io: self = .failing
    case .corrupt, .foreign: self = .damaged
    case .readOnly: self = .readOnly
    case .newer: self = .newer
    case .locked: self = .restoring
    case .shared(let name): self = .shared(name)
    default: self = .other(failure.message)
    }
  }
}
