import Testing

@testable import CatalogFiles

struct FolderFaultTests {
  static let folders: [(name: String, folder: ShopFolder, faults: [String])] = [
    (
      "no shop.yaml", changed { $0.files["shop.yaml"] = nil },
      ["shop.yaml: the file is missing. Write shop.yaml with the shop's name, currency, shipping and tax."]
    ),
    (
      "an empty shop.yaml", changed { $0.files["shop.yaml"] = Array("# nothing\n".utf8) },
      ["shop.yaml:1: there are no keys. Write the keys that the catalogue format names."]
    ),
    (
      "no products",
      changed {
        $0.files["products/mug.md"] = nil
        $0.files["products/tea.md"] = nil
      },
      ["products: there is no product. Add a file NAME.md for each product."]
    ),
    (
      "a file among the products that is none", changed { $0.files["products/cup.markdown"] = [] },
      ["products/cup.markdown: this is no product's file. Name it NAME.md, or move it out of products."]
    ),
    (
      "folders, hidden files and what editors leave",
      changed {
        $0.files["products/pictures/a.png"] = []
        $0.files["products/.mug.md.swp"] = []
        $0.files["products/mug.md~"] = []
      }, []
    ),
    (
      "a file that is not UTF-8",
      changed { $0.files["products/cup.md"] = Array("---\ntitle: Caf".utf8) + [0xE9, 0x0A] },
      ["products/cup.md:2: the file is not UTF-8: byte 14 does not belong. Save the file as UTF-8."]
    ),
    (
      "a file of 10 MB", changed { $0.files["products/cup.md"] = Array(repeating: 0x61, count: 10_000_000) },
      [
        "products/cup.md: the file has 10000000 bytes, more than 1048576. Shorten it; a page of text has about 3000."
      ]
    ),
    (
      "a long description",
      changed {
        $0.files["products/tea.md"] = Array((ShopFolder.goodTea + String(repeating: "tea ", count: 16_384)).utf8)
      },
      ["products/tea.md:10: the description has 65540 bytes. Use at most 65536."]
    ),
    (
      "links that lead round in circles",
      changed { $0.links = ["products/cup.md": "can.md", "products/can.md": "cup.md"] },
      [
        "products/can.md: its symbolic links lead round in circles. Put the file itself in the place of the link.",
        "products/cup.md: its symbolic links lead round in circles. Put the file itself in the place of the link.",
      ]
    ),
    (
      "a link out of the folder", changed { $0.links = ["products/cup.md": "/etc/hostname"] },
      ["products/cup.md: it leads out of the shop's folder. Put the file itself in the place of the link."]
    ),
    (
      "a link to nothing", changed { $0.links = ["products/cup.md": "nowhere.md"] },
      ["products/cup.md: the file is missing. Mend or remove the link."]
    ),
    (
      "a picture behind a link out of the folder",
      changed {
        $0 = .replacing("- alt: A mug on a table", with: "- {alt: A mug, file: mug.png}", in: "products/mug.md")
        $0.links = ["mug.png": "/etc/hostname"]
      },
      [
        "products/mug.md:22: the picture \"mug.png\" leads out of the shop's folder. Put the file itself into the folder."
      ]
    ),
    (
      "a picture that is there",
      changed {
        $0 = .replacing(
          "- alt: A mug on a table", with: "- {alt: A mug, file: pictures/mug.png}", in: "products/mug.md")
        $0.files["pictures/mug.png"] = [1]
      }, []
    ),
    (
      "a doubled sku", changed { $0.files["products/tee.md"] = $0.files["products/tea.md"] },
      ["products/tee.md:5: the sku TEA-1 is also in products/tea.md:5. Give one of the two another sku."]
    ),
    (
      "categories that go round",
      changed {
        $0 = .replacing("category: Pantry", with: "category: Mugs / Pantry / Kitchen", in: "products/tea.md")
      },
      [
        "products/tea.md:3: the categories go round in circles: Pantry / Kitchen / Mugs / Pantry, see products/mug.md:4. Put each category below one other only."
      ]
    ),
    (
      "two categories below each other",
      changed { $0 = .replacing("category: Pantry", with: "category: Mugs / Kitchen", in: "products/tea.md") },
      [
        "products/tea.md:3: the categories go round in circles: Mugs / Kitchen / Mugs, see products/mug.md:4. Put each category below one other only."
      ]
    ),
    (
      "a file name that is no slug", changed { $0.files["products/Green Tea.md"] = Array(goodTeaOf("TEA-2").utf8) },
      [
        "products/Green Tea.md:1: the file's name is no slug. Name it with a to z, 0 to 9 and dashes, or add slug: to this product."
      ]
    ),
    (
      "line ends of Windows and a byte order mark",
      changed {
        $0.files["products/tea.md"] = [0xEF, 0xBB, 0xBF] + Array(ShopFolder.goodTea.replacing("\n", with: "\r\n").utf8)
      }, []
    ),
    (
      "an alias bomb", changed { $0.files["products/cup.md"] = Array(bomb.utf8) },
      ["products/cup.md:4: the alias *a is not read here. Write the values out."]
    ),
    (
      "brackets without end",
      changed {
        $0.files["products/cup.md"] = Array("---\ntags: \(String(repeating: "[", count: 100_000))\n---\n".utf8)
      },
      [
        "products/cup.md:2: the lists here are nested too deeply. Take the inner brackets out."
      ]
    ),
    (
      "many lists in lists",
      changed {
        let brackets = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        $0.files["products/cup.md"] = Array("---\ntags: \(brackets)\n---\n".utf8)
      },
      ["products/cup.md:2: the lists here are nested too deeply. Take the inner brackets out."]
    ),
  ]

  @Test(arguments: folders.indices)
  func `a fault of the folder is told with what to do`(index: Int) throws {
    let row = FolderFaultTests.folders[index]
    let faults = try row.folder.faults()
    #expect(faults == row.faults, "\(row.name)")
  }

  @Test func `a folder that is not there is one fault`() {
    let faults = CatalogFolder(path: "/nowhere/at/all").read().faults.map(\.description)
    #expect(faults == ["/nowhere/at/all: the folder is missing. Name the folder of a shop."])
  }

  private static func changed(_ change: (inout ShopFolder) -> Void) -> ShopFolder {
    var folder = ShopFolder()
    change(&folder)
    return folder
  }

  private static func goodTeaOf(_ sku: String) -> String { ShopFolder.goodTea.replacing("TEA-1", with: sku) }

  private static let bomb = """
    ---
    title: Bomb
    a: &a [x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
    d: {? [*c, *c] : x}
    ---
    """
}
