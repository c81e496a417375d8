/// Why a product stands where it does in the results: the rules in their order, each settling what those before left.
///
/// All of it is whole numbers of the catalogue and the query, so that the order is always the same.
package struct HitRank: Hashable, Sendable {
  /// What was typed is its SKU, barcode or model number.
  package var isIdentified = false
  /// Of 100, how much of the query it has.
  ///
  /// Rare words weigh more than common ones; a word counts in full in the title,
  /// less in brand, categories, attributes, and half in the description; less too where it is not the word as typed;
  /// and a title that says much else takes a part off.
  package var words = 0
  /// Words that it has only by taking them for misspelt.
  package var misspelt = 0
  /// How far apart the words stand in its title, in words that come between.
  package var distance = 0
  /// Words of the query in its title.
  package var inTitle = 0
  /// Words of the query that it has just as they were typed.
  package var exact = 0
  /// Its place, from 0, in the order in which the shop itself would show all products.
  package var shopPlace = 0

  package init() {}

  /// The order as one number, the highest first.
  var key: UInt64 {
    var key: UInt64 = isIdentified ? 1 : 0
    key = key << 7 | UInt64(min(words, 127))
    key = key << 3 | UInt64(7 - min(misspelt, 7))
    key = key << 4 | UInt64(15 - min(distance / 2, 15))
    key = key << 5 | UInt64(min(inTitle, 31))
    key = key << 5 | UInt64(min(exact, 31))
    return key << 32 | UInt64(UInt32.max - UInt32(shopPlace))
  }
}
