"""Named studies: what the mentions of one document agree on. Pure.

`mention_facts` is what a mention says of its study, `joining` puts the mentions of one
study together (by `entries` of the list, by `stories` that go on), `elsewhere` knows
what PubMed need not hold; `naming` makes the values.
"""

from verifier.studies.naming import name_studies

__all__ = ["name_studies"]
