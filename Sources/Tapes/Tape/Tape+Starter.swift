extension Tape {
  /// A tape to begin with, as `tuckshop tape new` writes it.
  package static let starter = """
    # A visit to the shop. Lines that begin with a hash and an @ are for tuckshop; vhs takes them for comments.
    # Every command and pragma is told on the page "Tapes" of the documentation.

    # The film. Names that end in .txt are films of text, one screen after each command.
    Output visit.txt

    # The world in which it is played: always the same size, moment and dice.
    #@ size 80x24
    #@ clock 2026-03-01T09:00Z
    #@ seed 7

    # Look for coffee. There is no need to wait: the next key is pressed when the shop is idle.
    Type "/"
    Type "coffee"
    Enter

    # What must be on the screen now: a regular expression, or words as they are.
    #@ expect /(?i)coffee/
    #@ expect-not "Nothing found"

    # Keep the whole screen, text and colours, as a golden.
    #@ snapshot search

    # To the second result and back. Keys that vhs lacks are spelled as the shop's key list does.
    Down 2
    Enter
    #@ key Home
    Escape

    # Leave the shop.
    Type "q"

    """
}
