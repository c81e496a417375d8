import CNcurses
import Glibc
import TerminalKit

/// Standard output as ncurses has it, so that what it sends for a frame leaves in one piece.
///
/// ncurses 6.4 writes to its descriptor after each move of the cursor: seven times for one step of a selection, which are
/// as many packets on a slow line. For the time of an update its descriptor is memory, and what it wrote there goes to the
/// terminal at once. At all other times it is the terminal, whose settings ncurses reads and sets through it.
final class FrameOutput {
  private static let mostKept = 65_536

  /// What ncurses is opened with, and keeps for the life of the process.
  let stream: UnsafeMutablePointer<FILE>
  /// Where ncurses writes.
  let descriptor: Int32
  /// Without it, updates go out as ncurses writes them.
  private let memory: Int32

  init() {
    let own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    if own >= 0, let stream = fdopen(own, "w") {
      (self.stream, descriptor) = (stream, own)
      memory = descriptor_in_memory()
    } else {
      (stream, descriptor, memory) = (curses_standard_output(), STDOUT_FILENO, -1)
    }
  }

  /// Runs what writes to ``descriptor`` and returns what is left to be sent, in as few bytes as say it.
  ///
  /// It must not change the terminal's settings, as the first update after an opening does.
  ///
  /// - Parameter isLost: What the terminal shows, and how it draws, is not known.
  func collect(isLost: Bool, _ update: () -> Void) -> [UInt8] {
    guard memory >= 0, descriptor_point(descriptor, memory) else {
      update()
      return []
    }
    update()
    _ = descriptor_point(descriptor, STDOUT_FILENO)
    return RenditionCompactor.compact(take(), isStandard: !isLost)
  }

  private func take() -> [UInt8] {
    let size = Int(lseek(memory, 0, SEEK_CUR))
    guard size > 0 else { return [] }
    defer {
      lseek(memory, 0, SEEK_SET)
      if size > FrameOutput.mostKept { ftruncate(memory, 0) }
    }
    return [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      count = max(0, pread(memory, bytes.baseAddress, size, 0))
    }
  }
}
