"""HTML -> `Document`: the text a reader sees, without the furniture around it.

Read as a stream of tags, in time proportional to the page. The tree builders tried
first are faster on ordinary pages, but libxml2 drops all text below depth 2048, and
lexbor took more than a minute over 100,000 nested lists (900 kB); one bad page must
not stop a night's run. Of the HTML standard's tree construction this keeps what
decides where words and blocks end: implied end tags, scopes, raw text elements.
"""

import html
import re
from dataclasses import dataclass

from verifier.documents.assembly import (
    CELL_GAP,
    LINE_GAP,
    PARAGRAPH_GAP,
    Assembly,
)
from verifier.documents.decoding import decode, looks_binary
from verifier.documents.elements import (
    BOLD,
    ENTRY_NAME,
    FOLDED,
    FORMATTING,
    FURNITURE,
    FURNITURE_ROLES,
    HEADINGS,
    IMPLIED,
    INLINE,
    ITALICS,
    LIST_NAME,
    RAW,
    SCOPES,
    TABLE,
    UNDISPLAYED,
    UNSEEN,
    VOID,
    P,
)
from verifier.documents.limits import DocumentError
from verifier.documents.listing import is_list_heading
from verifier.models import BlockKind, Document

_TAG_START = re.compile(r"<(?=/?[a-zA-Z]|[!?])")
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)
        ((?>(?:[^>=]++|=\s*+(?>(?:"[^"]*+"|'[^']*+')?))*))>""",
    re.VERBOSE,
)
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(
    r"""([^\s=/>"']++)(?>(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?)"""
)
_ENTITY_IN_ATTRIBUTE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});")
_HUGE_NUMBER = re.compile(r"&#(?:[xX]0*+[0-9a-fA-F]{7,}|0*+\d{8,});?")
_ZEROS = re.compile(r"&#([xX]?)0{7,}+")
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([-\w:.]{2,40})""",
    re.IGNORECASE,
)
_XML_ENCODING = re.compile(rb"""^\s{0,9}<\?xml[^>]{0,99}encoding=["']([-\w.]{2,40})""")
_BACKLINK = re.compile(
    r"[\s^↑↩⏎⤴︎↵\ufe0e\ufe0f]+|(?:jump (?:up|back).{0,30})", re.IGNORECASE
)
_WORDS_AHEAD = re.compile(r"[^<]{1,60}(?=<)")
_HEADING_AHEAD = re.compile(r"(?:\s|<[^>]{0,200}>){0,9}([^<]{3,60})")
_BODY_IN_FORM = re.compile(r"<(?:h1|article|main)\b", re.IGNORECASE)
_FORM_END = re.compile(r"</form", re.IGNORECASE)
_FORM_LENGTH = 6000
_DEPTH = 2000  # elements open at once; browsers stop at 512
_REACH = 512  # how far up an end tag or an implied end looks for its element


@dataclass(slots=True)
class _Element:
    """An open element, and what has to be undone when it closes."""

    name: str
    counter: int = 1  # number of the next item
    filled: bool = False  # it has an item
    skips: bool = False
    lists: bool = False  # it is a reference list
    link: bool = False


def read_html(data: bytes, name: str, declared: str = "") -> Document:
    """The document that an HTML page shows."""
    head = data[:4096]
    found = _CHARSET.search(head) or _XML_ENCODING.match(head)
    label = found[1].decode("ascii", "ignore") if found else ""
    text = decode(data, declared or label)
    if looks_binary(text):
        raise DocumentError(f"{name}: not HTML (binary data)")
    page = Page(Assembly(name))
    page.read(text)
    return page.document()


class Page:
    """Reads HTML source into an assembly."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self._source = ""
        self._stack: list[_Element] = []
        self._counts: dict[str, int] = {}
        self._skipping: _Element | None = None
        self._titles: dict[str, str] = {}
        self._row_open = False
        self._form_end = -1

    def document(self) -> Document:
        """The document read so far; its title as the page gives it."""
        titles = self._titles
        return self.assembly.document(
            titles.get("title") or titles.get("og:title") or titles.get("h1", "")
        )

    def read(self, source: str) -> None:
        """Take in a page, or a piece of one."""
        self._source = source
        place, tag = 0, _TAG
        while start := _TAG_START.search(source, place):
            self._text(source[place : start.start()])
            place = start.start()
            if source[place + 1] in "!?":
                place = self._markup(place)
                continue
            match = tag.match(source, place)
            if not match and tag is _TAG:
                # A quotation mark never closed: to lose the tag, not the page. Tried
                # once, for the time it takes.
                tag = _LOOSE_TAG
                match = tag.match(source, place)
            if not match:
                break
            place = match.end()
            closing, name, attributes = match.groups()
            name = name.lower()
            if name in FORMATTING:
                self._format(name, closing=bool(closing))
                continue
            if closing:
                self._end(name)
            elif name in RAW:
                place = self._raw(name, place)
            else:
                self._start(name, attributes, place)
        else:
            self._text(source[place:])
        while self._stack:
            self._pop()

    # -------------------------------------------------------------- characters

    def _text(self, text: str) -> None:
        if not text or self._skipping:
            return
        if "&" in text:
            text = unescape(text)
        if self._counts.get("pre"):
            first, *lines = text.split("\n")
            self.assembly.add(first) if first else None
            for line in lines:
                self.assembly.line_break()
                self.assembly.add(line or " ")
        elif text:
            self.assembly.add(text)

    def _markup(self, place: int) -> int:
        """The end of a comment, declaration or instruction that starts here."""
        source = self._source
        if source.startswith("<!--", place):
            if source.startswith(("<!-->", "<!--->"), place):
                return source.index(">", place) + 1
            end = source.find("-->", place + 4)
            return end + 3 if end >= 0 else len(source)
        if source.startswith("<![CDATA[", place):
            return place + 9
        end = source.find(">", place)
        return end + 1 if end >= 0 else len(source)

    def _raw(self, name: str, place: int) -> int:
        """The end of an element whose content is no markup."""
        end = re.compile(f"</{name}(?=[\\s/>])[^>]*+>?", re.IGNORECASE).search(
            self._source, place
        )
        stop, after = (end.start(), end.end()) if end else (len(self._source),) * 2
        if name == "title" and "title" not in self._titles and not self._skipping:
            title = unescape(self._source[place : min(stop, place + 2000)])
            if not self._counts.get("svg"):
                self._titles["title"] = title
        elif name == "xmp":
            self.assembly.add(self._source[place:stop])
        return after

    # -------------------------------------------------------------------- tags

    def _start(self, name: str, attributes: str, place: int) -> None:
        if name in VOID:
            self._void(name, attributes)
            return
        self._imply_ends(name)
        values = (
            _attributes(attributes)
            if "=" in attributes or ("hidden" in attributes)
            else {}
        )
        element = _Element(name)
        if self._skipping:
            self._maybe_rescue(name, values, place)
        elif self._is_furniture(name, values, place):
            if name not in INLINE:
                self.assembly.end()
            element.skips = True
            self._skipping = element
        if not self._skipping:
            self._open(element, values)
        if len(self._stack) < _DEPTH:
            self._stack.append(element)
            self._counts[name] = self._counts.get(name, 0) + 1
        elif element.skips:
            self._skipping = None

    def _format(self, name: str, *, closing: bool) -> None:
        if self._skipping:
            return
        if name in BOLD:
            self.assembly.bold = not closing
        elif name in ITALICS and closing:
            self.assembly.end_emphasis()
        elif name in ITALICS:
            self.assembly.begin_emphasis()

    def _void(self, name: str, attributes: str) -> None:
        if self._skipping:
            return
        if name == "br":
            self.assembly.line_break()
        elif name == "hr":
            self.assembly.end()
        elif name == "meta" and "og:title" in attributes:
            values = _attributes(attributes)
            if values.get("property", values.get("name")) == "og:title":
                self._titles.setdefault("og:title", values.get("content", ""))

    def _open(self, element: _Element, values: dict[str, str]) -> None:
        """What an element that is seen does when it starts."""
        name = element.name
        label = values.get("id", "") + " " + values.get("class", "")
        label += " " + values.get("role", "")
        if name in INLINE:
            self._open_inline(element, values)
        elif name in HEADINGS:
            self.assembly.start("heading", int(name[1]))
        elif name in ("ol", "ul"):
            self.assembly.end()
            if name == "ol":
                start = values.get("start", "1")
                element.counter = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
        elif name in ("li", "dt", "dd"):
            self._open_item(label)
        elif name in ("td", "th"):
            self.assembly.start("cell", gap=CELL_GAP if self._row_open else LINE_GAP)
            self._row_open = True
        elif name == "tr":
            self.assembly.end()
            self._row_open = False
        elif ENTRY_NAME.search(label):
            self.assembly.start("reference")
        else:
            self.assembly.start("paragraph")
        if (
            name not in INLINE
            and name not in ("li", "p", "h1")
            and not self.assembly.listing
            and LIST_NAME.search(label)
        ):
            self.assembly.listing = element.lists = True

    def _open_inline(self, element: _Element, values: dict[str, str]) -> None:
        if element.name == "a":
            if "href" in values:
                self.assembly.begin_link(values["href"])
                element.link = True
        elif element.name == "sup":
            self.assembly.begin_note()
        elif element.name == "q":
            self.assembly.add("“")

    def _open_item(self, label: str) -> None:
        lists = (e for e in reversed(self._stack[-9:]) if e.name in ("ol", "ul"))
        parent = next(lists, None)
        number, gap = "", PARAGRAPH_GAP
        if parent:
            number = str(parent.counter) if parent.name == "ol" else ""
            gap = LINE_GAP if parent.filled else PARAGRAPH_GAP
            parent.counter += 1
            parent.filled = True
        kind: BlockKind = "reference" if ENTRY_NAME.search(label) else "item"
        self.assembly.start(kind, label=number, gap=gap)

    def _end(self, name: str) -> None:
        if name == "br":
            self._void(name, "")
        elif name == "p" and not self._counts.get("p"):
            if not self._skipping:
                self.assembly.end()
        elif self._counts.get(name):
            self._close(name)

    def _close(self, name: str) -> None:
        """Close the element of this name, if it is in scope."""
        scopes = frozenset(("table",)) if name in TABLE else SCOPES
        for reach, element in enumerate(reversed(self._stack), start=1):
            if element.name == name:
                for _ in range(reach):
                    self._pop()
                return
            if element.name in scopes or reach > _REACH:
                break
            if name in INLINE and element.name not in INLINE:
                break
        if name == "a" and not self._skipping:
            self.assembly.end_link()

    def _imply_ends(self, name: str) -> None:
        """Close what this start tag closes: the paragraph, the item before …"""
        if name in IMPLIED:
            self._close_implied(*IMPLIED[name])
        elif name == "a" and self._counts.get("a"):
            self._close("a")
        if name not in INLINE and self._counts.get("p"):
            self._close_implied(*P)

    def _close_implied(self, names: frozenset[str], barriers: frozenset[str]) -> None:
        if not any(self._counts.get(name) for name in names):
            return
        keep = found = len(self._stack)
        for element in reversed(self._stack[-_REACH:]):
            if element.name in barriers:
                break
            keep -= 1
            if element.name in names:
                found = keep
        while len(self._stack) > found:
            self._pop()

    def _pop(self) -> None:
        element = self._stack.pop()
        self._counts[element.name] -= 1
        if element.skips and element is self._skipping:
            self._skipping = None
            return
        if self._skipping:
            return
        assembly = self.assembly
        if element.name in INLINE:
            self._close_inline(element)
            return
        if element.name == "h1" and "h1" not in self._titles:
            self._titles["h1"] = assembly.heading_text()
        assembly.end()
        if element.lists:
            assembly.listing = False

    def _close_inline(self, element: _Element) -> None:
        if element.link:
            self.assembly.end_link()
        elif element.name == "sup":
            self.assembly.end_note()
        elif element.name == "q":
            self.assembly.add("”")

    # --------------------------------------------------------------- furniture

    def _is_furniture(self, name: str, values: dict[str, str], place: int) -> bool:
        """Whether this element is around the text of the page, not in it."""
        if name in UNSEEN:
            return name != "dialog" or "open" not in values
        if name in ("ul", "ol") and self._counts.get("header"):
            return True
        decide = {
            "form": self._is_short_form,
            "button": self._is_plain_button,
            "footer": self._is_page_footer,
            "a": self._is_backlink,
        }.get(name)
        if decide and decide(place):
            return not self._list_name(values)
        return bool(values) and (
            self._is_hidden(values) or self._named_furniture(name, values)
        )

    def _is_hidden(self, values: dict[str, str]) -> bool:
        """Whether nobody sees it; what is folded away is there to be opened."""
        hidden = values.get("hidden", "until-found").lower() != "until-found"
        undisplayed = UNDISPLAYED.search(values.get("style", "")) is not None
        folded = FOLDED.search(values.get("class", "")) is not None
        return (hidden or undisplayed) and not (folded or self._list_name(values))

    def _named_furniture(self, name: str, values: dict[str, str]) -> bool:
        if values.get("role", "").lower() in FURNITURE_ROLES:
            return True
        if name in ("main", "article", "header") or name in HEADINGS:
            return False
        label = values.get("id", "") + " " + values.get("class", "")
        return len(label) > 1 and (
            FURNITURE.search(label[:240]) is not None and not LIST_NAME.search(label)
        )

    def _maybe_rescue(self, name: str, values: dict[str, str], place: int) -> None:
        """A reference list in a footer is seen; so is the article in an open nav."""
        skipped = self._skipping.name if self._skipping else ""
        if name in ("main", "article") and skipped in ("nav", "div", "menu"):
            seen = True
        elif skipped != "footer":
            seen = False
        else:
            seen = self._list_name(values) or (
                name in HEADINGS and self._list_heading_ahead(place)
            )
        if seen:
            self._skipping = None

    def _list_name(self, values: dict[str, str]) -> bool:
        label = " ".join(values.get(key, "") for key in ("id", "class", "role"))
        return LIST_NAME.search(label) is not None

    def _is_page_footer(self, _place: int) -> bool:
        return not (self._counts.get("article") or self._counts.get("blockquote"))

    def _is_plain_button(self, place: int) -> bool:
        return not (self._in_heading() or self._list_heading_ahead(place))

    def _in_heading(self) -> bool:
        return any(self._counts.get(name) for name in HEADINGS)

    def _list_heading_ahead(self, place: int) -> bool:
        ahead = _HEADING_AHEAD.match(self._source, place)
        return ahead is not None and is_list_heading(unescape(ahead[1]))

    def _is_backlink(self, place: int) -> bool:
        """Whether the link is the arrow from a note back to the text."""
        ahead = _WORDS_AHEAD.match(self._source, place)
        return ahead is not None and (
            _BACKLINK.fullmatch(unescape(ahead[0])) is not None
        )

    def _is_short_form(self, place: int) -> bool:
        """Whether it is a form to fill in: some servers wrap whole pages in one."""
        if self._form_end < place:
            end = _FORM_END.search(self._source, place)
            self._form_end = end.start() if end else len(self._source)
        if self._form_end - place > _FORM_LENGTH:
            return False
        inside = self._source[place : self._form_end]
        return self._form_end < len(self._source) and not _BODY_IN_FORM.search(inside)


def unescape(text: str) -> str:
    """The text with character references decoded, as browsers decode them."""
    if "&#" in text:
        text = _ZEROS.sub(r"&#\1", text)
        text = _HUGE_NUMBER.sub("\ufffd", text)
    return html.unescape(text)


def _attributes(source: str) -> dict[str, str]:
    """Attributes by name, the first of each; as far as a sane tag goes."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source[:8192]):
        name, double, single, bare = match.groups()
        value = double or single or bare or ""
        if "&" in value:
            value = _ENTITY_IN_ATTRIBUTE.sub(lambda m: html.unescape(m[0]), value)
        values.setdefault(name.lower(), value)
    return values
