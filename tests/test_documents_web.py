"""Web pages, fetched from a server on this machine: politely, and only if allowed."""

import gzip
import socket
import sqlite3
import ssl
import zlib
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.websites import Site
from verifier.documents.page_store import PageStore
from verifier.documents.places import RefusedError, is_public, place_of
from verifier.documents.visits import Clock, Manners
from verifier.documents.web import fetch_pages, listed_addresses, split_inputs
from verifier.models import Document, Unreadable


@pytest.fixture
def site():
    site = Site()
    yield site
    site.close()


@pytest.fixture
def store():
    with PageStore(None) as store:
        yield store


def fetch(site, store, *paths, **manners):
    def sleep(seconds: float) -> None:
        site.time += seconds

    polite = Manners("you@example.org", **({"private": True} | manners))
    addresses = [p if "://" in p else site.base + p for p in paths]
    return list(fetch_pages(addresses, polite, store, Clock(lambda: site.time, sleep)))


def asked(site) -> list[str]:
    return [path for path, _ in site.requests if path != "/robots.txt"]


def test_a_page_is_a_document_named_by_its_address(site, store):
    site.html("/trial?a=1", "<title>T</title><p>Doe et al. (2011)")
    (found,) = fetch(site, store, "/trial?a=1#part")
    assert isinstance(found, Document)
    assert found.name == site.base + "/trial?a=1"
    assert (found.title, found.text) == ("T", "Doe et al. (2011)")


def test_who_asks_and_how_to_reach_them_is_said(site, store):
    site.html("/", "x")
    fetch(site, store, "/")
    for _, headers in site.requests:
        assert headers["user-agent"].startswith("verifier/")
        assert "you@example.org" in headers["user-agent"]
        assert headers["host"] == site.base.removeprefix("http://")


def test_robots_txt_is_asked_first_once_and_obeyed(site, store):
    rules = b"User-agent: *\nDisallow: /private/\nAllow: /private/open$\n"
    site.pages["/robots.txt"] = (200, {}, rules)
    for path in ("/a", "/private/x", "/private/open"):
        site.html(path, "x")
    found = fetch(site, store, "/a", "/private/x", "/private/open")
    assert [type(f) for f in found] == [Document, Unreadable, Document]
    assert found[1].reason == "robots.txt forbids it"
    assert [path for path, _ in site.requests] == [
        "/robots.txt",
        "/a",
        "/private/open",
    ]


def test_rules_for_other_robots_are_not_ours(site, store):
    rules = b"User-agent: page\nDisallow: /\n\nUser-agent: Verifier\nDisallow: /x\n"
    site.pages["/robots.txt"] = (200, {}, rules)
    site.html("/a", "x")
    site.html("/x", "x")
    found = fetch(site, store, "/a", "/x")
    assert [type(f) for f in found] == [Document, Unreadable]


@pytest.mark.parametrize(
    ("status", "fetched"), [(404, True), (403, True), (500, False), (503, False)]
)
def test_a_host_whose_robots_txt_fails_is_left_alone(site, store, status, fetched):
    site.pages["/robots.txt"] = (status, {}, b"")
    site.html("/a", "x")
    (found,) = fetch(site, store, "/a")
    assert isinstance(found, Document) == fetched
    assert asked(site) == (["/a"] if fetched else [])


def test_requests_to_one_host_are_spaced_out(site, store):
    for n in range(4):
        site.html(f"/{n}", "x")
    fetch(site, store, "/0", "/1", "/2", "/3", pause=1.5)
    assert site.times == [0.0, 1.5, 3.0, 4.5, 6.0]


def test_a_crawl_delay_is_kept(site, store):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: verifier\nCrawl-delay: 7\n")
    site.html("/0", "x")
    site.html("/1", "x")
    fetch(site, store, "/0", "/1")
    assert site.times[2] - site.times[1] == 7.0


