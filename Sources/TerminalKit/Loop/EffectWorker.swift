import Glibc
import Synchronization

/// One thread that performs effects in the order they were asked for and posts what came of them.
final class EffectWorker<Effect: Sendable, Action: Sendable>: Sendable {
  private let performer: any EffectPerformer<Effect, Action>
  private let mailbox: Mailbox<Action>
  private let pending: PendingCount
  private let queue = Mutex(EffectQueue<Effect>())
  private let work = WakePipe()
  /// Held while an effect is performed.
  private let atWork = Mutex(())

  init(performer: any EffectPerformer<Effect, Action>, mailbox: Mailbox<Action>, pending: PendingCount) {
    self.performer = performer
    self.mailbox = mailbox
    self.pending = pending
  }

  func start() {
    startThread { self.run() }
  }

  func submit(_ effect: Effect) {
    pending.begin()
    let dropped = queue.withLock { queue in
      // Under the lock: the one that is interrupted is this one, or none.
      if let current = queue.current, performer.supersedes(effect, current) { performer.interrupt(current) }
      return queue.add(effect, supersedes: performer.supersedes)
    }
    for _ in 0..<dropped { pending.end() }
    work.wake()
  }

  /// Does `body` while no effect is performed; waits for the one under way.
  func resting(_ body: () -> Void) {
    atWork.withLock { _ in body() }
  }

  /// Ends the thread once the effect it is at is done; those that wait are forgotten.
  func stop() {
    queue.withLock { $0.close() }
    work.wake()
  }

  private func run() {
    while !queue.withLock({ $0.isClosed }) {
      while let effect = queue.withLock({ $0.isClosed ? nil : $0.next() }) {
        mailbox.leave(atWork.withLock { _ in performer.perform(effect) })
        pending.end()
        // After both, and without an answer too: the loop may wait for idleness alone.
        mailbox.wake()
      }
      work.wait()
    }
  }
}

/// Starts a detached thread with every asynchronous signal blocked, so that handlers interrupt the loop's thread.
private func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  var blocked = sigset_t()
  var before = sigset_t()
  sigfillset(&blocked)
  for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&blocked, fault) }
  // A new thread has its creator's mask from its first instruction on.
  pthread_sigmask(SIG_SETMASK, &blocked, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

  var thread = pthread_t()
  let context = Unmanaged.passRetained(Body(body)).toOpaque()
  let outcome = pthread_create(
    &thread, nil,
    { context in
      guard let context else { return nil }
      Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }, context)
  precondition(outcome == 0, "no thread could be started")
  pthread_detach(thread)
}
