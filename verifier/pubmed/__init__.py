"""A local PubMed: records and their index in one SQLite file."""
