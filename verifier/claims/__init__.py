"""Claims: what a document says of each study it names. Pure.

`passages` cuts the document up and says of which study each piece speaks, sentence by
sentence in `coreference` (what a sentence does is in `turns`, whom it names at last in
`late_names`); `binding` does the same within one sentence, for those that are
`spoken_of` in it; `others` finds what is told beside a study and not of it, `pointers`
the reviews that readers are sent to; `reading` gathers designs, sizes and the rest by
study, `subjects` what each is about.
"""

from verifier.claims.reading import read_claims

__all__ = ["read_claims"]
