"""Entries of bibliographies: found in a document, and taken apart. Pure.

Written here because no kept parser for Python fits. Measured on 600 entries of refs-dev
(seed 3 of the part that was tuned on), share exactly right after folding:

=====================  ========  =====  =====  =======  ======  =========
parser                 surnames   year  title  journal  volume  entries/s
=====================  ========  =====  =====  =======  ======  =========
this one                   0.99   0.99   0.98     0.99    1.00      6,000
refextract 1.1.7           0.30   0.99   0.00     0.01    0.03         12
refparse 0.5                  0      0      0        0       0          -
=====================  ========  =====  =====  =======  ======  =========

refextract was judged kindly (the surnames had to occur in its author text in order); it
knows the style and the journals of physics. refparse reads Scopus and Web of Science
exports and nothing else. Parsers with trained models (GROBID, AnyStyle) need another
runtime or a download. ``python -m tests.eval_references`` prints the whole measurement.
"""

from verifier.references.entries import parse_reference
from verifier.references.lists import find_references

__all__ = ["find_references", "parse_reference"]
