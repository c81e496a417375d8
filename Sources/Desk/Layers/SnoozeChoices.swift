import Commerce
import Conversation
import PlainText

/// Until when a thread can be put away: moments that somebody at the desk would name.
enum SnoozeChoices {
  /// In order, each later than now and none twice.
  static func all(_ shared: Shared) -> [(title: SafeText, until: Instant)] {
    let zone = shared.profile.timeZone
    let hours = shared.profile.hours
    let now = shared.now
    let today = zone.local(now).date
    var choices: [(title: SafeText, until: Instant)] = [
      ("In 1 hour", now.advanced(bySeconds: 3600)),
      ("In 3 hours", now.advanced(bySeconds: 3 * 3600)),
    ]
    /// The first opening on that day or later.
    func opening(from day: CivilDate) -> Instant {
      let eve = zone.instant(of: day, minute: 0).advanced(bySeconds: -1)
      return hours.nextOpening(after: eve, in: zone) ?? zone.instant(of: day, minute: 9 * 60)
    }
    let tomorrow = today.advanced(byDays: 1)
    let next = opening(from: tomorrow)
    choices.append((zone.local(next).date == tomorrow ? "Tomorrow at opening" : "When we open again", next))
    if let monday = (1...7).lazy.map(today.advanced(byDays:)).first(where: { $0.weekday == .mon }) {
      let opening = opening(from: monday)
      choices.append((zone.local(opening).date == monday ? "Monday at opening" : "Next week", opening))
    }
    choices.append(("In a week", opening(from: today.advanced(byDays: 7))))
    var seen: Set<Instant> = []
    return choices.sorted { $0.until < $1.until }.filter { $0.until > now && seen.insert($0.until).inserted }
  }

  static func picker(_ shared: Shared) -> PickerLayer {
    PickerLayer(
      "Until when?", hint: "type a word",
      all(shared).map { choice in
        PickerLayer.Choice(
          title: choice.title, detail: ConversationWords.moment(choice.until, now: shared.now, shared.profile.timeZone),
          pick: .snooze(until: choice.until))
      })
  }
}
