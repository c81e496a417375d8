extension TapeParser {
  /// `Set NAME value`; whatever word comes next is the value.
  mutating func set() -> TapeAction? {
    guard case .setting(let name) = ahead.kind else {
      fail("Unknown setting: " + ahead.literal, at: ahead)
      advance()
      advance()
      return nil
    }
    advance()
    let before = errors.count
    let setting = value(of: name)
    return errors.count == before ? .set(setting) : nil
  }

  private mutating func value(of name: TapeSettingName) -> TapeSetting {
    switch name {
    case .waitTimeout: return .waitTimeout(time()?.length ?? Milliseconds(0))
    case .typingSpeed: return typingSpeed()
    default: break
    }
    advance()
    let word = current
    let text = word.kind == .end ? "" : word.literal
    if name == .loopOffset { _ = take(.sign(UInt8(ascii: "%"))) }
    let setting = checked(name, word) ?? Self.text(name, text) ?? number(name, text)
    guard let setting else {
      warn("\(name.rawValue) cannot be \(text.isEmpty ? "empty" : text)", at: word)
      return .unreadable(name: name.rawValue, value: text)
    }
    return setting
  }

  // It knows no minutes: their letter is left for a command, which is an error.
  private mutating func typingSpeed() -> TapeSetting {
    advance()
    let number = current
    var unit = TimeUnit.seconds
    if case .unit(let named) = ahead.kind, named != .minutes {
      unit = named
      advance()
    }
    if number.kind == .number, let speed = Milliseconds(decimal: number.literal, unit: unit) {
      return .typingSpeed(speed)
    }
    warn("\(number.literal) is no length of time", at: number)
    return .unreadable(name: TapeSettingName.typingSpeed.rawValue, value: number.literal)
  }

  // What vhs looks at while it parses.
  private mutating func checked(_ name: TapeSettingName, _ word: TapeToken) -> TapeSetting? {
    let text = word.literal
    switch name {
    case .waitPattern:
      if let pattern = try? TapePattern(bytes: word.kind == .end ? [] : word.bytes) { return .waitPattern(pattern) }
      fail("Invalid regexp pattern: " + text, at: word)
    case .marginFill:
      let digits = text.utf8.dropFirst()
      let isColor = digits.count == 6 && digits.allSatisfy(\.isHexadecimal)
      if text.hasPrefix("#"), !isColor { fail("\"\(text)\" is not a valid color.", at: word) }
      return .marginFill(text)
    case .cursorBlink:
      if word.kind != .boolean { fail("expected boolean value.", at: word) }
      return .cursorBlink(text == "true")
    case .windowBar:
      if text.isEmpty { return .windowBar(nil) }
      if let bar = TapeWindowBar(rawValue: text) { return .windowBar(bar) }
      fail(text + " is not a valid bar style.", at: word)
    default: return nil
    }
    return .unreadable(name: name.rawValue, value: text)
  }

  private static func text(_ name: TapeSettingName, _ text: String) -> TapeSetting? {
    switch name {
    case .shell: return text.isEmpty ? nil : .shell(text)
    case .fontFamily: return text.isEmpty ? nil : .fontFamily(text)
    case .theme:
      guard text.hasPrefix("{") else { return text.isEmpty ? nil : .theme(.named(text)) }
      return ThemeObject.entries(of: text).map { .theme(.colors($0)) }
    default: return nil
    }
  }

  private func number(_ name: TapeSettingName, _ text: String) -> TapeSetting? {
    switch name {
    case .letterSpacing: return TapeNumber(decimal: text).map { .letterSpacing($0) }
    case .lineHeight: return TapeNumber(decimal: text).map { .lineHeight($0) }
    case .playbackSpeed: return TapeNumber(decimal: text).map { .playbackSpeed($0) }
    case .loopOffset: return TapeNumber(decimal: text).map { .loopOffset($0) }
    default: break
    }
    guard let whole = Int(text) else { return nil }
    return switch name {
    case .fontSize: .fontSize(whole)
    case .framerate: .framerate(whole)
    case .height: .height(whole)
    case .width: .width(whole)
    case .padding: .padding(whole)
    case .margin: .margin(whole)
    case .windowBarSize: .windowBarSize(whole)
    case .borderRadius: .borderRadius(whole)
    default: nil
    }
  }
}

extension UInt8 {
  var isHexadecimal: Bool { isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
