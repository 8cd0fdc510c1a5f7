"""Web addresses as input of a run: pages from a server on this machine."""

import socket

import pytest

from tests.commands import EMAIL, SAMPLE, rows
from tests.websites import Site
from verifier.documents.visits import Manners

PAGE = SAMPLE.read_text(encoding="utf-8")


@pytest.fixture
def site(monkeypatch):
    """A site of two pages, asked without pauses."""

    def swift(contact, *, private):
        return Manners(contact, pause=0.0, private=private)

    monkeypatch.setattr("verifier.commands.opening.Manners", swift)
    site = Site()
    site.html("/one.html", PAGE, ETag='"1"')
    site.html("/two.html", "<p>A trial by Whitcombe et al. (2017).</p>", ETag='"2"')
    yield site
    site.close()


def run(command, *arguments):
    return command("run", *arguments, "--allow-private", "--source", "local")


def documents():
    return [row["document"] for row in rows("verifier.db", "select * from documents")]


def statuses(site):
    """Which pages were asked for, and whether with the mark of a kept one."""
    return [
        (path, "if-none-match" in headers)
        for path, headers in site.requests
        if path != "/robots.txt"
    ]


def not_modified(tag, body):
    """A page whose server can say that it has not changed."""

    def answer(headers):
        if headers.get("if-none-match") == tag:
            return 304, {}, b""
        return 200, {"Content-Type": "text/html", "ETag": tag}, body.encode()

    return answer


def test_a_page_is_verified_as_its_file_is(command, site):
    """Only the name of the document differs."""
    done = run(command, f"{site.base}/one.html")
    assert done.status == 0
    command("run", SAMPLE, "--db", "file.db")
    sql = "select study, verdict, pmid from findings order by study, pmid"
    assert rows("verifier.db", sql) == rows("file.db", sql) != []
    assert documents() == [f"{site.base}/one.html"]
    assert f"{site.base}/one.html" in done.out


def test_pages_files_and_folders_go_together(command, site, tmp_path):
    (tmp_path / "page.txt").write_text("Noppers et al. (2011)\n", encoding="utf-8")
    done = run(command, "page.txt", f"{site.base}/two.html")
    assert done.status == 0
    assert "2 documents" in done.out
    assert sorted(documents()) == sorted(["page.txt", f"{site.base}/two.html"])


@pytest.mark.parametrize("name", ["site.urls", "site.txt"])
def test_a_file_of_addresses_stands_for_its_pages(command, site, tmp_path, name):
    lines = f"# ours\n\n{site.base}/one.html\n{site.base}/two.html\n"
    (tmp_path / name).write_text(lines, encoding="utf-8")
    assert run(command, name).status == 0
    assert documents() == [f"{site.base}/one.html", f"{site.base}/two.html"]


def test_a_sitemap_stands_for_the_pages_it_lists(command, site):
    listed = "".join(
        f"<url><loc>{site.base}/{name}.html</loc></url>" for name in ("one", "two")
    )
    site.pages["/sitemap.xml"] = (
        200,
        {"Content-Type": "application/xml"},
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}'
        "</urlset>".encode(),
    )
    assert run(command, f"{site.base}/sitemap.xml").status == 0
    assert documents() == [f"{site.base}/one.html", f"{site.base}/two.html"]


def test_an_unchanged_page_costs_a_304_and_is_no_news(command, site):
    site.pages["/one.html"] = not_modified('"1"', PAGE)
    first = run(command, f"{site.base}/one.html")
    second = run(command, f"{site.base}/one.html", "--log-format", "json")
    assert (first.status, second.status) == (0, 0)
    assert first.out
    assert second.out == ""
    assert '"unchanged": 1' in second.err
    assert statuses(site) == [("/one.html", False), ("/one.html", True)]


def test_a_changed_page_is_read_anew(command, site):
    address = f"{site.base}/two.html"
    run(command, address)
    site.html("/two.html", "<p>A trial by Castellano et al. (2014).</p>", ETag='"3"')
    done = run(command, address)
    assert "Castellano 2014" in done.out
    assert [r["study"] for r in rows("verifier.db", "select study from findings")] == [
        "Castellano 2014"
    ]


def test_a_page_that_cannot_be_had_is_said_and_the_rest_is_done(command, site):
    """What is known of it stands."""
    run(command, f"{site.base}/one.html", f"{site.base}/two.html")
    before = rows("verifier.db", "select * from findings order by finding_id")
    del site.pages["/one.html"]
    done = run(command, f"{site.base}/one.html", f"{site.base}/two.html")
    assert done.status == 0
    assert f"verifier: {site.base}/one.html: the server answers 404" in done.err
    assert rows("verifier.db", "select * from findings order by finding_id") == before


def test_a_site_that_is_down_is_one_line(command):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = run(command, f"http://127.0.0.1:{port}/")
    assert done.status == 0
    assert f"verifier: http://127.0.0.1:{port}/: " in done.err
    assert "verifier: no document could be read" in done.err
    assert "Traceback" not in done.err


def test_the_log_tells_of_requests_only_where_it_is_asked_to(command, site):
    for options, told in ((), False), (("--debug",), True):
        done = run(command, f"{site.base}/two.html", "--log-format", "json", *options)
        assert ("robots.txt" in done.err) is told


def test_this_machine_is_asked_only_where_that_is_allowed(command, site):
    """A list of pages from elsewhere must not reach what only this machine sees."""
    done = command("run", f"{site.base}/one.html", "--source", "local")
    assert done.status == 0
    assert "127.0.0.1" in done.err
    assert site.requests == []


def test_sites_learn_whom_to_write_to(command, site, monkeypatch):
    monkeypatch.setenv("NCBI_EMAIL", EMAIL)
    run(command, f"{site.base}/two.html")
    assert {EMAIL in headers["user-agent"] for _, headers in site.requests} == {True}


def test_many_pages_are_verified_as_they_come(command, site, monkeypatch):
    """A run that is killed has lost a few pages, not the site."""
    monkeypatch.setattr("verifier.pipeline._FETCHED_TOGETHER", 2)
    paths = [f"/{number}.html" for number in range(5)]
    for path in paths:
        site.html(path, "<p>A trial by Whitcombe et al. (2017).</p>")
    seen = []
    last = paths[-1]

    def look(headers):
        seen.extend(documents())
        return 200, {"Content-Type": "text/html"}, b"<p>Nothing.</p>"

    site.pages[last] = look
    done = run(command, *(site.base + path for path in paths))
    assert "5 documents" in done.out
    assert seen == [site.base + path for path in paths[:4]]


@pytest.mark.parametrize("given", ["ftp://example.org/x", "https:///x", "http:// x"])
def test_what_is_neither_path_nor_address_is_bad_usage(command, given):
    done = command("run", given)
    assert done.status == 2
    assert "no such file or folder" in done.err
