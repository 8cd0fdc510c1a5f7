"""What the README tells an operator to install is what the program understands."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT
from verifier.findings.schedule import Schedule
from verifier.settings import load_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    """The fenced blocks of this language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_settings_it_shows_are_the_ones_in_force(tmp_path):
    """The schedule in the README is the default; its table says the same days."""
    (shown,) = (block for block in blocks("toml") if "[schedule]" in block)
    path = tmp_path / "verifier.toml"
    path.write_text(shown, "utf-8")
    settings = load_settings(path, {}, {})
    assert settings.schedule == Schedule()
    assert settings.off_peak
    days = ", ".join(map(str, Schedule().rejected[:-1]))
    last = Schedule().rejected[-1]
    assert f"| `rejected` | after {days}, then every {last} days |" in README


def test_systemd_accepts_unit_and_timer(tmp_path):
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("systemd is not on this machine")
    paths = []
    for block in blocks("ini"):
        path = tmp_path / re.match(r"# \S*/(\S+)", block)[1]
        # Only what is installed can be verified as a command.
        path.write_text(
            re.sub(r"ExecStart=\S+", f"ExecStart={sys.executable}", block), "utf-8"
        )
        paths.append(path)
    assert sorted(path.suffix for path in paths) == [".service", ".timer"]
    done = subprocess.run(
        [analyze, "verify", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "verifier" in line]
    assert (done.returncode, said) == (0, [])


def test_every_command_line_it_installs_is_understood(command):
    """Cron line, unit and container call `run` with options that there are."""
    cron = re.search(r"^[\d* ]+ +cd .*?/verifier (run .*)$", README, re.MULTILINE)[1]
    unit = re.search(r"^ExecStart=\S+ (run .*)$", README, re.MULTILINE)[1]
    for line in (cron, unit):
        words = [word for word in line.split() if not word.startswith("/srv")]
        words = [word for word in words if word != "--db"]
        done = command(*words, Path("nowhere"))
        assert done.status == 2
        assert "nowhere: no such file or folder" in done.err
