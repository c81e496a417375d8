import Glibc

/// Where a session comes from, as far as limits go: a block of addresses that one person has, or an account here.
package struct ClientSource: Hashable, Sendable {
  /// `ssh 203.0.113.7`, `ssh 2001:db8:1:2::/64` or `uid 1000`; kept as a hash only.
  package let name: String
  /// It came over the network, where anybody can open as many sessions as they like.
  package let isRemote: Bool
  let hash: [UInt8]

  /// The source by what sshd says of the connection (`SSH_CONNECTION`: client address, client port, server address,
  /// server port), or the account where it says nothing that can be read.
  package init(sshConnection: String?, user: UInt32) {
    let address = sshConnection?.split(separator: " ").first.flatMap { ClientSource.block(String($0)) }
    name = address.map { "ssh " + $0 } ?? "uid \(user)"
    isRemote = address != nil
    hash = SHA256.digest(of: name)
  }

  /// An IPv4 address as it is; of an IPv6 address the first 64 bits, which one subscriber has to themselves (RFC 6177).
  private static func block(_ address: String) -> String? {
    // A zone, as in fe80::1%eth0, says nothing about who it is.
    let address = String(address.prefix { $0 != "%" })
    var four = in_addr()
    if inet_pton(AF_INET, address, &four) == 1 { return address }
    var six = in6_addr()
    guard inet_pton(AF_INET6, address, &six) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: &six) { Array($0) }
    if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return bytes.suffix(4).map { String($0) }.joined(separator: ".")
    }
    let groups = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
    return groups.joined(separator: ":") + "::/64"
  }
}
