/// One step of a schema: never edited once shipped, applied in order, each in a transaction of its own.
package struct Migration: Sendable {
  /// What `user_version` is afterwards, counted from 1.
  package let version: Int
  /// Statements separated by semicolons.
  package let sql: String

  package init(version: Int, sql: String) {
    self.version = version
    self.sql = sql
  }
}
