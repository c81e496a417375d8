import FoundationEssentials

/// Texts as a JSON array, to be bound for SQLite's `json_each`: one statement for any number of values.
func jsonArray(_ texts: [String]) -> String {
  // Strings always encode; there is nothing to catch.
  (try? JSONEncoder().encode(texts)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
}

/// Numbers as a JSON array, to be bound for SQLite's `json_each`.
func jsonArray(_ numbers: [Int]) -> String {
  "[" + numbers.map(String.init).joined(separator: ",") + "]"
}
