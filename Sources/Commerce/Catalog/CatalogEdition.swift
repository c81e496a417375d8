/// Which build of the catalogue is in use: equal as long as no import has put another in its place.
package struct CatalogEdition: Hashable, Sendable {
  private let mark: String

  /// - Parameter mark: Different for each build.
  package init(mark: String) { self.mark = mark }
}
