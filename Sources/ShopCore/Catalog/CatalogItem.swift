package import Commerce
package import PlainText

/// What a cart, an order or a parcel needs to know of one SKU.
package struct CatalogItem: Hashable, Sendable {
  package var sku: String
  package var slug: String
  package var title: SafeText
  /// The variant's option values, such as `250 g / Moss`; empty for a product without options.
  package var variant: SafeText
  package var price: Money
  package var compareAtPrice: Money?
  /// Units as the catalogue's file counts them; what can be bought is the ledger's to say.
  package var declaredStock: Int
  package var weightGrams: Int
  package var taxClass: String
  package var handlingDays: Int
}
