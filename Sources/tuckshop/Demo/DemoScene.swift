import Commerce

/// A scene that staff play before customers: a tape, whose comments are told below the shop.
struct DemoScene {
  let name: String
  let title: String
  let text: String

  /// When a demo begins: a Monday morning, with staff about.
  static let opening = "#@ clock 2026-03-02T09:30Z\n"

  static let all: [DemoScene] = [
    DemoScene(name: "guest", title: "A guest buys a bag of coffee: four steps, no account", text: guest),
    DemoScene(name: "declined", title: "The bank says no, and a second card goes through", text: declined),
    DemoScene(name: "sold-out", title: "The last bag goes to somebody else: nothing is charged", text: soldOut),
    DemoScene(name: "chat", title: "A question in the middle of the checkout, answered by a person", text: chat),
    DemoScene(name: "abandoned", title: "A cart left on Monday is still there on Thursday", text: abandoned),
  ]

  private static let cart = """
    # A search: three letters are enough, and typing errors do no harm
    Type "/"
    Type "kitchen table"
    Wait+Screen /Kitchen Table/
    Enter 2
    Wait+Screen /In stock/
    # Into the cart, and a look at what it costs
    Type "a"
    Type "c"
    Wait+Screen /What it costs/

    """

  private static let address = """
    # The checkout asks for what it needs, and no account
    Type "o"
    Type "ada@example.test"
    Enter
    Type "Ada Byrne"
    Enter
    Type "1 Quay Street"
    Enter
    Type "Dungarvan"
    # The Eircode may be left out
    Enter 2
    Wait+Screen /Delivery/
    # Two ways to have it sent, each with the day it arrives
    Sleep 2s
    Enter

    """

  private static let guest =
    opening + cart + address + """
      # A whole card in one line; only its last digits are ever shown
      Type "\(TestCard.success.keys)"
      Enter
      Wait+Screen /Place the order/
      # Everything once more, before anything is paid
      Sleep 2s
      #@ key End
      Enter
      Wait+Screen /Thank you/
      # Placed. The number finds it again, with the e-mail

      """

  private static let declined =
    opening + cart + address + """
      # A test card that the bank refuses
      Type "\(TestCard.declined.keys)"
      Enter
      #@ key End
      Enter
      Wait+Screen /nothing was charged/
      # Nothing was charged, and nothing typed is lost
      Sleep 3s
      # Another card: it is typed over the first
      Type "\(TestCard.success.keys)"
      Enter
      #@ key End
      Enter
      Wait+Screen /Thank you/
      # The second try went through: one order, one charge

      """

  private static let soldOut =
    opening + cart + address + """
      Type "\(TestCard.success.keys)"
      Enter
      Wait+Screen /Place the order/
      # Meanwhile somebody else buys the last bags
      #@ stock KTB-250-WB 0
      Sleep 3s
      #@ key End
      Enter
      #@ expect-not "Thank you"
      # No order, no charge. The cart tells what is the matter
      Sleep 4s
      # The same coffee is there in another size
      Type "/"
      Type "kitchen table"
      Enter 2
      Wait+Screen /Kitchen Table/
      Right
      Sleep 2s
      Type "a"
      # In the cart, instead of a dead end

      """

  private static let chat =
    opening + cart + """
      # Halfway through the address a question comes up
      Type "o"
      Type "ada@example.test"
      Enter
      Type "Ada By"
      #@ key F2
      Type "Do you need my full name?"
      Enter
      # Mara is at the desk, and sees where the question was asked
      #@ as staff Mara {
        #@ click "Do you need"
        Type "r"
        Type "The one on the bell, please."
        Enter
      #@ }
      # Her answer is there without a reload
      #@ expect "The one on the bell"
      Sleep 3s
      # Back to the form: what was typed is where it was
      Escape
      Type "rne"
      #@ expect "Ada Byrne"

      """

  private static let abandoned =
    opening + cart + """
      # The address, half typed, and then the doorbell
      Type "o"
      Type "ada@example.test"
      Enter
      Type "Ada Byrne"
      Enter
      #@ key Ctrl+C
      # Gone, without a word
      Sleep 2s
      # Three days later
      #@ advance 72h
      #@ reopen
      # The cart is where it was
      Type "c"
      Wait+Screen /Kitchen Table/
      Sleep 2s
      # And so is the checkout, with what was typed
      Type "o"
      Wait+Screen /Ada Byrne/

      """
}
