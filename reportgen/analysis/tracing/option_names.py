"""The figures of each option carry the option's name, so that no two lines of a list look alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.analysis.tracing.cases import FIGURES
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.trace import FigureId, Node


def named_options(one: ProcessAssessment, nodes: Mapping[FigureId, Node]) -> dict[FigureId, Node]:
    """Return the figures of a process's options and places, under labels that say whose they are."""
    return {
        name: replace(nodes[name], label=f"{nodes[name].label}: {of}") for name, of in _figures(one) if name in nodes
    }


def _figures(one: ProcessAssessment) -> Iterator[tuple[FigureId, str]]:
    parts = [(f"cost.options[{place}].case.", option.label) for place, option in enumerate(one.cost.options)]
    parts += [(f"cost.places[{place}].case.", found.country_name) for place, found in enumerate(one.cost.places)]
    for start, of in parts:
        for figure in sorted(FIGURES):
            yield FigureId(one.process.id, f"{start}{figure}"), of
