import Commerce
import PlainText
import TerminalKit

/// Saying how one likes what came: a product of an order, stars, a name, some words.
package struct ReviewScreen: Equatable, Sendable {
  enum Field: Int, CaseIterable {
    case product, stars, name, text, send
  }

  let order: Order
  /// What can be reviewed; never empty.
  let lines: [OrderLine]
  private(set) var chosen = 0
  private(set) var stars = 0
  private(set) var name: TextField
  private(set) var text = TextField(limit: ReviewDraft.longestText, isMultiline: true)
  private(set) var focus = Field.stars
  /// Stars and words that were begun for a product and not sent, by its slug.
  private var begun: [String: Begun] = [:]
  /// What was said before, once it is known.
  private var written: [Review] = []
  /// All that can be reviewed has been.
  private(set) var isOver = false
  /// No stars were chosen, and it was to be sent.
  private(set) var lacksStars = false

  private struct Begun: Equatable {
    var stars: Int
    var text: String
  }

  /// Nil where nothing of the order has been sent yet.
  init?(of order: Order) {
    lines = order.reviewable
    guard !lines.isEmpty else { return nil }
    self.order = order
    // The first name alone, unless more is typed.
    let first = order.fullName.split(separator: " ").first.map(String.init) ?? ""
    name = TextField(first, limit: ReviewDraft.longestName)
    if lines.count > 1 { focus = .product }
  }

  func appear() -> [Effect] { [.loadOrderReviews(number: order.number, email: order.email)] }

  /// What was said of the chosen product before.
  var before: Review? { written.first { $0.product == lines[chosen].slug } }

  /// Those that can have the focus.
  var fields: [Field] { lines.count > 1 ? Field.allCases : Array(Field.allCases.dropFirst()) }

  mutating func take(_ key: Key) -> Turn? {
    let isTaken: Bool
    switch focus {
    case .product: isTaken = chooseProduct(key)
    case .stars: isTaken = chooseStars(key)
    case .name: isTaken = name.handle(key)
    case .text: isTaken = text.handle(key)
    case .send: isTaken = false
    }
    return isTaken ? Turn.none : nil
  }

  private mutating func chooseProduct(_ key: Key) -> Bool {
    guard key == .left || key == .right else { return false }
    choose((chosen + (key == .right ? 1 : lines.count - 1)) % lines.count)
    return true
  }

  private mutating func chooseStars(_ key: Key) -> Bool {
    switch key {
    case .left: stars = max(1, stars - 1)
    case .right: stars = min(5, stars + 1)
    case .character(let scalar):
      guard let number = Int(String(Character(scalar))), (1...5).contains(number) else { return false }
      stars = number
    default: return false
    }
    lacksStars = false
    return true
  }

  private mutating func choose(_ line: Int) {
    begun[lines[chosen].slug] = Begun(stars: stars, text: text.text)
    chosen = line
    showBefore()
  }

  /// What was begun goes on, what was said before can be changed, and a product that nothing was said of begins empty.
  private mutating func showBefore() {
    let begun = begun[lines[chosen].slug]
    stars = begun?.stars ?? before?.stars ?? 0
    text.replace(with: begun?.text ?? before?.text.string ?? "")
    if let before { name.replace(with: before.name.string) }
    lacksStars = false
  }

  mutating func handle(_ command: Command) -> Turn? {
    let place = fields.firstIndex(of: focus) ?? 0
    switch command {
    case .nextField: focus = fields[min(place + 1, fields.count - 1)]
    case .previousField: focus = fields[max(0, place - 1)]
    case .submit:
      guard focus == .send else {
        focus = fields[min(place + 1, fields.count - 1)]
        return Turn.none
      }
      guard stars > 0 else {
        (lacksStars, focus) = (true, .stars)
        return Turn.none
      }
      let draft = ReviewDraft(product: lines[chosen].slug, stars: stars, name: name.text, text: text.text)
      return .effect(.writeReview(draft, number: order.number, email: order.email))
    default: return nil
    }
    return Turn.none
  }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    switch answer {
    case .orderReviewsLoaded(let reviews):
      written = reviews
      // What is being typed is newer.
      if stars == 0, text.isEmpty { showBefore() }
    case .reviewWritten(let review):
      written.removeAll { $0.product == review.product }
      written.append(review)
      begun[review.product] = nil
      shared.toast = Toast(.success, Words.written(review))
      // On to what nothing was said of yet, or back to the order.
      guard let next = lines.firstIndex(where: { line in !written.contains { $0.product == line.slug } }) else {
        isOver = true
        return .move(.back)
      }
      focus = .stars
      if lines[chosen].slug == review.product { chosen = next } else { choose(next) }
      showBefore()
    default: break
    }
    return .none
  }

  mutating func click(_ spot: Hotspot) -> Command? {
    guard let field = Field(rawValue: spot.index) else { return nil }
    focus = field
    return field == .send ? .submit : nil
  }
}
