"""How a verification is written for people: what was changed, what to do, then each check with what depends on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from reportgen.cli.text import Colour, coloured, printable
from reportgen.model.verification import Checked, Mismatch, Outcome, Verification

_MOST_LINES = 5
_MOST_GROUPS = 6
_MOST_OF_A_GROUP = 2
_LONGEST = 60  # of what is had and found; sentences come after figures
_MARKS = {
    Outcome.HOLDS: ("ok", Colour.GREEN),
    Outcome.FAILS: ("fails", Colour.RED),
    Outcome.NOT_CHECKED: ("not checked", Colour.DIM),
}
LIMITS = (
    "This shows that the parts of the file agree with each other. It does not show who made it: somebody who alters "
    "all parts alike can write every hash anew. Compare with the workbook, or with a hash received another way."
)


def as_lines(found: Verification, stream: TextIO) -> Iterator[str]:
    """Yield a verification line by line, coloured where the stream is a terminal that wants it."""
    yield from _verdict(found, stream)
    for checked in found.checks:
        mark, colour = _MARKS[checked.outcome]
        yield f"  {coloured(mark, colour, stream)}  {printable(checked.sentence)}"
        yield from (f"      {printable(line)}" for line in _told(checked))
    yield from (f"  Likely cause: {printable(cause)}" for cause in found.causes)
    if found.made.version:
        made = found.made
        yield printable(
            f"Made by reportgen {made.version} with knowledge {made.knowledge_sha256[:12]}, seed {made.seed}, "
            f"{made.draws} draws, from the workbook {made.workbook_sha256[:12]}."
        )
    yield from _written(found)
    yield LIMITS


def _verdict(found: Verification, stream: TextIO) -> Iterator[str]:
    if found.is_consistent:
        yield f"{coloured('Consistent:', Colour.GREEN, stream)} {printable(found.report)}"
        return
    yield f"{coloured('Not consistent:', Colour.RED, stream)} {printable(found.report)}"
    for one in found.rulings:
        yield printable(f"  {one.said[:1].upper()}{one.said[1:]}.")
        yield printable(f"  {one.advice}")


def _told(checked: Checked) -> Iterator[str]:
    """Yield what stands by itself, then what depends on it by process; of many only the first, and how many more."""
    alone = [one for one in checked.mismatches if _stands_alone(one)]
    yield from (one.sentence for one in alone[:_MOST_LINES])
    if len(alone) > _MOST_LINES:
        yield f"and {len(alone) - _MOST_LINES:,} more; --json lists them all"
    groups: dict[str, list[Mismatch]] = {}
    for one in checked.mismatches:
        if not _stands_alone(one):
            groups.setdefault(one.process, []).append(one)
    yield from _grouped(groups)


def _stands_alone(one: Mismatch) -> bool:
    return not one.path or one.path.startswith("provenance.")


def _grouped(groups: dict[str, list[Mismatch]]) -> Iterator[str]:
    """Yield the groups, the portfolio last since it sums the others up."""
    order = sorted(groups, key=lambda process: not process)
    for process in order[:_MOST_GROUPS]:
        yield from _group(process or "The portfolio", groups[process])
    left = order[_MOST_GROUPS:]
    if left:
        values = sum(len(groups[process]) for process in left)
        yield f"and {values:,} values of {len(left)} more; --json lists them all"


def _group(name: str, members: Sequence[Mismatch]) -> Iterator[str]:
    shown = sum(one.page is not None for one in members)
    count = "1 value" if len(members) == 1 else f"{len(members):,} values"
    yield f"{name}: {count}" + (f", {shown:,} of them printed" if shown else "")
    first = sorted(members, key=lambda one: (one.page is None, len(one.text) > _LONGEST))
    yield from (f"    {one.sentence}" for one in first[:_MOST_OF_A_GROUP])


def _written(found: Verification) -> Iterator[str]:
    if found.is_as_written:
        yield "The file is byte for byte as reportgen wrote it."
    elif found.is_as_written is False:
        yield (
            "The file was saved again after reportgen wrote it: what is not checked above, such as bookmarks, the tags "
            "that are read aloud and the properties, may differ."
        )
