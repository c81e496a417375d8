package import Commerce
import PlainText
package import TerminalKit

/// The first step's form: one text field for each part of contact and address, with what is wrong with it.
package struct AddressEntry: Equatable, Sendable {
  /// A field, of the shipping or the billing address.
  package struct ID: Hashable, Sendable {
    package var field: CheckoutField
    package var isBilling = false
  }

  package enum Item: Hashable, Sendable {
    case country(isBilling: Bool)
    case field(ID)
    /// Shows what nobody has to fill in.
    case more
    case billingSwitch
    case next
  }

  private var base: CheckoutDraft
  package private(set) var fields: [ID: TextField] = [:]
  /// Fields that have been left once: from then on their faults are shown.
  package var touched: Set<ID> = []
  package var showsMore: Bool
  /// It was sent off once with a fault: from then on Enter goes on as soon as nothing is wrong.
  package var wasRefused = false
  /// Index into ``items``.
  package var focus = 1

  package init(_ draft: CheckoutDraft) {
    base = draft
    showsMore = !draft.phone.isEmpty || !draft.note.isEmpty || !draft.address.secondLine.isEmpty || draft.billing != nil
    for field in AddressEntry.typed {
      fields[ID(field: field)] = TextField(AddressEntry.text(of: field, in: draft), limit: AddressEntry.limit(field))
    }
    for field in AddressEntry.typed {
      let text = draft.billing.map { AddressEntry.text(of: field, in: $0) } ?? ""
      fields[ID(field: field, isBilling: true)] = TextField(text, limit: AddressEntry.limit(field))
    }
    if let index = items.firstIndex(where: { isEmpty($0) }) { focus = index } else { focus = items.count - 1 }
  }

  /// This form with what was typed into another one before it was there: type-ahead is not lost.
  func adopting(_ early: AddressEntry) -> AddressEntry {
    let typed = early.fields.filter { !$0.value.isEmpty }
    guard !typed.isEmpty else { return self }
    var form = self
    form.fields.merge(typed) { _, early in early }
    form.focus = min(early.focus, form.items.count - 1)
    return form
  }

  private static let typed: [CheckoutField] = [
    .email, .fullName, .street, .secondLine, .postalCode, .city, .region, .phone, .note,
  ]

  private static func limit(_ field: CheckoutField) -> Int {
    switch field {
    case .email: 254
    case .note: 500
    default: 120
    }
  }

  private func isEmpty(_ item: Item) -> Bool {
    guard case .field(let id) = item, isRequired(id) else { return false }
    return fields[id]?.isEmpty ?? true
  }

  /// What is typed, as a draft.
  package var draft: CheckoutDraft {
    var draft = base
    func text(_ field: CheckoutField, _ isBilling: Bool = false) -> String {
      fields[ID(field: field, isBilling: isBilling)]?.text ?? ""
    }
    draft.email = text(.email)
    draft.fullName = text(.fullName)
    draft.phone = text(.phone)
    draft.note = text(.note)
    draft.address = address(country: base.address.country, text: { text($0) })
    draft.billing = base.billing.map { billing in address(country: billing.country, text: { text($0, true) }) }
    return draft
  }

  private func address(country: String, text: (CheckoutField) -> String) -> PostalAddress {
    PostalAddress(
      country: country, street: text(.street), secondLine: text(.secondLine), postalCode: text(.postalCode),
      city: text(.city), region: text(.region))
  }

  private static func text(of field: CheckoutField, in draft: CheckoutDraft) -> String {
    switch field {
    case .email: draft.email
    case .fullName: draft.fullName
    case .phone: draft.phone
    case .note: draft.note
    default: text(of: field, in: draft.address)
    }
  }

  private static func text(of field: CheckoutField, in address: PostalAddress) -> String {
    switch field {
    case .street: address.street
    case .secondLine: address.secondLine
    case .postalCode: address.postalCode
    case .city: address.city
    case .region: address.region
    default: ""
    }
  }

  /// The country of one of the two addresses; setting it keeps what was typed.
  package func country(isBilling: Bool) -> String {
    isBilling ? base.billing?.country ?? base.address.country : base.address.country
  }

  package mutating func setCountry(_ country: String, isBilling: Bool) {
    if isBilling { base.billing?.country = country } else { base.address.country = country }
    focus = min(focus, items.count - 1)
  }

  package mutating func setMethod(_ id: String?) { base.methodID = id }

  package mutating func switchBilling() {
    base.billing = base.billing == nil ? PostalAddress(country: base.address.country) : nil
  }

  package var hasOwnBilling: Bool { base.billing != nil }

  /// What can have the focus, top to bottom.
  package var items: [Item] {
    var items: [Item] = [.country(isBilling: false)]
    items += [.field(ID(field: .email)), .field(ID(field: .fullName))]
    items += addressItems(isBilling: false)
    items.append(.more)
    if showsMore {
      items += [.field(ID(field: .phone)), .field(ID(field: .note)), .billingSwitch]
      if hasOwnBilling { items += [.country(isBilling: true)] + addressItems(isBilling: true) }
    }
    return items + [.next]
  }

  private func addressItems(isBilling: Bool) -> [Item] {
    rules(isBilling: isBilling).map { .field(ID(field: $0.field, isBilling: isBilling)) }
  }

  /// The fields of the country: the required ones first shown, the others behind "more".
  func rules(isBilling: Bool) -> [AddressFieldRule] {
    AddressForm.of(country(isBilling: isBilling)).fields.filter {
      $0.isRequired || showsMore || $0.field == .postalCode
    }
  }

  func isRequired(_ id: ID) -> Bool {
    switch id.field {
    case .email, .fullName: true
    case .phone, .note: false
    default: rules(isBilling: id.isBilling).first { $0.field == id.field }?.isRequired ?? false
    }
  }

  func label(_ id: ID) -> SafeText {
    Words.label(of: id.field, in: country(isBilling: id.isBilling))
  }

  /// What is wrong with each field, whether it has been left or not.
  func faults(_ shipping: ShippingRules) -> [ID: FieldFault] {
    let draft = draft
    var faults: [ID: FieldFault] = [:]
    for (field, fault) in draft.faults(serving: shipping) { faults[ID(field: field)] = fault }
    for (field, fault) in draft.billingFaults() { faults[ID(field: field, isBilling: true)] = fault }
    return faults
  }

  /// Hands a key to the field that has the focus.
  package mutating func take(_ key: Key) -> Bool {
    guard items.indices.contains(focus), case .field(let id) = items[focus], var field = fields[id] else {
      return false
    }
    guard field.handle(key) else { return false }
    fields[id] = field
    return true
  }

  /// Shows what nobody has to fill in, or hides it; the focus goes to the first of what opens below.
  mutating func toggleMore() {
    showsMore.toggle()
    // Optional parts of the address open above.
    let place = items.firstIndex(of: .more) ?? focus
    focus = showsMore ? place + 1 : place
  }

  /// Called when a field is left: from now on its fault shows, and what follows from it is filled in.
  package mutating func leave() {
    guard items.indices.contains(focus), case .field(let id) = items[focus] else { return }
    touched.insert(id)
    let form = AddressForm.of(country(isBilling: id.isBilling))
    guard id.field == .postalCode, let text = fields[id]?.text, !text.isEmpty else { return }
    fields[id]?.replace(with: form.normalised(postalCode: text))
    let region = ID(field: .region, isBilling: id.isBilling)
    if fields[region]?.isEmpty ?? false, let code = form.region(forPostalCode: text) {
      fields[region]?.replace(with: code)
    }
  }

  /// Sent off with faults: all of them show, and the focus goes to the first.
  mutating func refuse(_ faults: [ID: FieldFault]) {
    wasRefused = true
    for id in faults.keys { touched.insert(id) }
    if faults.keys.contains(where: { id in !items.contains { $0.holds(id) } }) { showsMore = true }
    if let index = items.firstIndex(where: { item in faults.keys.contains { item.holds($0) } }) { focus = index }
  }

  /// Moves the focus by one and stops at the ends.
  package mutating func move(_ step: Int) {
    // Going back past a field that is still empty is no fault yet.
    if step > 0 || !isEmpty(items[min(focus, items.count - 1)]) { leave() }
    focus = max(0, min(focus + step, items.count - 1))
  }
}
