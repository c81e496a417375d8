/// A question as a shopper may type it, and what should answer it.
struct AskedQuestion {
  var shop: String
  /// The product that is looked at.
  var slug: String?
  var question: String
  /// The beginning of the answer's source; nil: nothing may be offered.
  var source: String?
  /// A part of the passage.
  var passage: String

  init(_ shop: String, _ question: String, on slug: String? = nil, _ source: String?, _ passage: String = "") {
    self.shop = shop
    self.slug = slug
    self.question = question
    self.source = source
    self.passage = passage
  }

  /// Those by which the search was tuned.
  static let answered: [AskedQuestion] = [
    AskedQuestion("coffee", "How much is shipping to Germany?", "Shipping: European Union", "€11.00"),
    AskedQuestion("coffee", "do you deliver to northern ireland", "Question: Do you deliver to Northern Ireland?"),
    AskedQuestion("coffee", "whats the postage", "Shipping: Ireland", "€4.50"),
    AskedQuestion("coffee", "Do you ship to the USA?", "Shipping: Rest of the world"),
    AskedQuestion("coffee", "how long does delivery take", "Shipping: Ireland", "1–2 working days"),
    AskedQuestion("coffee", "Can I send back a grinder I haven't used?", "Policy: Returns", "30 days"),
    AskedQuestion("coffee", "i dont like the coffee, can i return it?", "Policy: Returns", "do not like a coffee"),
    AskedQuestion("coffee", "when do I get my refund", "Policy: Returns", "Refunds go to"),
    AskedQuestion("coffee", "How long is the guarantee?", "Policy: Warranty", "two years"),
    AskedQuestion("coffee", "my kettle arrived broken", "Policy: Warranty"),
    AskedQuestion("coffee", "which grind for aeropress?", "Question: Which grind do I need?"),
    AskedQuestion("coffee", "how fresh are the beans", "Question: How fresh is the coffee"),
    AskedQuestion("coffee", "How should I store the coffee?", "Question: How should I keep it?"),
    AskedQuestion("coffee", "what day do you roast", "Policy: Roasting calendar", "Tuesday and Thursday"),
    AskedQuestion("coffee", "last roast before christmas?", "Policy: Roasting calendar, Around Christmas 2026"),
    AskedQuestion("coffee", "is there caffeine in decaf", "Question: Is there caffeine in the decaf?"),
    AskedQuestion("coffee", "does the price include VAT?", "Question: How is VAT worked out?"),
    AskedQuestion("coffee", "can I change my address after ordering", "Question: Can I change the grind"),
    AskedQuestion("coffee", "are the bags recyclable", "Question: Can the bags be recycled?"),
    AskedQuestion("coffee", "can you include a gift note?", "Question: Can you put a note in a gift?"),
    AskedQuestion("coffee", "what do you do with my personal data", "Policy: Privacy"),
    AskedQuestion("coffee", "when are you open on saturday?", "Opening hours", "Sat 10:00–14:00"),
    AskedQuestion("coffee", "what's your phone number", "Policy: Who we are in law", "+353"),
    AskedQuestion("coffee", "is it dishwasher safe?", on: "harbour-mug", "Details of Harbour Mug", "Care:"),
    AskedQuestion("coffee", "what is it made of", on: "harbour-mug", "Details of Harbour Mug", "Material: Stoneware"),
    AskedQuestion("coffee", "how much does the harbour mug hold?", "Details of Harbour Mug", "Capacity: 300 ml"),
    AskedQuestion("coffee", "how heavy is it", on: "quernstone-solo", "Details of Quernstone Solo", "Weight: 8.7 kg"),
    AskedQuestion(
      "coffee", "when will it be back in stock?", on: "dos-nieblas-gesha", "Details of Dos Nieblas", "10 Dec"),
    AskedQuestion("coffee", "where is this coffee from", on: "lantern-decaf", "Details of Lantern", "Origin: Colombia"),
    AskedQuestion("coffee", "how much is this", on: "quernstone-solo", "Details of Quernstone Solo", "Price: €"),
    AskedQuestion("coffee", "what plug does the kettle have?", "Question: Which plug comes with a kettle"),
    AskedQuestion("coffee", "Is the Gooseneck kettle in stock?", "Details of Fjellbro Gooseneck", "Stock: in stock"),
    AskedQuestion("outfitter", "Do you ship stove fuel?", "Question: Do you ship stove gas?"),
    AskedQuestion("outfitter", "How do I return something?", "Policy: Returns", "60 days"),
    AskedQuestion("outfitter", "can i exchange for a different size", "Policy: Returns", "Exchanges for another size"),
    AskedQuestion("outfitter", "how much to resole boots", "Policy: Repairs", "Boots resoled"),
    AskedQuestion("outfitter", "I'm between two sizes", "Question: I am between two sizes"),
    AskedQuestion("outfitter", "how do i measure my feet for boots", "Question: How do I measure my foot?"),
    AskedQuestion("outfitter", "do you charge sales tax in vermont", "Question: Do you charge sales tax?"),
    AskedQuestion("outfitter", "Can I cancel my order?", "Question: Can I change or cancel an order?"),
    AskedQuestion("outfitter", "can i pick it up in the store", "Question: May I pick up my order at the shop?"),
    AskedQuestion("outfitter", "shipping cost to canada", "Shipping: Canada", "$16.00"),
    AskedQuestion("outfitter", "can I use two coupons", "Question: May I use two discount codes"),
    AskedQuestion("outfitter", "is it waterproof?", on: "mansfield-rain-shell", "Details of Mansfield", "20,000 mm"),
    AskedQuestion(
      "outfitter", "can i machine wash it", on: "merino-200-crew", "Details of Merino 200 crew", "Machine wash cold"),
    AskedQuestion("outfitter", "how warm is the kingfisher bag?", "Details of Kingfisher", "Temperature rating"),
    AskedQuestion("outfitter", "where is it made", on: "camp-axe", "Details of Birch Hill", "Made in: Ohio"),
    AskedQuestion(
      "outfitter", "which colors does it come in", on: "mansfield-rain-shell", "Details of Mansfield", "Color:"),
    AskedQuestion("outfitter", "what size for a 41 inch chest", on: "mansfield-rain-shell", "Size guide of Mansfield"),
    AskedQuestion("outfitter", "a zipper broke, is that covered by warrenty", "Policy: Warranty", "zip"),
  ]

