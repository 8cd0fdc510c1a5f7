"""Commands about findings: list them, explain them, decide about them."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from verifier import report
from verifier.commands.options import DATABASE, JSON
from verifier.commands.output import print_json, print_lines
from verifier.findings.changes import Change
from verifier.findings.decisions import DECIDABLE, checked_reason, checked_record
from verifier.findings.schedule import stamp
from verifier.findings.store import Decision, Store

# Characters of a number: one that was cut short, or is empty, decides about nothing.
_LEAST_TO_DECIDE = 6


@click.command()
@DATABASE
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(report.VERDICTS),
    metavar="VERDICT",
    help="Only this verdict; may be given again.",
)
@click.option("--document", default="", help="Only documents whose name holds this.")
@JSON
def findings(
    db: Path,
    verdicts: tuple[str, ...],
    document: str,
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """List the findings, document by document."""
    with report.reading(db) as database:
        rows = report.load_findings(database, verdicts, document)
    if as_json:
        print_json(rows)
        return
    print_lines(report.show_findings(rows))
    print_lines(["", *report.show_totals(rows)])


@click.command()
@click.argument("finding")
@DATABASE
def explain(finding: str, db: Path) -> None:
    """Show the argument behind one finding.

    FINDING is the number that `verifier findings` shows, or the name of the study
    ("Noppers 2011") where only one finding bears it.
    """
    with report.reading(db) as findings:
        print_lines(report.explain(findings, report.load_finding(findings, finding)))


@click.command()
@DATABASE
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Only changes from this day on.",
)
@JSON
def changes(
    db: Path,
    since: datetime | None,
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """List which verdicts have changed, and why."""
    day = since.date().isoformat() if since else ""
    with report.reading(db) as database:
        rows = report.load_changes(database, day)
    if as_json:
        print_json(rows)
    else:
        print_lines(report.show_changes(rows))


@click.command()
@click.argument("finding")
@DATABASE
@click.option(
    "--verdict",
    type=click.Choice(DECIDABLE),
    metavar="VERDICT",
    required=True,
    help=f"One of {', '.join(DECIDABLE)}.",
)
@click.option(
    "--pmid",
    default="",
    help="The record that the study is; without it, the one that was found.",
)
@click.option("--reason", default="", help="Why; a decision without is refused.")
@click.option("--by", default="", help="Who decides.  [default: the login name]")
def decide(
    finding: str, db: Path, verdict: str, pmid: str, reason: str, by: str
) -> None:
    """Decide about a finding yourself.

    FINDING is a number, or six and more of its characters, or the name of a study. The
    decision is shown instead of the program's verdict, as yours, until the text around
    the study changes; then the program's verdict is shown again.
    """
    with report.reading(db) as findings:
        row = report.load_finding(findings, finding, _LEAST_TO_DECIDE)
    decision = Decision(
        finding_id=row["finding_id"],
        verdict=verdict,
        pmid=checked_record(row, verdict, pmid.strip()),
        reason=checked_reason(reason),
        decided_by=" ".join(by.split()) or _login(),
        at=stamp(datetime.now(UTC)),
    )
    with Store.open(db) as store:
        _say(row, store.decide(decision))


@click.command()
@click.argument("finding")
@DATABASE
def undecide(finding: str, db: Path) -> None:
    """Take back a decision: the program's verdict is shown again."""
    with report.reading(db) as findings:
        row = report.load_finding(findings, finding, _LEAST_TO_DECIDE)
    with Store.open(db) as store:
        if not store.is_decided(row["finding_id"]):
            name = report.printable(row["study"])
            raise report.ReportError(f"nobody has decided about {name}")
        _say(row, store.undecide(row["finding_id"], stamp(datetime.now(UTC))))


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise click.UsageError("nobody is logged in; say who decides: --by") from None


def _say(row: report.Row, change: Change | None) -> None:
    name = f"{report.printable(row['study'])} ({row['finding_id']})"
    if change:
        click.echo(f"{name}: {change.before} -> {change.after}")
    else:
        click.echo(f"{name}: {row['verdict']}, as it was shown before")
