import Commerce
import Desk
import Storefront
import Tapes

extension RecordedTraits<ShopState> {
  /// What the shopper's front tells.
  static var shop: RecordedTraits<ShopState> {
    RecordedTraits(
      field: { state in
        state.personalEntry.map { entry in
          let name = entry.field.map { ($0.isBilling ? "billing." : "") + $0.field.rawValue } ?? PersonalField.card
          return PersonalField(name: name, text: entry.text, sample: SampleText { entry.sample.text })
        }
      },
      personalTexts: { $0.shownPersonalTexts })
  }
}

extension RecordedTraits<DeskState> {
  /// What the staff's front tells; what staff write to customers is searched for numbers and addresses.
  static var desk: RecordedTraits<DeskState> {
    RecordedTraits(field: { _ in nil }, personalTexts: { $0.shownPersonalTexts })
  }
}
