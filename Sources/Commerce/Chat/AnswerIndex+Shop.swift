package import PlainText

extension AnswerIndex {
  /// What the shop says of itself: questions, policies, where it ships and when it is open.
  ///
  /// - Parameter country: Where the guest has things sent, for questions that name no country.
  package static func shop(_ profile: ShopProfile, country: String) -> AnswerIndex {
    AnswerIndex(
      zones(of: profile, country: country) + profile.faq.map(candidate) + profile.policies.flatMap(candidates)
        + contact(of: profile) + about(profile))
  }

  private static func candidate(_ question: Question) -> AnswerCandidate {
    var candidate = AnswerCandidate(
      ChatAnswer(source: "Question: \(question.question)", passage: question.answer))
    candidate.add(topic: question.question)
    candidate.add(text: question.answer)
    return candidate
  }

  /// What policies of these names are about whatever their title; the names are those of the catalogue's format.
  private static let topicsOfPolicies: [String: [String]] = [
    "shipping": ["ship"], "returns": ["return"], "privacy": ["data"], "warranty": ["warranty", "fault"],
    "imprint": ["place", "address", "phone"], "repairs": ["repair"], "terms": ["cancel"],
  ]

  private static func candidates(_ policy: ShopPage) -> [AnswerCandidate] {
    MarkdownPassage.passages(of: policy.body).enumerated().map { place, passage in
      let source: SafeText =
        passage.heading.isEmpty ? "Policy: \(policy.title)" : "Policy: \(policy.title), \(passage.heading)"
      var candidate = AnswerCandidate(ChatAnswer(source: source, passage: passage.text, policy: policy.id))
      // The first paragraph of a page is the one that speaks of all of it.
      let weight = place == 0 ? 0.95 : 0.85
      candidate.add(topic: policy.title, weight: weight)
      candidate.add(terms: topicsOfPolicies[policy.id] ?? [], 0.7)
      candidate.add(topic: passage.heading)
      candidate.add(topic: passage.lead)
      candidate.add(text: passage.text)
      return candidate
    }
  }

  /// What it costs to send something to each of the shop's zones, and how long it takes.
  private static func zones(of profile: ShopProfile, country: String) -> [AnswerCandidate] {
    let amounts = AmountFormat(locale: profile.locale, currency: profile.currency)
    let home = profile.shipping.zone(for: country)
    let listed = Set(profile.shipping.zones.flatMap(\.countries))
    return profile.shipping.zones.map { zone in
      let lines = zone.methods.map { method -> SafeText in
        let days = method.transitDays
        let span = days.count == 1 ? "\(days.lowerBound)" : "\(days.lowerBound)–\(days.upperBound)"
        let free: SafeText = method.freeFrom.map { ", free from \(amounts.text(of: $0))" } ?? .empty
        return
          "\(method.name): \(amounts.text(of: method.price))\(free), \(span) working \(days == 1...1 ? "day" : "days")"
      }
      let text = lines.reduce(into: SafeText.empty) { $0 = $0.isEmpty ? $1 : "\($0)\n\($1)" }
      var candidate = AnswerCandidate(
        ChatAnswer(
          source: "Shipping: \(zone.name)", passage: text,
          policy: profile.policies.contains { $0.id == "shipping" } ? "shipping" : nil))
      let weight = zone == home ? 1.0 : 0.7
      candidate.add(topic: "shipping post postage delivery", weight: weight)
      candidate.add(topic: "cost how long free", weight: weight * 0.95)
      let isRest = zone.countries.contains("*")
      let codes = isRest ? Country.all.map(\.code).filter { !listed.contains($0) } : zone.countries
      candidate.add(contextTerms: codes.map(AnswerWords.term(ofCountry:)))
      candidate.add(topic: isRest ? "abroad" : zone.name)
      candidate.add(text: text)
      return candidate
    }
  }

  private static func contact(of profile: ShopProfile) -> [AnswerCandidate] {
    var hours = AnswerCandidate(ChatAnswer(source: "Opening hours", passage: profile.hours.label))
    hours.add(topic: "opening hours")
    hours.add(topic: "closed weekend Saturday Sunday Monday holiday", weight: 0.8)
    var mail = AnswerCandidate(ChatAnswer(source: "Contact", passage: "E-mail: \(profile.email)"))
    mail.add(topic: "email contact")
    mail.add(topic: "address", weight: 0.7)
    return profile.hours.opening.isEmpty ? [mail] : [hours, mail]
  }

  private static func about(_ profile: ShopProfile) -> [AnswerCandidate] {
    MarkdownPassage.passages(of: profile.about).map { passage in
      var candidate = AnswerCandidate(ChatAnswer(source: "About \(profile.name)", passage: passage.text))
      candidate.add(text: passage.text)
      return candidate
    }
  }
}

extension OpeningHours {
  /// `Mon–Fri 9:00–17:00, Sat 10:00–14:00`, by the shop's own clock.
  package var label: SafeText {
    func clock(_ minute: Int) -> String { "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)" }
    var spans: [(first: Weekday, last: Weekday, hours: Range<Int>)] = []
    var previous: Weekday?
    for day in Weekday.allCases {
      defer { previous = day }
      guard let hours = opening[day], !hours.isEmpty else { continue }
      if let last = spans.last, last.hours == hours, last.last == previous {
        spans[spans.count - 1].last = day
      } else {
        spans.append((day, day, hours))
      }
    }
    let labels = spans.map { span in
      let days = span.first == span.last ? span.first.label : span.first.label + "–" + span.last.label
      return days + " " + clock(span.hours.lowerBound) + "–" + clock(span.hours.upperBound)
    }
    return SafeText(cleaning: labels.joined(separator: ", "))
  }
}
