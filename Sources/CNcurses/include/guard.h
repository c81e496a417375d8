// Signals, and giving the terminal back when the program dies. C, because a handler may run nothing that is not
// async-signal-safe (POSIX.1-2017, 2.4.3), which Swift code cannot promise.

#ifndef TUCKSHOP_CURSES_GUARD_H
#define TUCKSHOP_CURSES_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/// What arrived, as bits of `guard_take`.
enum { guard_asked_to_stop = 1, guard_went_on = 2, guard_window_changed = 4 };

/// Saves the terminal's settings and installs the handlers; call it once, before ncurses starts.
///
/// `wake` is a non-blocking descriptor that gets a byte whenever a signal was noted.
void guard_install(int terminal, int wake);

/// What a dying program writes to the terminal; at most 511 bytes. Length 0 disarms.
void guard_arm(const char *restore, size_t length);

/// Writes the armed bytes and sets the terminal's settings back; safe in a signal handler.
void guard_restore(void);

/// The terminal is given back for good and the program ends by itself: a first SIGQUIT is no reason to die any more.
void guard_leave(void);

/// Takes what was noted since the last call.
int guard_take(void);

/// The first signal that asked the program to end, or 0.
int guard_termination(void);

/// Whether a shell is there to let the process group go on again: none is in the group that leads a session (setpgid(2)).
bool guard_can_stop(void);

/// Stops the process group as Ctrl+Z does and returns when it goes on; does nothing where that is not possible.
void guard_stop(void);

/// From now on no core is written and no other process of the account can read the memory; true when both hold.
bool guard_seal_memory(void);

/// Ends the process by a signal, so that its exit status tells which.
void guard_die(int signal_number);

#endif
