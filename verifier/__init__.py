"""Checks the studies that health pages name against PubMed."""

__version__ = "0.1.0"
