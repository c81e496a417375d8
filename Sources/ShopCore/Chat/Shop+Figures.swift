package import Commerce
import Database
import PlainText

extension Shop {
  /// How well the shop answered from one moment to another (the second one excluded).
  ///
  /// A thread counts as opened when its shopper wrote in it, by the time it was opened; a reply, a resolution and a rating
  /// count by the time of the reply and of the resolution. A shopper waits for the first reply since their first message
  /// that the shop did not answer by itself.
  package func figures(from: Instant, until: Instant) throws -> ChatFigures {
    let (hours, zone) = (profile.hours, profile.timeZone)
    func openSeconds(_ row: Row, _ start: String, _ end: String) -> Int {
      hours.secondsOpen(from: Instant(seconds: row.int(start)), until: Instant(seconds: row.int(end)), in: zone)
    }
    return try ledger.read { reader in
      var figures = ChatFigures(from: from, until: until)
      let span: SQL = ">= \(from.seconds) AND"
      let isAsked: SQL = "EXISTS (SELECT 1 FROM chat_message m WHERE m.thread_id = t.id AND m.speaker = 'shopper')"
      figures.opened =
        try reader.int(
          "SELECT count(*) FROM chat_thread t WHERE opened_at \(span) opened_at < \(until.seconds) AND \(isAsked)") ?? 0
      try reader.forEach(
        """
        SELECT first_asked_at, first_reply_at FROM chat_thread
        WHERE first_reply_at \(span) first_reply_at < \(until.seconds) ORDER BY id
        """
      ) { row in
        figures.firstReplies.append(row.int("first_reply_at") - row.int("first_asked_at"))
        figures.firstRepliesOpen.append(openSeconds(row, "first_asked_at", "first_reply_at"))
      }
      var agents: [String: ChatFigures.Agent] = [:]
      try reader.forEach(
        """
        SELECT t.opened_at, t.resolved_at, t.rating, t.rating_state, s.name FROM chat_thread t
        LEFT JOIN staff s ON s.id = COALESCE(t.assignee_id, t.resolved_by)
        WHERE t.resolved_at \(span) t.resolved_at < \(until.seconds) ORDER BY t.id
        """
      ) { row in
        figures.resolved += 1
        if row.string("rating_state") != "unasked" { figures.asked += 1 }
        figures.resolutions.append(row.int("resolved_at") - row.int("opened_at"))
        figures.resolutionsOpen.append(openSeconds(row, "opened_at", "resolved_at"))
        let rating = row.optionalInt("rating")
        if let rating { figures.ratings.append(rating) }
        guard let name = row.optionalString("name") else { return }
        var agent = agents[name] ?? ChatFigures.Agent(name: SafeText(cleaning: name), resolved: 0, ratings: [])
        agent.resolved += 1
        if let rating { agent.ratings.append(rating) }
        agents[name] = agent
      }
      figures.agents = agents.sorted { $0.key < $1.key }.map(\.value)
      let complaints = try reader.row(
        """
        SELECT count(*) AS all_of_them, COALESCE(sum(t.state = 'resolved'), 0) AS resolved FROM chat_thread t
        JOIN chat_tag g ON g.thread_id = t.id AND g.tag = \(ChatThread.complaintTag.string)
        WHERE t.opened_at \(span) t.opened_at < \(until.seconds)
        """)
      figures.complaints = complaints?.int("all_of_them") ?? 0
      figures.complaintsResolved = complaints?.int("resolved") ?? 0
      return figures
    }
  }
}
