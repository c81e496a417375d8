// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

import Foundation

/// The inputs of the short run: the seeds that are kept beside this file, and what chance makes of them.
package struct FuzzInputs: Sendable {
  package let seeds: [[UInt8]]
  private let tokens: [[UInt8]]

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Corpus")

  package init(for target: FuzzTarget) throws {
    let folder = FuzzInputs.folder.appendingPathComponent(target.name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    seeds = try names.map { try [UInt8](Data(contentsOf: folder.appendingPathComponent($0))) }
    tokens = try String(contentsOf: FuzzInputs.folder.appendingPathComponent("tokens.dict"), encoding: .utf8)
      .split(separator: "\n").compactMap { FuzzInputs.token(String($0)) }
  }

  /// A line of a dictionary as libFuzzer reads it: `"\x1B[2J"`; nil for a comment.
  private static func token(_ line: String) -> [UInt8]? {
    guard line.hasPrefix("\""), line.hasSuffix("\"") else { return nil }
    let bytes = Array(line.utf8.dropFirst().dropLast())
    var token: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        if bytes[index + 1] == UInt8(ascii: "x"), index + 3 < bytes.count {
          token.append(UInt8(String(decoding: bytes[(index + 2)...(index + 3)], as: UTF8.self), radix: 16) ?? 0)
          index += 4
        } else {
          token.append(bytes[index + 1])
          index += 2
        }
      } else {
        token.append(bytes[index])
        index += 1
      }
    }
    return token
  }

  /// A seed with some bytes changed, cut, doubled, or dictionary words put in.
  package func random(using dice: inout SplitMix64) -> [UInt8] {
    var bytes = seeds.randomElement(using: &dice) ?? []
    for _ in 0..<Int.random(in: 1...8, using: &dice) {
      let place = Int.random(in: 0...bytes.count, using: &dice)
      switch Int.random(in: 0..<6, using: &dice) {
      case 0: bytes.insert(UInt8.random(in: .min ... .max, using: &dice), at: place)
      case 1:
        bytes.replaceSubrange(
          place..<min(bytes.count, place + 1), with: [UInt8.random(in: .min ... .max, using: &dice)])
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &dice)))
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
      default: bytes.insert(contentsOf: tokens.randomElement(using: &dice) ?? [], at: place)
      }
    }
    return bytes
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): a seed gives the same numbers on every machine.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
#endif
