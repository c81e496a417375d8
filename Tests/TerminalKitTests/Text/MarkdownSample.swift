import PlainText

/// A product's text with one of everything, and how it is set.
enum MarkdownSample {
  static let text: SafeText = """
    # Konga *Yirgacheffe*

    Some 640 families around **Gedeb** bring ripe cherry to this station on foot or by mule, most of it picked
    in the garden behind the house.

    ## At the brew bar
    - 15 g of coffee to 250 g of water at 95 °C
      - nested words
    - Should run dry at about 2:45

    9. Picked over four passes, three weeks apart
    10. Landed

    | Drink | Dose | Yield | Time |
    |-------|-----:|:-----:|------|
    | Espresso | 18 g | 36 g | 28 s |
    | Moka pot | 16 g | fill to the valve | 4 min |

    | US men's | US women's | EU   | Foot length | In inches |
    |----------|------------|------|-------------|-----------|
    | 5        | 6.5        | 37.5 | 22.9 cm     | 9.0 in    |
    | 6        | 7.5        | 39   |             | 9.4 in    |

    > Said by *somebody* at some length.

    ---
    """

  static let layouts: [(width: Int, lines: [SafeText])] = [(38, narrow), (118, wide)]

  private static let narrow: [SafeText] = [
    "Konga Yirgacheffe",
    "Some 640 families around Gedeb bring",
    "ripe cherry to this station on foot or",
    "by mule, most of it picked in the",
    "garden behind the house.",
    "",
    "At the brew bar",
    "• 15 g of coffee to 250 g of water at",
    "  95 °C",
    "  – nested words",
    "• Should run dry at about 2:45",
    "",
    " 9. Picked over four passes, three",
    "    weeks apart",
    "10. Landed",
    "",
    "Drink     Dose       Yield       Time",
    "────────  ────  ───────────────  ─────",
    "Espresso  18 g       36 g        28 s",
    "",
    "Moka pot  16 g    fill to the    4 min",
    "                     valve       ",
    "",
    "US men's: 5",
    "  US women's: 6.5",
    "  EU: 37.5",
    "  Foot length: 22.9 cm",
    "  In inches: 9.0 in",
    "",
    "US men's: 6",
    "  US women's: 7.5",
    "  EU: 39",
    "  In inches: 9.4 in",
    "",
    "│ Said by somebody at some length.",
    "",
    "──────────────────────────────────────",
  ]

  private static let wide: [SafeText] = [
    "Konga Yirgacheffe",
    "Some 640 families around Gedeb bring ripe cherry to this station on foot or by mule,",
    "most of it picked in the garden behind the house.",
    "",
    "At the brew bar",
    "• 15 g of coffee to 250 g of water at 95 °C",
    "  – nested words",
    "• Should run dry at about 2:45",
    "",
    " 9. Picked over four passes, three weeks apart",
    "10. Landed",
    "",
    "Drink     Dose        Yield        Time",
    "────────  ────  ─────────────────  ─────",
    "Espresso  18 g        36 g         28 s",
    "Moka pot  16 g  fill to the valve  4 min",
    "",
    "US men's  US women's  EU    Foot length  In inches",
    "────────  ──────────  ────  ───────────  ─────────",
    "5         6.5         37.5  22.9 cm      9.0 in",
    "6         7.5         39                 9.4 in",
    "",
    "│ Said by somebody at some length.",
    "",
    "────────────────────────────────────────────────────────────────────────────────────",
  ]
}
