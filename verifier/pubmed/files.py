"""Bulk files of PubMed in a folder: their order, their checksums, what is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import md5
from itertools import groupby
from pathlib import Path

_NAME = re.compile(r"pubmed(?P<year>\d\d)n(?P<number>\d{4,5})\.xml\.gz")
_MD5 = re.compile(rb"\b[0-9a-fA-F]{32}\b")
_NUMBERS = 100_000  # more than the files of any year


@dataclass(frozen=True, slots=True, order=True)
class BulkFile:
    """A file ``pubmedYYnNNNN.xml.gz``; its serial number orders all files."""

    serial: int
    path: Path

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return self.path.name

    @property
    def is_update(self) -> bool:
        """It lies in a folder of update files, as NLM's server keeps them."""
        return self.path.parent.name == "updatefiles"


class DamagedFileError(ValueError):
    """A bulk file cannot be used; the message says why in one line."""


def serial(name: str) -> int | None:
    """What orders a bulk file among all, by its name; None for other files.

    >>> serial("pubmed26n1335.xml.gz"), serial("README.txt")
    (2601335, None)
    """
    found = _NAME.fullmatch(name)
    return int(found["year"]) * _NUMBERS + int(found["number"]) if found else None


def bulk_files(folder: Path) -> list[BulkFile]:
    """All bulk files in this folder and below, in the order to apply them.

    Where a file is there twice, the one that comes first by path counts.
    """
    found: dict[int, BulkFile] = {}
    for path in sorted(folder.rglob("pubmed*.xml.gz")):
        number = serial(path.name)
        if number is not None and path.is_file():
            found.setdefault(number, BulkFile(number, path))
    return sorted(found.values())


def missing(serials: Iterable[int]) -> list[int]:
    """Which serial numbers are not there, from 1 of each year to its last file."""
    there = set(serials)
    last: dict[int, int] = {}
    for known in there:
        year, number = divmod(known, _NUMBERS)
        last[year] = max(number, last.get(year, 0))
    return [
        year * _NUMBERS + number
        for year, end in sorted(last.items())
        for number in range(1, end + 1)
        if year * _NUMBERS + number not in there
    ]


def missing_names(serials: Iterable[int]) -> tuple[str, ...]:
    """The same for people, with runs of numbers as ranges.

    >>> missing_names([2600004, 2600006])
    ('pubmed26n0001 to 0003', 'pubmed26n0005')
    """
    names = []
    # Numbers that follow each other stay as far from their places in the list.
    numbered = enumerate(missing(serials))
    for _, run in groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        year, first = divmod(numbers[0], _NUMBERS)
        last = numbers[-1] % _NUMBERS
        more = f" to {last:04}" if last > first else ""
        names.append(f"pubmed{year:02}n{first:04}{more}")
    return tuple(names)


def is_whole(updates: Iterable[tuple[int, bool]]) -> bool:
    """Files with these serial numbers, of which some are updates, are all of PubMed.

    The baseline of one year is whole where no number is missing up to an update file:
    updates go on counting where the baseline ends.
    """
    files = dict(updates)
    years = {number // _NUMBERS for number in files}
    return len(years) == 1 and any(files.values()) and not missing(files)


def check_md5(path: Path) -> None:
    """The file is as the ``.md5`` beside it says, if there is one.

    Raises DamagedFileError where it is not.
    """
    beside = path.with_name(path.name + ".md5")
    if not beside.is_file():
        return
    with beside.open("rb") as stream:
        stated = _MD5.search(stream.read(4096))
    if stated is None:
        raise DamagedFileError("its .md5 holds no checksum")
    if stated.group().lower() != checksum(path).encode("ascii"):
        raise DamagedFileError("differs from its .md5")


def checksum(path: Path) -> str:
    """The MD5 of the file, in hexadecimal."""
    digest = md5(usedforsecurity=False)
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
