"""A process whose figures are traced, with the engine's own objects they came from."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import ProcessAssessment, Provenance
from reportgen.model.engagement import Process
from reportgen.model.trace import Expression, FigureId, Step, Value

SHARED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One process: what is printed of it, how it was judged, and where its protection is graded."""

    one: ProcessAssessment
    judgement: Judgement
    protection: Protection
    scales: Scales
    made: Provenance

    @property
    def process(self) -> Process:
        """Return the process as the analyst described it."""
        return self.one.process

    @property
    def knowledge(self) -> Knowledge:
        """Return the catalogues."""
        return self.scales.knowledge

    def id(self, path: str) -> FigureId:
        """Return the id of a figure of this process."""
        return FigureId(self.process.id, path)

    def step(
        self, path: str, label: str, value: Value, formula: Expression, *, unit: str = "", rule: str, note: str = ""
    ) -> Step:
        """Return a figure of this process that was worked out."""
        return Step(id=self.id(path), label=label, value=value, unit=unit, rule=rule, formula=formula, note=note)
