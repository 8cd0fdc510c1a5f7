"""Named studies: what the mentions of one document agree on. Pure."""

from verifier.studies.naming import name_studies

__all__ = ["name_studies"]
