import Fuzz
import Testing

/// The short form of `.ci/fuzz`.
@Suite struct FuzzTests {
  @Test(arguments: FuzzTarget.all)
  func `whatever comes from outside, nothing traps and nothing unsafe comes of it`(_ target: FuzzTarget) throws {
    let inputs = try FuzzInputs(for: target)
    #expect(!inputs.seeds.isEmpty)
    for seed in inputs.seeds {
      if let fault = target.fault(seed) { Issue.record("\(fault)\non \(seed.escaped)") }
    }
    var dice = SplitMix64(seed: 7)
    for round in 0..<target.shortRun {
      let bytes = inputs.random(using: &dice)
      guard let fault = target.fault(bytes) else { continue }
      Issue.record("seed 7, input \(round): \(fault)\non \(bytes.escaped)")
      break
    }
  }
}

extension [UInt8] {
  /// As one can paste it into a test.
  fileprivate var escaped: String {
    map {
      (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "\\x" + String(Int($0) + 256, radix: 16).dropFirst()
    }
    .joined()
  }
}
