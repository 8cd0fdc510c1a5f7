"""The figures that a text tells: 7.5 percent, 1,212 people, 40 mg. Pure.

A page that tells of a study repeats figures of its abstract, and hardly another paper
has the same ones.
"""

import re
from functools import lru_cache

# Not within a name ("COVID-19", "miR-874-3p"), a longer number or a fraction.
_BEFORE = r"(?<![\w.,·/])(?<![^\W\d_][-\u2010\u2011])"
_BEHIND = r"(?![.,·/]?[0-9])(?=\W|\Z|(?:[mk]?g|m[cl]g?|[cm]m|iu|h)\b)"
_FIGURE = re.compile(
    rf"{_BEFORE}(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,7}}(?:[.,·][0-9]{{1,3}})?)"
    rf"{_BEHIND}"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
# What any page or paper has: years, confidence intervals, levels of significance.
_ANYWHERE = re.compile(r"[0-9]|(?:19|20)[0-9]{2}|95|0\.05|0\.0?01")


def figures_in(lowered: str) -> tuple[str, ...]:
    """The figures of a text in lower case, each once: digits and a decimal point.

    >>> figures_in("of 1,212 people aged 65 to 80 in 2003, 7,5 % (n = 91) had 5 mg")
    ('1212', '65', '80', '7.5', '91')
    """
    found = dict.fromkeys(map(_plain, _FIGURE.findall(lowered)))
    return tuple(f for f in found if not _ANYWHERE.fullmatch(f))


def shared_figures(figures: tuple[str, ...], text: str) -> frozenset[str]:
    """Those of the figures that the text has too, however it writes them.

    >>> sorted(shared_figures(("1212", "7.5", "19"), "1 212 with COVID-19: 7·5%"))
    ['7.5']
    """
    return frozenset(map(_plain, _any_of(figures).findall(text)))


@lru_cache(4096)
def _any_of(figures: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(figures, key=len, reverse=True)
    ways = "|".join(map(_written, longest_first))
    return re.compile(f"{_BEFORE}(?:{ways}){_BEHIND}", re.IGNORECASE)


def _written(figure: str) -> str:
    whole, point, rest = figure.partition(".")
    if point:
        return f"{whole}[.,·]{rest}"
    return f"{whole[:-3]},?{whole[-3:]}" if len(whole) > 3 else whole


def _plain(figure: str) -> str:
    if _THOUSANDS.fullmatch(figure):
        return figure.replace(",", "")
    return figure.replace("·", ".").replace(",", ".")
