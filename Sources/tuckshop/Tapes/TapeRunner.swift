import Glibc
import PlainText
import Tapes
import TerminalKit

/// Plays tapes from files and keeps what came of them.
struct TapeRunner: Sendable {
  let stage: TapeStage
  var options = TapePlayer.Options()
  /// Against the built program on a pseudo-terminal, beside the shop in memory.
  var onPty = false
  /// Goldens become what is shown now.
  var updates = false
  /// How often each tape is played; every time the same must be seen.
  var times = 1
  /// Draws what is played on the terminal, at the tape's own speed.
  var isSlow = false

  /// Plays a tape at each of its sizes.
  func play(_ path: String) -> TapeResult {
    let name = SafeText(cleaning: path)
    let text: [UInt8]
    do {
      text = try TapeFiles.read(path)
    } catch {
      var result = TapeResult(path: name, text: [])
      result.refusal = .unreadable(error.reason)
      return result
    }
    var result = TapeResult(path: name, text: text)
    let reading = Tape.read(text) { TapeFiles.sourced($0, from: path) }
    guard reading.errors.isEmpty else {
      result.refusal = .faulty(reading.errors)
      return result
    }
    let sizes = options.size.map { [$0] } ?? reading.tape.sizes
    for size in sizes { result.plays.append(play(reading.tape, called: name, size)) }
    compareGoldens(path, &result)
    // The first size is the one that the film is made of.
    if let run = result.plays.first?.run { result.complaints += FilmFiles.write(run) }
    return result
  }

  private func play(_ tape: Tape, called name: SafeText, _ size: Size) -> TapeResult.Play {
    var play = playOnce(tape, name, size)
    for _ in 1..<max(1, times) where play.difference.isEmpty {
      play.difference = playOnce(tape, name, size).run.difference(from: play.run)
    }
    return play
  }

  private func playOnce(_ tape: Tape, _ name: SafeText, _ size: Size) -> TapeResult.Play {
    let player = TapePlayer(tape, title: Self.title(of: name), size: size, options: options)
    let projector = isSlow ? FilmProjector() : nil
    player.onShot = projector.map { projector in { projector.show($0) } }
    player.onTime = projector.map { projector in { projector.wait($0) } }
    let clock = ContinuousClock()
    let start = clock.now
    let run = player.play { (opening) throws(TapeTrouble) -> any TapeWorld in
      let memory = try MemoryShop(opening, on: stage)
      guard onPty else { return memory }
      do throws(TapeTrouble) {
        return try PtyShop(opening, on: stage, beside: memory)
      } catch {
        memory.close()
        throw error
      }
    }
    let (seconds, attoseconds) = (clock.now - start).components
    return TapeResult.Play(
      run, microseconds: Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000),
      stepMicroseconds: player.stepMicroseconds)
  }

  private static func title(of path: SafeText) -> SafeText {
    let name = path.string.split(separator: "/").last.map(String.init) ?? ""
    return SafeText(cleaning: name.hasSuffix(".tape") ? String(name.dropLast(5)) : name)
  }

  // MARK: Goldens

  /// What is left of a tape that is gone: all its goldens are stale.
  func leftovers(of path: String) -> TapeResult {
    var result = TapeResult(path: SafeText(cleaning: path), text: [])
    compareGoldens(path, &result)
    return result
  }

  private func compareGoldens(_ path: String, _ result: inout TapeResult) {
    var set = GoldenSet(names: GoldenFiles.styleNames)
    for play in result.plays {
      for snapshot in play.run.snapshots { set.add(snapshot.frame, scene: snapshot.name) }
    }
    let files = GoldenFiles(of: path)
    // A tape that was not played to its end, or not at all its sizes, cannot tell which goldens are of no use any more.
    let isWhole = options.size == nil && result.plays.allSatisfy { $0.run.failure == nil }
    let kept = files.read().filter { isWhole || set.files[$0.key] != nil }
    result.goldens = set.compare(with: kept)
    for name in Set(kept.keys).union(set.files.keys) where kept[name] != set.files[name] {
      result.goldenTexts[name] = (kept[name] ?? "", set.files[name] ?? "")
    }
    guard updates else { return }
    let (write, remove) = set.update(of: kept)
    do {
      try files.change(write: write, remove: remove)
      result.updated = (write.keys.sorted() + remove.sorted()).map { SafeText(cleaning: files.folder + "/" + $0) }
      result.goldens = set.compare(with: files.read().filter { isWhole || set.files[$0.key] != nil })
    } catch {
      result.complaints.append("The goldens of \(result.path) could not be written: \(error.reason).")
    }
  }
}
