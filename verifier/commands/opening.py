"""What a run reads and asks: the one place that builds what talks to the network."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain

from verifier import report
from verifier.documents import find_documents
from verifier.documents.page_store import FILE, PageStore
from verifier.documents.visits import Manners
from verifier.documents.web import fetch_pages, split_inputs
from verifier.entrez.client import open_entrez
from verifier.offpeak import OffPeak
from verifier.pipeline import Input
from verifier.pubmed.local import Local, open_snapshot
from verifier.settings import Settings, SettingsError
from verifier.sources import Source


@contextmanager
def open_source(settings: Settings) -> Iterator[Source]:
    """The source that the settings choose."""
    if settings.chosen_source == "entrez":
        with open_entrez(
            email=settings.email,
            api_key=settings.api_key.reveal(),
            base_url=settings.entrez_url,
            cache=settings.cache,
            hours=settings.hours,
        ) as entrez:
            yield OffPeak(entrez) if settings.off_peak else entrez
    elif settings.local:
        with closing(Local.open(settings.local)) as local:
            yield local
    else:
        with closing(open_snapshot()) as snapshot:
            yield snapshot


def checked_inputs(given: Iterable[str]) -> tuple[list[str], list[str]]:
    """Paths, all of which are there, and web addresses.

    Raises SettingsError where something is neither.
    """
    paths, addresses = split_inputs(given)
    for path in paths:
        if problem := _why_not_there(path):
            raise SettingsError(f"{report.printable(path)}: {problem}")
    return paths, addresses


def _why_not_there(path: str) -> str:
    """Why there is nothing at this path, or nobody can know; empty where it is."""
    try:
        os.stat(path)  # noqa: PTH116 - takes any text
    except PermissionError as error:
        return str(error.strerror)
    except (OSError, ValueError):
        return "no such file or folder"
    return ""


@contextmanager
def open_inputs(
    paths: Sequence[str],
    addresses: Sequence[str],
    settings: Settings,
    *,
    allow_private: bool,
) -> Iterator[Iterable[Input]]:
    """Everything to be read: files at once, pages as they are fetched."""
    if not addresses:
        yield find_documents(paths)
        return
    manners = Manners(
        settings.email or "nobody has said whom to write to", private=allow_private
    )
    with PageStore(settings.cache / FILE) as pages:
        yield chain(find_documents(paths), fetch_pages(addresses, manners, pages))
