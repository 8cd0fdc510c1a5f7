"""Web addresses -> documents: pages, sitemaps, and files that list addresses."""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from verifier.documents.bibliographies import read_bibtex, read_csl, read_ris
from verifier.documents.decoding import decode
from verifier.documents.docx import read_docx
from verifier.documents.files import READERS, Reader, read_bytes
from verifier.documents.html import read_html
from verifier.documents.limits import DocumentError
from verifier.documents.markdown import read_markdown
from verifier.documents.pdf import read_pdf
from verifier.documents.places import RefusedError
from verifier.documents.text import read_text
from verifier.documents.visits import Clock, Manners, Page, Pages, Visitor, unpacked
from verifier.models import Document, Unreadable

_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_LIST_ENDING = ".urls"
_LIST_ENDINGS = frozenset((_LIST_ENDING, ".txt"))
_SITEMAP = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([-\w:.]{2,40})", re.IGNORECASE)
_GZIP = b"\x1f\x8b"

_SITEMAP_DEPTH = 2
_SITEMAP_ADDRESSES = 50_000  # of sitemaps.org
_LONGEST_LIST = 4 * 1024 * 1024

_BY_TYPE: dict[str, Reader] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_text,
    "text/markdown": read_markdown,
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        read_docx
    ),
    "application/x-bibtex": read_bibtex,
    "application/x-research-info-systems": read_ris,
    "application/vnd.citationstyles.csl+json": read_csl,
    "application/json": read_csl,
}


# -------------------------------------------------------------------- addresses


def split_inputs(inputs: Iterable[str]) -> tuple[list[str], list[str]]:
    """Paths and web addresses apart; a file that lists addresses counts as these."""
    paths: list[str] = []
    addresses: list[str] = []
    for given in inputs:
        if _ADDRESS.match(given):
            addresses.append(given)
        elif listed := listed_addresses(Path(given)):
            addresses.extend(listed)
        else:
            paths.append(given)
    return paths, addresses


def listed_addresses(path: Path) -> list[str]:
    """The addresses in a file that lists one a line; none if it is another file.

    Empty lines and lines that start with ``#`` do not count. A text is a list where
    all other lines are addresses; of a list that calls itself one, those that are
    none are refused one by one when their turn comes.
    """
    if path.suffix.lower() not in _LIST_ENDINGS:
        return []
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST_LIST:
            return []
        lines = decode(path.read_bytes()).splitlines()
    except (OSError, ValueError):
        return []
    said = [line.strip() for line in lines]
    said = [line for line in said if line and not line.startswith("#")]
    if path.suffix.lower() == _LIST_ENDING or all(map(_is_address, said)):
        return said
    return []


def _is_address(line: str) -> bool:
    return _ADDRESS.match(line) is not None and " " not in line


def fetch_pages(
    addresses: Iterable[str],
    manners: Manners,
    pages: Pages,
    clock: Clock | None = None,
) -> Iterator[Document | Unreadable]:
    """Every page at these addresses, once; of a sitemap, every page it lists.

    ``Document.name`` is the address. A page that cannot be had is unreadable.
    """
    seen: set[str] = set()
    todo = [(address, 0) for address in reversed(list(addresses))]
    with Visitor(manners, pages, clock or Clock()) as visitor:
        while todo:
            given, depth = todo.pop()
            name = _shown(given)
            if name in seen:
                continue
            seen.add(name)
            try:
                page = visitor.page(_without_fragment(given))
                if depth < _SITEMAP_DEPTH and _is_sitemap(page):
                    found = list(_sitemap_addresses(page, name, manners))
                    todo.extend((address, depth + 1) for address in reversed(found))
                else:
                    yield _read(page, name)
            except RefusedError as error:
                yield Unreadable(name, str(error))
            except ValueError:
                yield Unreadable(name, "not a usable address, or redirected to one")
            except DocumentError as error:
                yield Unreadable(name, str(error).removeprefix(f"{name}: "))


def _shown(address: str) -> str:
    """The address without its fragment, safe to print."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode()
        for c in _without_fragment(address)
    )


def _without_fragment(address: str) -> str:
    return address.strip().partition("#")[0]


# ---------------------------------------------------------------------- reading


def _read(page: Page, name: str) -> Document:
    kind, _, parameters = page.content_type.partition(";")
    kind = kind.strip().lower()
    ending = Path(urlsplit(name).path).suffix.lower()
    reader = _BY_TYPE.get(kind)
    if kind in ("", "text/plain", "application/octet-stream", "binary/octet-stream"):
        # Servers that do not know a type say one of these.
        reader = READERS.get(ending, reader)
        if not reader and page.body.lstrip()[:1] == b"<":
            reader = read_html
    if not reader:
        raise RefusedError(f"{kind[:60] or 'a page without a type'} is not read")
    declared = _CHARSET.search(parameters)
    if declared and reader in (read_html, read_text, read_markdown):
        reader = partial(reader, declared=declared[1])
    return read_bytes(reader, page.body, name)


def _is_sitemap(page: Page) -> bool:
    start = page.body[:4096]
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(47).decompress(start, 4096)
        except zlib.error:
            return False
    return _SITEMAP.search(start) is not None


def _sitemap_addresses(page: Page, name: str, manners: Manners) -> Iterator[str]:
    """The addresses that a sitemap lists, on its own host (sitemaps.org)."""
    body = page.body
    if body.startswith(_GZIP):
        body = unpacked([body], "gzip", manners.max_bytes)
    host = _bare_host(name)
    found = 0
    try:
        for _, element in etree.iterparse(
            BytesIO(body),
            tag="{*}loc",
            load_dtd=False,
            no_network=True,
            resolve_entities=False,
        ):
            address = (element.text or "").strip()
            element.clear()
            if _bare_host(address) != host:
                continue
            found += 1
            if found > _SITEMAP_ADDRESSES:
                return
            yield address
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"broken sitemap ({error.msg})") from error


def _bare_host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
