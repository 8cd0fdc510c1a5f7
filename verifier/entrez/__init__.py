"""PubMed through NCBI E-utilities: paced, retried, batched and cached."""
