"""A local PubMed: records and their index in one SQLite file."""

import os

# Else NumPy's OpenBLAS starts a thread for every further core, each of which turns in a
# circle for a tenth of a second: as much as a process takes to start. Nothing here
# multiplies matrices. Processes that are started by this one have it too.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
