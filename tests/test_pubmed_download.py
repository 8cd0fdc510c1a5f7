"""Bulk files are fetched from a server that fails in every way it can."""

import gzip
import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.clocks import Clock
from verifier.pubmed import download as module
from verifier.pubmed.build import build, status
from verifier.pubmed.download import INTERVAL, TRIES, DownloadError, download

EMPTY = gzip.compress(b"<PubmedArticleSet></PubmedArticleSet>" + b" " * 5000, 0)
FILES = {
    "baseline/pubmed26n0001.xml.gz": EMPTY,
    "baseline/pubmed26n0002.xml.gz": EMPTY + b"",
    "updatefiles/pubmed26n0003.xml.gz": EMPTY,
}


class Site:
    """What a server of bulk files holds, was asked and does wrong."""

    def __init__(self):
        self.files = dict(FILES)
        self.md5 = {
            f"{name}.md5": f"MD5({name})= {hashlib.md5(body).hexdigest()}\n".encode()
            for name, body in FILES.items()
        }
        self.asked = []
        self.failures = []  # what to do instead, one a request; None: nothing
        self.ranges = True

    def page(self, folder):
        names = [n.split("/")[1] for n in (*self.files, *self.md5) if folder in n]
        links = "".join(f'<a href="{name}">{name}</a>\n' for name in names)
        return f'<a href="../">..</a><a href="/etc/passwd">x</a>{links}'.encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site, path = self.server.site, self.path.removeprefix("/pubmed/")
        site.asked.append((path, self.headers.get("Range", "")))
        failure = site.failures.pop(0) if site.failures else None
        if isinstance(failure, int):
            return self.answer(failure, b"busy", {"Retry-After": "7"})
        if path.endswith("/"):
            return self.answer(200, site.page(path), {}, cut=failure)
        body = site.md5.get(path) or site.files.get(path)
        if body is None:
            return self.answer(404, b"no")
        start = 0
        if site.ranges and (wanted := self.headers.get("Range")):
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(body):
                return self.answer(416, b"")
        return self.answer(206 if start else 200, body[start:], {}, cut=failure)

    def answer(self, status, body, headers=(), cut=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            self.close_connection = True

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.site = Site()
    server.site.url = f"http://127.0.0.1:{server.server_port}/pubmed"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.site
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(site, folder, clock=None):
    clock = clock or Clock()
    seen = []
    problems = download(site.url, folder, seen.append, clock=clock, sleep=clock.sleep)
    return problems, seen


def held(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".md5"
    }


def test_what_the_server_lists_lies_in_the_folder(site, tmp_path):
    """Whole, checked, under NLM's names; what was fetched builds."""
    problems, seen = fetch(site, tmp_path)
    assert problems == ()
    assert [(s.file, s.done, s.files) for s in seen] == [
        ("pubmed26n0001.xml.gz", 1, 3),
        ("pubmed26n0002.xml.gz", 2, 3),
        ("pubmed26n0003.xml.gz", 3, 3),
    ]
    assert held(tmp_path) == FILES
    assert build(tmp_path, tmp_path / "pubmed.db").applied == 3
    assert status(tmp_path / "pubmed.db").complete


def test_what_is_there_is_not_asked_for_again(site, tmp_path):
    fetch(site, tmp_path)
    site.asked.clear()
    assert fetch(site, tmp_path)[0] == ()
    assert [path for path, _ in site.asked] == ["baseline/", "updatefiles/"]


def test_requests_are_paced(site, tmp_path):
    """No request starts sooner after another than NCBI allows."""
    clock = Clock()
    fetch(site, tmp_path, clock)
    assert clock.now >= INTERVAL * (len(site.asked) - 1)


@pytest.mark.parametrize("failure", [429, 500, 503, "cut"])
def test_a_passing_failure_is_tried_again(site, tmp_path, failure):
    """Whichever request it strikes."""
    for place in (0, 2, 3, 7):
        folder = tmp_path / str(place)
        site.failures = [*[None] * place, failure, failure]
        assert fetch(site, folder)[0] == ()
        assert held(folder) == FILES


def test_the_server_may_say_how_long_to_wait(site, tmp_path):
    clock = Clock()
    site.failures = [503]
    fetch(site, tmp_path, clock)
    assert 7.0 in clock.slept


def test_an_interrupted_file_goes_on_where_it_stopped(site, tmp_path):
    """Only what is missing is asked for."""
    half = len(EMPTY) // 2
    part = tmp_path / "baseline" / "pubmed26n0001.xml.gz.part"
    part.parent.mkdir()
    part.write_bytes(EMPTY[:half])
    fetch(site, tmp_path)
    assert ("baseline/pubmed26n0001.xml.gz", f"bytes={half}-") in site.asked
    assert held(tmp_path) == FILES


@pytest.mark.parametrize("left", [b"x" * 10, EMPTY, EMPTY + b"more"])
@pytest.mark.parametrize("ranges", [True, False])
def test_what_an_earlier_version_left_behind_does_no_harm(site, tmp_path, left, ranges):
    """A checksum that disagrees starts the file anew, once."""
    site.ranges = ranges
    part = tmp_path / "baseline" / "pubmed26n0001.xml.gz.part"
    part.parent.mkdir()
    part.write_bytes(left)
    assert fetch(site, tmp_path)[0] == ()
    assert held(tmp_path) == FILES


def test_a_file_that_never_agrees_is_named_and_the_rest_fetched(site, tmp_path):
    site.md5["baseline/pubmed26n0001.xml.gz.md5"] = b"0" * 32
    [problem] = fetch(site, tmp_path)[0]
    assert problem.file == "pubmed26n0001.xml.gz"
    assert problem.problem == "differs from its .md5"
    assert not (tmp_path / "baseline" / "pubmed26n0001.xml.gz").exists()
    assert (tmp_path / "baseline" / "pubmed26n0002.xml.gz").exists()


@pytest.mark.parametrize("name", ["pubmed26n0001.xml.gz", "pubmed26n0001.xml.gz.md5"])
def test_a_file_that_is_listed_and_not_there_is_named(site, tmp_path, name):
    (site.md5 if name.endswith("5") else site.files)[f"baseline/{name}"] = None
    [problem] = fetch(site, tmp_path)[0]
    assert "the server answers 404" in problem.problem


@pytest.mark.parametrize(
    ("failures", "reason"),
    [
        ([503] * TRIES, "the server answers 503"),
        (["cut"] * TRIES, "baseline/: peer closed"),
        ([403], "403"),
    ],
)
def test_a_server_that_lists_nothing_is_an_error_of_one_line(
    site, tmp_path, failures, reason
):
    site.failures = failures
    with pytest.raises(DownloadError, match=reason) as caught:
        fetch(site, tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["", "ftp://x", "file:///etc", "http://", "http://[x"])
def test_an_address_that_is_none_is_an_error_of_one_line(tmp_path, url):
    clock = Clock()
    with pytest.raises(DownloadError) as caught:
        download(url, tmp_path, clock=clock, sleep=clock.sleep)
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_written_is_an_error_of_one_line(site, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DownloadError, match="file: "):
        fetch(site, tmp_path / "file")


def test_an_answer_without_end_is_cut_off(site, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_FILE", 1000)
    site.files["baseline/pubmed26n0001.xml.gz"] = b"x" * 9_000_000
    problems = fetch(site, tmp_path)[0]
    assert "larger than any real one" in problems[0].problem
    monkeypatch.setattr(module, "LARGEST_LISTING", 10)
    with pytest.raises(DownloadError, match="larger than any real one"):
        fetch(site, tmp_path)
