package import Commerce

/// What the core needs from outside, injected: nothing in it reads a clock or draws a number by itself.
package struct World: Sendable {
  package var now: @Sendable () -> Instant
  /// That many bytes from the system's secure generator.
  package var randomBytes: @Sendable (Int) -> [UInt8]

  package init(now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
    self.now = now
    self.randomBytes = randomBytes
  }
}
