import ArgumentParser
import PlainText
import ShopCore

/// Writes the whole shop into one file.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write the whole shop into one file, while shoppers are in it.",
    discussion: """
      The file is a tar archive that only you can read: it holds names, addresses and conversations. It is checked \
      before it gets its name. Ends with 0 when it is written and its books are right, with 1 when its books have \
      findings (it is written all the same), with 2 when nothing was written.
      """)

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Argument(help: "The file to write.")
  var file: String

  @Flag(help: "Replace a file that is there already.")
  var force = false

  func run() throws {
    let places = places.places
    let outcome: Backup.Outcome
    do {
      outcome = try Backup(folder: places.dataFolder, world: worldOptions.world).write(to: file, replacing: force)
    } catch let failure as BackupFailure {
      Console.complain("\(failure.sentence) No backup was written.")
      throw ExitCode(2)
    } catch ShopOpeningFailure.noCatalog {
      Console.complain(
        "There is no shop in \(places.dataFolder.path) yet. Open it once with: tuckshop\(places.openingOptions)")
      throw ExitCode(2)
    } catch {
      Console.complain("No backup was written: \(Console.reason(error)). A file of that name is as it was.")
      throw ExitCode(2)
    }
    Console.say("Wrote \(file): \(outcome.bytes) bytes, \(outcome.orders) orders; checked.")
    guard !outcome.findings.isEmpty else { return }
    Console.complain(
      "\(outcome.findings.count) things in the shop's books are not right. See: tuckshop doctor\(places.openingOptions)"
    )
    throw ExitCode(1)
  }
}

/// Brings a shop back from a backup.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put the shop of a backup in the place of the one here.",
    discussion: """
      Nobody may be in the shop meanwhile. The backup is checked first; all files are replaced at once, or none. Ends \
      with 0 when the shop is restored and its books are right, with 1 when they have findings (only with --force; the \
      files from before are kept beside them), with 2 when nothing was changed.
      """)

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Argument(help: "A file that tuckshop backup wrote.")
  var file: String

  @Flag(help: "Restore even when the books in the backup are not right.")
  var force = false

  func run() throws {
    let places = places.places
    let outcome: Restore.Outcome
    do {
      outcome = try Restore(folder: places.dataFolder, world: worldOptions.world)
        .restore(from: file, evenIfWrong: force)
    } catch let failure as BackupFailure {
      Console.complain("\(failure.sentence) Nothing was changed.")
      if case .inUse(let holders) = failure {
        for holder in holders { Console.complain("    \(ProcessWords.line(of: holder))") }
      }
      if case .booksWrong(let findings) = failure {
        for finding in findings { Console.complain("    \(finding.sentence)") }
      }
      throw ExitCode(2)
    } catch {
      Console.complain("Nothing was restored: \(Console.reason(error)).")
      throw ExitCode(2)
    }
    Console.say(
      "Restored \(places.dataFolder.path) as it was at \(outcome.writtenAt.iso), with \(outcome.orders) orders.")
    guard !outcome.findings.isEmpty else { return }
    Console.complain(
      "\(outcome.findings.count) things in its books are not right. See: tuckshop doctor\(places.openingOptions)")
    Console.complain("The files from before are kept beside them, as *.before-restore.")
    throw ExitCode(1)
  }
}

/// What can be said about another process (`proc(5)`).
enum ProcessWords {
  /// `4711: tuckshop desk --as Aoife`.
  static func line(of process: Int) -> SafeText {
    let command = PrivateFile.read("/proc/\(process)/cmdline").map { words in
      words.split(separator: "\0").joined(separator: " ")
    }
    return "\(process): \(SafeText(cleaning: command ?? "a process of another account"))"
  }
}

extension BackupFailure {
  var sentence: SafeText {
    switch self {
    case .exists(let path): "\(path) is there already; --force replaces it."
    case .notABackup(let path): "\(path) is not a backup of a shop."
    case .damaged(let part): "The backup is damaged: \(part) is not as it was written."
    case .newer: "The backup was written by a newer version of this program; please update it."
    case .unsound(let findings): "\(findings.first?.sentence ?? "A file is damaged.")"
    case .booksWrong(let findings):
      "\(findings.count) things in the books of the backup are not right; --force restores it all the same."
    case .inUse: "Somebody is in the shop; please ask them to leave first."
    }
  }
}
