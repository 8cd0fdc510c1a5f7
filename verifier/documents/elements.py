"""Elements of HTML by their names, and how pages name their parts. Pure."""

import re

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param"
    " source track wbr".split()
)
ITALICS = frozenset("em i cite".split())
BOLD = frozenset("b strong".split())
FORMATTING = frozenset(
    "b big code em font i nobr s small strike strong tt u abbr acronym bdi bdo cite dfn"
    " ins del kbd mark samp sub time var data picture html body head".split()
)
INLINE = frozenset("a span sup q label button ruby rt rp slot".split())
RAW = frozenset(
    "script style textarea title xmp iframe noembed noframes noscript".split()
)
UNSEEN = frozenset(
    "nav template svg object canvas audio video select datalist dialog map applet rp"
    " menu".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SCOPES = frozenset(("td", "th", "caption", "template", "object"))
TABLE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"))
# Start tag -> what it closes, and what closing it must not go beyond.
_ITEM = (frozenset(("li",)), frozenset(("ul", "ol", "menu", "td", "th")))
_TERM = (frozenset(("dt", "dd")), frozenset(("dl", "td", "th")))
_CELL = (frozenset(("td", "th")), frozenset(("tr", "table")))
_ROW = (frozenset(("tr", "td", "th")), frozenset(("table", "tbody", "thead", "tfoot")))
_GROUP = (
    frozenset(("tbody", "thead", "tfoot", "tr", "caption")),
    frozenset(("table",)),
)
P = (frozenset(("p",)), SCOPES | {"table", "button"})
IMPLIED = {
    "li": _ITEM,
    "dt": _TERM,
    "dd": _TERM,
    "td": _CELL,
    "th": _CELL,
    "tr": _ROW,
    "tbody": _GROUP,
    "thead": _GROUP,
    "tfoot": _GROUP,
}
FURNITURE = re.compile(
    r"""(?:^|\s)(?:
      nav|navbar|nav-?menu|navigation|main-?(?:nav|menu)|site-?(?:nav|navigation|menu)
     |(?:top|side|foot|mobile|primary|secondary)[-_]?(?:nav|menu|navigation)
     |menu|breadcrumbs?|pagination|pager|page-numbers|skip-?(?:link|to-content|nav)
     |share|sharing|share-(?:buttons|links|bar)|social(?:-(?:share|links|media|icons))?
     |sharedaddy|addtoany\S*|post-navigation|nav-links
     |related(?:-(?:posts|articles|stories|content|links))?|jp-relatedposts
     |comments?(?:-(?:form|respond|list|area|section|wrapper))?|commentlist|respond
     |disqus_thread|newsletter(?:-\S+)?|subscribe(?:-\S+)?|sign-?up-form|popup|modal
     |advert(?:isement)?s?|ad-(?:container|slot|unit|banner)|ads|adsbygoogle|sponsored
     |(?:\S*[-_])?(?:cookie|gdpr|ccpa)s?[-_]?(?:\S*[-_])?(?:banner|bar|notice|popup
        |modal|message|msg|overlay|law|info|box|dialog|wrapper|container|manager
        |consent)\S*
     |(?:\S*[-_])?consent[-_]?(?:banner|bar|notice|popup|modal|overlay|manager)\S*
     |cookie-?s?|cookieconsent|onetrust-\S+|ot-sdk-\S+|cybotcookie\S*|cc-window|cc-banner
     |didomi-\S+|qc-cmp\S*|usercentrics\S*|osano-\S+|truste\S*|cmplz-\S+|moove_gdpr\S*
     |sr-only|screen-reader-text|visually-?hidden|assistive-text|mw-cite-backlink
     |mw-editsection|mw-jump-link|mw-indicators|navbox|catlinks|printfooter|toc
     |mw-cite-up-arrow-backlink|noprint|site-footer|page-footer
    )(?=\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)
FURNITURE_ROLES = frozenset(
    "navigation menu menubar search alertdialog contentinfo toolbar tablist".split()
)
LIST_NAME = re.compile(
    r"""(?:^|\s)(?:\S*[-_])?(?:references?|reflist|ref-?list|bibliography|biblio
      |footnotes?|endnotes?|citations?|sources|works-?cited|doc-(?:endnotes|bibliography)
    )(?:[-_]?(?:list|section|block|content|items?|wrap(?:per)?|container|ol|body))?
    (?=\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)
ENTRY_NAME = re.compile(
    r"""(?:^|\s)(?:cite_note-\S+|(?:fn|ref|footnote|endnote|bib|cit|note)[-_:.]?\d+
      |reference-(?:item|entry)|footnote-(?:item|body)|csl-entry
      |doc-(?:endnote|biblioentry|footnote))(?=\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)
UNDISPLAYED = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")
FOLDED = re.compile(
    r"accordion|collaps|toggle|tab-?(?:pane|panel|content)|panel|faq|expand|answer"
    r"|read-?more|spoiler|drawer",
    re.IGNORECASE,
)
