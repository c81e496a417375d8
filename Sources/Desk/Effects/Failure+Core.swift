import PlainText
import ShopCore

extension Failure {
  /// The fact behind an error of the core.
  init(_ error: any Error) {
    switch (StorageFault(error), error) {
    case (.busy?, _): self = .busy
    case (.full?, _): self = .diskFull
    case (.failing?, _): self = .diskFailing
    case (.damaged?, _): self = .damaged
    case (.readOnly?, _): self = .other("the shop's files cannot be written any more")
    case (.newer?, _):
      self = .other("a newer version of the program has changed the shop's files; please come in again")
    case (.restoring?, _): self = .other("the shop is being restored; please come back in a moment")
    case (.shared(let name)?, _): self = .other("the shop's files are on \(name), which cannot be relied on")
    case (.other(let message)?, _): self = .other(SafeText(cleaning: message))
    case (nil, let fault as ChatFault): self.init(fault)
    default: self = .other(SafeText(cleaning: "\(error)"))
    }
  }

  private init(_ fault: ChatFault) {
    switch fault {
    case .unknownThread, .unknownVisit: self = .gone
    case .empty: self = .empty
    case .tooLong(let limit): self = .tooLong(limit: limit)
    case .assigned(let name): self = .assigned(to: name)
    case .resolved: self = .resolved
    case .unseen: self = .unseen
    case .approached: self = .approached
    case .tooFast: self = .tooFast
    default: self = .other(SafeText(cleaning: "\(fault)"))
    }
  }
}
