import ArgumentParser
import PlainText
import ShopCore

extension Console {
  /// Why the shop's data could not be read or written: the end of a sentence.
  static func reason(_ error: any Error) -> SafeText {
    switch StorageFault(error) {
    case .busy: "another program holds it; please try again"
    case .full: "the disk is full"
    case .failing: "the disk reports an error"
    case .damaged: "its files are damaged, or another program's; tuckshop doctor says which"
    case .readOnly: "this account may not write there; please check who owns the folder, and its mode"
    case .newer: "a newer version of tuckshop has written them; please update this one, nothing was changed"
    case .restoring: "a backup is being restored just now; please try again in a moment"
    case .shared(let name):
      "they are on \(name), where other hosts could write at the same time and damage them; please keep them on a disk of this machine (--data DIR)"
    case .other(let message): SafeText(cleaning: message)
    case nil: SafeText(cleaning: "\(error)")
    }
  }

  /// Does what needs the shop's data; where that fails it says so and the program ends.
  static func withData<T>(in folder: DataFolder, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let code as ExitCode {
      throw code
    } catch {
      complain("The shop's data in \(folder.path) cannot be opened: \(reason(error)).")
      throw ExitCode(1)
    }
  }
}
