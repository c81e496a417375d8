/// What a backup says of itself; the first file in it.
struct Manifest: Hashable, Codable {
  struct File: Hashable, Codable {
    var name: String
    var bytes: Int
    var crc32: UInt32
  }

  static let name = "backup.json"
  /// Raised when an older program could not restore it.
  static let format = 1
  static let longest = 65_536

  var format = Manifest.format
  /// Seconds since 1970.
  var writtenAt: Int
  var files: [File]
}
