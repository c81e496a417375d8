package import PlainText

/// How well the shop answers, over a time.
package struct ChatFigures: Hashable, Sendable {
  package struct Agent: Hashable, Sendable {
    package var name: SafeText
    package var resolved: Int
    package var ratings: [Int]

    package init(name: SafeText, resolved: Int, ratings: [Int]) {
      self.name = name
      self.resolved = resolved
      self.ratings = ratings
    }
  }

  package var from: Instant
  package var until: Instant
  package var opened: Int
  package var resolved: Int
  /// Threads resolved in the time whose shoppers were asked.
  package var asked: Int
  package var ratings: [Int]
  /// Seconds until the first reply of a person, on the clock and within opening hours.
  package var firstReplies: [Int]
  package var firstRepliesOpen: [Int]
  /// Seconds until it was resolved, on the clock and within opening hours.
  package var resolutions: [Int]
  package var resolutionsOpen: [Int]
  package var complaints: Int
  package var complaintsResolved: Int
  package var agents: [Agent]

  package init(from: Instant, until: Instant) {
    self.from = from
    self.until = until
    opened = 0
    resolved = 0
    asked = 0
    ratings = []
    firstReplies = []
    firstRepliesOpen = []
    resolutions = []
    resolutionsOpen = []
    complaints = 0
    complaintsResolved = 0
    agents = []
  }
}
