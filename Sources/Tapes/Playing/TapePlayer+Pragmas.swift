import PlainText
import TerminalKit

extension TapePlayer {
  func perform(_ pragma: TapePragma, _ command: TapeCommand) throws(TapeFailure) {
    switch pragma {
    case .size, .seed, .budget, .showPersonal: break
    case .reopen:
      note(.input, "comes in again")
      try asking(command) { (world) throws(TapeTrouble) in
        guard world.shopper.hasEnded else {
          throw TapeTrouble("The shopper has not left the shop, so nobody can come in again.")
        }
        try world.reopen()
      }
      try settle(command)
      film(keys: nil)
    case .resize(let size): try resize(to: size, command)
    case .expect(let expectation): try expect(expectation, command)
    case .snapshot(let name):
      let frame = try masked(terminal(command).frame)
      run.snapshots.append(TapeSnapshot(name: name, frame: frame, position: command.position))
    case .click(let button, let target): try click(button, target, command)
    case .scroll(let direction, let count, let place): try turnWheel(direction, count, place, command)
    case .clock(let moment): try setClock(moment, command)
    case .advance(let time): try pass(time, command)
    case .stock(let sku, let count):
      try asking(command) { (world) throws(TapeTrouble) in try world.setStock(of: sku, to: count) }
      try settle(command)
      // Whoever looks at it sees it then: a tape needs no pause of its own.
      try pass(try asking(command) { (world) throws(TapeTrouble) in world.timeToNotice }, command)
      film(keys: nil)
    case .payment(let payment):
      try asking(command) { (world) throws(TapeTrouble) in try world.decideNextPayment(payment) }
    case .databaseHash(let expected):
      let found = try asking(command) { (world) throws(TapeTrouble) in try world.databaseHash() }
      run.toldHashes.append(TapeHash(position: command.position, hash: found))
      guard let expected, !found.hasPrefix(expected.lowercased()) else { return }
      throw failure(.databaseHash(expected: expected, found: found), command)
    }
  }

  private func resize(to size: Size, _ command: TapeCommand) throws(TapeFailure) {
    let screen = try terminal(command)
    note(.input, "resize to \(size.columns)x\(size.rows)")
    do {
      try screen.resize(to: size)
    } catch {
      throw failure(.trouble(error), command)
    }
    try settle(command)
    film(keys: nil)
  }

  private func setClock(_ moment: TapeMoment, _ command: TapeCommand) throws(TapeFailure) {
    note(.clock, SafeText(cleaning: moment.iso))
    try asking(command) { (world) throws(TapeTrouble) in try world.setClock(moment) }
    try settle(command)
    film(keys: nil)
  }

  // MARK: The mouse

  private func click(_ button: TapeMouseButton, _ target: TapeTarget, _ command: TapeCommand) throws(TapeFailure) {
    let screen = try terminal(command)
    let place: Point
    switch target {
    case .cell(let point): place = point
    case .text(let text):
      let places = screen.frame.places(of: text)
      guard places.count == 1 else { throw failure(.clickCount(text: text, places.count), command) }
      place = places[0]
    }
    let kinds: [TapeMouseButton: MouseEvent.Kind] = [.left: .click, .middle: .middleClick, .right: .rightClick]
    try mouse(kinds[button] ?? .click, at: place, "\(button.rawValue) click", command)
  }

  private func turnWheel(
    _ direction: TapeDirection, _ count: Int, _ place: Point?, _ command: TapeCommand
  ) throws(TapeFailure) {
    let size = try terminal(command).frame.size
    let place = place ?? Point(size.columns / 2, size.rows / 2)
    for _ in 0..<count {
      try mouse(direction == .up ? .wheelUp : .wheelDown, at: place, "wheel \(direction.rawValue)", command)
    }
  }

  private func mouse(
    _ kind: MouseEvent.Kind, at place: Point, _ name: String, _ command: TapeCommand
  ) throws(TapeFailure) {
    let screen = try terminal(command)
    guard !screen.hasEnded else { throw failure(.ended, command) }
    guard screen.frame.bounds.contains(place) else { throw failure(.outside(place), command) }
    run.keyCount += 1
    let words = SafeText(cleaning: "\(name) \(place.column + 1),\(place.row + 1)")
    note(.input, words)
    do {
      try screen.mouse(MouseEvent(kind, at: place))
    } catch {
      throw failure(.trouble(error), command)
    }
    try settle(command)
    film(keys: words)
    try pass(typingSpeed, command)
  }

  // MARK: Expecting

  private func expect(_ expectation: TapeExpectation, _ command: TapeCommand) throws(TapeFailure) {
    let text = try terminal(command).frame.text(in: expectation.scope)
    guard expectation.isFound(in: text) == expectation.isRefused else { return }
    throw failure(.expectation(expectation), command)
  }

  func wait(
    _ scope: TapeScope, _ timeout: Milliseconds?, _ pattern: TapePattern?, _ command: TapeCommand
  ) throws(TapeFailure) {
    let screen = try terminal(command)
    guard let pattern = pattern ?? waitPattern else { return }
    let timeout = timeout ?? waitTimeout
    let start = clock
    var last = screen.frame
    if pattern.isFound(in: last.text(in: scope)) { return }
    while clock.count - start.count < timeout.count {
      // vhs looks every ten milliseconds.
      try pass(Milliseconds(10), command)
      let now = screen.frame
      if now == last { continue }
      if pattern.isFound(in: now.text(in: scope)) { return }
      last = now
    }
    throw failure(.waited(pattern, scope, timeout), command)
  }
}

extension TapeExpectation {
  func isFound(in text: String) -> Bool {
    switch matter {
    case .pattern(let pattern): pattern.isFound(in: text)
    case .text(let words): text.isEmpty ? words.isEmpty : text.contains(words)
    }
  }
}

extension Frame {
  /// What a pattern is held against: rows joined by line feeds, or the line of the cursor.
  package func text(in scope: TapeScope) -> String {
    switch scope {
    case .screen: text.joined(separator: "\n")
    case .line: cursor.flatMap { text.indices.contains($0.row) ? text[$0.row] : nil } ?? ""
    }
  }

  /// The cells at which a text begins.
  func places(of words: String) -> [Point] {
    let wanted = Array(words.unicodeScalars)
    guard !wanted.isEmpty else { return [] }
    return (0..<size.rows).flatMap { row -> [Point] in
      var scalars: [Unicode.Scalar] = []
      var columns: [Int] = []
      for column in 0..<size.columns {
        for scalar in self[column, row].glyph.scalars {
          scalars.append(scalar)
          columns.append(column)
        }
      }
      guard scalars.count >= wanted.count else { return [] }
      return (0...scalars.count - wanted.count).filter { scalars[$0..<$0 + wanted.count].elementsEqual(wanted) }
        .map { Point(columns[$0], row) }
    }
  }
}
