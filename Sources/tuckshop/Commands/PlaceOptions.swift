import ArgumentParser

/// The options for ``Places``, which every command shares.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .customLong("shop"),
    help: "The shop: a name in the catalogue folder, or a path to a shop's folder (default: \(Places().shop)).")
  var namedShop: String?

  @Option(name: .long, help: "Where the shop keeps its data (default: $XDG_DATA_HOME/tuckshop/<shop>).")
  var data: String?

  @Option(name: .long, help: "Where the themes are.")
  var themes: String?

  var places: Places { Places(shop: namedShop ?? Places().shop, data: data, themes: themes) }
}
