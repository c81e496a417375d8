package import PlainText

/// What became of a tape: at each of its sizes, with its goldens.
package struct TapeResult: Sendable {
  /// A tape that could not be played at all.
  package enum Refusal: Sendable {
    /// Its file cannot be read, for this reason.
    case unreadable(SafeText)
    case faulty([TapeError])
  }

  /// One size.
  package struct Play: Sendable {
    package var run: TapeRun
    /// How long it took by the machine's clock, in microseconds.
    package var microseconds: Int
    /// The first difference between this run and a repetition of it; empty: none.
    package var difference: String = ""
    /// How long each step took.
    package let stepMicroseconds: [Int]

    package init(_ run: TapeRun, microseconds: Int, stepMicroseconds: [Int] = []) {
      self.run = run
      self.microseconds = microseconds
      self.stepMicroseconds = stepMicroseconds
    }

    /// Between the first frame and the last: the opening of the shop is no key's.
    package var keysPerSecond: Int { run.keyCount * 1_000_000 / max(1, stepMicroseconds.reduce(0, +)) }
  }

  package let path: SafeText
  /// The tape as it stands in the file.
  package let text: [UInt8]
  package var refusal: Refusal?
  package var plays: [Play] = []
  /// What became of its goldens; those that are as agreed are among them.
  package var goldens: [GoldenSet.Finding] = []
  /// Of the goldens that are not as agreed: what was kept and what is shown.
  package var goldenTexts: [String: (kept: String, shown: String)] = [:]
  /// What could not be written, and which tools lack.
  package var complaints: [SafeText] = []
  /// Goldens that were written anew.
  package var updated: [SafeText] = []

  package init(path: SafeText, text: [UInt8]) {
    self.path = path
    self.text = text
  }

  /// It was played, and everything was as expected.
  package var isGood: Bool {
    refusal == nil && updated.isEmpty && goldens.allSatisfy(\.isGood)
      && plays.allSatisfy { $0.run.failure == nil && $0.difference.isEmpty }
  }

  /// Forgets screens and events, of which a long list of results would be too large.
  package mutating func forgetScreens() {
    for index in plays.indices {
      plays[index].run.film = Film(title: plays[index].run.title)
      plays[index].run.steps = []
      plays[index].run.snapshots = []
      plays[index].run.screenshots = []
    }
    goldenTexts = [:]
  }

  package var keyCount: Int { plays.reduce(0) { $0 + $1.run.keyCount } }

  /// Why a play is no success, the first line in short; empty: it is one.
  package func report(of play: Play, hasScreen: Bool = true) -> [SafeText] {
    if let failure = play.run.failure { return failure.report(file: path, text: text, hasScreen: hasScreen) }
    if !play.difference.isEmpty {
      return ["\(path): the same tape was played twice, and not the same was seen"]
        + play.difference.split(separator: "\n").map { SafeText(cleaning: String($0)) }
    }
    return []
  }

  /// What is wrong with its goldens.
  package var goldenReport: [SafeText] {
    goldens.flatMap { finding -> [SafeText] in
      switch finding {
      case .same: []
      case .missing(let file): ["\(path): there is no golden \(SafeText(cleaning: file)) yet; --update keeps it"]
      case .stale(let file):
        ["\(path): no snapshot is called \(SafeText(cleaning: file)) any more; --update removes it"]
      case .changed(let file, let difference):
        ["\(path): the screen is not as it was kept in \(SafeText(cleaning: file)); --update keeps it as it is now"]
          + difference.split(separator: "\n").map { SafeText(cleaning: String($0)) }
      }
    }
  }
}

extension TapeRun {
  /// Where this run and another of the same tape differ first; empty: nowhere.
  package func difference(from other: TapeRun) -> String {
    for (index, (mine, theirs)) in zip(film.shots, other.film.shots).enumerated() where mine != theirs {
      let name = "shot \(index + 1)"
      if mine.frame != theirs.frame {
        return LineDifference.unified(
          theirs.frame.framed + "\n" + theirs.frame.styleGolden(), mine.frame.framed + "\n" + mine.frame.styleGolden(),
          from: "\(name), first run", to: "\(name), this run")
      }
      return "\(name) is shown at \(mine.start.text) and not at \(theirs.start.text)"
    }
    if film.shots.count != other.film.shots.count {
      return "\(film.shots.count) shots in place of \(other.film.shots.count)"
    }
    if toldHashes != other.toldHashes { return "the shop's data have another hash at a db-hash" }
    if snapshots != other.snapshots { return "a snapshot differs" }
    if databaseHash != other.databaseHash {
      return "the shop's data have the hash \(databaseHash ?? "") in place of \(other.databaseHash ?? "")"
    }
    if failure != other.failure { return "one failed otherwise than the other" }
    return keyCount == other.keyCount && length == other.length ? "" : "\(keyCount) keys in place of \(other.keyCount)"
  }
}
