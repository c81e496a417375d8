import PlainText
import ShopCore

extension Console {
  /// Why the shop's data could not be read or written: the end of a sentence.
  static func reason(_ error: any Error) -> SafeText {
    switch StorageFault(error) {
    case .busy: "another program holds it; please try again"
    case .full: "the disk is full"
    case .damaged: "its files are damaged, or another program's"
    case .other(let message): SafeText(cleaning: message)
    case nil: SafeText(cleaning: "\(error)")
    }
  }
}
