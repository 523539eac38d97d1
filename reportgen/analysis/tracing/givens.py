"""What the scores start from: cells of the workbook, entries of the catalogues, and what stands in for a blank."""

from __future__ import annotations

from reportgen.analysis.countries import country_name
from reportgen.analysis.indices import Rating
from reportgen.analysis.place import Site
from reportgen.analysis.risk import site_ratings
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.origin import with_basis
from reportgen.knowledge.rating_facts import Band
from reportgen.model.assessment import Provenance
from reportgen.model.trace import FigureId, Given, Origin, Value

_NAMED = 3
_SHEET = "Processes sheet"
ORIGINS = {
    "workbook": Origin.CELL,
    "preset": Origin.PRESET,
    "country": Origin.COUNTRY,
    "sector": Origin.SECTOR,
    "default": Origin.DEFAULT,
}
_LIMITS = {
    "mixed_spread": "Mixed work above",
    "stable_share": "Class is stable from",
    "probability_slope": "Slope of the curve, in points",
    "blank_share": "Weight that may be blank, at most",
    "crown_importance": "Strategic importance of a crown jewel from",
    "crown_capability": "Relative capability of a crown jewel from",
    "no_market_depth": "No market up to",
    "no_exit_criticality": "Criticality that needs an exit from",
    "no_exit_exposure": "Dependence that leaves no exit from",
    "several_providers_depth": "Market deep enough for several providers from",
    "disorder": "Disorder up to",
    "first_wave_difficulties": "Difficulties in wave 1, at most",
    "second_wave_difficulties": "Difficulties in wave 2, at most",
    "preparing_months": "Months of putting in order",
    "least_risk_left": "Share of a risk that is always left",
    "further_measure": "What a further measure counts of the one before",
    "exposure_next": "Next to be automated from",
    "exposure_later": "Later to be automated from",
    "least_role": "Smallest post that stands alone",
}
_FIELDS = {
    "name": "Process name",
    "function": "Function",
    "description": "Description",
    "personal_data": "Personal data",
    "non_delegable": "Non-delegable decision",
    "permitted_countries": "Permitted countries",
    "override": "Override",
    "fte": "FTE",
    "annual_cost": "Annual cost",
    "control_maturity": "Control maturity",
}


def rating_given(subject: Subject, key: str) -> Given:
    """Return a rating that the process is judged by: entered, or suggested where it is blank."""
    rating = subject.judgement.judged.used[key]
    return Given(
        id=subject.id(f"given.{key}"),
        label=subject.knowledge.criteria[key].name,
        value=rating.value,
        unit="step",
        origin=Origin.INFERRED if rating.inferred else Origin.CELL,
        source=_rating_source(subject, rating),
        cell=rating.cell,
    )


def _rating_source(subject: Subject, rating: Rating) -> str:
    if rating.cell is not None:
        return "Follows from whose data it is: personal 4, special category 5" if rating.inferred else _SHEET
    if not rating.inferred:
        return _SHEET
    found = subject.judgement.judged.inference
    near = [f"{one.name} ({one.id})" for one in found.resembles[:_NAMED]] if found else []
    named = f", nearest {'; '.join(near)}" if near else ""
    return f"Suggested by the text, from reference processes that it resembles{named}"


def site_given(subject: Subject, site: Site, key: str) -> Given:
    """Return a rating that follows from the place and form of the work, where its cell is blank."""
    where = f" in {site.country_name}" if site.country_name else ""
    return Given(
        id=subject.id(f"given.site.{site.form.value}.{site.country or 'home'}.{key}"),
        label=subject.knowledge.criteria[key].name,
        value=site_ratings(site)[key],
        unit="step",
        origin=Origin.INFERRED,
        source=f"Blank: follows from who does the work and where ({site.form.value.replace('_', ' ')}{where})",
    )


def field_given(subject: Subject, field: str) -> Given:
    """Return another cell of the process's row; a blank one is said to be blank."""
    value, cell = _entered(subject, field), subject.process.cells.get(field)
    return Given(
        id=subject.id(f"given.{field}"),
        label=_FIELDS[field],
        value=_plain(value),
        unit="people" if field == "fte" else "share" if field == "control_maturity" else "",
        origin=Origin.CELL if cell else Origin.DEFAULT,
        source="Processes sheet" if cell else "Blank on the Processes sheet",
        cell=cell,
    )


def _entered(subject: Subject, field: str) -> object:
    """Return what a field holds; countries by their names."""
    if field != "permitted_countries":
        return getattr(subject.process, field)
    return [country_name(country, subject.knowledge) for country in subject.process.permitted_countries]


def _plain(value: object) -> Value:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    if value is None or isinstance(value, str):
        return "" if value is None else str(value)
    return value  # type: ignore[return-value]


def threshold_given(name: str, knowledge: Knowledge) -> Given:
    """Return a limit at which advice turns."""
    one = knowledge.thresholds[name]
    return Given(
        id=FigureId(SHARED, f"given.thresholds.{name}"),
        label=_LIMITS.get(name) or one.meaning[:1].upper() + one.meaning[1:],
        value=one.value,
        unit=one.unit,
        origin=Origin.KNOWLEDGE,
        source=with_basis(one.origin.source, one.origin.basis),
    )


def edge_given(scale: str, band: Band, unit: str = "points") -> Given:
    """Return where a band of a scale begins."""
    return Given(
        id=FigureId(SHARED, f"given.bands.{scale}.{band.name}"),
        label=f"Beginning of the band {band.name}",
        value=band.low,
        unit=unit,
        origin=Origin.KNOWLEDGE,
        source="Bands of the method (practitioner convention)",
    )


def known_given(path: str, label: str, value: Value, source: str, unit: str = "") -> Given:
    """Return another entry of the catalogues."""
    return Given(
        id=FigureId(SHARED, f"given.{path}"),
        label=label,
        value=value,
        unit=unit,
        origin=Origin.KNOWLEDGE,
        source=source,
    )


def draws_given(made: Provenance) -> Given:
    """Return how often the weights of the ratings are drawn."""
    return Given(
        id=FigureId(SHARED, "given.weight_draws"),
        label="Draws of the weights",
        value=made.weight_draws,
        unit="draws",
        origin=Origin.DRAWS,
        source=f"Dirichlet distribution around the weights used, concentration 50, seed {made.seed}",
    )
