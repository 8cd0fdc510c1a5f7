"""Measurements of reading and of the local PubMed: ``python -m tests.bench``."""
