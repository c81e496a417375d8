#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

enum { restore_capacity = 512 };

static int terminal_descriptor = -1;
static int wake_descriptor = -1;
static struct termios saved_settings;
static bool has_saved_settings = false;
static bool may_stop = false;

// Two buffers, so that a handler never reads one that is being written.
static char restore_text[2][restore_capacity];
static size_t restore_length[2];
static atomic_int armed_buffer = -1;

static atomic_uint noted = 0;
static atomic_int termination = 0;
static atomic_bool has_left = false;

static void wake_loop(void) {
  char byte = 0;
  // A full pipe wakes the loop as well.
  ssize_t ignored = write(wake_descriptor, &byte, 1);
  (void)ignored;
}

// A frame that was cut within a sequence or a character would swallow the first of what follows: CAN breaks it off.
static void restore(bool is_cut) {
  static const char cancel = 0x18;
  int buffer = atomic_exchange(&armed_buffer, -1);
  if (buffer < 0) return;
  const char *rest = restore_text[buffer];
  size_t left = restore_length[buffer];
  // Setting a terminal from the background would stop the process instead.
  signal(SIGTTOU, SIG_IGN);
  if (has_saved_settings) {
    // Output that a typed Ctrl+S has stopped goes on when that key means nothing any more; writing would wait for ever.
    struct termios flowing = saved_settings;
    flowing.c_iflag &= ~(tcflag_t)IXON;
    tcsetattr(terminal_descriptor, TCSANOW, &flowing);
  }
  if (is_cut) {
    ssize_t ignored = write(terminal_descriptor, &cancel, 1);
    (void)ignored;
  }
  while (left > 0) {
    ssize_t written = write(terminal_descriptor, rest, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    rest += written;
    left -= (size_t)written;
  }
  if (has_saved_settings) {
    tcflush(terminal_descriptor, TCIFLUSH);
    tcsetattr(terminal_descriptor, TCSANOW, &saved_settings);
  }
}

void guard_restore(void) { restore(false); }

void guard_die(int signal_number) {
  sigset_t only;
  signal(signal_number, SIG_DFL);
  sigemptyset(&only);
  sigaddset(&only, signal_number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(signal_number);
  _exit(128 + signal_number);
}

static void die_restored(int signal_number) {
  // A key of the shop that came when the terminal was just given back; the handler is spent, so a second one ends us.
  if (signal_number == SIGQUIT && atomic_load(&has_left)) return;
  restore(true);
  guard_die(signal_number);
}

static void note_termination(int signal_number) {
  int saved_error = errno;
  int none = 0;
  // The second one comes from somebody who will not wait.
  if (!atomic_compare_exchange_strong(&termination, &none, signal_number)) die_restored(signal_number);
  wake_loop();
  errno = saved_error;
}

static void note_event(int signal_number) {
  int saved_error = errno;
  unsigned bit = signal_number == SIGTSTP ? guard_asked_to_stop
    : signal_number == SIGCONT            ? guard_went_on
                                          : guard_window_changed;
  atomic_fetch_or(&noted, bit);
  wake_loop();
  errno = saved_error;
}

static void install(int signal_number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

// What was ignored when we were started (nohup, a shell without job control) stays so.
static bool is_ignored(int signal_number) {
  struct sigaction current;
  return sigaction(signal_number, NULL, &current) == 0 && current.sa_handler == SIG_IGN;
}

void guard_install(int terminal, int wake) {
  static const int fatal[] = {SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP,
                              SIGSYS,  SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};
  static const int orderly[] = {SIGTERM, SIGHUP, SIGINT};
  static const int events[] = {SIGWINCH, SIGCONT};

  terminal_descriptor = terminal;
  wake_descriptor = wake;
  has_saved_settings = tcgetattr(terminal, &saved_settings) == 0;

  // A stack overflow leaves no room for a handler on the stack itself.
  stack_t alternate = {.ss_sp = NULL, .ss_size = 64 * 1024, .ss_flags = 0};
  alternate.ss_sp = malloc(alternate.ss_size);
  if (alternate.ss_sp != NULL) sigaltstack(&alternate, NULL);

  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
    if (!is_ignored(fatal[i])) install(fatal[i], die_restored, SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
  for (size_t i = 0; i < sizeof orderly / sizeof *orderly; i++)
    if (!is_ignored(orderly[i])) install(orderly[i], note_termination, SA_RESTART);
  for (size_t i = 0; i < sizeof events / sizeof *events; i++) install(events[i], note_event, SA_RESTART);
  may_stop = !is_ignored(SIGTSTP);
  if (may_stop) install(SIGTSTP, note_event, SA_RESTART);
  install(SIGPIPE, SIG_IGN, 0);
  install(SIGXFSZ, SIG_IGN, 0);
}

bool guard_seal_memory(void) {
  struct rlimit none = {0, 0};
  bool has_no_core = setrlimit(RLIMIT_CORE, &none) == 0;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && has_no_core;
}

void guard_arm(const char *restore, size_t length) {
  if (length == 0 || length >= restore_capacity) {
    atomic_store(&armed_buffer, -1);
    return;
  }
  int spare = atomic_load(&armed_buffer) == 0 ? 1 : 0;
  memcpy(restore_text[spare], restore, length);
  restore_length[spare] = length;
  atomic_store(&armed_buffer, spare);
}

void guard_leave(void) { atomic_store(&has_left, true); }

int guard_take(void) { return (int)atomic_exchange(&noted, 0); }

int guard_termination(void) { return atomic_load(&termination); }

bool guard_can_stop(void) { return may_stop && getpgrp() != getsid(0); }

void guard_stop(void) {
  if (!guard_can_stop()) return;
  install(SIGTSTP, SIG_DFL, 0);
  // The whole group, as the terminal does it; not SIGSTOP, which would hang a session that nobody can continue.
  kill(0, SIGTSTP);
  install(SIGTSTP, note_event, SA_RESTART);
}
