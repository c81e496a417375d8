/// Units of measure by their common short names (SI and what English-speaking shops write).
enum UnitNames {
  /// The short name of a folded unit; nil when it is none.
  static func canonical(_ word: UnsafeBufferPointer<UInt8>) -> StaticString? {
    guard word.count <= 10 else { return nil }
    return names[String(decoding: word, as: UTF8.self)]
  }

  private static let names: [String: StaticString] = {
    let lists: [(StaticString, String)] = [
      ("in", "in inch inches"), ("ft", "ft foot feet"), ("yd", "yd yard yards"), ("mm", "mm millimeter millimeters"),
      ("cm", "cm centimeter centimeters"), ("m", "m meter meters metre metres"), ("g", "g gr gram grams gramme"),
      ("kg", "kg kgs kilo kilos kilogram kilograms"), ("mg", "mg"), ("oz", "oz ounce ounces"),
      ("lb", "lb lbs pound pounds"), ("ml", "ml milliliter milliliters"), ("cl", "cl"),
      ("l", "l liter liters litre litres"),
      ("qt", "qt quart quarts"), ("gal", "gal gallon gallons"), ("gb", "gb gigabyte gigabytes"), ("mb", "mb megabyte"),
      ("tb", "tb terabyte"), ("hz", "hz hertz"), ("mhz", "mhz"), ("ghz", "ghz"), ("w", "w watt watts"),
      ("v", "v volt volts"), ("mah", "mah"), ("mp", "mp megapixel megapixels"), ("ct", "ct count"),
      ("pk", "pk pack packs pc pcs piece pieces"),
    ]
    var names: [String: StaticString] = [:]
    for (short, words) in lists {
      for word in words.split(separator: " ") { names[String(word)] = short }
    }
    return names
  }()
}
