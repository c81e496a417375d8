import Commerce
import Glibc
import PlainText
import ShopCore

/// One of the many in a trial of the conversations: a process of its own that talks until its standard input ends.
///
/// What it was told is kept is written down, one line each, in its file of acknowledgements; a message that was under way
/// when it was killed is sent again under the same id.
struct ChatWorker {
  enum Role: String, CaseIterable { case shopper, staff }

  /// Something that must never be so.
  struct Broken: Error { let what: SafeText }

  let role: Role
  let name: String
  let folder: String
  let shop: Shop
  private let bell: ShopBell
  private var count: Int
  private var dice: SplitMix

  init(role: Role, name: String, folder: String, data: DataFolder, seed: UInt64) throws {
    self.role = role
    self.name = name
    self.folder = folder
    let world = World.machine()
    shop = try Shop(folder: data, world: world, gateway: TestGateway(openingLater: data.gatewayPath))
    bell = try ShopBell(folder: folder + "/bells", world: world)
    count = Acknowledgements(folder: folder, name: name).count
    dice = SplitMix(state: seed)
  }

  mutating func run() throws {
    switch role {
    case .shopper: try runShopper()
    case .staff: try runStaff()
    }
  }

  // MARK: - A shopper

  private mutating func runShopper() throws {
    let kept = PrivateFile.read(folder + "/" + name + ".token")
    let visit = try shop.enter(token: kept)
    if visit.token != kept { try PrivateFile.write(visit.token, to: folder + "/" + name + ".token") }
    let guest = visit.guestID
    let place = ChatPlace(.home, title: "Home")
    let session = try shop.beginVisit(guest: guest, isReturning: visit.isReturning, bell: bell.path, place: place)
    var due = Pace.now
    while try waits(until: due) {
      if Pace.now >= due {
        due = Pace.now + 600 + Int(dice.next() % 800)
        _ = try shop.say("message \(count + 1)", clientID: "\(name)-\(count + 1)", guest: guest, place: place)
        try acknowledge()
        if dice.next() % 8 == 0 { _ = try shop.rate(4, why: "", guest: guest) }
      }
      let view = try shop.chat(of: guest)
      try check(view)
      if let last = view.messages.last { _ = try shop.readChat(of: guest, upTo: last.id) }
    }
    try shop.endVisit(session)
  }

  /// What was acknowledged is in the view, once and in its order.
  private func check(_ view: ChatView) throws {
    let own = view.messages.filter { $0.speaker == .shopper }.compactMap { Int($0.clientID.dropFirst(name.count + 1)) }
    for (before, after) in zip(own, own.dropFirst()) where after != before + 1 {
      throw Broken(what: "\(name) sees \(before) and then \(after)")
    }
    guard own.last ?? 0 >= count else { throw Broken(what: "\(name) misses \(count)") }
  }

  // MARK: - A member of staff

  private mutating func runStaff() throws {
    let staff = try shop.openDesk(as: name, bell: bell.path).id
    var beat = Pace.now + 20_000
    while try waits(until: Pace.now + 400) {
      if Pace.now >= beat {
        try shop.heartbeat(staff: staff, isAway: false)
        beat = Pace.now + 20_000
      }
      for row in try shop.inbox(.all, staff: staff).rows.prefix(5) {
        guard row.thread.waitingSince != nil else { continue }
        try answer(row.thread.id, staff: staff)
      }
    }
    try shop.closeDesk(staff: staff, bell: bell.path)
  }

  private mutating func answer(_ thread: Int, staff: Int) throws {
    do {
      guard try shop.claim(thread, staff: staff) == .yours else { return }
      _ = try shop.deskThread(thread, staff: staff, isReading: true)
      try shop.reply(
        .text("answer \(count + 1)"), isPrivate: false, clientID: "\(name)-\(count + 1)", thread: thread, staff: staff)
      try acknowledge()
      if dice.next() % 10 == 0 { try shop.resolve(thread, staff: staff) }
    } catch ChatFault.assigned, ChatFault.resolved {
      // Somebody else was there in between: that is theirs.
    }
  }

  // MARK: - Waiting

  private mutating func acknowledge() throws {
    count += 1
    try Acknowledgements(folder: folder, name: name).add(count)
  }

  /// Waits for a ring, or for that moment; false once the standard input has ended.
  private func waits(until moment: Int) throws -> Bool {
    var waited = [STDIN_FILENO, bell.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&waited, 2, Int32(clamping: max(0, moment - Pace.now)))
    _ = bell.take()
    return waited[0].revents == 0
  }
}

/// What a worker was told is kept.
struct Acknowledgements {
  let path: String

  init(folder: String, name: String) { path = folder + "/" + name + ".acks" }

  /// The last number; they are written without a gap.
  var count: Int {
    (PrivateFile.read(path, limit: 1_000_000) ?? "").split(separator: "\n").last.flatMap { Int($0) } ?? 0
  }

  func add(_ number: Int) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    let line = Array("\(number)\n".utf8)
    guard descriptor >= 0, write(descriptor, line, line.count) == line.count else {
      throw ChatWorker.Broken(what: "\(path) cannot be written")
    }
    close(descriptor)
  }
}

/// Repeatable numbers (SplitMix64; Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
