import PlainText
import ShopCore

extension Finding {
  /// What the doctor finds in a shop's folder.
  static func sentences(of folder: DataFolder, _ world: World) throws -> [SafeText] {
    try Doctor(folder: folder, world: world).examine().findings.map(\.sentence)
  }

  /// What is wrong and where, as a sentence for the shop's owner.
  var sentence: SafeText {
    let id = SafeText(cleaning: id)
    let actual = SafeText(cleaning: found ?? "nothing")
    let should = SafeText(cleaning: expected ?? "nothing")
    return switch rule {
    case .fileOpenToOthers, .folderOpenToOthers: "\(id) is open to other accounts (mode \(actual), not \(should))."
    case .fileOfOtherOwner: "\(id) belongs to user \(actual), not to \(should), who runs the shop."
    case .logTooLong: "\(id) has grown to \(actual) bytes; something keeps an old state of the ledger open."
    case .leftover: "\(id) was left behind by an interrupted import, backup or restore."
    case .restoreUnfinished: "A restore was interrupted; what it puts in lies in \(id)."
    case .fileDamaged: "\(id) is damaged: \(actual)."
    case .indexDamaged:
      "An index of \(id) is damaged: \(actual)."
        + (self.id == "catalog.db" ? " Please import the catalogue again: that makes a new one." : "")
    case .referenceBroken: "\(id) belongs to a row of \(should) that is not there."
    case .schemaDiffers: "\(id): the \(should) is \(found == nil ? "missing" : "not as this program makes it")."
    case .olderVersion: "\(id) has version \(actual) of \(should)."
    case .catalogDiffers: "\(id) says \(should) products, its tables have \(actual)."
    case .stockDiffers: "Stock of \(id): \(actual) on hand, by its movements \(should)."
    case .stockNegative: "Stock of \(id): \(actual) on hand."
    case .stockMissing: "\(id) is in the catalogue, but the ledger has no stock of it."
    case .reservationExpired: "Order \(id): still reserved (\(actual)), though its time is over."
    case .reservationWithoutOrder: "Order \(id): reserved, though the order is \(actual)."
    case .reservationOverStock: "Stock of \(id): \(actual) reserved of \(should) on hand."
    case .reservationDiffers: "Order \(id): \(actual) reserved of \(should) ordered."
    case .saleDiffers: "Order \(id): \(should) ordered, \(actual) taken from stock."
    case .saleOfUnsoldOrder: "Order \(id): \(actual) taken from stock, though nothing was sold."
    case .returnOverSale: "Order \(id): \(actual) more came back than were sold."
    case .fulfilmentDiffers, .orderWithoutPayment, .paymentStateDiffers, .paymentAmountDiffers, .paymentOverdue,
      .orderUnreadable,
      .orderDiffers, .orderLinesDiffer, .totalDiffers, .chargeWithoutOrder, .orderWithoutCharge, .chargeDiffers,
      .refundOverCharge, .refundDiffers, .intentLeftOpen, .couponOfUnsoldOrder, .couponOverLimit, .mailMissing:
      orderSentence(id, actual, should)
    case .cartLineOverLimit: "Cart line \(id): quantity \(actual), allowed are \(should)."
    case .cartOverLimit: "Cart \(id): \(actual) lines, allowed are \(should)."
    case .cartOfOtherGuest: "Guest \(id) uses a cart of guest \(actual)."
    case .threadWithoutMessage: "Conversation \(id) has no message."
    case .threadMarkAhead: "Conversation \(id) is marked as read up to message \(actual); the last one is \(should)."
    }
  }

  private func orderSentence(_ id: SafeText, _ actual: SafeText, _ should: SafeText) -> SafeText {
    switch rule {
    case .fulfilmentDiffers: "Order \(id): the parcel is \(actual), by what happened to it \(should)."
    case .orderWithoutPayment: "Order \(id) (\(actual)) has no payment."
    case .paymentStateDiffers: "Order \(id) is \(should), its payment \(actual)."
    case .paymentAmountDiffers: "Order \(id) is over \(should), its payment over \(actual)."
    case .paymentOverdue: "Order \(id): the payment (\(actual)) was interrupted and never brought to its end."
    case .orderUnreadable: "Order \(id) cannot be read."
    case .orderDiffers: "Order \(id): confirmed was \(should), kept is \(actual)."
    case .orderLinesDiffer: "Order \(id): confirmed was \(should), kept is \(actual)."
    case .totalDiffers: "Order \(id): by its lines \(should), confirmed \(actual)."
    case .chargeWithoutOrder: "Payment \(id): \(actual) taken, and no order was placed for it."
    case .orderWithoutCharge: "Order \(id) is placed, but \(should) were not taken."
    case .chargeDiffers: "Order \(id) is over \(should), taken were \(actual)."
    case .refundOverCharge: "Payment \(id): \(actual) given back of \(should) taken."
    case .refundDiffers: "Order \(id) is refunded, but given back were \(actual) of \(should)."
    case .intentLeftOpen: "Payment \(id) (\(actual)) belongs to no order and could still be confirmed."
    case .couponOfUnsoldOrder: "Coupon use \(id): the order is \(actual)."
    case .couponOverLimit: "Coupon \(id): used \(actual) times, allowed are \(should)."
    default: "Order \(id): the mail \(should) was never written."
    }
  }
}

extension Cure {
  /// What `--repair` would do, as a sentence.
  var sentence: SafeText {
    switch self {
    case .reconcile: "A repair asks the payment provider and brings it to its end."
    case .recount: "A repair sets it to the sum of its movements."
    case .release: "A repair lets go of it."
    case .writeMail: "A repair writes it."
    case .giveBack: "A repair gives the use back."
    case .cancelIntent: "A repair has the payment provider cancel it."
    case .untie: "A repair takes it away or unties it, as the tables say."
    case .moveMark: "A repair moves the mark back."
    case .reindex: "A repair builds the index anew."
    case .restoreSchema: "A repair makes it again."
    case .migrate: "A repair, or opening the shop, brings it up to date."
    case .closeToOthers: "A repair takes the others' rights away."
    case .removeLeftover: "A repair removes it, unless its owner is still at work."
    case .finishRestore: "A repair, or opening the shop, finishes it."
    case .checkpoint: "A repair writes the log into the file."
    }
  }
}
