import ArgumentParser

/// The options for ``Places``, which every command shares.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .long, help: "The shop: a name in the catalogue folder, or a path to a shop's folder (default: coffee).",
    completion: .custom(Completions.shops))
  var shop: String?

  @Option(
    name: .long, help: "Where the shop keeps its data (default: $XDG_DATA_HOME/tuckshop/<shop>).",
    completion: .directory)
  var data: String?

  @Option(name: .long, help: "Where the themes are.", completion: .directory)
  var themes: String?

  /// By these options, then by what is set; what is wrong with the settings is told.
  var places: Places { places(Settings.read()) }

  func places(_ settings: Settings) -> Places {
    // Whoever names a shop does not mean the data of the one that is set.
    let data = data ?? (shop == nil ? settings.data : nil)
    return Places(shop: shop ?? settings.shop, data: data, themes: themes, usualShop: settings.shop)
  }
}
