"""Which record a study is, and what follows: queries, record linkage, verdicts."""
