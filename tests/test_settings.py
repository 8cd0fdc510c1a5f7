"""Where settings come from, and which are refused. Statuses are in test_cli."""

from pathlib import Path

import pytest

from verifier.findings.schedule import Schedule
from verifier.settings import EUTILS, Secret, SettingsError, load_settings

KEY = "0123456789abcdef" * 2


@pytest.fixture
def toml(tmp_path, monkeypatch):
    """Writes `verifier.toml` into an empty folder of work."""
    monkeypatch.chdir(tmp_path)

    def write(text):
        path = tmp_path / "verifier.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_nothing_set_is_the_snapshot(toml):
    settings = load_settings(None, {}, {})
    assert settings.chosen_source == "local"
    assert settings.entrez_url == EUTILS
    assert settings.cache == Path("cache")
    assert settings.local is None
    assert settings.schedule == Schedule()


def test_an_email_address_chooses_entrez(toml):
    settings = load_settings(None, {"NCBI_EMAIL": " you@example.org "}, {})
    assert (settings.chosen_source, settings.email) == ("entrez", "you@example.org")


@pytest.mark.parametrize(
    ("stated", "environment", "arguments", "source"),
    [
        ("source = 'local'", {"NCBI_EMAIL": "a@b.org"}, {}, "local"),
        ("source = 'local'", {"NCBI_EMAIL": "a@b.org"}, {"source": "auto"}, "entrez"),
        ("email = 'a@b.org'", {}, {}, "entrez"),
        ("email = 'a@b.org'", {}, {"source": "local"}, "local"),
        ("email = 'a@b.org'", {}, {"source": None}, "entrez"),
    ],
)
def test_the_nearer_setting_counts(toml, stated, environment, arguments, source):
    toml(stated)
    assert load_settings(None, environment, arguments).chosen_source == source


def test_the_environment_outdoes_the_file(toml):
    toml("email = 'file@b.org'\nentrez_url = 'http://127.0.0.1:1/file'")
    environment = {"NCBI_EMAIL": "env@b.org", "ENTREZ_URL": "http://127.0.0.1:1/env"}
    settings = load_settings(None, environment, {})
    assert settings.email == "env@b.org"
    assert settings.entrez_url == "http://127.0.0.1:1/env/"


def test_a_file_that_is_named_is_read_instead(toml, tmp_path):
    toml("source = 'local'")
    other = tmp_path / "other.toml"
    other.write_text("email = 'a@b.org'\n[schedule]\nrejected = [3]\nconfirmed = 9\n")
    settings = load_settings(other, {}, {})
    assert settings.chosen_source == "entrez"
    assert settings.schedule == Schedule(rejected=(3,), confirmed=9)


def test_an_empty_variable_is_not_set(toml):
    names = ("NCBI_EMAIL", "NCBI_API_KEY", "ENTREZ_URL")
    settings = load_settings(None, dict.fromkeys(names, "  "), {})
    assert settings.chosen_source == "local"
    assert not settings.api_key


def test_the_key_shows_nowhere(toml):
    environment = {"NCBI_API_KEY": KEY, "NCBI_EMAIL": "a@b.org"}
    settings = load_settings(None, environment, {})
    assert settings.api_key.reveal() == KEY
    for shown in (repr(settings), str(settings.api_key), f"{settings.api_key}"):
        assert KEY not in shown
    assert repr(Secret("")) != repr(Secret(KEY))


@pytest.mark.parametrize("key", [f"{KEY}\n&x=", "clé", "a b", "key;"])
def test_a_key_that_cannot_be_one_is_refused_without_being_repeated(toml, key):
    with pytest.raises(SettingsError) as caught:
        load_settings(None, {"NCBI_API_KEY": key}, {})
    assert key not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "eutils.example.org", "ftp://example.org/", "http://", "http://[::1",
        "http://user:secret@example.org/", "http://example.org/?api_key=secret",
        "file:///etc/passwd",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_one_is_refused_without_being_repeated(toml, url):
    with pytest.raises(SettingsError) as caught:
        load_settings(None, {"ENTREZ_URL": url}, {})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("stated", "hours"), [("", 20), ("hours = 6", 6)])
def test_a_run_has_so_many_hours(toml, stated, hours):
    toml(stated)
    assert load_settings(None, {}, {}).hours == hours


@pytest.mark.parametrize("hours", ["0", "-1", "true", "'6'", "1.5"])
def test_hours_that_are_none_are_refused(toml, hours):
    toml(f"hours = {hours}")
    with pytest.raises(SettingsError, match="whole hours above 0"):
        load_settings(None, {}, {})
