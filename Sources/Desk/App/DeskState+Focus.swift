package import PlainText

extension DeskState {
  /// What has the keys, as help calls it.
  package var focusTitle: SafeText { SafeText(cleaning: contexts.first?.title ?? "") }
}