def test_an_unchanged_page_costs_a_304_and_is_the_same_document(site, store):
    def page(headers):
        if headers.get("if-none-match") == '"v1"':
            return 304, {"ETag": '"v1"'}, b""
        tags = {"ETag": '"v1"', "Last-Modified": "Sun, 06 Nov 1994 08:49:37 GMT"}
        return 200, {"Content-Type": "text/html"} | tags, b"<p>Doe (2011)"

    site.pages["/"] = page
    first = fetch(site, store, "/")
    second = fetch(site, store, "/")
    assert first == second
    assert first[0].text == "Doe (2011)"
    headers = site.requests[-1][1]
    assert headers["if-none-match"] == '"v1"'
    assert headers["if-modified-since"] == "Sun, 06 Nov 1994 08:49:37 GMT"


def test_pages_are_kept_between_runs(site, tmp_path):
    site.html("/", "one", ETag='"v1"')
    with PageStore(tmp_path / "pages.db") as store:
        first = fetch(site, store, "/")
    site.pages["/"] = (304, {}, b"")
    with PageStore(tmp_path / "pages.db") as store:
        assert fetch(site, store, "/") == first


def test_redirects_are_followed_and_checked_like_addresses(site, store):
    site.pages["/old"] = (301, {"Location": "/new"}, b"")
    site.html("/new", "moved")
    site.pages["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    site.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    site.pages["/bad"] = (302, {"Location": "http://[::1"}, b"")
    site.pages["/user"] = (302, {"Location": "http://a:b@127.0.0.1/"}, b"")
    old, *refused = fetch(site, store, "/old", "/file", "/loop", "/bad", "/user")
    assert (old.name, old.text) == (site.base + "/old", "moved")
    assert [r.reason for r in refused] == [
        "file address, not a web address",
        "redirected too often",
        "the connection failed: Invalid URL in location header: Invalid port: ':1'.",
        "an address with a user name or password in it",
    ]


def test_this_machine_is_not_asked_unless_allowed(site, store):
    site.html("/", "secret")
    found = fetch(site, store, "/", "http://localhost:1/", private=False)
    assert all(isinstance(f, Unreadable) for f in found)
    assert "127.0.0.1, a private address" in found[0].reason
    assert site.requests == []


def test_a_redirect_to_a_private_address_is_refused(site, store, monkeypatch):
    # The site itself counts as public here, and nothing else does.
    monkeypatch.setattr(
        "verifier.documents.places.is_public", lambda ip: ip == "127.0.0.1"
    )
    site.pages["/"] = (302, {"Location": "http://169.254.169.254/meta-data"}, b"")
    (found,) = fetch(site, store, "/", private=False)
    assert "169.254.169.254, a private address" in found.reason


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::",
        "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "192.0.2.1", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_addresses_are_known_in_every_dress(ip):
    assert not is_public(ip)
    host = f"[{ip}]" if ":" in ip else ip
    with pytest.raises(RefusedError):
        place_of(f"http://{host}/", private=False)


@pytest.mark.parametrize("ip", ["93.184.215.14", "2606:2800:220:1::1"])
def test_public_addresses_are_public(ip):
    assert is_public(ip)


def test_numbers_that_are_addresses_in_disguise_are_looked_up():
    with pytest.raises(RefusedError, match=r"private|not known|not a usable"):
        place_of("http://2130706433/", private=False)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((404, {}, b""), "the server answers 404 Not Found"),
        ((200, {"Content-Type": "image/png"}, b"x"), "image/png is not read"),
        ((200, {"Content-Type": "text/html"}, b"x" * 3_000_000), "more than is read"),
        (
            (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"},
             gzip.compress(bytes(3_000_000))),
            "more than is read",
        ),
        ((200, {"Content-Encoding": "gzip"}, b"\x1f\x8bbroken"), "broken packing"),
        ((200, {"Content-Encoding": "br"}, b"x"), "packed in a way that was not asked"),
        ((200, {"Content-Type": "application/pdf"}, b"x"), "not a PDF"),
        ((200, {"Content-Type": "text/html"}, bytes(range(9)) * 99), "not HTML"),
        ((304, {}, b""), "unchanged since never"),
        ((503, {"Retry-After": "999999"}, b""), "the server answers 503"),
        ((302, {"Location": "\x00"}, b""), "the connection failed"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_had_says_why(site, store, answer, reason):
    site.pages["/x"] = answer
    (found,) = fetch(site, store, "/x", max_bytes=1_000_000)
    assert isinstance(found, Unreadable)
    assert found.name == site.base + "/x"
    assert reason in found.reason
    assert "\n" not in found.reason


def certificate(host: str, folder) -> str:
    """A certificate of this host and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    start = datetime.now(UTC) - timedelta(days=1)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=9))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{host}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + private)
    return str(file)


@pytest.mark.parametrize(
    ("asked_host", "reason"), [("clinic.test", ""), ("other.test", "robots.txt cannot")]
)
def test_certificates_are_checked_against_the_host_not_the_looked_up_address(
    site, store, tmp_path, monkeypatch, asked_host, reason
):
    pem = certificate("clinic.test", tmp_path)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    site.server.socket = server.wrap_socket(site.server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", pem)
    here = ("127.0.0.1", site.server.server_port)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", here)])
    site.html("/", "safe")
    (found,) = fetch(site, store, f"https://{asked_host}:{here[1]}/")
    assert getattr(found, "text", "") == ("" if reason else "safe")
    assert getattr(found, "reason", "").startswith(reason)


def test_nobody_listens(store, site):
    (found,) = fetch(site, store, "http://127.0.0.1:9/x")
    assert found.reason.startswith("robots.txt cannot be had")


def test_a_server_that_asks_to_wait_is_asked_again_then(site, store):
    answers = [(429, {"Retry-After": "5"}, b""), (200, {}, b"<p>now")]
    site.pages["/"] = lambda _: answers.pop(0)
    (found,) = fetch(site, store, "/")
    assert found.text == "now"
    assert site.times[2] - site.times[1] == 5.0


def test_an_endless_page_ends(site, store):
    site.pages["/"] = (200, {"Content-Type": "text/plain"}, b"word " * 2_000_000)

    def now() -> float:
        site.time += 1
        return site.time

    manners = Manners("x", private=True, patience=20)
    clock = Clock(now, lambda _: None)
    (found,) = fetch_pages([site.base + "/"], manners, store, clock)
    assert found == Unreadable(site.base + "/", "the page takes more than 20 s")


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        ("text/html; charset=windows-1251", "Боль".encode("cp1251"), "Боль"),
        ("text/html; charset=zip", b"x", "x"),
        ("text/plain", "Sörensen".encode(), "Sörensen"),
        ("", b"<p>x", "x"),
        ("text/markdown", b"*x*", "x"),
        ("application/octet-stream", b" <html>x", "x"),
        ("application/json",
         b'[{"type":"article-journal","title":"T","DOI":"10.1000/1"}]',
         "T. doi:10.1000/1."),
    ],
)  # fmt: skip
def test_the_type_decides_what_reads_it(site, store, content_type, body, text):
    site.pages["/x"] = (200, {"Content-Type": content_type}, body)
    (found,) = fetch(site, store, "/x")
    assert found.text == text


def sitemap(*addresses: str, root: str = "urlset") -> bytes:
    entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><{root} xmlns="{space}">{entries}</{root}>'.encode()


def test_a_sitemap_stands_for_its_pages(site, store):
    site.html("/a", "a")
    site.html("/b", "b")
    base = site.base
    inner = gzip.compress(sitemap(f"{base}/b", f"{base}/a", "http://elsewhere.test/"))
    site.pages["/1.xml.gz"] = (200, {"Content-Type": "application/gzip"}, inner)
    index = sitemap(f"{base}/1.xml.gz", root="sitemapindex")
    site.pages["/sitemap.xml"] = (200, {"Content-Type": "application/xml"}, index)
    found = fetch(site, store, "/sitemap.xml", "/a")
    assert [f.name for f in found] == [f"{base}/b", f"{base}/a"]


def test_a_sitemap_that_lists_itself_ends(site, store):
    site.pages["/s.xml"] = (200, {}, sitemap(site.base + "/s.xml", root="sitemapindex"))
    assert fetch(site, store, "/s.xml") == []
    assert asked(site) == ["/s.xml"]


@pytest.mark.parametrize(
    "body",
    [
        sitemap("x")[:-20],
        (
            b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
            b"<urlset ><url><loc>&b;</loc></url></urlset>"
        ),
        (
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b"<urlset ><url><loc>&x;</loc></url></urlset>"
        ),
        gzip.compress(sitemap("x"))[:30],
    ],
    ids=["cut", "laughs", "file", "gzip"],
)
def test_hostile_sitemaps_fetch_nothing(site, store, body):
    site.pages["/s.xml"] = (200, {"Content-Type": "application/xml"}, body)
    assert all(isinstance(f, Unreadable) for f in fetch(site, store, "/s.xml"))
    assert asked(site) == ["/s.xml"]


def test_a_sitemap_bomb_is_refused(site, store):
    pack = zlib.compressobj(9, wbits=31)
    start = sitemap("x").replace(b"</urlset>", b"")
    bomb = pack.compress(start + b" " * 5_000_000) + pack.flush()
    site.pages["/s.xml.gz"] = (200, {}, bomb)
    (found,) = fetch(site, store, "/s.xml.gz", max_bytes=1_000_000)
    assert found.reason == "more than is read (1 MB)"


def test_what_is_no_address_in_a_list_costs_only_itself(site, store, tmp_path):
    """In a file that is called a list; any other is read as prose."""
    site.html("/a", "Doe (2011)")
    listed = tmp_path / "pages.urls"
    wrong = ["not a page", "http://", "http://[::1", "file:///etc/passwd", "a\0b"]
    listed.write_text("\n".join([*wrong, f"{site.base}/a"]))
    assert listed_addresses(listed) == [*wrong, f"{site.base}/a"]
    polite = Manners("you@example.org", private=True)
    *refused, found = fetch_pages(listed_addresses(listed), polite, store)
    assert len(refused) == len(wrong)
    assert all(isinstance(one, Unreadable) and one.reason for one in refused)
    assert isinstance(found, Document)
    assert listed_addresses(listed.rename(tmp_path / "pages.txt")) == []


def test_a_file_of_addresses_stands_for_them(tmp_path):
    listed = tmp_path / "pages.urls"
    listed.write_text("# clinics\nhttps://example.org/a\n\nHTTP://example.org/b\n")
    prose = tmp_path / "prose.txt"
    prose.write_text("https://example.org/a\nsays Doe (2011)\n")
    assert listed_addresses(listed) == ["https://example.org/a", "HTTP://example.org/b"]
    assert listed_addresses(prose) == []
    assert listed_addresses(tmp_path) == []
    paths, addresses = split_inputs(
        [str(prose), "https://example.org/", str(listed), "missing.txt"]
    )
    assert paths == [str(prose), "missing.txt"]
    assert addresses == [
        "https://example.org/",
        "https://example.org/a",
        "HTTP://example.org/b",
    ]


def test_control_characters_in_addresses_are_not_obeyed(site, store):
    (found,) = fetch(site, store, "http://127.0.0.1:9/\x1b[31m\r\nHost: x")
    assert isinstance(found, Unreadable)
    assert found.name.isprintable()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" * 99])
def test_pages_that_cannot_be_kept_cost_a_warning(site, tmp_path, caplog, content):
    """The pages are read all the same."""
    path = tmp_path / "pages.db"
    path.write_bytes(content)
    site.html("/", "Doe et al. (2011)", ETag='"1"')
    with PageStore(path) as store:
        (found,) = fetch(site, store, "/")
    assert isinstance(found, Document)
    (warning,) = caplog.messages
    assert "pages.db cannot be opened" in warning
    assert path.read_bytes() == content


def test_a_damaged_page_is_fetched_anew(site, tmp_path, caplog):
    site.html("/", "Doe et al. (2011)", ETag='"1"')
    path = tmp_path / "cache" / "pages.db"
    with PageStore(path) as store:
        fetch(site, store, "/")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("update pages set body = 'x'")
    with PageStore(path) as store:
        (found,) = fetch(site, store, "/")
    assert isinstance(found, Document)
    assert "cannot be read" in caplog.text
    assert "if-none-match" not in site.requests[-1][1]
