import Testing

@testable import CatalogFiles

/// One way to spoil the good shop's mug, and what is said then.
struct Spoilt: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let faults: [String]
  var testDescription: String { "\(old) → \(new)" }

  init(_ old: String, _ new: String, _ faults: String...) {
    self.old = old
    self.new = new
    self.faults = faults
  }
}

struct ProductFaultTests {
  static let spoilt: [Spoilt] = [
    Spoilt(
      "price: \"14.00\", ", "",
      "products/mug.md:18: price is missing. Add price: \"12.50\" to this variant."),
    Spoilt(
      "price: \"14.00\"", "price: ", "products/mug.md:18: price is missing. Add price: \"12.50\" to this variant."),
    Spoilt(
      "title: Stone mug", "title:",
      "products/mug.md:2: title is missing. Add title: and the product's name to this product."),
    Spoilt(
      "category: Kitchen / Mugs\n", "",
      "products/mug.md:1: category is missing. Add category: Department / Category to this product."),
    Spoilt(
      "MUG-L-SL", "MUG-S-MO",
      "products/mug.md:18: the sku MUG-S-MO is also in products/mug.md:17. Give one of the two another sku."),
    Spoilt(
      "[Large, Slate]", "[Large, Slat]",
      "products/mug.md:18: \"Slat\" is no value of Colour. Did you mean Slate? Known: Moss, Slate."),
    Spoilt("[Large, Slate]", "[Huge, Slate]", "products/mug.md:18: \"Huge\" is no value of Size. Known: Small, Large."),
    Spoilt(
      "[Large, Slate]", "[Large]",
      "products/mug.md:18: this variant has 1 options, the product 2. Write one value each of Size, Colour."),
    Spoilt(
      "options: [Large, Slate], ", "",
      "products/mug.md:18: options is missing. Add options: with one value each of Size, Colour."),
    Spoilt(
      "[Large, Slate]", "[Small, Moss]",
      "products/mug.md:18: the variant of Small, Moss stands twice, first on line 17. Change its options, or keep one of the two."
    ),
    Spoilt(
      "  - name: Size\n", "  - {name: A, values: [x]}\n  - {name: B, values: [y]}\n  - name: Size\n",
      "products/mug.md:10: there are 4 options. Use at most 3; put the rest in products of their own.",
      "products/mug.md:19: this variant has 2 options, the product 4. Write one value each of A, B, Size, Colour.",
      "products/mug.md:20: this variant has 2 options, the product 4. Write one value each of A, B, Size, Colour."),
    Spoilt(
      "compare_at: \"16.00\"", "compare_at: \"12.50\"",
      "products/mug.md:17: compare_at 12.50 is not above the price 12.50. Write the higher former price, or leave compare_at out."
    ),
    Spoilt(
      "\"14.00\"", "\"14.005\"",
      "products/mug.md:18: price has 3 decimals, but EUR has 2. Write it with at most 2, such as \"12.50\"."),
    Spoilt(
      "\"14.00\"", "14,00€",
      "products/mug.md:18: this variant knows no key \"00€\". Use one of: sku, options, price, compare_at, stock, barcode, weight, attributes."
    ),
    Spoilt(
      "\"14.00\"", "\"14,00\"",
      "products/mug.md:18: price is \"14,00\", which is not an amount. Write digits and a point, such as \"12.50\"."),
    Spoilt("\"14.00\"", "\"-1.00\"", "products/mug.md:18: price is negative. Write an amount of 0 or more."),
    Spoilt(
      "\"14.00\"", "\"10000000.01\"",
      "products/mug.md:18: price is \"10000000.01\", more than anything costs. Write at most 10000000.00."),
    Spoilt(
      "\"14.00\"", "99999999999999999999999999",
      "products/mug.md:18: price is \"99999999999999999999999999\", more than anything costs. Write at most 10000000.00."
    ),
    Spoilt(
      "stock: 0", "stock: -1",
      "products/mug.md:18: stock is \"-1\", which is out of range. Write a whole number from 0 to 1000000."),
    Spoilt(
      "stock: 0", "stock: 99999999999999999999",
      "products/mug.md:18: stock is \"99999999999999999999\", which is out of range. Write a whole number from 0 to 1000000."
    ),
    Spoilt(
      "stock: 0", "stock: 1_000",
      "products/mug.md:18: stock is \"1_000\", which is not a whole number. Write a whole number from 0 to 1000000."),
    Spoilt(
      "weight: 400", "weight: 0.4",
      "products/mug.md:18: weight is \"0.4\", which is not a whole number. Write a whole number of grams from 0 to 10000000."
    ),
    Spoilt(
      "5391284000103", "5391284000104",
      "products/mug.md:17: barcode 5391284000104 has a wrong check digit. Compare it with the label; its last digit should be 3."
    ),
    Spoilt(
      "5391284000103", "53912840001",
      "products/mug.md:17: barcode \"53912840001\" is no GTIN. Write 8, 12, 13 or 14 digits in quotes, or leave it out."
    ),
    Spoilt(
      "brand: Harbour", "brnad: Harbour", "products/mug.md:3: this product knows no key \"brnad\". Did you mean brand?"),
    Spoilt(
      "tags: [mug, stone]", "tags: mug",
      "products/mug.md:6: tags is text, where a list is due. Write [a, b], or one item to a line after a dash."),
    Spoilt(
      "title: Stone mug", "title: [Stone, mug]",
      "products/mug.md:2: title is a list, where text is due. Write it as one text."),
    Spoilt(
      "attributes:\n  Material: Stoneware", "attributes: Stoneware",
      "products/mug.md:19: attributes is text, where keys and values are due. Write key: value, one to a line."),
    Spoilt(
      "title: Stone mug", "title: Stone mug\ntitle: Other mug",
      "products/mug.md:3: the key title stands twice, first on line 2. Keep one of the two."),
    Spoilt(
      "stock: 0,", "stock: 0, sku: X, price: \"1\",",
      "products/mug.md:18: the key price stands twice, first on line 18. Keep one of the two.",
      "products/mug.md:18: the key sku stands twice, first on line 18. Keep one of the two."),
    Spoilt(
      "tags: [mug, stone]", "tags: [mug, stone",
      "products/mug.md:7:6: this is not YAML: did not find expected ',' or ']', while parsing a flow sequence from line 6. Check indents, quotes and brackets; put text that holds a colon in quotes."
    ),
    Spoilt(
      "summary: A mug", "summary: A mug: good",
      "products/mug.md:5:15: this is not YAML: mapping values are not allowed in this context. Check indents, quotes and brackets; put text that holds a colon in quotes."
    ),
    Spoilt(
      "tags: [mug, stone]", "tags: &t [mug, stone]",
      "products/mug.md:6: the anchor &t is not read here. Take it out, and write the values out."),
    Spoilt(
      "tags: [mug, stone]", "tags: &t [mug, stone]\nrelated: *t",
      "products/mug.md:7: the alias *t is not read here. Write the values out."),
    Spoilt(
      "category: Kitchen / Mugs", "category: Kitchen / Mugs / Kitchen",
      "products/mug.md:4: the category Kitchen contains itself: Kitchen / Mugs / Kitchen. Name each category of a path once."
    ),
    Spoilt(
      "category: Kitchen / Mugs", "category: Kitchen // Mugs",
      "products/mug.md:4: category has an empty part. Write names between slashes, such as Coffee / Single origin."),
    Spoilt(
      "related: [tea]", "related: [mug]",
      "products/mug.md:23: the product is related to itself. Take mug out of related."),
    Spoilt("related: [tea]", "related: [tee]", "products/mug.md:23: there is no product tee. Did you mean tea?"),
    Spoilt(
      "- alt: A mug on a table", "- {alt: A mug, file: pictures/mug.png}",
      "products/mug.md:22: the picture \"pictures/mug.png\" is not there. Add the file, or leave file out."),
    Spoilt(
      "- alt: A mug on a table", "- {alt: A mug, file: ../../etc/passwd}",
      "products/mug.md:22: the picture \"../../etc/passwd\" leads out of the shop's folder. Name a file inside the shop's folder."
    ),
    Spoilt(
      "- alt: A mug on a table", "- {alt: A mug, file: /etc/passwd}",
      "products/mug.md:22: the picture \"/etc/passwd\" leads out of the shop's folder. Name a file inside the shop's folder."
    ),
    Spoilt(
      "- alt: A mug on a table", "- {alt: A mug, file: products}",
      "products/mug.md:22: the picture \"products\" is not a file. Name a file inside the shop's folder."),
    Spoilt(
      "added: 2026-10-20", "added: 2026-02-30",
      "products/mug.md:7: added is \"2026-02-30\", which is not a day. Write YYYY-MM-DD, such as 2026-10-20."),
    Spoilt(
      "#5b6b3a", "5b6b3a",
      "products/mug.md:14: swatch is \"5b6b3a\". Write \"#rrggbb\" in quotes, such as \"#5b6b3a\"."),
    Spoilt(
      "title: Stone mug", "title: Stone mug\nfeatured: yes",
      "products/mug.md:3: featured is \"yes\". Write true or false."),
    Spoilt(
      "Made of *stone*", "Made of <b>stone</b> &amp; love",
      "products/mug.md:31: HTML is not read here: <b>. Write it in Markdown, or put it in `backticks` to show it."),
    Spoilt(
      "Made of *stone*", "Made&nbsp;of `<b>`",
      "products/mug.md:31: HTML is not read here: &nbsp;. Write the character itself."),
    Spoilt(
      "| Small | 250 ml |", "| Small | <br> |",
      "products/mug.md:27: HTML is not read here: <br>. Write it in Markdown, or put it in `backticks` to show it."),
    Spoilt(
      "A mug.\n", "A \u{1B}[31mmug.\n",
      "products/mug.md:29: the character U+001B may not stand in a catalogue. Take it out; it is invisible or acts on a terminal."
    ),
    Spoilt(
      "title: Stone mug", "title: \"Stone \\e[31m mug\"",
      "products/mug.md:2: the character U+001B may not stand in a catalogue. Take it out; it is invisible or acts on a terminal."
    ),
    Spoilt("A mug.\n", "A\u{A0}mug of\u{202F}250\u{3000}ml, “fine” – and 日本.\n"),
    Spoilt(
      "A mug.\n", "A \u{202E}mug\u{2028}.\n",
      "products/mug.md:29: the character U+202E may not stand in a catalogue. Take it out; it is invisible or acts on a terminal."
    ),
    Spoilt(
      "summary: A mug that keeps its heat", "summary: " + String(repeating: "warm ", count: 30),
      "products/mug.md:5: summary has 149 characters. Use at most 100."),
    Spoilt(
      "title: Stone mug", "title: Stone mug\nslug: Stone_Mug",
      "products/mug.md:3: slug is \"Stone_Mug\". Use a to z, 0 to 9 and single dashes, at most 80."),
    Spoilt(
      "title: Stone mug", "title: Stone mug\nslug: tea",
      "products/mug.md:24: the product is related to itself. Take tea out of related.",
      "products/tea.md:1: the slug tea is also in products/mug.md:3. Give one of the two another slug."),
    Spoilt(
      "title: Stone mug", "title: Stone mug\ntax_class: standart",
      "products/mug.md:3: the tax class standart has no rate. Did you mean standard?"),
    Spoilt(
      "sku: MUG-L-SL", "sku: MUG L",
      "products/mug.md:18: the sku \"MUG L\" cannot be used. Use letters, digits and signs without blanks, at most 64."),
    Spoilt(
      "---\ntitle", "title",
      "products/mug.md:1: the front matter is missing. Begin the file with ---, then YAML, then --- again."),
    Spoilt(
      "250 ml |\n---\n", "250 ml |\n",
      "products/mug.md:1: the front matter has no end. Put --- on a line of its own after the last key."),
  ]

