"""Options that several commands take."""

from pathlib import Path

import click

DATABASE = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("verifier.db"),
    show_default=True,
    help="The SQLite file with the findings.",
)
SOURCE = click.option(
    "--source",
    type=click.Choice(["auto", "entrez", "local"]),
    help="Where to look studies up. auto: Entrez where NCBI_EMAIL is set, else the"
    " local PubMed.  [default: auto]",
)
LOCAL = click.option(
    "--local",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The local PubMed (see `verifier pubmed`); without it, the shipped snapshot.",
)
CACHE = click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for stored answers.  [default: cache]",
)
CONFIG = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Settings.  [default: verifier.toml, where there is one]",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
