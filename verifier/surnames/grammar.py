"""How surnames stand in running text, as parts of patterns. Pure.

The parts are unanchored, bounded and possessive (they never give back what they took),
so that a pattern built from them costs a constant per start.
"""

import unicodedata

_UPPER = "".join(
    chr(code)
    for code in range(0x41, 0x2000)
    if unicodedata.category(chr(code)) in {"Lu", "Lt"}
)
UPPER = f"[{_UPPER}]"
_LETTER = r"[^\W\d_]"
_MARK = "\u0300-\u036f"  # accents written apart
_APOSTROPHE = "['’‘ʼ׳`´ʹ′]"
_HYPHEN = "[-‐‑]"
SPACE = r"(?:[^\S\n\t]{1,3}+\n?+|\n(?=\S))"
PARTICLE = (
    r"(?:d[aeiou]|d[eo]s|de[lnr]|dal|von|van|vom|zu[mr]?|l[ae]s?|lo|te[nr]"
    r"|af|av|el|al|bin|ibn|den|della|dello|aan(?:\s(?:het|de[nr]?))?|in['’]t|op|vander|van['’]t|y|e|i|‘t|’t|'t)"
)
AND = (
    r"(?:and|&|und(?!\s(?:Kolleg|Mitarb|Team))|och|og"
    r"|et(?!\.?\s?[Aa][Ll](?![^\W\d_])))"
)
# One written word of a name: ``O'Brien``, ``Graven-Nielsen``, ``MC``, ``J.-P.``,
# ``Dr.``; any other full stop ends a sentence and with it the name.
_LETTERS = (
    rf"(?>{_LETTER}{{0,40}}(?:(?:[{_MARK}]|{_APOSTROPHE}(?!s\b){_LETTER}"
    rf"|{_HYPHEN}{_LETTER}){_LETTER}{{0,40}}){{0,9}})"
)
_WORD = (
    rf"(?!E[Tt]\b)(?:(?:Drs?|Prof|St|Jr|Sr|{UPPER}(?>(?:\.[- ]?{UPPER}){{0,3}}))\."
    rf"|{UPPER}{_LETTERS})"
)
_LEAD = rf"(?>(?:{PARTICLE}{SPACE}){{0,3}})(?>(?:[dl]['’]|[ae]l[-‐‑])?)"
_PHRASE = rf"{_WORD}(?>(?:{SPACE}{_LEAD}{_WORD}){{0,6}})"
ELLIPSIS = r"(?:…|\.\s?\.\s?\.)"  # for the authors between the first and the last
_SEPARATOR = (
    rf"(?:,?{SPACE}(?>(?:{ELLIPSIS},?\s)?){AND}{SPACE}"
    rf"|,{SPACE}(?>(?:{ELLIPSIS},?\s)?)(?>(?:{AND}{SPACE})?)|\s?&\s?)"
)
# The same as `_WORD`, at the start of a word, where it begins a pattern: first the
# letter, by which it is searched for, then all that is asked of it.
_FIRST_WORD = (
    rf"{UPPER}(?<![^\W_].)(?!(?<=E)[Tt]\b)(?:(?:(?<=D)rs?|(?<=P)rof|(?<=S)t|(?<=[JS])r"
    rf"|(?>(?:\.[- ]?{UPPER}){{0,3}}))\.|{_LETTERS})"
)
LIST_OF_NAMES = (
    rf"{_FIRST_WORD}(?>(?:{SPACE}{_LEAD}{_WORD}){{0,6}})"
    rf"(?>(?:{_SEPARATOR}{_LEAD}{_PHRASE}){{0,9}})"
)
DEGREES = (
    r"(?:M\.?D\.?|Ph\.?\s?D\.?|D\.?O\.?|M\.?P\.?H\.?|M\.?S\.?c?\.?|R\.?N\.?"
    r"|Dr\.?P\.?H\.?"
    r"|FACP|FACC|FRCP|MBBS|MBChB|Pharm\.?D\.?|Psy\.?D\.?|Sc\.?D\.?|D\.?Phil\.?|R\.?D\.?"
    r"|M\.?A\.?|B\.?A\.?|Ed\.?D\.?|D\.?D\.?S\.?|D\.?C\.?|N\.?D\.?|DPT|DMD|MHS|MBA|DSc"
    r"|CNS)"
)
