import Commerce

/// A product's file once read: the product, and the places that checks across files need to name.
struct ReadProduct {
  let page: Page
  let slug: String
  let slugLine: Int
  /// From the department down, as far as it could be read.
  let category: [String]
  let categoryLine: Int
  let skus: [Placed]
  let related: [Placed]
  let taxClass: Placed
  /// Nil where something that it cannot be without is missing or wrong.
  let product: Product?

  /// A word and the line it stands on.
  struct Placed {
    let text: String
    let line: Int
  }
}
