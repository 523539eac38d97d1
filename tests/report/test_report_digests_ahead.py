"""The hashes of notes are worked out with the part they are on, where they rest on nothing else."""

from __future__ import annotations

from reportgen.report.merging.pages_to_be import digests_ahead
from reportgen.report.merging.pieces import PageDrawn, Shared

PAGE = ((b"<</Type /Page/Annots [%d 0 R %d 0 R]>>", (1, 2)), None)
LINK = ((b"<</Type /Annot/Dest (there)/StructParent %d/AP %d 0 R>>", (1, 3)), None)
SHARING = ((b"<</Type /Annot/Resources %d 0 R>>", (-Shared.FONTS,)), None)
DRAWN = ((b"<</Length 1>>", ()), b"q")


def page(place: int) -> PageDrawn:
    return PageDrawn(place=place, content=0, kind="", size=(), height=0.0, bookmarks=())


def test_a_note_that_leads_to_what_parts_have_in_common_waits_for_the_whole():
    ahead = digests_ahead((PAGE, LINK, SHARING, DRAWN), [page(0)])
    assert [place for place, _ in ahead] == [1, 3]


def test_the_hash_is_the_same_whatever_number_the_note_has_in_the_file():
    (first, _), (second, _) = (
        digests_ahead(objects, [page(place)])
        for objects, place in (
            ((PAGE, LINK, SHARING, DRAWN), 0),
            ((((b"<</Annots [%d 0 R]>>", (2,)), None), DRAWN, ((LINK[0][0], (2, 3)), None), DRAWN), 0),
        )
    )
    assert first[1] == second[1]
