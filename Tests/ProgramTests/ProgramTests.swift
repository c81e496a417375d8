import Testing

/// The built program on a real terminal: what only that shows.
///
/// One at a time, because each needs a processor or two.
@Suite(.serialized) struct ProgramTests {}
