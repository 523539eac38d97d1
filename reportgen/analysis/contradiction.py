"""Whether what a process is rated as contradicts what its text describes.

The text speaks clearly where the text model is sure enough of the other class and the nearest reference process,
of that class, is like it enough (thresholds clear_probability and clear_likeness; docs/method.md gives what it finds).
"""

from __future__ import annotations

from reportgen.analysis.infer import catalogue_of
from reportgen.analysis.likeness import likeness
from reportgen.analysis.text_model import read_text
from reportgen.knowledge.facts import Knowledge, ReferenceProcess
from reportgen.model.engagement import Process
from reportgen.model.verdict import NatureClass

_OPPOSITE = {NatureClass.BPO: NatureClass.KPO, NatureClass.KPO: NatureClass.BPO}


def contradicting(process: Process, rated: NatureClass | None, knowledge: Knowledge) -> ReferenceProcess | None:
    """Return the reference process that a text resembles, where its class is clearly the opposite of the rated one."""
    opposite = None if rated is None else _OPPOSITE.get(rated)
    if opposite is None:
        return None
    name, description = process.name, process.plain_description
    for_kpo = read_text(name, description, process.function or "", knowledge.text_model).probability_kpo
    if (for_kpo if opposite is NatureClass.KPO else 1 - for_kpo) < knowledge.threshold("clear_probability"):
        return None
    nearest = likeness(name, description, catalogue_of(knowledge))[:1]
    if not nearest or nearest[0][1] < knowledge.threshold("clear_likeness") or nearest[0][0].nature is not opposite:
        return None
    return nearest[0][0]
