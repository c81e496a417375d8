import ArgumentParser
import CatalogFiles
import Commerce
import Glibc
import PlainText

/// A file of products from outside, which can be read several times.
struct ProductFile {
  private enum Form { case shopify, lines }

  /// What faults call it.
  let name: String
  private let path: String
  private let form: Form
  private let map: FieldMap?

  /// - Parameter map: The option's text: a YAML file or fields and paths.
  init(path written: String, map option: String?) throws {
    name = written == "-" ? "standard input" : written.split(separator: "/").last.map(String.init) ?? written
    path = written == "-" ? try ProductFile.kept() : written
    map = try option.map(ProductFile.map)
    do throws(FileProblem) {
      form = try map != nil ? .lines : ProductFile.form(of: path, written: written)
    } catch {
      Console.complain("\(written) cannot be read: \(error.words).")
      throw ExitCode(2)
    }
  }

  func reader(currency: Currency) throws -> ProductFileReader {
    let source: ByteSource
    do throws(FileProblem) {
      source = try ByteSource(path: path)
    } catch {
      Console.complain("\(name) cannot be read: \(error.words).")
      throw ExitCode(2)
    }
    return switch form {
    case .shopify: .shopify(ShopifyReader(source, name: name, currency: currency))
    case .lines: .lines(ProductLinesReader(source, name: name, currency: currency, map: map))
    }
  }

  /// By the name, else by how it begins: a line of JSON begins with a brace.
  private static func form(of path: String, written: String) throws(FileProblem) -> Form {
    let bare = written.hasSuffix(".gz") ? String(written.dropLast(3)) : written
    if bare.hasSuffix(".csv") { return .shopify }
    if [".jsonl", ".ndjson", ".json"].contains(where: bare.hasSuffix) { return .lines }
    let start = try ByteSource(path: path).next().first { $0 > 0x20 && $0 < 0x7F }
    return start == UInt8(ascii: "{") ? .lines : .shopify
  }

  /// Standard input in a file without a name, because it may have to be read twice.
  private static func kept() throws -> String {
    var name = Array("/tmp/tuckshop-import-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else {
      Console.complain("No file can be made in /tmp to keep standard input.")
      throw ExitCode(1)
    }
    unlink(name)
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(STDIN_FILENO, &block, block.count)
      if count == 0 { return "/proc/self/fd/\(descriptor)" }
      if count < 0, errno == EINTR { continue }
      var written = 0
      while count > 0, written < count {
        let step = block.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), count - written)
        }
        guard step > 0 || errno == EINTR else { break }
        written += max(0, step)
      }
      guard count > 0, written == count else {
        Console.complain("Standard input could not be kept: \(String(cString: strerror(errno))).")
        throw ExitCode(1)
      }
    }
  }

  private static func map(_ option: String) throws -> FieldMap {
    do {
      if option.contains("="), !Places.exists(option) { return try FieldMap(inline: option) }
      guard let text = PrivateFile.read(option, limit: 65_536) else {
        Console.complain("The map \(option) cannot be read. Name a YAML file, or write field=path,field=path.")
        throw ExitCode(2)
      }
      return try FieldMap(yaml: text)
    } catch let fault as FieldMapFault {
      Console.complain(fault.words)
      throw ExitCode(2)
    }
  }
}

/// Either of the two readers.
enum ProductFileReader {
  case shopify(ShopifyReader)
  case lines(ProductLinesReader)

  var faults: ImportFaults {
    switch self {
    case .shopify(let reader): reader.faults
    case .lines(let reader): reader.faults
    }
  }

  var columns: [String] {
    if case .shopify(let reader) = self { reader.columns } else { [] }
  }

  func next(stored: (String) throws -> CatalogEntry?) throws -> (entry: CatalogEntry, line: Int)? {
    do {
      switch self {
      case .shopify(let reader): return try reader.next(stored: stored)
      case .lines(let reader): return try reader.next()
      }
    } catch let problem as FileProblem {
      Console.endProgress()
      Console.complain("The file cannot be read to its end: \(problem.words). Nothing was imported.")
      throw ExitCode(1)
    }
  }
}
