"""A section that rests on all others, as the contents do, comes last and stands in its place."""

from __future__ import annotations

import pytest

from reportgen.report.html_pieces import Awaited, Late, in_order
from reportgen.report.merging.ahead import Ahead, Foresight
from reportgen.report.merging.cutting import read

HEAD, TAIL = "<html><body>", "</body></html>"
COVER, CONTENTS, DECISION, MAP = (
    f'<section class="{name}" id="{name}">{name}</section>' for name in ("cover", "contents", "decision", "map")
)
COMING = (HEAD, COVER, Awaited(), DECISION, MAP, Late(CONTENTS), TAIL)
STANDING = HEAD + COVER + CONTENTS + DECISION + MAP + TAIL


def test_the_document_holds_it_in_its_place():
    assert "".join(in_order(COMING)) == STANDING
    assert "".join(read(COMING).pieces()) == STANDING
    assert [one.opening[16:-5].partition('"')[0] for one in read(COMING).sections] == [
        "cover",
        "contents",
        "decision",
        "map",
    ]


@pytest.mark.parametrize(
    "coming",
    [
        (HEAD, "<section>open", Awaited(), DECISION, Late(CONTENTS), TAIL),
        (HEAD[:-3], Awaited(), "dy>", Late(CONTENTS), TAIL),
        (HEAD, COVER, Awaited(), "<section>open", Late(CONTENTS), TAIL),
    ],
    ids=["a section is open at its place", "no body has begun at its place", "a section is open when it comes"],
)
def test_html_that_a_user_left_open_stays_as_it_would_be_in_one_piece(coming: tuple):
    whole = "".join(in_order(coming))
    assert "".join(read(coming).pieces()) == whole
    assert whole.index("contents") < whole.index(TAIL)


class _Kept:
    """Keeps nothing, and notes which parts are looked for."""

    def __init__(self) -> None:
        self.wanted: list[str] = []

    def key_of(self, wanted) -> str:
        self.wanted.append(str(wanted.body))
        return str(wanted.body)

    def has(self, _key: str) -> bool:
        return True


def _asked(begins: dict[str, bool]) -> list[str]:
    kept = _Kept()
    known = Foresight(begins=begins, head=HEAD, tail=TAIL, length=0, pages={})
    read(COMING, watching=Ahead(known=known, keeping=kept, helpers=None))
    return [one.replace(' style="display: none"', " hidden") for one in kept.wanted]


def _kinds(**begins: bool) -> dict[str, bool]:
    return {f'<section class="{name}">': value for name, value in begins.items()}


def test_parts_before_and_after_its_place_are_asked_for_before_it_comes():
    assert _asked(_kinds(cover=True, contents=True, decision=True, map=True)) == [
        COVER,
        '<section class="contents" hidden></section>' + DECISION,
        '<section class="cover" hidden></section>' + CONTENTS,
    ]


def test_a_part_that_it_shares_is_not_guessed():
    assert _asked(_kinds(cover=True, contents=False, decision=False, map=True)) == []
    assert _asked(_kinds(cover=True, contents=False, decision=True, map=True)) == [
        '<section class="contents" hidden></section>' + DECISION
    ]
