"""Paths and addresses -> `Document`s: the only part that knows file formats.

``read_document`` takes a file, ``read_documents`` files and folders, and
``find_documents`` finds what is there to read. Each format is one module with one
``read_…(data, name)``; ``files.READERS`` lists them.
"""

from verifier.documents.files import (
    READERS,
    DocumentFile,
    find_documents,
    read_document,
    read_documents,
)
from verifier.documents.limits import DocumentError

__all__ = [
    "READERS",
    "DocumentError",
    "DocumentFile",
    "find_documents",
    "read_document",
    "read_documents",
]
