package import PlainText
import Synchronization

/// One row of the key table: in a context, these keys mean this command.
package struct KeyBinding<Command: Hashable & Sendable, Context: Hashable & Sendable>: Sendable {
  package let context: Context
  package let command: Command
  package let keys: [Key]
  /// One or two words for the footer.
  package let label: SafeText
  /// A sentence for help, palette and README.
  package let help: SafeText
  /// Footers show bindings by rising rank, as many as fit; nil keeps it out of the footer.
  package let footerRank: Int?

  package init(
    _ context: Context, _ command: Command, _ keys: [Key], label: SafeText, help: SafeText, footer: Int? = nil
  ) {
    self.context = context
    self.command = command
    self.keys = keys
    self.label = label
    self.help = help
    self.footerRank = footer
  }
}

/// The one table that feeds bindings, footer, help, palette and the README's key list.
package struct KeyMap<Command: Hashable & Sendable, Context: Hashable & Sendable>: Sendable {
  package let bindings: [KeyBinding<Command, Context>]
  private let commands: [Context: [Key: Command]]
  private let footers = FooterMemory<Command, Context>()

  package init(_ bindings: [KeyBinding<Command, Context>]) {
    self.bindings = bindings
    var commands: [Context: [Key: Command]] = [:]
    for binding in bindings {
      for key in binding.keys { commands[binding.context, default: [:]][key] = binding.command }
    }
    self.commands = commands
  }

  /// What a key means; the first context that knows it decides.
  package func command(for key: Key, in contexts: [Context]) -> Command? {
    for context in contexts {
      if let command = commands[context]?[key] { return command }
    }
    // Scripts send a line feed for Enter.
    return key == .control("j") ? command(for: .enter, in: contexts) : nil
  }

  /// The bindings of some contexts whose keys no earlier context takes, in table order; a command that two contexts
  /// know is told by the first.
  package func reachable(in contexts: [Context]) -> [KeyBinding<Command, Context>] {
    var told: [Command: Context] = [:]
    return contexts.flatMap { context in bindings.filter { $0.context == context } }
      .filter { binding in
        guard binding.keys.contains(where: { command(for: $0, in: contexts) == binding.command }) else { return false }
        if let context = told[binding.command] { return context == binding.context }
        told[binding.command] = binding.context
        return true
      }
  }

  /// What a footer shows: command, key name and label, most important first.
  package func footer(for contexts: [Context]) -> [(command: Command, key: SafeText, label: SafeText)] {
    footers.footer(for: contexts) {
      reachable(in: contexts)
        .compactMap { binding in binding.footerRank.map { (rank: $0, binding: binding) } }
        .sorted { $0.rank < $1.rank }
        .compactMap { entry in
          let key = entry.binding.keys.first { command(for: $0, in: contexts) == entry.binding.command }
          guard let key else { return nil }
          return (entry.binding.command, SafeText(cleaning: key.name), entry.binding.label)
        }
    }
  }

  /// Keys that stand for two commands in one context: a mistake in the table.
  package var clashes: [(context: Context, key: Key)] {
    var seen: [Context: [Key: Command]] = [:]
    var clashes: [(context: Context, key: Key)] = []
    for binding in bindings {
      for key in binding.keys {
        if let other = seen[binding.context]?[key], other != binding.command {
          clashes.append((binding.context, key))
        }
        seen[binding.context, default: [:]][key] = binding.command
      }
    }
    return clashes
  }
}

/// Footers worked out before: every frame asks for one, and there are only as many as kinds of places.
private final class FooterMemory<Command: Sendable, Context: Hashable & Sendable>: Sendable {
  typealias Footer = [(command: Command, key: SafeText, label: SafeText)]

  private let known = Mutex<[[Context]: Footer]>([:])

  func footer(for contexts: [Context], workOut: () -> Footer) -> Footer {
    if let footer = known.withLock({ $0[contexts] }) { return footer }
    let footer = workOut()
    known.withLock { $0[contexts] = footer }
    return footer
  }
}
