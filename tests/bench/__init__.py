"""Measurements of the local PubMed: ``python -m tests.bench`` (or ``make bench``)."""