  @Test(arguments: spoilt)
  func `a fault of a product is told with its line and what to do`(spoilt: Spoilt) throws {
    let faults = try ShopFolder.replacing(spoilt.old, with: spoilt.new, in: "products/mug.md").faults()
    #expect(faults == spoilt.faults)
  }

  @Test func `all faults of all files are told at once`() throws {
    let folder = ShopFolder.replacing("price: \"14.00\", ", with: "", in: "products/mug.md")
      .with("products/tea.md", "---\ntitel: Tea\ncategory: Pantry\nvariants: []\nadded: soon\n---\n<p>Tea.\n")
      .with("products/cup.md", "no front matter")
      .with("shop.yaml", ShopFolder.goodShop.replacing("currency: EUR", with: "currency: EURO"))
    let faults = try folder.faults()
    #expect(
      faults == [
        "products/cup.md:1: the front matter is missing. Begin the file with ---, then YAML, then --- again.",
        "products/mug.md:18: price is missing. Add price: \"12.50\" to this variant.",
        "products/tea.md:1: title is missing. Add title: and the product's name to this product.",
        "products/tea.md:2: this product knows no key \"titel\". Did you mean title?",
        "products/tea.md:4: there is no variant. Add one, such as - {sku: ABC-1, price: \"12.50\", stock: 5, weight: 300}.",
        "products/tea.md:5: added is \"soon\", which is not a day. Write YYYY-MM-DD, such as 2026-10-20.",
        "products/tea.md:7: HTML is not read here: <p>. Write it in Markdown, or put it in `backticks` to show it.",
        "shop.yaml:9: \"EURO\" is no currency in use. Use three capital letters of ISO 4217, such as EUR, USD or JPY.",
      ])
  }
}
