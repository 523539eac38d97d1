"""The parameters as used: the data's defaults, or what the workbook gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge, Parameter
from reportgen.model.assessment import AssumptionUsed
from reportgen.model.engagement import Engagement, Range
from reportgen.model.verdict import NatureClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Reads parameters by id."""

    parameters: Mapping[str, Parameter]
    given: Mapping[str, Range]

    def value(self, parameter: str) -> float:
        """Return the likely value of a parameter that has a default."""
        found = self._range(parameter)
        if found is None:
            raise KeyError(parameter)
        return found.likely

    def optional(self, parameter: str) -> float | None:
        """Return the likely value of a parameter that may have none."""
        found = self._range(parameter)
        return None if found is None else found.likely

    def for_class(self, parameter: str, nature: NatureClass | None) -> float:
        """Return the value for a class."""
        return self.value(class_parameter(parameter, nature))

    def _range(self, parameter: str) -> Range | None:
        return self.given.get(parameter) or self.parameters[parameter].value


def class_parameter(parameter: str, nature: NatureClass | None) -> str:
    """Return the id of a parameter that differs by class; work that could not be classed is taken as a hybrid."""
    return f"{parameter}_{(nature or NatureClass.HYBRID).value.lower()}"


def assumptions_of(engagement: Engagement, knowledge: Knowledge) -> Assumptions:
    """Return the parameters of an engagement."""
    return Assumptions(parameters=knowledge.parameters, given=engagement.assumptions)


def assumptions_used(engagement: Engagement, knowledge: Knowledge) -> tuple[AssumptionUsed, ...]:
    """List every assumption with its value and source; the engagement's own stand first."""
    return (*_of_the_engagement(engagement, knowledge), *_parameters(engagement, knowledge))


def _parameters(engagement: Engagement, knowledge: Knowledge) -> list[AssumptionUsed]:
    used = []
    for parameter in knowledge.parameters.values():
        given = engagement.assumptions.get(parameter.id)
        value = given or parameter.value
        if value is not None:
            used.append(
                AssumptionUsed(
                    id=parameter.id,
                    group=parameter.group,
                    label=parameter.label,
                    value=value,
                    unit=parameter.unit,
                    source="Workbook" if given else parameter.origin.source,
                    basis="published" if given else parameter.origin.basis,
                    reviewed=parameter.origin.reviewed,
                    overridden=given is not None,
                    cell=engagement.cells.get(f"assumptions.{parameter.id}"),
                )
            )
    return used


def _of_the_engagement(engagement: Engagement, knowledge: Knowledge) -> list[AssumptionUsed]:
    accepted = knowledge.appetite_limits[engagement.risk_appetite.value]
    rows = (
        ("discount_rate", "Discount rate", engagement.discount_rate, "share a year"),
        ("horizon_years", "Horizon", float(engagement.horizon_years), "years"),
        ("risk_appetite", "Residual risk accepted, of 25", float(accepted), ""),
    )
    return [
        AssumptionUsed(
            id=key,
            group="Engagement",
            label=label,
            value=Range(low=value, likely=value, high=value),
            unit=unit,
            source="Engagement sheet" if key in engagement.cells else "Default of the workbook",
            basis="published" if key in engagement.cells else "practitioner convention",
            reviewed="2026-11",
            overridden=key in engagement.cells,
            cell=engagement.cells.get(key),
        )
        for key, label, value, unit in rows
    ]
