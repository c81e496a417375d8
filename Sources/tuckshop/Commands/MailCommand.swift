import ArgumentParser
import Commerce
import Glibc
import PlainText
import ShopCore

/// Mail that goes out.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Write the shop's outgoing mail as files.", subcommands: [MailSendCommand.self])
}

/// Writes what waits in the outbox.
struct MailSendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Write every mail that waits as an .eml file.",
    discussion: "Each file is one message (RFC 5322), for a mail server's pick-up folder. A mail is written once.")

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Option(name: .customLong("to"), help: "The folder (default: outbox in the shop's data).")
  var folder: String?

  func run() throws {
    let shop = try places.places.openShop(worldOptions.world)
    defer { shop.close() }
    do {
      let run = try shop.writeMail(into: folder ?? shop.outboxPath)
      for file in run.files { Console.say(SafeText(cleaning: file)) }
      for id in run.unaddressable { Console.complain("Mail \(id) has no address that mail can go to; it stays.") }
      if run.files.isEmpty, run.unaddressable.isEmpty { Console.complain("No mail waits.") }
    } catch let fault as MailFolderFault {
      Console.complain("\(fault.path) cannot be written: \(fault.reason). What is not written yet still waits.")
      throw ExitCode(1)
    } catch  where StorageFault(error) != nil {
      Console.complain(
        "The outbox could not be written: \(Console.reason(error)). What is not written yet still waits.")
      throw ExitCode(1)
    }
  }
}

/// Takes an answer by mail into its conversation.
struct DeskIngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Take a mail (on standard input) into the conversation that it answers.",
    discussion: """
      For the delivery of a mail server: tuckshop desk ingest < mail.eml. Ends with 0 when the mail is kept, was kept \
      before, or says nothing to keep (an absence notice, an empty reply); with 3 when it answers no mail of this shop; \
      with 4 when it does, but comes from another address than that one went to; with 65 when it is no mail; with 75 \
      when it should be tried again later.
      """)

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  func run() throws {
    let shop = try places.places.openShop(worldOptions.world)
    defer { shop.close() }
    let outcome: MailOutcome
    do {
      outcome = try shop.ingest(try Self.standardInput())
    } catch ChatFault.tooFast {
      Console.complain("This guest wrote more within a minute than anybody can. Try again later; nothing was kept.")
      throw ExitCode(75)
    } catch let fault as MailFault {
      Console.complain("That is no mail that can be read (\(SafeText(cleaning: "\(fault)"))). Nothing was kept.")
      throw ExitCode(65)
    } catch  where StorageFault(error) != nil {
      Console.complain("The mail could not be kept: \(Console.reason(error)). Try again later.")
      throw ExitCode(75)
    }
    switch outcome {
    case .kept(let thread): Console.say("Kept in thread \(thread).")
    case .alreadyKept: Console.say("It was kept before.")
    case .automatic: Console.say("No person wrote it; nothing was kept.")
    case .empty: Console.say("It says nothing beside what it quotes; nothing was kept.")
    case .unknownReference:
      Console.complain("It answers no mail of this shop. Nothing was kept; please read it yourself.")
      throw ExitCode(3)
    case .otherSender:
      Console.complain("It comes from another address than the mail it answers went to. Nothing was kept.")
      throw ExitCode(4)
    }
  }

  /// The whole of it, as far as a mail may go; half a mail is none.
  private static func standardInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= IncomingMail.limit {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        Console.complain("The mail could not be read to its end. Nothing was kept; try again later.")
        throw ExitCode(75)
      }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
