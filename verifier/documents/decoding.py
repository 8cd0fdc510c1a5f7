"""Bytes -> characters, whatever the file or server says they are.

The order is: byte-order mark, valid UTF-8, UTF-8 with a few broken bytes, the
declared character set, detection. A declaration comes third because pages that
declare windows-1252 and are UTF-8 are common, and text that is valid UTF-8 by chance
is not.
"""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python codecs that stand for a declared name; superset encodings as browsers take
# them (https://encoding.spec.whatwg.org/#names-and-labels). Codecs that are not here
# (punycode, unicode_escape, zip …) are no character sets of documents.
_CODECS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
} | {
    name: name
    for name in (
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"cp{page}" for page in (437, 850, 866, 874, 932, 949, *range(1250, 1259))),
        "big5hkscs",
        "euc_jp",
        "gb18030",
        "iso2022_jp",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
    )
}
_SAMPLE = 32 * 1024
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: str = "") -> str:
    """The text of these bytes; undecodable ones become U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return _wide(data) or text
    return _wide(data) or _mostly_utf8(data) or _legacy(data, declared)


def looks_binary(text: str) -> bool:
    """Whether so many control characters cannot come from a text."""
    sample = text[:_SAMPLE]
    return len(_BINARY.findall(sample)) > len(sample) // 50 + 1


def _wide(data: bytes) -> str:
    """The text, where zero bytes give UTF-16 without a byte-order mark away."""
    sample = data[:_SAMPLE]
    if sample.count(0) * 3 < len(sample):
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 8 * even:
        return data.decode("utf-16-le", "replace")
    return data.decode("utf-16-be", "replace") if even > 8 * odd else ""


def _mostly_utf8(data: bytes) -> str:
    """The text, where broken bytes are rare among well-formed UTF-8 sequences.

    Truncated files, and pages that paste a piece in another encoding; the strays are
    read as windows-1252.
    """
    text = data.decode("utf-8", "stray")
    strays = len(_NOT_ASCII.findall(data)) - len(_NOT_ASCII.findall(_kept(data)))
    sequences = len(text) - len(data.decode("ascii", "ignore")) - strays
    return text if sequences > 2 * strays else ""


def _kept(data: bytes) -> bytes:
    return data.decode("utf-8", "ignore").encode()


def _legacy(data: bytes, declared: str) -> str:
    encoding = _codec(declared) or _detected(data)
    if encoding:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            return text
    return data.decode("cp1252", "replace")


def _codec(label: str) -> str:
    """The codec of a declared character set, empty where there is none."""
    try:
        return _CODECS.get(codecs.lookup(label.strip()[:40]).name, "")
    except (LookupError, ValueError):
        return ""


def _detected(data: bytes) -> str:
    """The best guess over the part of the text that is not ASCII."""
    first = _NOT_ASCII.search(data)
    start = max(0, first.start() - _SAMPLE // 4) if first else 0
    matches = from_bytes(data[start : start + _SAMPLE])
    best = matches.best()
    if not best:
        return ""
    for match in matches:
        # Of equally good guesses the commonest character set.
        if match.encoding == "cp1252" and (
            (match.chaos, -match.coherence) <= (best.chaos, -best.coherence)
        ):
            return "cp1252"
    return _codec(best.encoding)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Windows-1252 in place of what is not UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return broken.decode("cp1252", "replace"), error.end


codecs.register_error("stray", _stray)
