package import Commerce

/// What the core needs from outside, injected: nothing in it reads a clock or draws a number by itself.
package struct World: Sendable {
  package var now: @Sendable () -> Instant
  /// That many bytes from the system's secure generator.
  package var randomBytes: @Sendable (Int) -> [UInt8]
  /// Where whoever uses the shop through this process comes from.
  package var source: ClientSource

  package init(
    now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8],
    source: ClientSource = ClientSource(sshConnection: nil, user: 0)
  ) {
    self.source = source
    self.now = now
    self.randomBytes = randomBytes
  }
}
