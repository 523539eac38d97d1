"""The nodes of form, place and time: the two risks, the country, the wave, and the share that moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.analysis.place import rate_of
from reportgen.analysis.scales import OPERATIONAL, STRUCTURAL
from reportgen.analysis.tracing.formulas import added, by_rule
from reportgen.analysis.tracing.givens import (
    edge_given,
    field_given,
    rating_given,
    threshold_given,
)
from reportgen.analysis.tracing.indexed import Scored, index_nodes, parts_of
from reportgen.analysis.tracing.parameters import rate_leaf
from reportgen.analysis.tracing.subject import Subject
from reportgen.analysis.waves import difficulties
from reportgen.model.trace import FigureId, Given, Node
from reportgen.model.verdict import Form, Recommendation

_RULE = "5"
_RISKS = ((OPERATIONAL, "Operational risk"), (STRUCTURAL, "Structural risk"))
_VERDICT = "sourcing.recommendation"
_STAYS = "The work stays with the client's own team."


def place_nodes(subject: Subject, parameters: Mapping[str, Given]) -> Iterator[Node]:
    """Yield who does the work and where, when it moves and how much of it."""
    risks = list(_risks(subject))
    yield from risks
    known = tuple(subject.id(path) for path in _risk_paths(subject))
    yield from _form_and_place(subject, known)
    yield from _wave(subject)
    yield from _share(subject, parameters)


def _risk_paths(subject: Subject) -> list[str]:
    used = subject.judgement.judged.used
    return [f"working.{name}.index" for name, _ in _RISKS if subject.scales.value(name, used) is not None]


def _risks(subject: Subject) -> Iterator[Node]:
    for name, label in _RISKS:
        index = subject.scales.index(name, subject.judgement.judged.used)
        if index.value is not None:
            yield from (rating_given(subject, one.criterion) for one in index.contributions)
            parts = parts_of(subject, f"working.{name}", index.contributions)
            path = f"working.{name}.index"
            yield from index_nodes(subject, Scored(index=name, path=path, label=label, value=index.value, parts=parts))


def _form_and_place(subject: Subject, risks: tuple[FigureId, ...]) -> Iterator[Node]:
    one, edges = subject.one.sourcing, [edge_given("risk", band) for band in subject.knowledge.risk_bands[1:]]
    yield from edges
    stays = one.form is Form.IN_HOUSE
    premises = () if stays else (*risks, *(edge.id for edge in edges))
    rule, note = by_rule(subject.id(_VERDICT), *premises), _STAYS if stays else _sentence(one.site_reason)
    yield subject.step("sourcing.form", "Form", one.form.value, rule, rule=_RULE, note=note)
    yield subject.step("sourcing.place", "Place", one.place.value, rule, rule=_RULE, note=note)
    if one.location:
        rates = [] if stays else list(_rates(subject))
        yield from rates
        country = by_rule(subject.id("sourcing.place"), *(given.id for given in rates))
        yield subject.step("sourcing.location", "Country", one.location, country, unit="country", rule=_RULE, note=note)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}." if clause else ""


def _rates(subject: Subject) -> Iterator[Given]:
    """Yield the rates at the place and at home, and the permitted countries where there are any."""
    kind, countries = subject.judgement.ruling.nature.kind, subject.knowledge.locations
    home = subject.scales.engagement.home_country
    for country in dict.fromkeys((subject.one.sourcing.location, home or "")):
        if country in countries:
            yield rate_leaf(country, kind, rate_of(countries[country], kind), subject.knowledge)
    if subject.process.permitted_countries:
        yield field_given(subject, "permitted_countries")


def _wave(subject: Subject) -> Iterator[Node]:
    one = subject.one.sourcing
    if not one.moves:
        premises = (subject.id(_VERDICT), subject.id("sourcing.form"))
        yield subject.step("sourcing.wave", "Wave", 0, by_rule(*premises), rule=_RULE, note="No work moves.")
        return
    limits = [
        threshold_given(name, subject.knowledge) for name in ("first_wave_difficulties", "second_wave_difficulties")
    ]
    points = list(_difficulties(subject))
    yield from (*limits, *points)
    whole = subject.id("working.wave.difficulties")
    formula = added(each.id for each in points if each.id.path.startswith("working.wave."))
    value = sum(float(each.value) for each in points if each.id.path.startswith("working.wave."))
    yield subject.step(whole.path, "Number of difficulties of the move", value, formula, rule=_RULE)
    yield subject.step(
        "sourcing.wave",
        "Wave",
        one.wave,
        by_rule(whole, *(limit.id for limit in limits)),
        rule=_RULE,
        note="Work with few difficulties goes first: in wave 1 up to the first limit, in wave 2 up to the second, "
        "else in wave 3.",
    )


def _difficulties(subject: Subject) -> Iterator[Node]:
    """Yield the difficulties that count, and the ratings behind them."""
    ruling, judgement = subject.judgement.ruling, subject.judgement
    found = difficulties(
        judgement.recommendation,
        ruling.nature.kind,
        judgement.site.form,
        ruling.protection.tier,
        judgement.judged.used,
    )
    is_classed = ruling.nature.kind is not None
    paths = {
        "nature": "classification.class" if is_classed else "classification.coverage",
        "tier": "security.tier",
        "recommendation": _VERDICT,
        "form": "sourcing.form",
    }
    for name, count in found.items():
        if not count:
            continue
        if name not in paths:
            yield rating_given(subject, name)
        premise = subject.id(paths.get(name, f"given.{name}"))
        label = f"Difficulty: {name.replace('_', ' ')}"
        yield subject.step(f"working.wave.{name}", label, count, by_rule(premise), rule=_RULE)


def _share(subject: Subject, parameters: Mapping[str, Given]) -> Iterator[Node]:
    """Yield the part of the avoidable cost that moves."""
    one, premises = subject.one.sourcing, [subject.id(_VERDICT), subject.id("sourcing.wave")]
    if one.recommendation is Recommendation.SELECTIVE and one.moves:
        given = parameters["selective_share"]
        yield given
        premises.append(given.id)
    yield subject.step(
        "sourcing.sourced_share",
        "Share that moves",
        one.sourced_share,
        by_rule(*premises),
        unit="share",
        rule=_RULE,
        note="All of it where all is sourced, the share given where a part is, none where nothing moves.",
    )
