import Commerce

/// Products that nobody sells, as lines of JSON: the same for the same number.
struct InventedProducts {
  private static let words: [String] = {
    let beginnings = [
      "al", "ber", "cor", "dun", "el", "far", "gol", "hav", "in", "jor", "kel", "lum", "mor", "nor", "ol",
    ]
    let middles = ["da", "fe", "li", "mo", "nu", "pa", "ri", "so", "ta", "va"]
    let ends = ["ck", "l", "m", "n", "nd", "r", "rt", "s", "st", "th"]
    return beginnings.flatMap { first in middles.flatMap { middle in ends.map { first + middle + $0 } } }
  }()

  /// A product with few words, most of them in many products and some in few, as in a large shop (after Zipf).
  static func variedLine(_ number: Int) -> String {
    var dice = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 | 1
    func roll(_ sides: Int) -> Int {
      dice ^= dice << 13
      dice ^= dice >> 7
      dice ^= dice << 17
      return Int((dice >> 11) % UInt64(sides))
    }
    func word() -> String {
      // Each step down the ladder has ten times the words and is as likely: the commonest are in every tenth product.
      switch roll(4) {
      case 0: return words[roll(15)]
      case 1: return words[roll(150)]
      case 2: return words[roll(1500)]
      default: return words[roll(1500)] + words[roll(roll(20) == 0 ? 1500 : 60)]
      }
    }
    let title = (0..<5 + roll(6)).map { _ in word() }.joined(separator: " ")
    let text = (0..<12).map { _ in word() }.joined(separator: " ")
    let model = roll(2) == 0 ? " \(roll(90) + 10)x\(roll(90) + 10)" : ""
    return """
      {"slug":"thing-\(number)","title":"\(title)\(model)","brand":"Maker \(words[roll(200)])",\
      "category":["Department \(roll(12))","Shelf \(roll(20))"],"summary":"\(text)",\
      "variants":[{"sku":"T-\(number)","price":"\(1 + roll(400)).\(10 + roll(90))","stock":\(roll(10) * roll(20)),\
      "weight":\(roll(5000))}],"attributes":{"Material":"\(words[roll(40)])"}}
      """
  }

  /// The line of a product, without its end.
  static func line(_ number: Int) -> String {
    var dice = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 | 1
    // xorshift (Marsaglia 2003).
    func roll(_ sides: Int) -> Int {
      dice ^= dice << 13
      dice ^= dice >> 7
      dice ^= dice << 17
      return Int(dice % UInt64(sides))
    }
    func text(_ count: Int) -> String { (0..<count).map { _ in words[roll(words.count)] }.joined(separator: " ") }
    var writer = JSONWriter(capacity: 1024)
    writer.object { writer in
      writer.key("slug")
      writer.string("thing-\(number)")
      writer.key("title")
      writer.string(text(5) + " \(number)")
      writer.key("brand")
      writer.string("Maker " + words[roll(200)])
      writer.key("category")
      writer.strings(["Department \(roll(12))", "Shelf \(roll(20))"])
      writer.key("summary")
      writer.string(text(8))
      writer.key("description")
      writer.string((0..<3).map { _ in text(25) + "." }.joined(separator: "\n\n"))
      writer.key("variants")
      writer.array { writer in
        writer.object { writer in
          writer.key("sku")
          writer.string("T-\(number)")
          writer.key("price")
          writer.string("\(1 + roll(400)).\(10 + roll(90))")
          writer.key("stock")
          writer.integer(roll(50))
          writer.key("weight")
          writer.integer(roll(5000))
        }
      }
      writer.key("attributes")
      writer.object { writer in
        writer.key("Material")
        writer.string(words[roll(40)])
      }
    }
    return writer.text
  }
}
