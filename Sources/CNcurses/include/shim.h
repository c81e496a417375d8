// What Swift cannot import from ncurses by itself: macros, shared globals, variadic functions. Inline wrappers only.

#ifndef TUCKSHOP_CURSES_SHIM_H
#define TUCKSHOP_CURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <ncursesw/curses.h>
#include <ncursesw/term.h>

// <wchar.h> declares it only under feature macros, which come too late in a module.
extern int wcwidth(wchar_t character);

// MARK: Locale

/// Sets the character encoding; false when the system does not have that locale.
static inline bool curses_set_locale(const char *name) { return setlocale(LC_CTYPE, name) != NULL; }

static inline bool curses_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/// Columns as the C library, and so ncurses, counts them; -1 when it cannot be shown in this locale.
static inline int curses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// MARK: Terminal descriptions

/// Loads a terminal's description for the functions below; false when there is none.
static inline bool curses_load_entry(const char *name) {
  int outcome = 0;
  return setupterm(name, STDOUT_FILENO, &outcome) == OK && outcome == 1;
}

static inline void curses_unload_entry(void) {
  if (cur_term != NULL) del_curterm(cur_term);
}

/// A string capability of the loaded entry, or NULL.
static inline const char *curses_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

/// A number capability of the loaded entry, or a negative number.
static inline int curses_number(const char *name) { return tigetnum(name); }

// MARK: Start and end

/// Puts the window's size where ncurses looks for it if it has to.
static inline void curses_tell_size(int height, int width) {
  char number[12];
  snprintf(number, sizeof number, "%d", height);
  setenv("LINES", number, 1);
  snprintf(number, sizeof number, "%d", width);
  setenv("COLUMNS", number, 1);
}

/// `stdout`, which Swift takes for shared.
static inline FILE *curses_standard_output(void) { return stdout; }

/// Starts ncurses on standard input and `output`, for a window of that size; false when it cannot.
///
/// It never asks the window itself, not even when it comes back from being stopped: one that claims to be huge would cost
/// memory, and 65,535 rows overflow its counters. So it begins with the size of the description and is told the right one.
static inline bool curses_open(const char *name, FILE *output, int height, int width) {
  use_env(FALSE);
  use_tioctl(FALSE);
  if (newterm(name, output, stdin) == NULL) {
    // A console's description has no size: then it takes the one of the environment, now and when it comes back.
    curses_tell_size(height, width);
    use_env(TRUE);
    if (newterm(name, output, stdin) == NULL) return false;
  }
  return resizeterm(height, width) == OK;
}

/// Raw bytes without echo: Ctrl+C, Ctrl+Z, Ctrl+S and Ctrl+Q arrive as keys, Enter as a carriage return.
static inline void curses_set_modes(void) {
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  // Waiting input must not cut an update short.
  typeahead(-1);
}

/// The description's keys are those of keypad mode; `curses_end` leaves it, and ncurses does not enter it again itself.
static inline void curses_enter_keypad_mode(void) { keypad(stdscr, TRUE); }

static inline void curses_end(void) { endwin(); }

/// Sets the modes of `curses_set_modes` again, at once.
static inline void curses_set_shop_modes(void) { reset_prog_mode(); }

/// Takes the terminal from whoever has set it otherwise meanwhile; the screen comes with the next update.
static inline void curses_take_again(void) {
  reset_prog_mode();
  if (enter_ca_mode == NULL || exit_ca_mode == NULL) return;
  // Left first: what entering remembers (a title) is remembered once.
  putp(exit_ca_mode);
  putp(enter_ca_mode);
  fflush(stdout);
}

static inline void curses_resize(int height, int width) {
  curses_tell_size(height, width);
  resizeterm(height, width);
}

// MARK: Colour

/// Starts colour over the terminal's own default colours; returns how many there are, 0 for none.
static inline int curses_start_colors(void) {
  if (!has_colors() || start_color() != OK) return 0;
  use_default_colors();
  return COLORS;
}

static inline int curses_pair_limit(void) { return COLOR_PAIRS; }

static inline bool curses_set_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

// MARK: Cells

/// ncurses' attributes for the bits 1 bold, 2 underline, 4 reverse, 8 dim, 16 italic (it has no strikethrough).
static inline attr_t curses_attributes(uint8_t bits) {
  return (bits & 1 ? A_BOLD : A_NORMAL) | (bits & 2 ? A_UNDERLINE : A_NORMAL) | (bits & 4 ? A_REVERSE : A_NORMAL)
    | (bits & 8 ? A_DIM : A_NORMAL) | (bits & 16 ? A_ITALIC : A_NORMAL);
}

/// Fills one cell with up to five code points, ended by 0.
static inline void curses_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  setcchar(cell, text, attributes, 0, &pair);
}

/// Fills one cell with a single code point.
static inline void curses_set_single(cchar_t *cell, uint32_t scalar, attr_t attributes, int pair) {
  wchar_t text[2] = {(wchar_t)scalar, 0};
  setcchar(cell, text, attributes, 0, &pair);
}

/// Puts `count` cells on a row, the bottom right corner included.
static inline void curses_put(int row, int column, const cchar_t *cells, int count) {
  mvadd_wchnstr(row, column, cells, count);
}

static inline void curses_erase(void) { erase(); }

// MARK: The screen

static inline void curses_move(int row, int column) { move(row, column); }

static inline void curses_show_cursor(bool visible) { curs_set(visible ? 1 : 0); }

/// The next update writes every cell.
static inline void curses_forget_screen(void) { clearok(curscr, TRUE); }

static inline void curses_update(void) {
  wnoutrefresh(stdscr);
  doupdate();
}

#endif
