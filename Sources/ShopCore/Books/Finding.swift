/// One thing that is not as it must be: where it is, what is there, and what should be.
package struct Finding: Hashable, Sendable {
  package let rule: BooksRule
  /// The row, in words that find it again: an order's number, a SKU, an id; a path for a file.
  package let id: String
  /// What should be there; nil where the rule alone says it.
  package let expected: String?
  /// What is there.
  package let found: String?

  package init(_ rule: BooksRule, id: String, expected: String? = nil, found: String? = nil) {
    self.rule = rule
    self.id = id
    self.expected = expected
    self.found = found
  }

  /// It came by waiting alone: opening the shop puts it right.
  var isOfTime: Bool { [.olderVersion, .paymentOverdue, .reservationExpired].contains(rule) }

  /// What a repair would do about it; nil when a person has to decide.
  package var cure: Cure? {
    // Movements that come to less than nothing cannot be what is on the shelf.
    if rule == .stockDiffers, expected?.hasPrefix("-") == true { return nil }
    if rule == .referenceBroken, found != "CASCADE", found != "SET NULL" { return nil }
    if rule == .schemaDiffers, expected != "index", expected != "trigger" { return nil }
    // The catalogue is never written in place: another import is its repair. Nor can this program undo the tables' loss.
    if rule == .indexDamaged, id == "catalog.db" { return nil }
    return rule.cure
  }
}

/// What a repair does; every one can be done twice without harm.
package enum Cure: String, Hashable, Sendable, CaseIterable {
  /// Asks the gateway and brings the payment to its end.
  case reconcile
  /// Sets the units on hand to the sum of the movements.
  case recount
  /// Lets go of what is held for nobody.
  case release
  /// Writes the mail that is missing.
  case writeMail = "write_mail"
  /// Gives a coupon's use back.
  case giveBack = "give_back"
  /// Has the gateway cancel an intent that nobody can confirm any more.
  case cancelIntent = "cancel_intent"
  /// Takes away or unties a row whose owner is gone, as the tables say.
  case untie
  /// Moves a mark back to the last message.
  case moveMark = "move_mark"
  /// Builds the indexes anew from their tables.
  case reindex
  /// Makes an index or a trigger again that is missing.
  case restoreSchema = "restore_schema"
  /// Brings the tables up to date.
  case migrate
  /// Takes others' rights off a file.
  case closeToOthers = "close_to_others"
  /// Removes what an interrupted import, backup or restore left behind.
  case removeLeftover = "remove_leftover"
  /// Puts the files in that a restore was killed over.
  case finishRestore = "finish_restore"
  /// Writes the log into the file.
  case checkpoint
}
