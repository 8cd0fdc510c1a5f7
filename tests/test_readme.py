"""The README says what is true of the program of today."""

import re
import subprocess
import sys
from dataclasses import fields
from typing import get_args

import pytest

from tests.commands import ROOT, all_commands
from verifier import models, settings
from verifier.findings.schedule import Schedule

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_output_it_shows_is_the_programs():
    """`make docs` writes it anew."""
    check = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "-I", ".", "README.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, f"make docs: {check.stdout}{check.stderr}"


def test_every_query_it_shows_finds_something():
    shown = re.findall(r"```sql\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL)
    assert len(shown) >= 5
    for sql, answer in shown:
        assert len(answer.splitlines()) > 2, sql


def test_it_lists_every_verdict_once():
    section = README.split("## Verdicts")[1].split("## ")[0]
    table = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert sorted(table) == sorted(get_args(models.Verdict))


@pytest.mark.parametrize("name", [name for name, _ in all_commands()])
def test_it_holds_the_help_of_every_command(name):
    assert f"Usage: verifier {name} " in README


def test_it_names_every_setting():
    names = {f.name for f in fields(settings.Settings)} - {"api_key", "schedule"}
    names |= {f.name for f in fields(Schedule)}
    names |= {"NCBI_EMAIL", "NCBI_API_KEY", "ENTREZ_URL"}
    assert [name for name in sorted(names) if name not in README] == []


def test_every_command_of_make_that_it_names_is_there():
    named = set(re.findall(r"(?:`|\$ )make ([a-z]+)", README))
    assert {"verify", "test"} <= named
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert named <= targets


def test_it_tells_of_nobodys_machine():
    """No path of a developer, no key, no address of a real person."""
    assert not re.search(r"/(?:home|root|tmp|work)/", README)
    mails = re.findall(r"[\w.]+@[\w.]+\w", README)
    assert set(mails) == {"you@example.org"}
