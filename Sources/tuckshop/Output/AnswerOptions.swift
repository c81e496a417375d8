import ArgumentParser
import PlainText
import TerminalKit

/// How a command answers: as text for people, or as JSON for other programs.
struct AnswerOptions: ParsableArguments {
  @Flag(name: .long, help: "Print JSON, for other programs.")
  var json = false

  @Flag(name: .customLong("no-pager"), help: "Do not page long text through $PAGER.")
  var noPager = false

  /// Does a command's work and prints what came of it; a fault goes to standard error, and with `--json` to standard
  /// output as an object too, so that there is always one.
  func give(_ work: () throws -> Answer) throws {
    do {
      let answer = try work()
      if json {
        Console.say(try answer.json())
      } else {
        TextOutput(isPaged: !noPager).show(answer.lines)
      }
      if let fault = answer.fault {
        Console.complain(fault.message)
        throw ExitCode(fault.status.rawValue)
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      let fault = CommandFault(error)
      Console.complain(fault.message)
      for field in fault.fields { Console.complain("  \(field.field): \(field.message)") }
      for change in fault.changes { Console.complain("  \(change.message)") }
      if json { Console.say(try JSONText.of(ErrorJSON(fault))) }
      throw ExitCode(fault.status.rawValue)
    }
  }
}

/// What a command found, in both forms; only the one that is wanted is made.
struct Answer {
  let json: () throws -> SafeText
  /// Lines for a number of columns.
  let lines: (_ width: Int) -> [StyledLine]
  /// It found something to say, and something is wrong all the same.
  var fault: CommandFault?

  init(_ json: @autoclosure @escaping () throws -> some Encodable, lines: @escaping (_ width: Int) -> [StyledLine]) {
    self.json = { try JSONText.of(try json()) }
    self.lines = lines
  }
}
