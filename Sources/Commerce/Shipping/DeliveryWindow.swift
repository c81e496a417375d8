/// The days between which a parcel arrives, both included.
package struct DeliveryWindow: Hashable, Sendable, Codable {
  package var earliest: CivilDate
  package var latest: CivilDate

  package init(earliest: CivilDate, latest: CivilDate) {
    self.earliest = earliest
    self.latest = latest
  }
}
