"""What a run for a provider writes besides that is not for a provider: results are whole, whatever the pack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.pipeline.outputs import OutputFormat

WHOLE_RESULTS = frozenset({OutputFormat.JSON, OutputFormat.XLSX})
"""Formats that hold everything that was worked out, which no pack makes less of."""


def warning_for_the_house(outputs: Mapping[OutputFormat, Path]) -> str | None:
    """Return what keeps somebody from handing over the wrong file; None where every output is a provider's."""
    kept = [str(path) for kind, path in outputs.items() if kind in WHOLE_RESULTS]
    given = [str(path) for kind, path in outputs.items() if kind not in WHOLE_RESULTS]
    if not kept:
        return None
    holds = "holds" if len(kept) == 1 else "hold"
    alone = f"Give a provider {_listed(given)} alone, not the folder." if given else "The pack makes no less of it."
    return f"Not for a provider: {_listed(kept)} {holds} costs, savings, scores and reasons in full. {alone}"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
