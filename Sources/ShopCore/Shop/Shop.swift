package import Commerce
package import Database

/// Why a shop cannot be opened, beside what the database says.
package enum ShopOpeningFailure: Error, Hashable, Sendable {
  /// Nothing has been imported into the folder yet.
  case noCatalog
}

/// What any front can ask of the shop: values in, values out, from any thread.
///
/// The questions stand in extensions, one folder for each thing of trade. They may take a disk's time: a front asks
/// them from a worker. They throw ``DatabaseFailure`` beside the errors that each names.
package final class Shop: Sendable {
  let folder: DataFolder
  package let catalog: CatalogReader
  package let ledger: Database
  package let world: World
  package let gateway: any PaymentGateway
  let answerShelf = AnswerShelf()
  let messages = MessageMemory()
  private let presence: Presence

  /// Opens the folder's catalogue for reading and its ledger for both; the ledger is made when there is none.
  ///
  /// - Throws: ``ShopOpeningFailure``, ``DatabaseFailure``.
  package init(folder: DataFolder, world: World, gateway: any PaymentGateway) throws {
    self.folder = folder
    presence = try Presence(in: folder)
    catalog = try CatalogReader(path: folder.catalogPath)
    ledger = try Shop.openLedger(in: folder)
    self.world = world
    self.gateway = gateway
  }

  /// Who the shop is and by which rules it trades.
  package var profile: ShopProfile { catalog.profile }

  /// Gives back memory that only saves reading the files again.
  package func releaseMemory() {
    catalog.releaseMemory()
    ledger.releaseMemory()
  }

  package func close() {
    catalog.close()
    ledger.close()
    presence.leave()
  }

  static func openLedger(in folder: DataFolder) throws -> Database {
    try Database(
      path: folder.ledgerPath, access: .readWrite(ticket: folder.ledgerLockPath), migrations: LedgerSchema.migrations,
      applicationID: LedgerSchema.applicationID)
  }
}
