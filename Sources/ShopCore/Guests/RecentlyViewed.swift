package import Database

/// What a guest looked at last.
package enum RecentlyViewed {
  /// Products remembered for one guest.
  static let limit = 50

  /// Slugs of products, the last viewed first; they may have left the catalogue since.
  package static func slugs(guest: Int, limit: Int, in reader: Reader) throws -> [String] {
    try reader.rows("SELECT slug FROM viewed WHERE guest_id = \(guest) ORDER BY id DESC LIMIT \(limit)")
      .map { $0.string("slug") }
  }

  static func record(slug: String, guest: Int, in writer: Writer) throws {
    try writer.execute("DELETE FROM viewed WHERE guest_id = \(guest) AND slug = \(slug)")
    try writer.execute("INSERT INTO viewed (guest_id, slug) VALUES (\(guest), \(slug))")
    try writer.execute(
      """
      DELETE FROM viewed WHERE guest_id = \(guest) AND id NOT IN
        (SELECT id FROM viewed WHERE guest_id = \(guest) ORDER BY id DESC LIMIT \(limit))
      """)
  }
}
