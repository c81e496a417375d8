package import Commerce
package import PlainText

/// Times, states and presence in words, as both sides of a conversation read them.
package enum ConversationWords {
  /// `14:05`, in the shop's zone.
  package static func clock(_ instant: Instant, _ zone: TimeZoneRule) -> SafeText {
    let minute = zone.local(instant).minute
    return "\(minute / 60):\(String(String(minute % 60 + 100).dropFirst()))"
  }

  /// `14:05` today, `tomorrow 9:00`, `Mon 9:00` within a week, `Tue 24 Nov 14:05` otherwise.
  package static func moment(_ instant: Instant, now: Instant, _ zone: TimeZoneRule) -> SafeText {
    let day = zone.local(instant).date
    let clock = clock(instant, zone)
    switch day.dayNumber - zone.local(now).date.dayNumber {
    case 0: return clock
    case 1: return "tomorrow \(clock)"
    case 2...6: return "\(day.weekday.label) \(clock)"
    default: return "\(day.shortLabel) \(clock)"
    }
  }

  /// A time that passed, in the unit that matters: `40 s`, `5 min`, `2 h 10 min`, `3 d`.
  package static func span(_ seconds: Int) -> SafeText {
    let minutes = seconds / 60
    switch max(0, seconds) {
    case ..<60: return "\(max(0, seconds)) s"
    case ..<3600: return "\(minutes) min"
    case ..<86_400: return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
    default: return "\(seconds / 86_400) d"
    }
  }

  package static func delivery(_ delivery: ChatDelivery) -> SafeText {
    switch delivery {
    case .sent: "sent"
    case .delivered: "delivered"
    case .read: "read"
    }
  }

  static func state(_ card: ChatOrderCard) -> SafeText {
    switch (card.state, card.fulfilment) {
    case (.pendingPayment, _): "not paid"
    case (.cancelled, _), (_, .cancelled): "cancelled"
    case (_, .unfulfilled): "placed"
    case (_, .packed): "packed"
    case (_, .shipped): "on its way"
    case (_, .delivered): "delivered"
    case (_, .returned): "returned"
    }
  }

  /// Whether somebody answers: `staff are here, usually answer in 2 min`, `back tomorrow 9:00`.
  ///
  /// - Parameter room: Columns there are; the words get shorter until they fit.
  package static func presence(
    _ presence: StaffPresence, now: Instant, _ zone: TimeZoneRule, room: Int
  ) -> SafeText {
    var choices: [SafeText] = []
    if presence.isStaffed {
      if let seconds = presence.usualReplySeconds {
        choices.append("staff are here, usually answer in \(span(max(60, (seconds + 59) / 60 * 60)))")
      }
      choices += ["staff are here", "here"]
    } else if let opensAt = presence.opensAt {
      let moment = moment(opensAt, now: now, zone)
      choices += ["staff are back \(moment)", "back \(moment)"]
    } else {
      choices += ["nobody is here just now; leave a message", "leave a message"]
    }
    return choices.first { $0.width <= room } ?? .empty
  }
}
