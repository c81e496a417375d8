package import PlainText

/// Somebody to whom mail can be sent: an address that cannot carry anything else into a header.
package struct MailAddress: Hashable, Sendable {
  /// On one line; may be empty.
  package let name: SafeText
  /// Normalised, as a person writes it.
  package let address: String

  /// Nil when no mail can be sent to the address (``EmailAddress/fault(in:)``).
  package init?(_ address: String, name: SafeText = .empty) {
    let address = EmailAddress.normalised(address)
    guard EmailAddress.fault(in: address) == nil else { return nil }
    self.address = address
    self.name = SafeText(cleaning: name.string)
  }

  /// What is behind the @, in the form that mail servers use: an international domain by its A-labels (RFC 5890).
  package var asciiDomain: String { Punycode.domain(address.split(separator: "@").last.map(String.init) ?? "") }

  /// The whole address in that form.
  package var asciiAddress: String {
    (address.split(separator: "@").first.map(String.init) ?? "") + "@" + asciiDomain
  }

  /// Whether both reach the same person; large and small letters before the @ are one in every mail system of today.
  package func reachesSamePerson(as other: MailAddress) -> Bool {
    asciiAddress.lowercased() == other.asciiAddress.lowercased()
  }
}