  /// Questions for a person, or for another shop.
  static let unanswered: [AskedQuestion] = [
    AskedQuestion("coffee", "hello", nil), AskedQuestion("coffee", "hi there, how are you today?", nil),
    AskedQuestion("coffee", "can I talk to someone?", nil), AskedQuestion("coffee", "is there a real person here", nil),
    AskedQuestion("coffee", "thanks, that's great", nil), AskedQuestion("coffee", "do you sell bicycles", nil),
    AskedQuestion("coffee", "what is the capital of France", nil), AskedQuestion("coffee", "tell me a joke", nil),
    AskedQuestion("coffee", "your website is ugly", nil), AskedQuestion("coffee", "coffee", nil),
    AskedQuestion("coffee", "any jobs going?", nil), AskedQuestion("coffee", "ok", on: "harbour-mug", nil),
    AskedQuestion("coffee", "what do you think of this one?", on: "harbour-mug", nil),
    AskedQuestion("outfitter", "good morning!", nil), AskedQuestion("outfitter", "I need help", nil),
    AskedQuestion("outfitter", "do you sell kayaks", nil),
    AskedQuestion("outfitter", "which one would you recommend for my dad?", on: "camp-axe", nil),
    AskedQuestion("outfitter", "is Ruth in today?", nil), AskedQuestion("outfitter", "asdf qwer", nil),
    AskedQuestion("outfitter", "what's the weather on Mount Mansfield", nil), AskedQuestion("outfitter", "???", nil),
  ]
}
