"""Parts that were laid out before are taken as they were; whatever a part follows from makes it another part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from re import sub

import pytest

from reportgen.report import pdf
from reportgen.report.cache.entry import unpacked
from reportgen.report.cache.store import Store
from reportgen.report.fonts import FontFamily, built_in_families
from reportgen.report.merging import binding, helpers, keeping, placing, styles
from reportgen.report.merging.ahead import Foresight
from reportgen.report.merging.drawer import Drawer
from reportgen.report.merging.filing import Block
from reportgen.report.merging.keeping import Keeping, KeepingRenderer, basis_of, keeping_in, key_of, key_of_placed
from reportgen.report.merging.pages_to_be import DrawnWith
from reportgen.report.merging.pieces import Numbers, PartDrawn, PartWanted
from reportgen.report.merging.placing import Place
from reportgen.report.pdf import RenderedPdf, making_pdf, render_pdf
from reportgen.report.resources import templates_folder

FAMILIES, FOLDERS = built_in_families(), (templates_folder(),)
COVER = PartWanted(body="<h1>Cover</h1>", pages_elsewhere={})
CONTENTS = PartWanted(body="<ol>Contents</ol>", pages_elsewhere={"end": 3, "decision": 2})
SHEETS = PartWanted(body="<div></div>", pages_elsewhere={}, numbers=Numbers(before=0, whole=9))


class Drawing:
    """Draws a part as its own HTML in capitals, the last first, and remembers which it drew."""

    def __init__(self) -> None:
        self.drew: list[str] = []

    def draw(self, wanted: Sequence[PartWanted], take) -> None:
        for place, one in reversed(list(enumerate(wanted))):
            self.drew.append(one.document)
            take(place, one.document.upper().encode())


def drawn(renderer: KeepingRenderer, *wanted: PartWanted) -> list[bytes]:
    parts: dict[int, bytes] = {}
    renderer.draw(wanted, parts.__setitem__)
    return [parts[place] for place in range(len(wanted))]


def test_only_what_is_new_is_drawn_and_all_of_it_is_handed_over(tmp_path: Path):
    drawing, store = Drawing(), Store(folder=tmp_path)
    renderer = KeepingRenderer(renderer=drawing, keeping=Keeping(store=store, basis=""))
    assert drawn(renderer, COVER, SHEETS) == [b"<H1>COVER</H1>", b"<DIV></DIV>"]
    drawing.drew.clear()
    assert drawn(renderer, COVER, CONTENTS, SHEETS) == [b"<H1>COVER</H1>", b"<OL>CONTENTS</OL>", b"<DIV></DIV>"]
    assert drawing.drew == [CONTENTS.document]
    assert drawn(replace(renderer, keeping=Keeping(store=store, basis="another version")), COVER) == [b"<H1>COVER</H1>"]
    assert drawing.drew == [CONTENTS.document, COVER.document]


def test_whatever_a_part_follows_from_makes_it_another():
    others = [
        key_of(COVER, "another basis"),
        key_of(replace(COVER, body="<h1>Cover </h1>"), ""),
        key_of(replace(COVER, pages_elsewhere={"end": 3}), ""),
        key_of(replace(COVER, pages_elsewhere={"end": 4}), ""),
        key_of(replace(COVER, numbers=Numbers(before=0, whole=9)), ""),
        key_of(replace(COVER, numbers=Numbers(before=0, whole=10)), ""),
    ]
    assert len({key_of(COVER, ""), *others}) == 1 + len(others)
    turned = replace(CONTENTS, pages_elsewhere={"decision": 2, "end": 3})
    assert key_of(turned, "") == key_of(CONTENTS, "")


PLACE = Place(
    base=7,
    common=(1, 2, 3, 4, 5),
    levels=(1, 2),
    states=(),
    sheets=((b"<</Length 1>>", b"q"),),
    drawn_with=DrawnWith(written=((3, b"<</F 6 0 R>>"),), digests=((6, b"a font"),)),
)


def test_whatever_a_part_follows_from_where_it_stands_makes_it_another():
    others = [
        key_of_placed(b"part", PLACE, "another basis"),
        key_of_placed(b"another part", PLACE, ""),
        key_of_placed(b"part", PLACE._replace(base=8), ""),
        key_of_placed(b"part", PLACE._replace(common=(1, 2, 3, 4, 6)), ""),
        key_of_placed(b"part", PLACE._replace(levels=(1, 3)), ""),
        key_of_placed(b"part", PLACE._replace(states=(("A1", b"<</ca 1>>"),)), ""),
        key_of_placed(b"part", PLACE._replace(sheets=((b"<</Length 1>>", b"Q"),)), ""),
        key_of_placed(b"part", PLACE._replace(drawn_with=PLACE.drawn_with._replace(written=())), ""),
        key_of_placed(b"part", PLACE._replace(drawn_with=PLACE.drawn_with._replace(digests=())), ""),
    ]
    assert len({key_of_placed(b"part", PLACE, ""), *others}) == 1 + len(others)


def test_program_typefaces_and_files_are_what_all_parts_rest_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeping, "foundation", lambda: "version 1")
    fonts, own = tmp_path / "fonts", tmp_path / "templates"
    for folder in (fonts, own):
        folder.mkdir()
        (folder / "file.ttf").write_text("as it was")
    house = FontFamily(name="House", folder=fonts)
    seen = [basis_of([house], [own])]
    (fonts / "file.ttf").write_text("another cut")
    seen.append(basis_of([house], [own]))
    (own / "picture.png").write_text("new")
    seen.append(basis_of([house], [own]))
    seen.append(basis_of([replace(house, fallback=replace(house, name="Spare"))], [own]))
    seen.append(basis_of([replace(house, name="Casa")], [own]))
    seen.append(basis_of([house], [own.rename(tmp_path / "moved")]))
    monkeypatch.setattr(keeping, "foundation", lambda: "version 2")
    seen.append(basis_of([house], [tmp_path / "moved"]))
    assert len(set(seen)) == len(seen)


def test_where_nothing_can_be_known_for_sure_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store = Store(folder=tmp_path)
    assert keeping_in(None, (), ()) is None
    assert keeping_in(store, FAMILIES, FOLDERS) == Keeping(store=store, basis=basis_of(FAMILIES, FOLDERS))
    monkeypatch.setattr(keeping, "foundation_now", lambda: "the code has changed since this process began")
    assert keeping_in(store, FAMILIES, FOLDERS) is None
    monkeypatch.undo()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "further").symlink_to(tmp_path)
    assert keeping_in(store, (), (tmp_path / "templates",)) is None


PAGES = (
    "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>Advice</title><style>"
    "@page {{ size: A6; @bottom-right {{ content: counter(page) ' of ' counter(pages) }} }}"
    "body {{ font-family: 'Source Sans Pro' }}"
    "section {{ break-before: page }} a::after {{ content: ' ' target-counter(attr(href url), page) }}"
    "</style></head><body><section><h1>Advice</h1><p><a href='#end'>The end is on page</a></p></section>"
    "<section><h2>First</h2>{}</section><section><h2 id='end'>End</h2><p>All.</p></section></body></html>"
)


def test_a_report_has_the_same_bytes_however_much_of_it_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    drew: list[str] = []
    usual = keeping.key_of

    def counted(wanted: PartWanted, basis: str) -> str:
        key = usual(wanted, basis)
        if store.taken(key) is None:
            drew.append(wanted.document)
        return key

    wrote: list[int] = []
    usual_placed = placing.placed

    def placed(part: PartDrawn, place: Place) -> Block:
        wrote.append(place.base)
        return usual_placed(part, place)

    monkeypatch.setattr(keeping, "key_of", counted)
    monkeypatch.setattr(binding, "placed", placed)
    store = Store(folder=tmp_path)
    made = {}
    for text in ("<p>These.</p>", "<p>Those.</p>", "<p>Long.</p>" * 30, "<p>Those.</p>"):
        drew.clear()
        wrote.clear()
        rendered = render_pdf(PAGES.format(text), families=FAMILIES, folders=FOLDERS, store=store)
        made.setdefault(text, []).append((len(drew), len(wrote), rendered))
    for text, runs in made.items():
        anew = render_pdf(PAGES.format(text), families=FAMILIES, folders=FOLDERS)
        assert all(rendered == anew for *_, rendered in runs)
    counts = [(drawn, written) for runs in made.values() for drawn, written, _ in runs]
    all_parts = (5, 3)  # drawn: the first again with the page it prints, and the sheets
    shifted = (3, 3)  # one, the first and the sheets; every page tells how many there are
    assert counts == [all_parts, (1, 1), (0, 0), shifted]


LAST = PAGES.replace("<section>", "<section data-laid-out='last'>", 1).replace("'", '"').format("<p>These.</p>")


@pytest.mark.parametrize(("title", "drawn"), [("Advice", 4), ("<br>Advice" * 30, 5)], ids=["a page", "two pages"])
def test_what_prints_pages_of_others_is_drawn_when_they_are_there(title: str, drawn: int, tmp_path: Path):
    html = LAST.replace("<h1>Advice", f"<h1>{title}")
    store = Store(folder=tmp_path)
    rendered = render_pdf(html, families=FAMILIES, folders=FOLDERS, store=store)
    assert rendered == render_pdf(html.replace(' data-laid-out="last"', ""), families=FAMILIES, folders=FOLDERS)
    parts = [one for one in map(unpacked, (file.read_bytes() for file in tmp_path.iterdir())) if "part" in one.contents]
    assert len(parts) == drawn  # three and the sheets; and where it takes more than the page expected, once more


def made_again(text: str, store: Store) -> tuple[RenderedPdf, int]:
    """Return a report made by two, and how many of its parts were asked for before it was read to its end."""
    with making_pdf(families=FAMILIES, folders=FOLDERS, jobs=2, store=store) as making:
        report = making.read((PAGES.format(text),))
        asked = len(making.ahead.asked) if making.ahead else 0
        return making.render(report), asked


def test_what_changed_since_the_last_report_is_drawn_while_the_rest_is_still_read(tmp_path: Path):
    store = Store(folder=tmp_path)
    made = [made_again(text, store) for text in ("<p>These.</p>", "<p>Those.</p>", "<p>Those.</p>")]
    assert [asked for _, asked in made] == [0, 1, 0]  # nothing was known of the first; nothing is new in the last
    anew = [
        render_pdf(PAGES.format(text), families=FAMILIES, folders=FOLDERS)
        for text in ("<p>These.</p>", "<p>Those.</p>")
    ]
    assert [rendered for rendered, _ in made] == [anew[0], anew[1], anew[1]]


def test_a_helper_that_dies_with_what_was_asked_for_ahead_leaves_it_to_be_drawn_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = Store(folder=tmp_path)
    made_again("<p>These.</p>", store)

    def dying(*_: object) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(helpers, "_help", dying)
    rendered, asked = made_again("<p>Those.</p>", store)
    assert (asked, rendered) == (1, render_pdf(PAGES.format("<p>Those.</p>"), families=FAMILIES, folders=FOLDERS))


def test_a_report_that_is_cut_otherwise_than_foreseen_is_the_same(tmp_path: Path):
    keeping, anew = keeping_in(Store(folder=tmp_path), FAMILIES, FOLDERS), PAGES.format("<p>These.</p>")
    assert keeping is not None
    keeping.tell(
        "seen before", Foresight({"<section>": False, "<h1>": True}, "<html>", "</html>", 9, {"end": 7})._asdict()
    )
    assert made_again("<p>These.</p>", keeping.store) == (render_pdf(anew, families=FAMILIES, folders=FOLDERS), 0)
    keeping.tell(
        "seen before", Foresight({"<section>": True}, "<html>", "<p>Another end.</p></body></html>", 9, {})._asdict()
    )
    assert made_again("<p>These.</p>", keeping.store) == (render_pdf(anew, families=FAMILIES, folders=FOLDERS), 2)


def test_the_styles_of_the_last_report_are_ready_before_anything_of_the_next_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = Store(folder=tmp_path)
    made_again("<p>These.</p>", store)
    ready: list[dict[str, object]] = [{}, {}]
    for one, jobs in zip(ready, (2, 1), strict=True):  # one that lays out by itself has no time for it
        monkeypatch.setattr(styles, "_parsed", one)
        with making_pdf(families=FAMILIES, folders=FOLDERS, jobs=jobs, store=store):
            pass
    assert [len(one) for one in ready] == [1, 0]


NOTHING = "A 1 2 3 4 5"  # in the styles of the last report; then once more, to be put together


def practised(store: Store, monkeypatch: pytest.MonkeyPatch, *, is_wanted: bool) -> list[str]:
    """Return the words of what a process draws that gets ready for the next report."""
    usual, drew = Drawer.part, list[str]()

    def part(drawer: Drawer, wanted: PartWanted) -> bytes:
        drew.append(" ".join(sub(r"<[^>]*>", " ", str(wanted.body)).split()))
        return usual(drawer, wanted)

    with monkeypatch.context() as patch:
        patch.setattr(Drawer, "part", part)
        patch.setattr(styles, "_parsed", {})
        pdf.get_ready(families=FAMILIES, folders=FOLDERS, jobs=2, store=store, is_wanted=lambda: is_wanted)
    return drew


def test_what_had_to_be_drawn_is_drawn_for_practice_first_of_each_kind_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store, other = Store(folder=tmp_path), '</section><section class="other"><p>Other.</p>'
    assert practised(store, monkeypatch, is_wanted=False) == []  # there is no last report
    made_again(f"<p>These.</p>{other}", store)
    assert practised(store, monkeypatch, is_wanted=False) == [NOTHING, NOTHING, "Other.", "End All."]
    made_again(f"<p>Those.</p>{other}", store)
    assert practised(store, monkeypatch, is_wanted=False) == [NOTHING, NOTHING, "First Those.", "Other."]
    assert practised(store, monkeypatch, is_wanted=True) == [NOTHING, NOTHING]


def test_contents_are_expected_to_print_the_pages_of_before(tmp_path: Path):
    store = Store(folder=tmp_path)
    for title in ("Advice", "Counsel"):
        with making_pdf(families=FAMILIES, folders=FOLDERS, jobs=2, store=store) as making:
            report = making.read((LAST.replace("<h1>Advice", f"<h1>{title}"),))
            making.render(report)
    assert making.ahead is not None
    parts = [one for one in map(unpacked, (file.read_bytes() for file in tmp_path.iterdir())) if "part" in one.contents]
    assert (len(making.ahead.asked), len(parts)) == (1, 5)  # three and the sheets, and the changed contents, drawn once
