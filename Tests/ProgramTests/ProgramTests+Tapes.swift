import Foundation
import ShopTestKit
import Testing

extension ProgramTests {
  @Test func `validating tapes reports every error and ends with status 1, and a right tape says nothing`() throws {
    let folder = try TestFolder(nil)
    try "Type \"a\"\n#@ expect /a/\nSource part.tape\n".write(
      toFile: folder.home + "/good.tape", atomically: true, encoding: .utf8)
    try "Enter\n".write(toFile: folder.home + "/part.tape", atomically: true, encoding: .utf8)
    try "Enter\nType Enter\n#@ sise 4x4\n".write(toFile: folder.home + "/bad.tape", atomically: true, encoding: .utf8)

    let good = try BuiltProgram.run(["tape", "validate", "good.tape", "part.tape"], in: folder)
    #expect(good.status == 0 && good.output.isEmpty && good.errors.isEmpty, "\(good)")
    let bad = try BuiltProgram.run(["tape", "validate", "good.tape", "bad.tape", "gone.tape"], in: folder)
    #expect(bad.status == 1)
    #expect(
      bad.output == """
        bad.tape
          2 │ Type Enter
                   ^^^^^ Type expects string

          3 │ #@ sise 4x4
                 ^^^^ Invalid pragma: sise

        parser: 2 error(s)

        """, "\(bad.output)")
    #expect(bad.errors.contains("gone.tape cannot be read: No such file or directory."), "\(bad.errors)")
    #expect(bad.errors.contains("2 of 3 tapes have errors."), "\(bad.errors)")
    // A folder stands for its tapes, and a part is found beside the tape that names it, as when it is played.
    try FileManager.default.createDirectory(atPath: folder.home + "/all/of/it", withIntermediateDirectories: true)
    try "Entr\n".write(toFile: folder.home + "/all/_part.tape", atomically: true, encoding: .utf8)
    try "Source ../_part.tape\n".write(
      toFile: folder.home + "/all/of/visit.tape", atomically: true, encoding: .utf8)
    let all = try BuiltProgram.run(["tape", "validate", "all"], in: folder)
    #expect(all.status == 1 && all.output.contains("all/_part.tape\n  1 │ Entr\n"), "\(all)")
    try "Enter\n".write(toFile: folder.home + "/all/_part.tape", atomically: true, encoding: .utf8)
    #expect(try BuiltProgram.run(["tape", "validate", "all"], in: folder).status == 0)
    let none = try BuiltProgram.run(["tape", "validate", "all/of/it"], in: folder)
    #expect(none.status == 3 && none.errors.contains("no tape there"), "\(none)")
    let piped = try BuiltProgram.run(["tape", "validate", "-"], input: "Foo", in: folder)
    #expect(piped.status == 1 && piped.output.contains("Invalid command: Foo"), "\(piped)")
  }

  @Test func `formatting changes what is not in form, and never a tape with an error`() throws {
    let folder = try TestFolder(nil)
    let file = folder.home + "/visit.tape"
    try "Type 'a'   Enter # go\n".write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)

    let check = try BuiltProgram.run(["tape", "fmt", "--check", "visit.tape"], in: folder)
    #expect(check.status == 1 && check.outputLines == ["visit.tape"], "\(check)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "Type 'a'   Enter # go\n")
    #expect(try BuiltProgram.run(["tape", "fmt", "visit.tape"], in: folder).status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "Type \"a\"\nEnter # go\n")
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
    #expect(try BuiltProgram.run(["tape", "fmt", "--check", "visit.tape"], in: folder).status == 0)

    try FileManager.default.createDirectory(atPath: folder.home + "/all", withIntermediateDirectories: true)
    try "Up Down".write(toFile: folder.home + "/all/_part.tape", atomically: true, encoding: .utf8)
    #expect(try BuiltProgram.run(["tape", "fmt", "all"], in: folder).status == 0)
    #expect(try String(contentsOfFile: folder.home + "/all/_part.tape", encoding: .utf8) == "Up\nDown\n")

    try "Typ 'a'   Enter".write(toFile: file, atomically: true, encoding: .utf8)
    let refused = try BuiltProgram.run(["tape", "fmt", "visit.tape"], in: folder)
    #expect(refused.status == 1 && refused.errors.contains("Invalid command: Typ"), "\(refused)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "Typ 'a'   Enter")
    let piped = try BuiltProgram.run(["tape", "fmt"], input: "Up Down", in: folder)
    #expect(piped.status == 0 && piped.output == "Up\nDown\n", "\(piped)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.home).allSatisfy { !$0.hasSuffix(".new") })
  }

  @Test func `a new tape is right, and one that is there is not touched`() throws {
    let folder = try TestFolder(nil)
    let made = try BuiltProgram.run(["tape", "new", "visit"], in: folder)
    #expect(made.status == 0 && made.output.contains("visit.tape is there"), "\(made)")
    #expect(try BuiltProgram.run(["tape", "validate", "visit.tape"], in: folder).status == 0)
    #expect(try BuiltProgram.run(["tape", "fmt", "--check", "visit.tape"], in: folder).status == 0)
    try "mine".write(toFile: folder.home + "/visit.tape", atomically: true, encoding: .utf8)
    let again = try BuiltProgram.run(["tape", "new", "visit.tape"], in: folder)
    #expect(again.status == 1 && again.errors.contains("File exists"), "\(again)")
    #expect(try String(contentsOfFile: folder.home + "/visit.tape", encoding: .utf8) == "mine")
  }
}
