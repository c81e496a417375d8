/// What must hold in a shop's files and books at any time; the raw value is the name in machine-readable reports.
package enum BooksRule: String, Hashable, Sendable, CaseIterable {
  // Files
  case fileOpenToOthers = "file_open_to_others"
  case fileOfOtherOwner = "file_of_other_owner"
  case folderOpenToOthers = "folder_open_to_others"
  case logTooLong = "log_too_long"
  case leftover
  case restoreUnfinished = "restore_unfinished"
  case fileDamaged = "file_damaged"
  case indexDamaged = "index_damaged"
  case referenceBroken = "reference_broken"
  case schemaDiffers = "schema_differs"
  case olderVersion = "older_version"
  case catalogDiffers = "catalog_differs"
  // Stock
  case stockDiffers = "stock_differs"
  case stockNegative = "stock_negative"
  case stockMissing = "stock_missing"
  case reservationExpired = "reservation_expired"
  case reservationWithoutOrder = "reservation_without_order"
  case reservationOverStock = "reservation_over_stock"
  case reservationDiffers = "reservation_differs"
  case saleDiffers = "sale_differs"
  case saleOfUnsoldOrder = "sale_of_unsold_order"
  case returnOverSale = "return_over_sale"
  // Orders and payments
  case fulfilmentDiffers = "fulfilment_differs"
  case orderWithoutPayment = "order_without_payment"
  case paymentStateDiffers = "payment_state_differs"
  case paymentAmountDiffers = "payment_amount_differs"
  case paymentOverdue = "payment_overdue"
  case orderUnreadable = "order_unreadable"
  case orderDiffers = "order_differs"
  case orderLinesDiffer = "order_lines_differ"
  case totalDiffers = "total_differs"
  case chargeWithoutOrder = "charge_without_order"
  case orderWithoutCharge = "order_without_charge"
  case chargeDiffers = "charge_differs"
  case refundOverCharge = "refund_over_charge"
  case refundDiffers = "refund_differs"
  case intentLeftOpen = "intent_left_open"
  case couponOfUnsoldOrder = "coupon_of_unsold_order"
  case couponOverLimit = "coupon_over_limit"
  case mailMissing = "mail_missing"
  // Carts and conversations
  case cartLineOverLimit = "cart_line_over_limit"
  case cartOverLimit = "cart_over_limit"
  case cartOfOtherGuest = "cart_of_other_guest"
  case threadWithoutMessage = "thread_without_message"
  case threadMarkAhead = "thread_mark_ahead"

  /// The table or file that the rule is about.
  package var table: String {
    switch self {
    case .fileOpenToOthers, .fileOfOtherOwner, .folderOpenToOthers, .logTooLong, .leftover, .fileDamaged,
      .indexDamaged, .referenceBroken, .schemaDiffers, .olderVersion, .catalogDiffers, .restoreUnfinished:
      "file"
    case .stockDiffers, .stockNegative, .stockMissing: "stock"
    case .reservationExpired, .reservationWithoutOrder, .reservationOverStock, .reservationDiffers: "reservation"
    case .saleDiffers, .saleOfUnsoldOrder, .returnOverSale: "stock_movement"
    case .fulfilmentDiffers, .orderWithoutPayment, .orderUnreadable, .orderDiffers, .totalDiffers, .orderWithoutCharge:
      "orders"
    case .orderLinesDiffer: "order_line"
    case .paymentStateDiffers, .paymentAmountDiffers, .paymentOverdue: "payment_attempt"
    case .chargeWithoutOrder, .chargeDiffers: "charge"
    case .refundOverCharge, .refundDiffers: "refund"
    case .intentLeftOpen: "intent"
    case .couponOfUnsoldOrder, .couponOverLimit: "coupon_use"
    case .mailMissing: "outbox"
    case .cartLineOverLimit: "cart_line"
    case .cartOverLimit: "cart"
    case .cartOfOtherGuest: "guest"
    case .threadWithoutMessage, .threadMarkAhead: "chat_thread"
    }
  }

  /// What a repair would do; nil when a person has to decide.
  var cure: Cure? {
    switch self {
    case .fileOpenToOthers, .folderOpenToOthers: .closeToOthers
    case .logTooLong: .checkpoint
    case .leftover: .removeLeftover
    case .restoreUnfinished: .finishRestore
    case .indexDamaged: .reindex
    case .referenceBroken, .cartOfOtherGuest: .untie
    case .schemaDiffers: .restoreSchema
    case .olderVersion: .migrate
    case .stockDiffers: .recount
    case .reservationExpired, .reservationWithoutOrder: .release
    case .reservationDiffers, .paymentOverdue: .reconcile
    case .intentLeftOpen: .cancelIntent
    case .couponOfUnsoldOrder: .giveBack
    case .mailMissing: .writeMail
    case .threadMarkAhead: .moveMark
    case .fileOfOtherOwner, .fileDamaged, .catalogDiffers, .stockNegative, .stockMissing, .reservationOverStock,
      .saleDiffers,
      .saleOfUnsoldOrder, .returnOverSale, .fulfilmentDiffers, .orderWithoutPayment, .paymentStateDiffers,
      .paymentAmountDiffers,
      .orderUnreadable, .orderDiffers, .orderLinesDiffer, .totalDiffers, .chargeWithoutOrder, .orderWithoutCharge,
      .chargeDiffers, .refundOverCharge, .refundDiffers, .couponOverLimit, .cartLineOverLimit, .cartOverLimit,
      .threadWithoutMessage:
      nil
    }
  }
}
