"""Sizes as German, French, Spanish, Polish and their neighbours state them. Pure."""

import re
from collections.abc import Collection, Iterator, Sequence

from verifier.literals import Literals, matches_at
from verifier.models import SampleSize, SizeRole
from verifier.sizes.numbers import MOST_PEOPLE, FoundSize, is_year, value_of

# The people and the pooled studies of pages in other languages of Europe.
_LEUTE = (
    r"patient(?:en|innen|es|er)|pati[eë]nten|pacientes?|pazienti|pacjent(?:ów|ek)"
    r"|chorych"
    r"|proband(?:en|innen)|teilnehm(?:er|ern|erinnen|ende[n]?)|personen|menschen|frauen"
    r"|männern?|kindern?|erwachsenen?|freiwilligen?|deelnemers|mensen|vrouwen|mannen"
    r"|kinderen|deltagare|personer|kvinnor|kvinder|mænd|barn|børn|personnes|femmes"
    r"|hommes|enfants|adultes|volontaires|sujets|norvégiens|étudiants|participantes"
    r"|personas|mujeres|hombres|niños|niñas|adultos|adultas|voluntari[oaie]s?|enfermos"
    r"|enfermas|sujetos|estudiantes|partecipanti|persone|donne|uomini|bambini|adulti"
    r"|soggetti|pessoas|mulheres|homens|crianças|osób|uczestników|kobiet|mężczyzn"
    r"|dzieci|dorosłych|ochotników|podróżnych"
)
_STUDIEN = (
    r"studien|essais|études|ensayos|estudios|studi|trial clinici|estudos|ensaios"
    r"|bada(?:ń|nia)|prób|onderzoeken|studier"
)
_ZAHL = (
    r"(?<![\w.,$€£/–-])(?:\d{1,3}(?:[.\u00a0\u202f\u2009 ]\d{3})+|\d{1,6})(?![\d%,])"
)
_FOREIGN = re.compile(
    rf"(?P<number>{_ZAHL})\s(?:(?!(?:bis|de|a|et|und|y|e|i|jahre|ans"
    rf"|años)\b)[^\W\d_]+\s)"
    rf"{{0,2}}?(?P<people>{_LEUTE}|(?P<studies>{_STUDIEN}))(?!\w)"
)
FOREIGN_LETTERS = Literals(
    "patienten patientin patientes patienter patiënt pacient pazient pacjent chorych "
    "proband teilnehm personen personer personas personnes persone mensch frau männer "
    "kinder erwachsen freiwillig deelnemers mensen vrouw mannen deltagare kvin barn "
    "børn femmes hommes enfants adultes adulto adulta adulti volontair voluntari sujet "
    "norvég étudiant participantes mujeres hombres niñ enfermos enfermas estudi "
    "partecip donne uomini bambini soggetti pessoas mulheres homens crianças osób "
    "uczestnik kobiet mężczyzn dzieci dorosłych ochotnik podróżn studien studier "
    "essais "
    "études ensayos estudos ensaios bada prób onderzoek".split()
)


def sizes_abroad(
    lowered: str, places: Sequence[int], end: int, taken: Collection[int]
) -> Iterator[FoundSize]:
    """Sizes as German, French, Spanish, Polish and their neighbours state them."""
    for match in matches_at(_FOREIGN, lowered, places, end):
        count = value_of(match["number"])
        if match.start() in taken or is_year(match["number"]):
            continue
        if 2 <= count <= MOST_PEOPLE:
            role: SizeRole = "studies" if match["studies"] else "stated"
            yield FoundSize(match.start(), match.end(), SampleSize(count, role))
