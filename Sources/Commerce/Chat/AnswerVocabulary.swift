/// What words mean between a shopper and a shop, in English.
enum AnswerVocabulary {
  /// Words that say nothing of what is asked.
  static let stopWords = Set(
    """
    a about after again all already also although always am an and another any anybody anyone anything are around as
    ask asked asking at away back be because been before being best better between both but buy buying bought by
    bye call called came can cannot cant chat come comes coming could couldnt did didnt do does doesnt doing done dont
    each either else enough even ever every everything excuse few find for found from fun get gets getting give given go
    goes going gone good goodbye got great guy guys had has have having he hello help helpful her here hers hey hi him
    his how however human i if im in into is isnt it item items its ive just kind know least let lets like likely little
    look looking looks lot lots lovely made make makes making many may maybe me mean might mine more morning most much
    must my myself need needed needs never new next nice no nobody none nor not nothing now of off often oh ok okay old
    on once one ones only onto or other others our ours out over own people per perhaps person please possible problem
    product products put question questions quite rather real really reply right said same say says see seem sell sells
    selling she shop should show since so some somebody someone something soon sorry speak staff still stuff such
    sure take takes taking talk talking tell than thank thanks that thats the their theirs them then there these they
    thing things think this those though through thus till to today together told tomorrow too toward towards tried try
    trying two under until up upon us use used using usual usually very via want wanted wants was wasnt way we well went
    were what whats whatever when where whether which while who whole whom whose why will wish with within without wont
    wonder wondering would yes yesterday yet you your yours yourself evening afternoon day night hola bonjour hallo
    agent anyhow bot robot bit bring brought recommend favourite favorite different haven hasn isn don doesn didn won
    gave wrong work works wouldn couldn shouldn wasn aren weren hadn
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Stems that count as the same term.
  static let meanings: [String: String] = table.reduce(into: [:]) { meanings, row in
    for word in row.words.split(separator: " ") { meanings[AnswerWords.stem(String(word))] = row.term }
  }

  /// The terms that stand for several words.
  static let terms = Set(table.map(\.term))

  private static let table: [(term: String, words: String)] = [
    (
      "ship",
      "ship shipment deliver delivery post postage courier dispatch parcel package freight send sent mail arrive leave express overnight"
    ),
    ("return", "return returnable refund exchange withdraw swap reimburse"), ("price", "price cost expensive cheap"),
    ("weight", "weight weigh heavy gram kilogram kilo lb ounce"),
    ("care", "care wash clean dishwasher launder laundry rinse descale"),
    ("warranty", "warranty guarantee guaranteed"),
    ("fault", "fault faulty broken broke break defect defective damage crack"),
    ("repair", "repair mend fix resole"), ("size", "size fit measure measurement dimension large small big length"),
    ("material", "material fabric"), ("origin", "origin grown country"), ("tax", "tax vat duty customs import"),
    ("time", "time long quick quickly fast late year month week"),
    ("stock", "stock available availability restock"), ("open", "open hours closed opening"),
    ("phone", "phone telephone"),
    ("address", "address"), ("place", "located location street directions visit"),
    ("freeze", "freeze frozen freezer"), ("knife", "knife knives"), ("voltage", "voltage volt"),
    ("change", "change edit amend modify correct alter"),
    ("gift", "gift present wrap wrapping"), ("discount", "discount coupon code voucher promo promotion"),
    ("grind", "grind ground"), ("fresh", "fresh freshly"), ("keep", "keep store storage kept"),
    ("pickup", "pickup collect"), ("data", "data personal gdpr cookie track tracker"), ("colour", "colour color"),
    ("abroad", "abroad international internationally overseas worldwide foreign elsewhere world"),
    ("recycle", "recycle recyclable compost"), ("foot", "foot feet"), ("zip", "zip zipper"),
  ]
}
