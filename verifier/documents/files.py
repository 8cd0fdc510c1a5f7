"""Paths -> documents: which files are read, and by what."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from verifier.documents.bibliographies import read_bibtex, read_csl, read_ris
from verifier.documents.docx import read_docx
from verifier.documents.html import read_html
from verifier.documents.limits import MAX_BYTES, DocumentError, megabytes
from verifier.documents.markdown import read_markdown
from verifier.documents.pdf import read_pdf
from verifier.documents.text import read_text
from verifier.models import Document, Unreadable

_GLANCE = 16 * 1024
_CSL = re.compile(rb'"(?:container-title|issued|author|DOI)"\s*:')

Reader = Callable[[bytes, str], Document]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".text": read_text,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".pdf": read_pdf,
        ".docx": read_docx,
        ".bib": read_bibtex,
        ".ris": read_ris,
        ".json": read_csl,
    }
)
"""Ending of a file's name -> what reads it."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file that holds a document: what it is called across runs, where it lies.

    ``contents`` and ``parse`` are apart, so that a file whose bytes are known need not
    be parsed again. Both raise DocumentError, which names the file.
    """

    name: str
    path: Path

    def contents(self) -> bytes:
        """Everything in the file."""
        _demand_rights(self.path, self.name)
        _reader(self.path, self.name)
        return _content(self.path, self.name)

    def parse(self, contents: bytes) -> Document:
        """The document in the file, whose contents are these."""
        return read_bytes(_reader(self.path, self.name), contents, self.name)


def find_documents(paths: Iterable[str]) -> Iterator[DocumentFile]:
    """Every file with a document under these paths, once, none of them opened.

    In sorted order within each folder. In folders, files with an ending that is not in
    ``READERS`` are passed over; given by name they are unreadable.
    """
    seen: set[str] = set()
    for given in paths:
        for path in _files(Path(given)):
            real = _real(path)
            if real not in seen:
                seen.add(real)
                yield DocumentFile(display_name(path), path)


def read_documents(paths: Iterable[str]) -> Iterator[Document | Unreadable]:
    """Every document under these paths (`find_documents`), read."""
    for file in find_documents(paths):
        try:
            yield read_document(file.path)
        except DocumentError as error:
            yield Unreadable(file.name, error.reason(file.name))


def read_document(path: Path) -> Document:
    """The document in this file. Raises DocumentError, which names the file."""
    file = DocumentFile(display_name(path), path)
    return file.parse(file.contents())


def _demand_rights(path: Path, name: str) -> None:
    """Who may not read it is told so first, whatever its name ends in."""
    try:
        path.stat()
        forbidden = not os.access(path, os.R_OK)
    except PermissionError:
        forbidden = True
    except (OSError, ValueError):
        return  # something else is wrong with it, which is said elsewhere
    if forbidden:
        raise DocumentError(f"{name}: {os.strerror(errno.EACCES)}")


def _reader(path: Path, name: str) -> Reader:
    reader = READERS.get(path.suffix.lower())
    if not reader:
        known = " ".join(sorted(READERS))
        raise DocumentError(f"{name}: not a kind of file that is read ({known})")
    return reader


def read_bytes(reader: Reader, data: bytes, name: str) -> Document:
    """The document in these bytes. Whatever goes wrong is a DocumentError."""
    try:
        return reader(data, name)
    except DocumentError:
        raise
    except Exception as error:  # parsers of hostile files raise anything
        what = str(error)[:200]
        raise DocumentError(
            f"{name}: broken file ({type(error).__name__}: {what})"
        ) from error


def display_name(path: Path) -> str:
    """The path as typed, with characters that a terminal would obey spelled out."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(path)
    )


def _content(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(f"{name}: not a regular file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable path"
        raise DocumentError(f"{name}: {reason}") from error
    if len(data) > MAX_BYTES:
        size = megabytes(status.st_size)
        raise DocumentError(
            f"{name}: {size} is more than is read ({megabytes(MAX_BYTES)})"
        )
    return data


def _real(path: Path) -> str:
    """The same for two names of one file."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or the readable ones of a folder, each folder once."""
    if not _is_folder(path):
        yield path
        return
    visited: set[tuple[int, int]] = set()
    folders = [path]
    while folders:
        folder = folders.pop()
        try:
            status = folder.stat()
            entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        except OSError:
            yield folder  # reading it will say why
            continue
        if (status.st_dev, status.st_ino) in visited:
            continue
        visited.add((status.st_dev, status.st_ino))
        seen = [entry for entry in entries if not entry.name.startswith(".")]
        for entry in seen:
            if entry.suffix.lower() in READERS and _is_wanted(entry):
                yield entry
        folders.extend(entry for entry in reversed(seen) if _is_folder(entry))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_wanted(path: Path) -> bool:
    """Whether a file met in a folder is a document, as far as a glance tells.

    Pipes and devices are not, nor is JSON that is no bibliography; what cannot be
    looked at is, so that reading it says why.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        if path.suffix.lower() != ".json":
            return True
        with path.open("rb") as file:
            return _CSL.search(file.read(_GLANCE)) is not None
    except OSError:
        return True
