"""Finds every mention of a study in a document, with the parts it names. Pure."""

from verifier.mentions.citations import find_citations
from verifier.mentions.layout import Layout
from verifier.models import Document, Mention

__all__ = ["find_mentions"]


def find_mentions(document: Document) -> list[Mention]:
    """Every mention of a study in the document, in the order of the text."""
    layout = Layout(document)
    return list(find_citations(layout, 0, len(document.text)))
