import Commerce
import Testing

@testable import CatalogFiles

struct ShopFaultTests {
  static let spoilt: [Spoilt] = [
    Spoilt("name: Small Shop\n", "", "shop.yaml:1: name is missing. Add name: Harbour Lane Coffee to the shop."),
    Spoilt(
      "currency: EUR", "currency: BTC",
      "shop.yaml:9: \"BTC\" is no currency in use. Use three capital letters of ISO 4217, such as EUR, USD or JPY."),
    Spoilt(
      "currency: EUR", "currency: JPY",
      "products/mug.md:17: compare_at has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\".",
      "products/mug.md:17: price has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\".",
      "products/mug.md:18: price has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\".",
      "products/tea.md:6: price has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\".",
      "shop.yaml:34: free_from has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\".",
      "shop.yaml:34: price has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\".",
      "shop.yaml:38: price has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\".",
      "shop.yaml:45: minimum has 2 decimals, but JPY has 0. Write it with at most 0, such as \"1250\"."),
    Spoilt(
      "tagline:", "tag_line:",
      "shop.yaml:1: tagline is missing. Add tagline: one line on what it sells to the shop.",
      "shop.yaml:2: the shop knows no key \"tag_line\". Did you mean tagline?"),
    Spoilt(
      "[Posted the same day, Prices include tax, Thirty days to return]", "[Posted the same day]",
      "shop.yaml:7: promises has 1 lines. Write 3 to 5 of them, each true and checkable."),
    Spoilt(
      "hello@small.example", "hello at small",
      "shop.yaml:8: \"hello at small\" is no e-mail address. Write one such as hello@shop.example."),
    Spoilt(
      "en-IE", "english", "shop.yaml:10: \"english\" is no locale. Write a language and a country, such as en-IE."),
    Spoilt(
      "Europe/Dublin", "Europe/Dublim",
      "shop.yaml:11: \"Europe/Dublim\" is no time zone that is known here. Did you mean Europe/Dublin?"),
    Spoilt(
      "Europe/Dublin", "../../../etc/passwd",
      "shop.yaml:11: \"../../../etc/passwd\" is no time zone that is known here. Use an IANA name such as Europe/Dublin, or a POSIX rule such as \"GMT0IST,M3.5.0/1,M10.5.0\"."
    ),
    Spoilt("Europe/Dublin", "\"GMT0IST,M3.5.0/1,M10.5.0\""),
    Spoilt(
      "9:00-17:30", "17:30-9:00",
      "shop.yaml:13: the hours \"17:30-9:00\" of mon cannot be read. Write closed, or a span such as 9:00-17:30."),
    Spoilt(
      "9:00-17:30", "9:00-25:00",
      "shop.yaml:13: the hours \"9:00-25:00\" of mon cannot be read. Write closed, or a span such as 9:00-17:30."),
    Spoilt(
      "  sun: closed", "  sunday: closed",
      "shop.yaml:14: hours knows no key \"sunday\". Use one of: mon, tue, wed, thu, fri, sat, sun."),
    Spoilt(
      "departments: [Kitchen, Pantry]", "departments: [Kitchn, Pantry]",
      "shop.yaml: the department Kitchn holds no product. Did you mean Kitchen?"),
    Spoilt(
      "facets: [Brand, Colour", "facets: [Brand, Color",
      "shop.yaml: the facet Color is no option and no attribute of any product. Did you mean Colour?"),
    Spoilt(
      "  warranty: {title: Warranty, body: Two years.}\n", "",
      "shop.yaml:18: the policy warranty is missing. Add warranty: {title: Warranty, body: \"…\"} to the policies."),
    Spoilt(
      "body: Two years.", "body: Two <i>years</i>.",
      "shop.yaml:21: HTML is not read here: <i>. Write it in Markdown, or put it in `backticks` to show it."),
    Spoilt("    answer: Yes.\n", "", "shop.yaml:23: answer is missing. Add answer: and the text to this question."),
    Spoilt("ships_from: IE", "ships_from: Ireland", "shop.yaml:26: \"Ireland\" is no country code. Did you mean IE?"),
    Spoilt(
      "working_days: [mon, tue]", "working_days: [mon, tus]",
      "shop.yaml:27: the working day is \"tus\". Did you mean tue?"),
    Spoilt(
      "cut_off: 14:00", "cut_off: 2 pm",
      "shop.yaml:28: cut_off is \"2 pm\", which is not a time. Write hours and minutes, such as \"14:00\"."),
    Spoilt(
      "2026-12-25", "25.12.2026",
      "shop.yaml:29: the holiday is \"25.12.2026\", which is not a day. Write YYYY-MM-DD, such as 2026-10-20."),
    Spoilt(
      "countries: [IE]\n", "countries: [IE, XX, GB, GB]\n",
      "shop.yaml:32: \"XX\" is no country code. Use two capital letters of ISO 3166-1, such as IE.",
      "shop.yaml:32: GB stands twice in countries. Keep one of the two."),
    Spoilt(
      "countries: [\"*\"]", "countries: [\"*\", IE]",
      "shop.yaml:36: IE is in another zone too, on line 32. List it in one zone only."),
    Spoilt(
      "      methods:\n        - {id: post, name: Post, price: \"4.50\", free_from: \"40.00\", days: 1-2}\n",
      "      methods: []\n",
      "shop.yaml:33: the zone has no method. Add one, such as {id: standard, name: Post, price: \"4.50\", days: 1-2}."),
    Spoilt(
      "      methods:\n        - {id: post, name: Post, price: \"4.50\", free_from: \"40.00\", days: 1-2}\n", "",
      "shop.yaml:31: methods is missing. Add methods: with an id, a name, a price and days to this zone."),
    Spoilt("days: 1-2", "days: 2-1", "shop.yaml:34: days is \"2-1\". Write working days on the way, such as 2 or 1-3."),
    Spoilt(
      "days: 1-2}\n", "days: 1-2}\n        - {id: post, name: B, price: \"1\", days: 1}\n",
      "shop.yaml:35: the method id post stands twice in its zone, first on line 34. Rename one."),
    Spoilt(
      "percent: \"23\"", "percent: \"123\"",
      "shop.yaml:42: percent is \"123\", more than 100. Write a number from 0 to 100 with at most 4 decimals, such as \"7.25\"."
    ),
    Spoilt(
      "percent: \"23\"", "percent: \"-1\"",
      "shop.yaml:42: percent is \"-1\", which is not a percentage. Write a number from 0 to 100 with at most 4 decimals, such as \"7.25\"."
    ),
    Spoilt(
      "percent: \"23\"", "percent: \"7.12345\"",
      "shop.yaml:42: percent has 5 decimals. Write a number from 0 to 100 with at most 4 decimals, such as \"7.25\"."),
    Spoilt("region: CA", "region: California", "shop.yaml:43: \"California\" is no region of US. Did you mean CA?"),
    Spoilt(
      "countries: [US], region", "countries: [US, CA], region",
      "shop.yaml:43: region \"CA\" stands beside 2 countries. Give it a rate with one country."),
    Spoilt(
      "rates:", "rounding: lin\n  rates:", "shop.yaml:41: rounding is \"lin\". Did you mean line?"),
    Spoilt(
      "  rates:", "  shipping_class: standrd\n  rates:",
      "shop.yaml:41: the tax class standrd has no rate. Did you mean standard?"),
    Spoilt(
      "code: WELCOME10", "code: Welcome-10",
      "shop.yaml:45: the code \"Welcome-10\" cannot be used. Use capital letters A to Z and digits, at most 32."),
    Spoilt(
      "minimum: \"25.00\"}", "minimum: \"25.00\"}\n  - {code: WELCOME10, title: Again, amount: \"1\"}",
      "shop.yaml:46: the coupon WELCOME10 stands twice, first on line 45. Rename one of the two."),
    Spoilt(
      "percent: \"10\", ", "",
      "shop.yaml:45: the coupon gives nothing. Give it one of percent, amount and free_shipping."),
    Spoilt(
      "percent: \"10\", ", "percent: \"10\", amount: \"1.234\", ",
      "shop.yaml:45: amount has 3 decimals, but EUR has 2. Write it with at most 2, such as \"12.50\".",
      "shop.yaml:45: the coupon gives 2 things. Give it one of percent, amount and free_shipping."),
    Spoilt(
      "minimum: \"25.00\"}", "from: 2026-02-01, until: 2026-01-01}",
      "shop.yaml:45: until is not after from. until is the first day on which the coupon no longer counts."),
    Spoilt(
      "  One paragraph.\n", "  One paragraph.\n\n  <div>Two</div>\n",
      "shop.yaml:6: HTML is not read here: <div>. Write it in Markdown, or put it in `backticks` to show it."),
    Spoilt(
      "  mon: 9:00-17:30\n", "  mon: 9:00-17:30\n  mon: closed\n",
      "shop.yaml:14: the key mon stands twice, first on line 13. Keep one of the two."),
    Spoilt(
      "tagline: Two things", "tagline: \"Two things",
      "shop.yaml:34:42: this is not YAML: did not find expected key, while parsing a block mapping from line 1. Check indents, quotes and brackets; put text that holds a colon in quotes."
    ),
  ]

  @Test(arguments: spoilt)
  func `a fault of the shop is told with its line and what to do`(spoilt: Spoilt) throws {
    let faults = try ShopFolder.replacing(spoilt.old, with: spoilt.new, in: "shop.yaml").faults()
    #expect(faults == spoilt.faults)
  }

  @Test(arguments: [
    ("Moon/Base", "<+0545>-5:45"), ("Moon/Older", nil), ("Moon/../Moon/Base", nil), ("/Moon/Base", nil), ("Moon", nil),
    ("Mars", nil),
  ])
  func `a zone that is not built in is read from the last line of its zone file`(name: String, rule: String?) throws {
    var folder = ShopFolder()
    folder.files["Moon/Base"] = Array("TZif2\n\n\n<+0545>-5:45\n".utf8)
    folder.files["Moon/Older"] = Array("TZif\0\0\0".utf8)
    let found = try folder.inFolder { TimeZoneNames.footer(of: name, in: $0)?.posix }
    #expect(found == rule)
  }
}
