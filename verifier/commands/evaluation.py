"""`verifier eval`: the program measured on citations that somebody has labelled."""

import json
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import click

from verifier.commands.opening import open_source
from verifier.commands.options import CACHE, CONFIG, JSON, LOCAL, SOURCE
from verifier.commands.output import print_lines
from verifier.deciding.parameters import shipped_parameters
from verifier.deciding.resolution import resolve
from verifier.evaluation import (
    LONGEST_LINE,
    LabelError,
    Labelled,
    figures,
    judge,
    read_labelled,
    show,
)
from verifier.report import printable
from verifier.settings import SettingsError, environment, load_settings


@click.command(name="eval")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@SOURCE
@LOCAL
@CACHE
@CONFIG
@JSON
def evaluate(
    files: Sequence[Path],
    source: str | None,
    local: Path | None,
    cache: Path | None,
    config: Path | None,
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """Measure how well the program does on citations of your own.

    FILE holds one JSON object a line: "text" names the study, "title" is that of its
    page, and "pmid" the record that is meant, null where PubMed has none. "start" and
    "end" say which study is meant where the text names several; "reference": true says
    that it is an entry of a reference list.

    Prints how often the right record was named or listed, how often a wrong one, and
    how far confidence is from the truth (calibration error).
    """
    labelled = list(chain.from_iterable(map(_read, files)))
    stated = {"source": source, "local": local, "cache": cache}
    settings = load_settings(config, environment(), stated)
    parameters = shipped_parameters()
    with open_source(settings) as chosen:
        click.echo(f"Source: {chosen.description}", err=True)
        outcomes = judge(labelled, lambda s: resolve(s, chosen, parameters))
    print_lines([json.dumps(figures(outcomes))] if as_json else show(outcomes))


def _read(file: Path) -> list[Labelled]:
    try:
        with file.open(encoding="utf-8") as lines:
            # No line is read further than it takes to know that it is too long.
            bounded = iter(partial(lines.readline, LONGEST_LINE + 2), "")
            return list(read_labelled(bounded))
    except (LabelError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: {printable(str(error))}") from None
