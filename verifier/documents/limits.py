"""How much of a document is read, and how a document fails to be read.

The limits are judgement: the largest page met in the wild is a few megabytes, the
largest review PDF about fifty.
"""

MAX_BYTES = 64 * 1024 * 1024
"""The largest file or page that is read at all."""

MAX_TEXT = 64 * 1024 * 1024
"""The most characters taken out of one document (compressed formats unpack)."""


class DocumentError(Exception):
    """A document cannot be read. The message is one line and names the document."""

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))

    def reason(self, name: str) -> str:
        """The message without the name of the document it begins with."""
        return str(self).removeprefix(f"{name}: ")


def one_line(message: str) -> str:
    """The message on one line, without characters that a terminal would obey.

    Parsers quote the file in their messages.
    """
    return "".join(c if c.isprintable() else " " for c in message[:5000])


def megabytes(size: int) -> str:
    """``64 MB``: a size as people say it."""
    return f"{size / 1024 / 1024:.0f} MB"
