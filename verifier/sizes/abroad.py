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
    r"|hommes|enfants|adultes|volontaires|sujets|étudiants|participantes"
    r"|personas|mujeres|hombres|niños|niñas|adultos|adultas|voluntari[oaie]s?|enfermos"
    r"|enfermas|sujetos|estudiantes|partecipanti|persone|donne|uomini|bambini|adulti"
    r"|soggetti|pessoas|mulheres|homens|crianças|osób|uczestników|kobiet|mężczyzn"
    r"|dzieci|dorosłych|ochotników|bébés|nourrissons|nouveau-nés|mères|élèves|babys"
    r"|säuglingen?|neugeborenen?|mütter|schülern?|senioren|bebés|lactantes|madres"
    r"|alumnos|escolares|ancianos|neonati|madri|anziani|studenti|zuigelingen|moeders"
    r"|ouderen|bebês|mães|idosos|alunos"
)
_STUDIEN = (
    r"studien|essais|études|ensayos|estudios|studi|trial clinici|estudos|ensaios"
    r"|bada(?:ń|nia)|prób|onderzoeken|studier"
)
_ZAHL = (
    r"(?<![\w.,$€£/–-])(?:\d{1,3}(?:[.,\u00a0\u202f\u2009 ]\d{3})+|\d{1,6})(?![\d%,])"
)
# German and Dutch, French, Spanish and Portuguese, Italian, and the Nordic ones; those
# put together of several words are left unread.
_WORDS = {
    word: value
    for value, words in {
        2: "zwei twee deux dos dois duas due två to",
        3: "drei drie trois tres três tre",
        4: "vier quatre cuatro quatro quattro fyra fire",
        5: "fünf vijf cinq cinco cinque fem",
        6: "sechs zes six seis sei sex seks",
        7: "sieben zeven sept siete sete sette sju syv",
        8: "acht huit ocho oito otto åtta otte åtte",
        9: "neun negen neuf nueve nove nio ni",
        10: "zehn tien dix diez dez dieci tio ti",
        11: "elf onze once undici elva elleve",
        12: "zwölf twaalf douze doce doze dodici tolv",
        13: "dreizehn dertien treize trece treze tredici tretton tretten",
        14: "vierzehn veertien quatorze catorce catorze quattordici fjorton fjorten",
        15: "fünfzehn vijftien quinze quince quindici femton femten",
        16: "sechzehn zestien seize dieciséis dezesseis sedici sexton seksten",
        20: "zwanzig twintig vingt veinte vinte venti tjugo tyve",
        30: "dreißig dertig trente treinta trinta trenta trettio",
        40: "vierzig veertig quarante cuarenta quarenta quaranta fyrtio",
        50: "fünfzig vijftig cinquante cincuenta cinquenta cinquanta femtio",
        60: "sechzig zestig soixante sesenta sessenta sessanta sextio",
        70: "siebzig zeventig setenta settanta sjuttio",
        80: "achtzig tachtig ochenta oitenta ottanta åttio",
        90: "neunzig negentig noventa novanta nittio",
        100: "hundert honderd cent cien cem cento hundra hundrede",
    }.items()
    for word in words.split()
}
_PEOPLE = (
    r"\s(?:(?!(?:bis|de|a|et|und|y|e|i|jahre|ans|años)\b)[^\W\d_]+\s){0,2}?"
    rf"(?P<people>{_LEUTE}|(?P<studies>{_STUDIEN}))(?!\w)"
)
# "treinta y cinco pacientes" are not five.
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?<!\s[yei]\s)(?P<number>{'|'.join(_WORDS)}){_PEOPLE}"
)
_FOREIGN = re.compile(rf"(?P<number>{_ZAHL}){_PEOPLE}")
FOREIGN_LETTERS = Literals(
    "patienten patientin patientes patienter patiënt pacient pazient pacjent chorych "
    "proband teilnehm personen personer personas personnes persone mensch frau männer "
    "kinder erwachsen freiwillig deelnemers mensen vrouw mannen deltagare kvin barn "
    "børn femmes hommes enfants adultes adulto adulta adulti volontair voluntari sujet "
    "étudiant participantes mujeres hombres niñ enfermos enfermas estudi "
    "partecip donne uomini bambini soggetti pessoas mulheres homens crianças osób "
    "uczestnik kobiet mężczyzn dzieci dorosłych ochotnik studien studier "
    "essais bébé nourrisson nouveau-né mères élève babys säugling neugeboren mütter "
    "schüler senioren bebé lactante madre alumn escolar ancian neonati madri anziani "
    "studenti zuigeling moeders ouderen bebê mães idosos aluno "
    "études ensayos estudos ensaios bada prób onderzoek".split()
)


def sizes_abroad(
    lowered: str,
    places: Sequence[int],
    start: int,
    end: int,
    taken: Collection[int],
) -> Iterator[FoundSize]:
    """Sizes as German, French, Spanish, Polish and their neighbours state them."""
    for match in (
        *matches_at(_FOREIGN, lowered, places, end),
        *_IN_WORDS.finditer(lowered, start, end),
    ):
        number = match["number"]
        count = _WORDS.get(number) or value_of(number)
        if match.start() in taken or is_year(number):
            continue
        if 2 <= count <= MOST_PEOPLE:
            role: SizeRole = "studies" if match["studies"] else "stated"
            yield FoundSize(match.start(), match.end(), SampleSize(count, role))
