import ArgumentParser
import Commerce
import PlainText
import ShopCore

/// Talking to a person, without the screen.
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Talk to a person: read the conversation, write, rate it.",
    subcommands: [Show.self, Send.self, Rate.self, Email.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the conversation; what it shows counts as read (the default).")

    @OptionGroup var options: ChatOptions

    func run() throws {
      try options.perform { shopper, guest in
        let view = try shopper.shop.chat(of: guest)
        guard let last = view.messages.last?.id else { return view }
        return try shopper.shop.readChat(of: guest, upTo: last)
      }
    }
  }

  struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write to the shop.")

    @Argument(help: "What to say; - reads it from standard input.")
    var text: String

    @Option(name: .long, help: "The product that you look at.", completion: .custom(Completions.products))
    var about: String?

    @Option(name: .long, help: "An id of your own, 8 to 80 characters: sent twice under one, it is there once.")
    var id: String?

    @OptionGroup var options: ChatOptions

    func validate() throws {
      if let id, !(8...80).contains(id.utf8.count) { throw ValidationError("--id takes 8 to 80 characters") }
    }

    func run() throws {
      try options.perform { shopper, guest in
        let text = text == "-" ? StandardInput.text(limit: 65_536) : text
        guard let text else { throw CommandFault(.invalidInput, "What came is no text, or is far too long.") }
        // Never of fixed dice: a message under an id that was used before counts as sent already.
        let id = id ?? World.machine().randomBytes(16).map { String($0, radix: 36) }.joined()
        return try shopper.shop.say(text, clientID: id, guest: guest, place: try place(shopper))
      }
    }

    private func place(_ shopper: Shopper) throws -> ChatPlace? {
      guard let about else { return nil }
      guard let slug = try shopper.shop.slug(named: about),
        let page = try shopper.shop.product(slug: slug, country: try shopper.country(nil))
      else { throw CommandFault(.notFound, "There is no product \(about). Try: tuckshop search WORDS") }
      return ChatPlace(.product, title: page.product.title, slug: slug, sku: slug == about ? nil : about)
    }
  }

  struct Rate: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say how content you are, 1 to 5.")

    @Argument(help: "1 (not at all) to 5 (very).")
    var rating: Int

    @Option(name: .long, help: "Why, in a few words.")
    var why = ""

    @OptionGroup var options: ChatOptions

    func validate() throws {
      guard (1...5).contains(rating) else { throw ValidationError("A rating is 1 to 5") }
    }

    func run() throws {
      try options.perform { shopper, guest in
        guard try shopper.shop.chat(of: guest).asksForRating else {
          throw CommandFault(
            .chatRefused, "There is nothing to rate just now: a conversation is rated once it is over.")
        }
        return try shopper.shop.rate(rating, why: why, guest: guest)
      }
    }
  }

  struct Email: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Leave an address to which an answer may be mailed when you have left.")

    @Argument(help: "The address.")
    var address: String

    @OptionGroup var options: ChatOptions

    func run() throws {
      try options.perform { shopper, guest in
        do {
          return try shopper.shop.leaveEmail(address, guest: guest)
        } catch ChatFault.badEmail {
          var fault = CommandFault(
            .invalidInput, "That does not look like an address; it should look like name@example.com")
          fault.fields = [FieldFaultJSON(field: "address", fault: "malformed", message: fault.message)]
          throw fault
        }
      }
    }
  }
}

/// What all commands of the conversation take.
struct ChatOptions: ParsableArguments {
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  func perform(_ work: (_ shopper: Shopper, _ guest: Int) throws -> ChatView) throws {
    try places.shopping(worldOptions, answer) { shopper in
      let view: ChatView
      do {
        view = try work(shopper, try shopper.guest().guestID)
      } catch ChatFault.empty {
        throw CommandFault(.invalidInput, "There is nothing in it to send.")
      } catch ChatFault.tooLong(let limit) {
        throw CommandFault(.invalidInput, "That is too long: \(limit) characters at most. Nothing was sent.")
      } catch ChatFault.tooFast {
        throw CommandFault(.tooManyTries, "That was faster than anybody types. Nothing was sent; wait a minute.")
      }
      return Answer(ChatJSON(view, Shapes(profile: shopper.profile))) { width in
        ChatText(view: view, shopper: shopper).lines(width: width)
      }
    }
  }
}
