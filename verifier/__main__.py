"""``verifier`` and ``python -m verifier``: the program from its first moment on.

All it consists of takes half a second and more to read in, and is read in only after a
signal that asks it to end is obeyed.
"""

import os
import signal
from types import FrameType


def main() -> None:
    """Run the command line."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    from verifier import cli  # noqa: PLC0415 - see above

    cli.main()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Nothing has begun, so that nothing has to be brought to an end."""
    os.write(2, b"verifier: interrupted; nothing was done\n")
    os._exit(130)


if __name__ == "__main__":
    main()
