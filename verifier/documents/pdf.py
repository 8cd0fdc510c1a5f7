"""PDF -> `Document`, read by a process that is stopped when it takes too long."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from verifier.documents.assembly import LINE_GAP, PARAGRAPH_GAP, Assembly
from verifier.documents.limits import DocumentError
from verifier.models import Document

_SECONDS = 90
_ROOT = Path(__file__).parents[2]
_NEEDED = ("LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV")
_WHAT_WENT_WRONG = {
    "PDFPasswordIncorrect": "protected by a password",
    "PDFTextExtractionNotAllowed": "its author does not allow text to be taken out",
    "PDFSyntaxError": "not a PDF, or a broken one",
    "PDFNoValidXRef": "not a PDF, or a broken one",
    "PSEOF": "not a PDF, or a broken one",
}


def read_pdf(data: bytes, name: str) -> Document:
    """The document in a PDF that holds text."""
    answer = _layout(data, name)
    assembly = Assembly(name)
    previous = ""
    for kind, level, pieces in answer["blocks"]:
        gap = LINE_GAP if kind == previous == "item" else PARAGRAPH_GAP
        assembly.start(kind, level, gap=gap)
        for text, style in pieces:
            _add(assembly, text, style)
        assembly.end()
        previous = kind
    document = assembly.document(answer["title"])
    if not document.text:
        raise DocumentError(f"{name}: no text in it (pictures of pages, perhaps)")
    return document


def _add(assembly: Assembly, text: str, style: str) -> None:
    if assembly.empty:
        text = text.lstrip("•·▪●○■‣– ")
    if style == "^":
        assembly.begin_note()
        assembly.add(text)
        assembly.end_note()
    elif style:
        assembly.begin_link(style)
        assembly.add(text)
        assembly.end_link()
    else:
        assembly.add(text)


def _environment() -> dict[str, str]:
    """What Python needs to start, and nothing else of ours: no API key."""
    kept = {key: os.environ[key] for key in _NEEDED if key in os.environ}
    return {"PATH": os.defpath, "PYTHONPATH": str(_ROOT)} | kept


def _layout(data: bytes, name: str) -> dict[str, Any]:
    """What the layout process says of the file."""
    try:
        process = subprocess.run(
            [sys.executable, "-m", "verifier.documents.pdf_layout"],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            cwd=_ROOT,
            env=_environment(),
        )
        answer: dict[str, Any] = json.loads(process.stdout)
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"{name}: takes more than {_SECONDS} s to read") from error
    except ValueError as error:
        raise DocumentError(f"{name}: takes too long or too much memory") from error
    if "error" in answer:
        what = " ".join(str(answer["error"]).split())[:200]
        raise DocumentError(f"{name}: {_WHAT_WENT_WRONG.get(what.split()[0], what)}")
    return answer
