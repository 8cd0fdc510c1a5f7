"""Entries of bibliographies: found in a document, and taken apart. Pure."""

from verifier.references.entries import parse_reference
from verifier.references.lists import find_references

__all__ = ["find_references", "parse_reference"]
