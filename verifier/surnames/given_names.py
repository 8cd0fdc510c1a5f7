"""Given names, and which of them are surnames as well. Pure.

A given name is one more word of its list.
"""

from collections.abc import Sequence

# Given names that show a capitalised word before a surname to be no part of it.
_GIVEN_NAMES = frozenset(
    "aaron abigail adam adrian ahmed alan albert alex alexander alexandra alice "
    "alison allison amanda amy ana andrea andreas andrew angela anita ann anna anne "
    "anthony antonio arthur barbara benjamin bernard beth bob brian bruce carl "
    "carlos carol caroline catherine charles charlotte chris christian christina "
    "christine christoph christopher claire claudia colin craig cynthia dan daniel "
    "dave david deborah dennis diana diane donald donna dorothy douglas edward elena "
    "elizabeth ellen emily emma eric erik eva evan fiona francis frank franz fred "
    "frederick gary geoffrey george gerald giovanni gordon graham greg gregory "
    "hannah hans harold heather helen henry howard hugh ian irene isabel jack jacob "
    "jacqueline jake james jan jane janet jason jean jeff jeffrey jennifer jeremy "
    "jerry jessica jill jim joan joanna joe johan john jon jonathan jose joseph "
    "joshua juan judith julia julian julie karen karl kate katherine kathleen "
    "kathryn katie keith kelly kenneth kev kevin kristin larry laura lauren "
    "lawrence leonard leslie linda lisa liz louis louise lucy luis luke marc marco "
    "margaret maria marie mark martha martin mary matthew maureen megan melissa "
    "michael michel michelle miguel mike mohammad mohammed monica nancy natalie "
    "nathan neil nicholas nicolas nicole nina oliver olivia pamela patricia patrick "
    "paul paula pauline pedro pete peter philip phillip rachel ralph ray raymond "
    "rebecca richard robert robin roger ronald rose roy russell ruth ryan sally sam "
    "samantha samuel sandra sara sarah scott sean sharon sheila simon sophie stefan "
    "stephanie stephen steve steven stuart sue susan suzanne sylvia teresa terry "
    "theodore theresa thomas tim timothy tina todd tom tony ulrich ursula valerie "
    "vanessa victor victoria vincent virginia walter wendy wilhelm william wolfgang "
    "yvonne zachary".split()
)
# Those that are seldom given where English is spoken.
_GIVEN_ABROAD = frozenset(
    "aboi agnieszka aina akira alain alasdair alejandro aleksandr alessandra "
    "alessandro alexei amit andrei andrzej anil anke anneke annette annika antje "
    "antonella antti aoife arjun ashok attila aurélie ayşe beate bente birgit "
    "birgitte björn boris branko bridget bronwyn camille carmela catarina chiara "
    "chidi ciarán cinzia claudio concepción cristina céline damien daniela darren "
    "deepak deirdre dejan detlef dieter dimitar dirk dmitri dolores domenico "
    "donatella dragan eduardo eeva efraín eilidh eirik ekaterina elif elisa elke "
    "emanuela emine enrico etienne fabio fabrice fatemeh federica ferenc fernanda "
    "flávio francesca francesco franziska françoise fredrik frédéric fulvio fumiko "
    "funmilayo gareth geert geir geraldine gerhard gerrit giacomo gianluca gilles "
    "giorgio gisela giulia giuseppe gonzalo goran grzegorz guillaume gunnar gustavo "
    "gábor göran günter hakan hamish hanne hannu haruto heike heikki heinz helmut "
    "hendrik henrik hervé hildegard hiroshi hiroyuki holger hossein håkan hélio "
    "ignacio igor ineke ingeborg inmaculada inês ioana irina isabelle istván ivana "
    "jacques jaroslav javier jean-marie jean-paul jean-pierre jelena jens jeroen "
    "jerzy jiří joachim joana joaquín jochen johanna joost jordi jorge jorma josep "
    "joão juha jukka jurgen justin jörg jørgen jürgen katalin katarzyna kathrin "
    "katrin kazuo kees keiko kenji kerstin khaled kirsten kiyoshi kjell klaus koen "
    "kofi krzysztof kurt kwame lars leda leila lennart lieve lucie luigi luiz luísa "
    "lászló maarten magdalena magnus makoto manfred manoj manuel marcelo marcin marek "
    "margit marija marijke marjatta marjolein markku maryam masahiro massimo matteo "
    "matthias matti maurizio małgorzata mehmet mercedes mette mihai mikhail miroslav "
    "monika monojit montserrat morten murat nanthana naoko nasrin natalia nathalie "
    "ngozi niamh niels nigel nikola nikolai nomvula noreen noriko nuno núria oleg "
    "olga oluwaseun ondřej padraig paola paolo pascale patrizia paulo pavel pavla "
    "paweł pekka petr philippe pierre pieter piotr priya päivi rafael raffaele "
    "ragnhild rahul rainer rajesh rakesh rasmus reinhard renate reza rhys riccardo "
    "riitta rita roberto rosalind rui sabine sabrina sandeep sanjay saskia satoshi "
    "sergei sergio serkan seunghee seán shinji silke silvia siobhán sipho siân "
    "slobodan snežana solveig staffan stanisław stefano stefka stig stéphane sunil "
    "sunita susanne svetlana sylvain sylvie sébastien søren takashi tatiana tendai "
    "tereza tetsuya thandiwe thiago thierry thorsten tiago timo tomasz torbjörn "
    "torsten trevor trine trond tõnu ulrika ulrike uwe valentina valérie vasile vesna "
    "vijay vikram vincenzo vladimir vladimír volker václav véronique wiebke willem "
    "wim wojciech ximena yasser yoko yuki yumi yuri yves zahra zbigniew zdeněk zoltán "
    "zoran zsuzsanna ágnes álvaro åsa émilie özlem øystein łukasz".split()
)
# Surnames by themselves: "(Kim, 2019)".
_GIVEN_BEFORE_ANOTHER = frozenset({"kim"})
# More authors of PubMed's bear these as a surname than as a given name.
_SURNAMES_TOO = frozenset(
    "ahmed albert allison bernard bruce craig dave dennis douglas francis frank "
    "franz george gordon graham henry howard jacob kelly lawrence leonard leslie "
    "louis martin michel mohammed nathan oliver ray raymond rose roy russell ryan "
    "scott simon stuart terry thomas todd ulrich vincent walter wilhelm".split()
)
# Given names that many bear as a surname: so in a list of surnames, and nowhere else.
_SURNAMES_BESIDE = frozenset(
    "abraham adam alexander anthony arthur benjamin charles daniel david elias "
    "gabriel isaac james john joseph lewis mathew matthew michael moses nelson paul "
    "peter philip samuel".split()
)
# Given names that hardly anybody bears as a surname. The most common, `is_given_name`,
# are left out: nothing takes one of them, alone, for the name of who did a study.
_GIVEN_ALONE = frozenset(
    "ada adele agatha agnes alistair annabel arabella astrid beatrice bridget camilla "
    "cecily clara daphne edith edmund eleanor eliza eloise esme ethel florence freya "
    "georgina gertrude greta gwendolen harriet hazel hilda imogen ingrid isabella "
    "isobel jemima josephine lavinia lydia mabel matilda maud millicent miriam muriel "
    "nigel olive penelope philippa phoebe phyllis priscilla rosalind rosemary rupert "
    "sebastian tabitha tatiana tobias ursula venetia violet winifred".split()
)


def is_also_surname(given_name: str) -> bool:
    """Whether a given name is a surname at least as often."""
    return given_name.lower() in _SURNAMES_TOO


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name."""
    return word.lower() in _GIVEN_NAMES or word.lower() in _GIVEN_ABROAD


def is_given_in_english(word: str) -> bool:
    """Whether it is a common given name where English is spoken."""
    return word.lower() in _GIVEN_NAMES


def begins_with_given_name(words: Sequence[str]) -> bool:
    """Whether the first of the words is a given name, as another stands behind it.

    >>> begins_with_given_name(["Kim", "Jones"]), begins_with_given_name(["Kim"])
    (True, False)
    """
    return is_given_name(words[0]) or (
        len(words) == len(("Kim", "Jones"))
        and words[0].lower() in _GIVEN_BEFORE_ANOTHER
        and words[1][:1].isupper()
    )


def is_surname_beside_others(given_name: str) -> bool:
    """Whether a given name is a surname where surnames stand beside it."""
    lowered = given_name.lower()
    return lowered in _SURNAMES_TOO or lowered in _SURNAMES_BESIDE


def is_given_alone(word: str) -> bool:
    """Whether the word is a given name and hardly anybody's surname."""
    return word.lower() in _GIVEN_ALONE
