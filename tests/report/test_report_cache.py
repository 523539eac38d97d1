"""What is kept is whole or absent, this user's alone, bounded, and never a reason to fail."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from reportgen.report import environment
from reportgen.report.cache import foundation, place
from reportgen.report.cache.entry import Entry, packed, unpacked
from reportgen.report.cache.store import LARGEST, Store, usual_store

KEY, OTHER, THIRD = "a" * 64, "b" * 64, "c" * 64
REPORT = Entry(said={"heard": ["Composing the pages", "Ä ± 50 %"]}, contents={"pdf/file": b"%PDF\0", "empty": b""})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    tmp_path.chmod(0o700)
    return Store(folder=tmp_path)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the user's folder be one of this test, and return where the entries stand in it."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "own"))
    return tmp_path / "own" / "reports"


def holding(size: int) -> Entry:
    return Entry(said=None, contents={"file": bytes(size)})


def test_what_is_kept_is_taken_as_it_was(store: Store):
    store.keep(KEY, REPORT)
    assert (store.taken(KEY), store.taken(OTHER)) == (REPORT, None)


def test_a_single_changed_bit_anywhere_is_noticed():
    data = packed(REPORT)
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert unpacked(changed) is None
    assert all(unpacked(data[:end]) is None for end in range(len(data)))
    assert unpacked(data + b"0") is None


def test_a_damaged_entry_is_removed_and_made_anew(store: Store):
    store.keep(KEY, REPORT)
    (file,) = store.folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert store.taken(KEY) is None
    assert list(store.folder.iterdir()) == []
    store.keep(KEY, REPORT)
    assert store.taken(KEY) == REPORT


def test_nobody_else_may_look_in(own: Path):
    store = usual_store()
    assert store is not None
    store.keep(KEY, REPORT)
    assert own.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in own.iterdir()] == [0o600]
    own.chmod(0o755)
    assert usual_store() == store
    assert own.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_somebody_else_is_not_used(own: Path, monkeypatch: pytest.MonkeyPatch):
    own.mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: own.stat().st_uid + 1)
    assert usual_store() is None
    assert environment.kept().passed


def test_where_nothing_can_be_kept_nothing_is(own: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    own.parent.write_text("a file stands there")
    assert usual_store() is None
    assert environment.kept().found == f"{own} cannot be used, so every report is made from the beginning"
    for word in ("off", "No", "0", "false"):
        monkeypatch.setenv("REPORTGEN_CACHE", word)
        assert usual_store() is None
        assert environment.kept().found == "off"
    gone = Store(folder=store.folder / "gone")
    gone.keep(KEY, REPORT)
    gone.prune()
    assert gone.taken(KEY) is None


def test_without_a_known_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REPORTGEN_CACHE", "~nobody-of-that-name/kept")
    assert usual_store() is None
    assert environment.kept().found == "no home folder is known, so every report is made from the beginning"


def test_a_folder_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_CACHE", " kept ")
    assert environment.kept().found == f"{tmp_path}/kept/reports, 0 of at most 256 MB"


def test_a_full_disk_leaves_nothing_half(store: Store, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    store.keep(KEY, REPORT)
    assert list(store.folder.iterdir()) == []


def test_the_doctor_says_where_it_is_and_how_large(own: Path):
    store = usual_store()
    assert store is not None
    store.keep(KEY, holding(3_000_000))
    assert environment.kept().found == f"{own}, 3 of at most 256 MB"
    assert store.largest == LARGEST == 256 * 1024 * 1024


def test_without_a_name_it_is_among_the_users_caches(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("REPORTGEN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/kept")
    assert place.kept_folder() == Path("/kept/reportgen/reports")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/ada")
    assert place.kept_folder() == Path("/home/ada/.cache/reportgen/reports")


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path):
    store, now = Store(folder=tmp_path, largest=4_000), time.time()
    for age, key in ((30, KEY), (20, OTHER), (10, THIRD)):
        store.keep(key, holding(800))
        os.utime(tmp_path / f"{key}.kept", (now - age, now - age))
    assert store.taken(KEY) is not None  # and so the last that was used
    store.keep("d" * 64, holding(800))
    store.keep("e" * 64, holding(800))
    assert store.size() > 4_000
    store.prune()
    assert store.size() <= 4_000
    assert [key[0] for key in (KEY, OTHER, THIRD, "d" * 64, "e" * 64) if store.taken(key)] == ["a", "c", "d", "e"]


def test_one_entry_never_takes_the_room_of_all(tmp_path: Path):
    store = Store(folder=tmp_path, largest=4_000)
    store.keep(KEY, holding(1_001))
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_ours_is_removed(tmp_path: Path):
    store = Store(folder=tmp_path, largest=0)
    (tmp_path / "notes.txt").write_text("of the user")
    (tmp_path / f"{KEY}.kept").write_bytes(b"0")
    store.prune()
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_what_killed_runs_left_is_removed_and_what_others_write_is_not(store: Store):
    for name, age in (("tmpold.draft", 4_000), ("tmpnew.draft", 0)):
        (store.folder / name).write_bytes(b"half")
        os.utime(store.folder / name, (time.time() - age,) * 2)
    store.prune()
    assert [file.name for file in store.folder.iterdir()] == ["tmpnew.draft"]


def test_many_runs_at_once_never_see_half_an_entry(store: Store):
    entries = [Entry(said=number, contents={"file": bytes([number]) * 50_000}) for number in range(4)]
    seen: list[Entry | None] = []

    def use(entry: Entry) -> None:
        for _ in range(10):
            store.keep(KEY, entry)
            seen.append(store.taken(KEY))
            store.prune()

    runs = [threading.Thread(target=use, args=(entry,)) for entry in entries]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(seen) == 40
    assert all(one in entries for one in seen)
    assert [file.name for file in store.folder.iterdir()] == [f"{KEY}.kept"]


def written(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("as it was")
    return path


CHANGES = {
    "the code": lambda folder, _: (folder / "package" / "rules.py").write_text("other"),
    "the knowledge": lambda folder, _: written(folder, "package/data/laws.toml"),
    "a template": lambda folder, _: (folder / "templates" / "page.css").write_text("other"),
    "a typeface": lambda folder, _: written(folder, "fonts/House-Bold.ttf"),
    "a package": lambda folder, _: written(folder, "site/weasyprint-71.dist-info/METADATA"),
    "the language": lambda _, patch: patch.setenv("LC_ALL", "tr_TR.UTF-8"),
    "a library": lambda _, patch: patch.setattr(foundation, "library", lambda *facts: (facts[0], "/lib", 2, 2)),
    "Python": lambda _, patch: patch.setattr("sys.version", "3.99"),
}


@pytest.mark.parametrize("what", list(CHANGES))
def test_everything_rests_on(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written(tmp_path, "package/rules.py")
    written(tmp_path, "templates/page.css")
    written(tmp_path, "fonts/House-Regular.ttf")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(foundation, "package_folder", lambda: tmp_path / "package")
    monkeypatch.setattr(foundation, "templates_folder", lambda: tmp_path / "templates")
    monkeypatch.setattr(foundation, "built_in_families", lambda: [type("Family", (), {"folder": tmp_path / "fonts"})])
    before = foundation.foundation_now()
    written(tmp_path, "package/__pycache__/rules.cpython-311.pyc")
    assert foundation.foundation_now() == before
    CHANGES[what](tmp_path, monkeypatch)
    assert foundation.foundation_now() != before


def test_the_libraries_are_found_where_they_are_loaded_from():
    found = foundation.library("pango-1.0", "0", "pango_version")
    assert found is not None
    assert Path(found[1]).stat().st_size == found[2]
    assert foundation.library("imaginary-1.0", "0", "imagine") is None
