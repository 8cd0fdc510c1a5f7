"""Plain health prose of any length that names a study about every kilobyte.

Written here in the register of clinics and leaflets. Names, years, journals, towns and
numbers are other ones each time, so that nothing can be remembered from one page for
the next.
"""

import random
from collections.abc import Iterator

_EVERY = 1000  # characters from one study to the next
_PLAIN = (
    "{ill} is a long-lasting condition, and for most people it comes and goes.",
    "Nobody knows why some of us get it and others do not.",
    "It’s more common in women, and it often begins after the age of {few}0.",
    "If you take {subject}, tell your doctor or pharmacist before you do.",
    "Do not stop the tablets on your own, even if you feel better after a few days.",
    "Many people with {ill} also sleep badly, feel tired or cannot concentrate.",
    "About {number} people in every 100,000 are thought to live with it.",
    "You may be offered {subject} twice a day for {few} weeks.",
    "Common side effects are a dry mouth, headache, dizziness and an upset stomach.",
    "Call an ambulance if your lips swell, if you faint or if you cannot breathe.",
    "Our clinic in {town} has treated {ill} since {year}.",
    "Eat slowly, drink enough, and keep a diary of what you had and how you felt.",
    "A warm bath, gentle stretching and a walk before breakfast help some of us.",
    "The nurse will weigh you, take your blood pressure and ask about your medicines.",
    "Think of these nerves as a smoke alarm that goes off when you make toast.",
    "Doctors used to say that it was “all in the mind”; few would say so today.",
    "There is no cure, but most people find a way to live well with {ill}.",
    "Treatment usually costs between ${few}00 and ${number}0, depending on the town.",
    "Traditional treatments include pain medicines, physical therapy and counselling.",
    "The first session takes an hour (bring a list of questions and a friend).",
    "We can’t promise that {subject} will work for you.",
    "Children under {few} and pregnant women should not take more than {number} mg.",
    "The National Health Service pays for it only where nothing else has helped.",
    "What happens next? You rest for {few} minutes and somebody drives you home.",
    "In {year} the rules changed, and it may now be sold without a prescription.",
    "Stress does not cause {ill}, but it can make a bad week worse.",
    "Dr. {given} {name}, who founded the practice, speaks English and German.",
    "Your body makes it from food and, in summer, with the help of sunlight.",
    "Ask at the desk, write to us or ring 555 0{number} between 9 a.m. and 5 p.m.",
    "Some people feel worse at first; this passes within {few} to 12 days.",
)
_STUDIES = (
    "{subject} was tested by {name} et al. ({year}) in {number} people with {ill}.",
    "A {year} review of {few} trials by {name} and {other} found that it does little.",
    "Not all agree ({name} & {other}, {year}; {third} et al., {year}).",
    "In a randomised trial led by Dr. {given} {name}, {number} women got {subject}.",
    "The findings, published in the {journal} in {year}, came from {number} adults.",
    "“{subject} is no cure”, says {given} {name}, MD, lead author of the study.",
    "{name}, {other} and {third} ({year}) followed {number} nurses for {few} years.",
    "Some studies show that {subject} helps with {ill}; others do not.",
    "The paper (doi:10.1016/j.jpain.{year}.{few}.{number}) has been cited often.",
    "Researchers at {town} University Hospital reported in {year} that it eased {ill}.",
)
_WORDS = {
    "given": "Anna Peter Maria John Susan Erik Laura David Ruth Ivan Grace Omar",
    "town": "Bergen Turku Ghent Leeds Padua Basel Graz Lyon Malmö Porto Tampere Bonn",
    "subject": "ginger magnesium yoga ketamine acupuncture melatonin turmeric honey",
    "ill": "migraine fibromyalgia insomnia tinnitus asthma eczema gout sciatica",
}
_JOURNALS = (
    "Journal of Pain",
    "Annals of Internal Medicine",
    "European Journal of Neurology",
    "British Journal of Dermatology",
)
_HEADINGS = (
    "What is {ill}?",
    "How {subject} works",
    "Living with {ill}",
    "Side effects",
    "When to see a doctor",
)
_SYLLABLES = "ber dal fen gar hol kin lan mor nor per ros sen tam ven wal zim".split()


def paragraphs(megabytes: float, seed: int = 0) -> Iterator[str]:
    """Paragraphs of so much text in UTF-8, under a heading now and then."""
    chance = random.Random(seed)
    since, left = 0, megabytes * 1e6
    while left > 0:
        if chance.random() < 0.2:
            heading = chance.choice(_HEADINGS).format(**_words(chance))
            left -= len(heading) + 2
            yield heading
        told = [_sentence(chance, _PLAIN) for _ in range(chance.randrange(2, 7))]
        since += sum(map(len, told))
        if since > _EVERY:
            since -= _EVERY
            told.insert(chance.randrange(len(told) + 1), _sentence(chance, _STUDIES))
        paragraph = " ".join(told)
        left -= len(paragraph.encode()) + 2
        yield paragraph


def _sentence(chance: random.Random, forms: tuple[str, ...]) -> str:
    told = chance.choice(forms).format(**_words(chance))
    return told[0].upper() + told[1:]


def _words(chance: random.Random) -> dict[str, str]:
    words = {key: chance.choice(value.split()) for key, value in _WORDS.items()}
    return words | {
        "name": surname(chance),
        "other": surname(chance),
        "third": surname(chance),
        "year": str(chance.randrange(1985, 2026)),
        "number": str(chance.randrange(12, 900)),
        "few": str(chance.randrange(3, 9)),
        "journal": chance.choice(_JOURNALS),
    }


def surname(chance: random.Random, syllables: int = 0) -> str:
    """A surname that nobody need bear, of two or three syllables or of so many."""
    number = syllables or chance.randrange(2, 4)
    return "".join(chance.choices(_SYLLABLES, k=number)).capitalize()


def prose(megabytes: float, seed: int = 0) -> str:
    """So much text in UTF-8, with blank lines between the paragraphs."""
    return "\n\n".join(paragraphs(megabytes, seed))
