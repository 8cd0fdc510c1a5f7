"""Files and folders: which are read, in what order, under which name."""

import os

import pytest

from tests.commands import unprivileged
from verifier.documents import DocumentError, read_document, read_documents
from verifier.documents import files as files_module
from verifier.models import Document, Unreadable


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "docs" / "b.txt").write_text("b")
    (tmp_path / "docs" / "a.HTM").write_text("<p>a")
    (tmp_path / "docs" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "docs" / ".hidden.txt").write_text("h")
    (tmp_path / "docs" / "sub" / "c.md").write_text("c")
    return tmp_path


def names(*paths: str) -> list[str]:
    return [found.name for found in read_documents(paths)]


def test_a_folder_is_read_in_order_and_all_the_way_down(folder):
    assert names("docs") == ["docs/a.HTM", "docs/b.txt", "docs/sub/c.md"]
    assert names("docs/sub", "docs") == ["docs/sub/c.md", "docs/a.HTM", "docs/b.txt"]


def test_a_file_given_twice_is_read_once(folder):
    assert names("docs/b.txt", "docs", "./docs/b.txt").count("docs/b.txt") == 1


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "No such file or directory"),
        ("docs/photo.jpg", "not a kind of file that is read (.bib"),
        ("nul\0.txt", "not a usable path"),
        ("x" * 300 + ".txt", "File name too long"),
    ],
)
def test_what_cannot_be_read_says_why(folder, path, reason):
    (found,) = read_documents([path])
    assert isinstance(found, Unreadable)
    assert found.reason.startswith(reason)
    assert "\n" not in found.name + found.reason


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["locked"], ["locked"]),
        (["locked/a.txt"], ["locked/a.txt"]),
        (["locked/a"], ["locked/a"]),
        (["docs/b.txt"], ["docs/b.txt"]),
        (["docs/photo.jpg"], ["docs/photo.jpg"]),
        (["docs"], ["docs/b.txt", "docs/sub"]),
    ],
)
def test_what_may_not_be_read_is_said_to_be_so(folder, given, names):
    """Folders and files, given or met, whatever their names end in."""
    folder.chmod(0o755)
    (folder / "locked").mkdir()
    (folder / "locked" / "a.txt").touch()
    locked = [
        folder / name for name in ("locked", "docs/sub", "docs/b.txt", "docs/photo.jpg")
    ]
    for path in locked:
        path.chmod(0)
    with unprivileged():
        found = list(read_documents(given))
    for path in locked:
        path.chmod(0o700)
    assert [f for f in found if isinstance(f, Unreadable)] == [
        Unreadable(name, "Permission denied") for name in names
    ]


def test_one_bad_file_stops_nothing(folder):
    (folder / "docs" / "aa.txt").write_bytes(bytes(range(8)) * 100)
    kinds = [type(found) for found in read_documents(["docs"])]
    assert kinds == [Document, Unreadable, Document, Document]


def test_the_error_names_the_file(folder):
    with pytest.raises(DocumentError, match=r"^docs/photo\.jpg: not a kind of file"):
        read_document(folder.relative_to(folder) / "docs" / "photo.jpg")


def test_control_characters_in_names_are_spelled_out(folder):
    (folder / "docs" / "sub" / "x\x1b[31m\ny.txt").write_text("x")
    assert names("docs/sub") == ["docs/sub/c.md", r"docs/sub/x\x1b[31m\ny.txt"]


def test_names_that_are_no_utf8_are_spelled_out(folder):
    try:
        (folder / "docs" / "sub" / os.fsdecode(b"\xff.txt")).write_text("x")
    except OSError:
        pytest.skip("the file system takes only UTF-8 names")
    assert names("docs/sub")[-1] == r"docs/sub/\udcff.txt"


def test_symlink_loops_end(folder):
    (folder / "docs" / "sub" / "up").symlink_to(folder / "docs")
    (folder / "docs" / "self.txt").symlink_to("self.txt")
    found = list(read_documents(["docs"]))
    assert [f.name for f in found if isinstance(f, Document)] == [
        "docs/a.HTM",
        "docs/b.txt",
        "docs/sub/c.md",
    ]
    assert [f.name for f in found if isinstance(f, Unreadable)] == ["docs/self.txt"]


def test_a_pipe_does_not_hang_the_run(folder):
    os.mkfifo(folder / "docs" / "pipe.txt")
    assert "docs/pipe.txt" not in names("docs")
    (found,) = read_documents(["docs/pipe.txt"])
    assert found == Unreadable("docs/pipe.txt", "not a regular file")


def test_a_file_over_the_limit_is_refused_with_both_sizes(folder, monkeypatch):
    monkeypatch.setattr(files_module, "MAX_BYTES", 3 * 1024 * 1024)
    (folder / "big.txt").write_bytes(b"x" * (4 * 1024 * 1024))
    (found,) = read_documents(["big.txt"])
    assert found == Unreadable("big.txt", "4 MB is more than is read (3 MB)")


def test_a_parser_that_breaks_is_an_unreadable_file(folder, monkeypatch):
    def broken(data: bytes, name: str) -> Document:
        raise RecursionError("too\ndeep")

    monkeypatch.setattr(files_module, "READERS", {".txt": broken})
    (found,) = read_documents(["docs/b.txt"])
    assert found == Unreadable("docs/b.txt", "broken file (RecursionError: too deep)")
