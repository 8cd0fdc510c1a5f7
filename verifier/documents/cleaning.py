"""Characters as a reader sees them: one spelling for what looks the same."""

import re
import sys
import unicodedata
from functools import lru_cache

import ftfy

# The lead byte of a UTF-8 sequence followed by a continuation byte, both read as
# Latin-1 or windows-1252; then the commonest sequences read as Mac Roman, CP437 and
# windows-1251. Only text that holds one of these is given to ftfy, which is slow.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4]"
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039"
    "\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a"
    "\u0153\u017e\u0178]"
    "|\u201a\u00c4|\u221a[\u00a9\u00b1\u00b6\u00a7\u2264]|\u0393\u00c7|\u0432\u0402"
)
_SPACES = "\t\x0b\x0c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff"
)
_C1 = "\u0080-\u0084\u0086-\u009f"
_HYPHENS = "\u2010\u2011"
_LIGATURES = "\ufb00-\ufb06"
_ODD = re.compile(f"[{_SPACES}{_INVISIBLE}{_C1}{_HYPHENS}{_LIGATURES}]")
_SPACE = re.compile(f"[{_SPACES}]")
_FOREIGN_RUN = re.compile("[^\x00-\u02ff]{31}")


def clean(text: str) -> str:
    """The text in NFC, mojibake repaired, spaces plain, nothing invisible in it.

    Line feeds and carriage returns are left alone; runs of spaces are too.
    """
    if text.isascii():
        return _ODD.sub(_plain, text)
    if _MOJIBAKE.search(text):
        text = ftfy.fix_encoding(text)
    text = _ODD.sub(_plain, text)
    # 31 marks on one letter are no language (UAX 15, stream-safe text), and NFC sorts
    # them in quadratic time.
    if _FOREIGN_RUN.search(text):
        text = _mark_runs().sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """The text cleaned, on one line, with single spaces."""
    return " ".join(clean(text).split())


@lru_cache(maxsize=256)
def _replacement(character: str) -> str:
    if _SPACE.match(character):
        return " "
    if character in _HYPHENS:
        return "-"
    if unicodedata.category(character) == "Cc" and ord(character) >= 0x80:
        # As browsers do: a C1 control is a windows-1252 character gone astray.
        return character.encode("latin-1").decode("cp1252", "ignore")
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    return ""


def _plain(match: re.Match[str]) -> str:
    return _replacement(match[0])


@lru_cache(maxsize=1)
def _mark_runs() -> re.Pattern[str]:
    """More combining marks in a row than any language writes."""
    marks = "".join(
        chr(point)
        for point in range(0x300, min(sys.maxunicode, 0x1F000))
        if unicodedata.combining(chr(point))
    )
    return re.compile(f"([{marks}]{{30}})[{marks}]+")
