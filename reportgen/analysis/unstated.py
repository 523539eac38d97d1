"""What a blank security rating is taken at: a blank is never judged worse than its worst answer.

A blank is left out of the scores, and no measure answers it. Where the risk that remains would then be more than the
client accepts, it is taken at its worst, and the measures which that answer calls for are asked for too, if less risk
remains so: each blank alone, or all together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.analysis.indices import SCALE_HIGH, Rating
from reportgen.analysis.protection_facts import FACT_RATINGS
from reportgen.analysis.ratings import Judged
from reportgen.analysis.ruling import Ruling, ruled
from reportgen.analysis.scales import IMPACT, LIKELIHOOD, Scales
from reportgen.analysis.security import residual_score

WORST = Rating(value=SCALE_HIGH, inferred=True, assumed=True)


def ruled_with_blanks(judged: Judged, scales: Scales) -> tuple[Judged, Ruling]:
    """Rule on a process, its blanks at their worst where that leaves less of a risk that is too high."""
    best, least = (judged, ruled(judged, judged.used, scales)), scales.accepted
    residual = residual_score(best[1].protection)
    if residual is None or residual <= least:
        return best
    for used in _readings(judged, scales):
        ruling = ruled(judged, used, scales)
        score = residual_score(ruling.protection)
        if score is not None and score < residual:
            best, residual = (replace(judged, used=used), ruling), score
        if residual <= least:
            break
    return best


def _readings(judged: Judged, scales: Scales) -> Iterator[Mapping[str, Rating]]:
    """Yield the ratings with each blank that may call for measures at its worst, then with all of them.

    What another cell or the text suggests comes after what nothing speaks of.
    """
    weighed = (*scales.weights[IMPACT], *scales.weights[LIKELIHOOD])
    blanks = [key for key in weighed if key in FACT_RATINGS and key not in judged.process.ratings]
    blanks.sort(key=lambda key: key in judged.used)
    yield from ({**judged.used, key: WORST} for key in blanks)
    if len(blanks) > 1:
        yield {**judged.used, **dict.fromkeys(blanks, WORST)}
