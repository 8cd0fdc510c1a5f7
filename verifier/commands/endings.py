"""How a command can end: exit statuses (DESIGN.md section 5), and a signal."""

FINISHED, FAILED_ON, BAD_USAGE, UNCHECKED, LOCKED = 0, 1, 2, 3, 4
# Stopped by a signal, as shells report it.
STOPPED = 130
# A mistake of this program (EX_SOFTWARE of sysexits.h).
CRASHED = 70


class Stop(BaseException):
    """A signal asks the program to end; no library takes it for an error."""
