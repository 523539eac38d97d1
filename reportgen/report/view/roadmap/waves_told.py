"""What is said of the waves where their numbers do not run from 1: which is missing, and why."""

from __future__ import annotations

from reportgen.report.view.context import Context
from reportgen.report.view.parts import joined
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import in_words

_LEFT_BEHIND = {2: "first_wave_difficulties", 3: "second_wave_difficulties"}


def missing_waves(summary: Summary) -> tuple[int, ...]:
    """Return the numbers below the last wave that no move has: 1 where the first wave is wave 2."""
    planned = [wave for wave, _ in summary.waves]
    return tuple(number for number in range(1, max(planned, default=0)) if number not in planned)


def missing_wave_clause(summary: Summary) -> str:
    """Say in few words that a wave is missing and why, "" where the numbers run from 1."""
    missing = missing_waves(summary)
    if not missing:
        return ""
    why = "no move is that easy" if missing[0] == 1 else "each move is either easier or harder"
    return f"There is {_none_of(missing)}: {why}."


def missing_waves_told(context: Context, summary: Summary) -> str:
    """Say which waves are missing, why, and what that means for the months, "" where the numbers run from 1."""
    missing = missing_waves(summary)
    if not missing:
        return ""
    if missing[0] != 1:
        return (
            f"There is {_none_of(missing)}: its number stands for moves harder than the first and easier than the last."
        )
    first, _ = summary.waves[0]
    least = in_words(int(context.knowledge.threshold(_LEFT_BEHIND[first])) + 1)
    have = "this move has" if len(summary.sourced) == 1 else "each of these moves has"
    return (
        f"There is {_none_of(missing)}: {have} {least} or more difficulties, such as expert work, a split or ties to "
        f"other work. Wave {first} keeps its own months; the Assumptions sheet can bring them forward."
    )


def _none_of(missing: tuple[int, ...]) -> str:
    return joined([f"no wave {number}" for number in missing])
