"""The parameters as used: the data's defaults, or what the workbook gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.origin import Origin
from reportgen.knowledge.price_facts import Parameter
from reportgen.knowledge.vat_sectors import vat_sector_of
from reportgen.model.assessment import AssumptionUsed
from reportgen.model.engagement import Engagement, Range
from reportgen.model.verdict import NatureClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A range and where it comes from; `by` is default, preset, country, sector or workbook."""

    value: Range
    by: str
    source: str
    basis: str
    reviewed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Reads parameters by id; a parameter that nobody gave is not in `used`."""

    parameters: Mapping[str, Parameter]
    used: Mapping[str, Given]

    def value(self, parameter: str) -> float:
        """Return the likely value of a parameter that has one."""
        return self.used[parameter].value.likely

    def optional(self, parameter: str) -> float | None:
        """Return the likely value of a parameter that may have none."""
        found = self.used.get(parameter)
        return None if found is None else found.value.likely

    def for_class(self, parameter: str, nature: NatureClass | None) -> float:
        """Return the value for a class."""
        return self.value(class_parameter(parameter, nature))


def class_parameter(parameter: str, nature: NatureClass | None) -> str:
    """Return the id of a parameter that differs by class; work that could not be classed is taken as a hybrid."""
    return f"{parameter}_{(nature or NatureClass.HYBRID).value.lower()}"


def assumptions_of(engagement: Engagement, knowledge: Knowledge) -> Assumptions:
    """Return the parameters of an engagement: the workbook's, else the preset's, the country's or sector's, the data's.

    One takes the place of another; none is added on top.
    """
    used: dict[str, Given] = {}
    for parameter in knowledge.parameters.values():
        found = _given(parameter, engagement, knowledge)
        if found is not None:
            used[parameter.id] = found
    return Assumptions(parameters=knowledge.parameters, used=used)


def _given(parameter: Parameter, engagement: Engagement, knowledge: Knowledge) -> Given | None:
    entered = engagement.assumptions.get(parameter.id)
    if entered is not None:
        return Given(
            value=entered, by="workbook", source="Workbook", basis="published", reviewed=parameter.origin.reviewed
        )
    preset = knowledge.cost_presets[engagement.cost_preset.value]
    if parameter.id in preset.values:
        return _from("preset", preset.values[parameter.id], preset.origin)
    local = _LOCAL.get(parameter.id)
    found = None if local is None else local(engagement, knowledge)
    if found is not None:
        return found
    return None if parameter.value is None else _from("default", parameter.value, parameter.origin)


def _vat_rate(engagement: Engagement, knowledge: Knowledge) -> Given | None:
    """Return the standard rate of the home country."""
    home = knowledge.home_countries.get(engagement.home_country or "")
    if home is None or home.vat_rate is None or home.vat_origin is None:
        return None
    return _from("country", Range(low=home.vat_rate, likely=home.vat_rate, high=home.vat_rate), home.vat_origin)


def _irrecoverable_vat(engagement: Engagement, knowledge: Knowledge) -> Given | None:
    """Return the share that the client's sector cannot reclaim."""
    sector = vat_sector_of(engagement.industry, knowledge)
    return None if sector is None else _from("sector", sector.irrecoverable, sector.origin)


_IN_ITS_CELL = frozenset({"workbook", "default"})
_LOCAL = {"vat_rate": _vat_rate, "irrecoverable_vat_share": _irrecoverable_vat}


def _from(by: str, value: Range, origin: Origin) -> Given:
    return Given(value=value, by=by, source=origin.source, basis=origin.basis, reviewed=origin.reviewed)


def assumptions_used(
    assumptions: Assumptions, engagement: Engagement, knowledge: Knowledge
) -> tuple[AssumptionUsed, ...]:
    """List every assumption with its value and source; the engagement's own stand first."""
    return (*_of_the_engagement(engagement, knowledge), *_parameters(assumptions, engagement))


def _parameters(assumptions: Assumptions, engagement: Engagement) -> list[AssumptionUsed]:
    return [
        AssumptionUsed(
            id=key,
            group=assumptions.parameters[key].group,
            label=assumptions.parameters[key].label,
            value=one.value,
            unit=assumptions.parameters[key].unit,
            source=one.source,
            basis=one.basis,
            reviewed=one.reviewed,
            overridden=one.by == "workbook",
            cell=engagement.cells.get(key) if one.by in _IN_ITS_CELL else None,
            given_by=one.by,
        )
        for key, one in assumptions.used.items()
    ]


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
            given_by="workbook" if key in engagement.cells else "default",
        )
        for key, label, value, unit in rows
    ]
