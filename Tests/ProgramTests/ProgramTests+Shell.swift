import Foundation
import PlainText
import ShopTestKit
import TerminalKit
import Testing

@testable import tuckshop

// Could go wrong: the screen and the commands are two guests, colours go into a pipe, a long text scrolls away, `head`
// makes a stack trace, a shell chokes on the completions, the manual says what the program no longer does.
extension ProgramTests {
  @Test func `the cart of the commands is the cart of the screen`() throws {
    let shop = try ShopCommand()
    _ = try shop("cart", "add", "KTB-250-WB", "-n", "3")
    let screen = try RealTerminal(shop.folder)
    defer { screen.close() }
    try screen.sees("Cart 3").press("c").sees("Kitchen Table Blend", "€32.70")
    try screen.press("x").sees("Cart empty").press("Ctrl+C")
    #expect(try screen.exitStatus() == 0)
    #expect(try shop("cart").output.contains("It is empty"))
  }

  @Test func `a long page is coloured and paged on a terminal, and plain where nobody wants that`() throws {
    let folder = try TestFolder()
    let arguments = ["product", "kitchen-table", "--data", folder.data]
    let paged = try RealTerminal(folder, environment: ["PAGER": "sed -e 's/^/paged: /'"], arguments: arguments)
    defer { paged.close() }
    #expect(try paged.exitStatus() == 0)
    #expect(try paged.screen().text.contains("paged: "))
    #expect(try paged.styledText().contains("\u{1B}["))

    let plain = try RealTerminal(
      folder, environment: ["PAGER": "sed -e 's/^/paged: /'", "NO_COLOR": "1"], arguments: arguments + ["--no-pager"])
    defer { plain.close() }
    #expect(try plain.exitStatus() == 0)
    let shown = try plain.styledText()
    #expect(!shown.contains("paged: ") && !shown.contains("\u{1B}[1m"), "\(shown)")

    let short = try RealTerminal(
      folder, environment: ["PAGER": "sed -e 's/^/paged: /'"], arguments: ["search", "kitchen", "--data", folder.data])
    defer { short.close() }
    #expect(try short.exitStatus() == 0)
    #expect(try !short.screen().text.contains("paged: "))
  }

  @Test func `a reader that leaves early ends a command quietly`() throws {
    let shop = try ShopCommand()
    let outcome = try BuiltProgram.run(
      ["-c", "\"$0\" search --json --limit 1000 --data \"$1\" | head -1", BuiltProgram.path, shop.folder.data],
      program: "/bin/sh", in: shop.folder)
    #expect(outcome.output == "{\n" && outcome.errors.isEmpty && outcome.status == 0, "\(outcome)")
  }

  @Test(arguments: ["mug", "ada@example.test", "-x", "--json", "it's", "a b", "$HOME", "`id`", "-n'"])
  func `words in a command that is shown go through a shell as they are`(words: String) throws {
    let shop = try ShopCommand()
    let argument = ShellWord.argument(SafeText(cleaning: words))
    let outcome = try BuiltProgram.run(
      ["-c", "set -- \(argument); eval echo \\\"\\$$#\\\"", "sh"], program: "/bin/sh", in: shop.folder)
    #expect(outcome.output == words + "\n", "\(outcome)")
    let search = try BuiltProgram.run(
      ["-c", "\"$0\" search --data \"$1\" \(argument)", BuiltProgram.path, shop.folder.data], program: "/bin/sh",
      in: shop.folder)
    #expect(search.status == 0 && search.errors.isEmpty && !search.output.hasPrefix("{"), "\(search)")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell takes the completions`(_ shell: String) throws {
    let folder = try TestFolder(nil)
    let script = try BuiltProgram.run(["completions", shell], in: folder)
    #expect(script.status == 0 && script.output.contains("tuckshop"))
    guard let path = ["/bin/", "/usr/bin/"].map({ $0 + shell }).first(where: FileManager.default.fileExists) else {
      return
    }
    try script.output.write(toFile: folder.home + "/script", atomically: true, encoding: .utf8)
    let check = try BuiltProgram.run(["-n", folder.home + "/script"], program: path, in: folder)
    #expect(check.status == 0, "\(check)")
  }

  @Test func `bash offers what there is: commands, test cards, products, policies`() throws {
    let shop = try ShopCommand()
    try BuiltProgram.run(["completions", "bash"], in: shop.folder).output.write(
      toFile: shop.folder.home + "/script", atomically: true, encoding: .utf8)
    let ask = """
      source "$1"; shift
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      _tuckshop "$1" "${@: -1}" "${@:$(($# - 1)):1}"; printf '%s\\n' "${COMPREPLY[@]}"
      """
    for (line, offered) in [
      (["ch"], ["checkout", "chat"]), (["checkout", "--card", "de"], ["declined"]),
      (["product", "--data", shop.folder.data, "KTB-1K"], ["KTB-1K-CA", "KTB-1K-WB"]),
      (["product", "--data", shop.folder.data, "kitchen"], ["kitchen-table"]),
      (["policies", "--data", shop.folder.data, "ret"], ["returns"]), (["product", "--country", "NO"], ["NO"]),
      (["theme", "ch"], ["check"]), (["desk", "open", "--theme", "signal-l"], ["signal-light"]),
      (["search", "--shop", "out"], ["outfitter"]), (["product", "--data", "/nowhere", "K"], []),
    ] {
      let outcome = try BuiltProgram.run(
        ["-c", ask, "bash", shop.folder.home + "/script", BuiltProgram.path] + line, program: "/bin/bash",
        in: shop.folder)
      #expect(outcome.outputLines.map(\.trimmingBlanks) == offered, "\(line): \(outcome)")
    }
  }

  @Test func `the manual tells every command and exit code, and its reader has no complaint`() throws {
    let folder = try TestFolder(nil)
    let page = try BuiltProgram.run(["manual"], in: folder)
    #expect(page.status == 0 && page.output.unicodeScalars.allSatisfy(\.isASCII))
    for text in [
      ".Ss tuckshop checkout", ".Ss tuckshop cart save-for-later", ".It Fl -accept-prices", ".It Ev TUCKSHOP_COUNTRY",
      ".It 75", ".Sh FILES",
    ] {
      #expect(page.output.contains(text + "\n"), "\(text)")
    }
    try page.output.write(toFile: folder.home + "/tuckshop.1", atomically: true, encoding: .utf8)
    for (program, arguments) in [
      ("/usr/bin/mandoc", ["-Tlint", "-Wwarning", folder.home + "/tuckshop.1"]),
      ("/usr/bin/groff", ["-mandoc", "-Tutf8", "-ww", "-z", folder.home + "/tuckshop.1"]),
    ] where FileManager.default.fileExists(atPath: program) {
      let outcome = try BuiltProgram.run(arguments, program: program, in: folder)
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome)")
    }
  }
}
