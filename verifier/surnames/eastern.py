"""Names of East Asia whose surname stands first: ``Kim Sung-ho``. Pure.

Papers print them the other way round, and pages print both. A given name of two
syllables that a hyphen joins shows which is which, behind one of the few surnames that
nearly all bear there: those that four or more of 2.6 million authors have with such a
given name. "Sung-ho Kim", and double surnames elsewhere, stay as they are.
"""

import re
from collections.abc import Sequence

_SURNAMES = frozenset(
    "ahn bae baek bai baik bang bao byun cai cao cha chae chai chan chang chao chen "
    "cheng cheung chi chiang chien chiu cho choe choi chou chow chu chua chuang chun "
    "chung cui dai deng ding dong dou du duan fan fang feng fu gao ge gong gu guan "
    "guo ha han hao he heo ho hong hou hsiao hsieh hsu hsueh hu hua huang hung huo "
    "hur hwang jang jeon jeong ji jia jiang jiao jin jing jo joo ju jun jung kang kao "
    "ke kim ko koh kong koo ku kuang kung kuo kwak kwon lai lam lan lee lei leung li "
    "liang liao lim lin ling liou liu lo long lou lu luo lv ma mai mao mei meng min "
    "mo moon mun nam ng nguyen ni nie niu oh ong ou pan pang park peng pu qi qian "
    "qiao qin qiu qu quan ran ren rhee ruan ryu seo shan shao shen sheng shi shih "
    "shim shin shu si sohn son song su suh sun sung tan tang tao teng tian tsai tseng "
    "tu tung tzeng wan wang wei wen weng won wong woo wu xi xia xiang xiao xie xin "
    "xing xiong xu xue yan yang yao yap ye yeh yen yeo yi yin ying yoo yoon youn yu "
    "yuan yue yun zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou".split()
)
_SYLLABLE = (
    r"(?:zh|ch|sh|ts|hs|kw|ky|hy|ph|th|kh|tr|ng|nh|[bcdfghjklmnpqrstvwxyz])?y?"
    r"[aeiouüŭ]{1,3}(?:ng|[nmkltprhwiy])?"
)
_GIVEN_NAME = re.compile(rf"{_SYLLABLE}[-‐‑]{_SYLLABLE}\Z", re.IGNORECASE)
# Of these surnames, given names elsewhere; and what is no given name, but a surname
# behind such a one: "Jo Le-Roy".
_GIVEN_ELSEWHERE = frozenset("jo kim lee mai mei min mo song".split())
_FRENCH = re.compile(r"L[ae][-‐‑]")
# Double surnames of one spelling that look like such a given name: "Mao Ou-Yang".
_DOUBLE_SURNAMES = frozenset({"ou-yang", "au-yeung", "au-yong", "si-tu", "sze-to"})


def is_surname_first(words: Sequence[str]) -> bool:
    """Whether the first of two words of a name is the surname.

    >>> is_surname_first(["Lin", "Mei-Hua"]), is_surname_first(["Mei-Hua", "Lin"])
    (True, False)
    """
    return (
        len(words) == len(("Kim", "Sung-ho"))
        and "-" in words[1].replace("‐", "-").replace("‑", "-")
        and words[0].lower() in _SURNAMES
        and words[1].lower() not in _DOUBLE_SURNAMES
        and not (words[0].lower() in _GIVEN_ELSEWHERE and _FRENCH.match(words[1]))
        and _GIVEN_NAME.match(words[1]) is not None
    )


def is_eastern_surname(word: str) -> bool:
    """Whether the word is one of the surnames that nearly all bear there."""
    return word.lower() in _SURNAMES


def is_given_first(words: Sequence[str]) -> bool:
    """Whether the first of two words of a name is given, and the second the surname.

    >>> is_given_first(["Mei-Hua", "Lin"]), is_given_first(["Ou-Yang", "Lin"])
    (True, False)
    """
    return is_surname_first(words[::-1])
