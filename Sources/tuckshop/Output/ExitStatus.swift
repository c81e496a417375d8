/// How a command ends, the same for all of them; documented in Commands.md and in the manual.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  /// It could not be done: a disk, a damaged file, a measurement.
  case failed = 1
  /// There is no shop here, or no folder of that name.
  case noShop = 2
  /// No such product, cart, order, code or page.
  case notFound = 3
  /// The shop says no: stock, price, coupon, a limit. Nothing was charged.
  case refused = 4
  /// The bank says no. Nothing was charged.
  case declined = 5
  /// Not decided yet; asking again with the same key is safe.
  case undecided = 6
  /// The bank wants a confirmation first.
  case needsConfirmation = 7
  /// A tape did not see what it expects, or goldens were written anew.
  case tapeFailed = 8
  /// The command was not understood (`EX_USAGE` of sysexits.h).
  case usage = 64
  /// What was handed over is not complete or not right (`EX_DATAERR`).
  case invalid = 65
  /// Busy, or too many tries; later it may work (`EX_TEMPFAIL`).
  case tryAgain = 75

  /// One line for the manual.
  var meaning: String {
    switch self {
    case .done: "Done."
    case .failed: "Failed: a disk, a damaged file, a measurement; the message says which."
    case .noShop: "There is no shop in the data folder, or no shop or folder of that name."
    case .notFound: "No such product, cart, order, code or page."
    case .refused: "The shop refuses: stock, a price that rose, a coupon, a limit, a state. Nothing was charged."
    case .declined: "The payment was declined. Nothing was charged."
    case .undecided: "The payment is not decided yet. The same command asks again and never pays twice."
    case .needsConfirmation: "The bank wants a confirmation: the same command with --approve or --refuse."
    case .tapeFailed: "A tape did not see what it expects, or goldens were written anew and have to be looked at."
    case .usage: "The command was not understood."
    case .invalid: "What was handed over is incomplete or not right; every fault is told at once."
    case .tryAgain: "Busy, or too many tries: try again later."
    }
  }
}
