"""The appendices: how the verdicts were made, and what was wrong or missing in the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.knowledge.rating_facts import Criterion
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.engagement import RiskMethod
from reportgen.model.finding import Finding, Severity
from reportgen.report.view.context import NAME_LIMIT, Context
from reportgen.report.view.document_control import WORKBOOK_HASH
from reportgen.report.view.objectives import OBJECTIVES
from reportgen.report.view.parts import Caption, Opener, joined
from reportgen.report.view.profiles.section import text_anchor, words_of
from reportgen.report.view.quantities import decimals_for
from reportgen.report.view.security.risk_arithmetic import agreed_words
from reportgen.report.view.wording import clipped, in_sentence
from reportgen.report.words.formats import MISSING, counted, in_words, sentence_start
from reportgen.report.words.sentences import typographic
from reportgen.report.words.typed import Typed, typed

_MESSAGE_LIMIT = 400
_LISTED_FINDINGS = 200
_EXPOSURE = "automation_exposure"
_ENOUGH = 0.60  # of the weight of an index, as in analysis: ratings


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRow:
    """A criterion's weight in an index, and which way it counts."""

    name: str
    weight: str
    direction: str
    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """Appendix B: the weights of both indices, the gates, and how the run can be repeated."""

    opener: Opener
    nature_caption: Caption
    nature: tuple[WeightRow, ...]
    sourceability_caption: Caption
    sourceability: tuple[WeightRow, ...]
    gates_caption: Caption
    gates: tuple[tuple[str, str, str, str], ...]
    provenance: tuple[tuple[str, str], ...]
    draws: str
    catalogue: str
    discount_rate: str
    horizon: str
    doubt: str
    mixed_spread: str
    few_draws: str
    enough: str
    least_risk: str
    planned: str
    gates_named_in: str
    exposure: str
    has_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """One finding of the workbook check."""

    place: str
    severity: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText:
    """A text too long for its page, in full."""

    title: str
    anchor: str
    name: str
    words: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionsView:
    """Appendix C."""

    opener: Opener
    caption: Caption | None
    rows: tuple[ExceptionRow, ...]
    more: str
    long_texts: tuple[LongText, ...]


def method_view(context: Context) -> MethodView:
    """Compose appendix B."""
    criteria = context.knowledge.criteria.values()
    numbering, made = context.numbering, context.assessment.provenance
    nature, sourceability = (_weights(context, criteria, index) for index in ("knowledge_index", "sourceability"))
    return MethodView(
        opener=context.selection.opener(
            "method",
            "Two indices and eight gates decide; one table of cash flows gives the money",
            "Nothing here is hidden: the weights below are the defaults or, where the workbook changes them, the "
            "workbook’s own.",
        ),
        nature_caption=numbering.table("What makes work BPO or KPO: the knowledge index"),
        nature=nature,
        sourceability_caption=numbering.table("What makes work easy to buy: the sourceability index"),
        sourceability=sourceability,
        gates_caption=numbering.table("Gates override the indices; the first that applies decides"),
        gates=tuple(
            (gate.id, gate.name, context.said(gate.test), context.said(gate.effect))
            for gate in sorted(context.knowledge.gates.values(), key=lambda gate: gate.order)
        ),
        provenance=(
            ("Made with", f"{made.tool} {made.version}"),
            ("Seed", str(made.seed)),
            ("Draws of the simulation", context.formats.number(made.draws)),
            ("Draws of the weights", context.formats.number(made.weight_draws)),
            (WORKBOOK_HASH, _workbook_hash(context)),
            ("Knowledge, SHA-256", made.knowledge_sha256),
            *((("Attached to this file", clipped(joined(context.attached), 120)),) if context.attached else ()),
        ),
        draws=context.formats.number(made.weight_draws),
        catalogue=_at_least(context, len(context.knowledge.reference_processes)),
        discount_rate=context.formats.percent(context.assessment.engagement.discount_rate, 1),
        horizon=in_words(context.assessment.engagement.horizon_years),
        doubt=_doubt(context),
        mixed_spread=context.formats.number(context.knowledge.threshold("mixed_spread"), 2),
        few_draws=context.formats.percent(context.knowledge.threshold("stable_share")),
        enough=context.formats.percent(_ENOUGH),
        least_risk=context.formats.percent(context.knowledge.threshold("least_risk_left")),
        planned=agreed_words(context),
        gates_named_in=context.selection.pointing_to("profiles", "the profile", "the profile in the full report"),
        exposure=_exposure(context) if context.selection.prints("outlook") else "",
        has_changed=any(one.weight.endswith("*") for one in (*nature, *sourceability)),
    )


def _workbook_hash(context: Context) -> str:
    """Say where the hash stands: it is another for each change, and the method is the same."""
    if context.selection.prints(OBJECTIVES):
        return f"under Document control, {context.selection.in_text(OBJECTIVES)}"
    if context.selection.has_contents:
        return "under Document control, below the contents"
    return context.assessment.provenance.workbook_sha256


def _exposure(context: Context) -> str:
    """Say how far software reaches is graded, in two sentences."""
    criteria, formats, threshold = context.knowledge.criteria, context.formats, context.knowledge.threshold
    weighed = sorted(
        ((weight, one) for one in criteria.values() if (weight := one.weights.get(_EXPOSURE, 0.0))),
        key=lambda found: -found[0],
    )
    parts = [
        f"{in_sentence(one.name)} {formats.percent(weight)}{' (turned round)' if _EXPOSURE in one.reversed_in else ''}"
        for weight, one in weighed
    ]
    edge, later = formats.number(threshold("exposure_next")), formats.number(threshold("exposure_later"))
    fit = formats.number(threshold("automate_partly"))
    return (
        f"Automation exposure, a practitioner convention, is an index from 0 to 100 of the ratings entered: "
        f"{joined(parts)}. From {edge} work is next to be automated, unless the fit of its inputs and systems is below "
        f"{fit}; from {later} software takes part of it. With less than {formats.percent(threshold('exposure_rated'))} "
        "of the weight rated it is not assessed. A niche is expert work that takes a credential or expertise rated "
        f"{formats.number(threshold('niche_skill'))} or more, in a market whose depth is rated "
        f"{formats.number(threshold('niche_depth'))} or less."
    )


def _doubt(context: Context) -> str:
    """Say how doubt about the assumptions is treated."""
    draws = context.formats.number(context.assessment.provenance.draws)
    drawn = (
        f"is drawn {draws} times from a PERT distribution over its low, likely and high value, once for all processes, "
        "so that they move together."
    )
    read = "The same formulas give the saving of each draw; how many draws save at least an amount is its chance."
    if context.assessment.engagement.risk_method is RiskMethod.OPTIMISM_BIAS:
        return (
            "An uplift for optimism stands for the risk that prices are too low, so whatever decides them is held at "
            f"its likely value. Every other assumption that has a range {drawn} {read}"
        )
    return f"Every assumption that has a range {drawn} One more draw is each process’s own. {read}"


def _at_least(context: Context, count: int) -> str:
    """Write a count as the round number it exceeds: 1,227 is "over 1,200"."""
    return f"over {context.formats.number((count - 1) // 100 * 100)}" if count > 100 else str(count)  # noqa: PLR2004


def _weights(context: Context, criteria: Iterable[Criterion], index: str) -> tuple[WeightRow, ...]:
    changed = context.assessment.engagement.criteria_weights
    counting = [one for one in criteria if index in one.weights]
    weights = {one.id: changed.get(one.id, one.weights[index]) for one in counting}
    whole = sum(weights.values()) or 1.0
    shares = {id_: weight / whole for id_, weight in weights.items()}
    decimals = decimals_for(shares.values(), "share")
    rows = sorted(counting, key=lambda one: -weights[one.id])
    return tuple(
        WeightRow(
            name=one.name,
            weight=context.formats.percent(shares[one.id], decimals) + (" *" if one.id in changed else ""),
            direction="lowers" if index in one.reversed_in else "raises",
            low=context.said(one.anchors[0]),
            high=context.said(one.anchors[-1]),
        )
        for one in rows
    )


def exceptions_view(context: Context) -> ExceptionsView:
    """Compose appendix C."""
    findings = context.assessment.findings
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    rows = sorted(findings, key=lambda one: order[one.severity])
    left = len(rows) - _LISTED_FINDINGS
    warnings = sum(1 for one in rows if one.severity is Severity.WARNING)
    return ExceptionsView(
        opener=context.selection.opener(
            "exceptions",
            _exceptions_title(len(rows), warnings),
            "What the workbook leaves open, contradicts or gets wrong is listed here with its cell and what to do.",
        ),
        caption=context.numbering.table("What to mend in the workbook, the gravest first") if rows else None,
        rows=tuple(_exception(context, one) for one in rows[:_LISTED_FINDINGS]),
        more=f"{sentence_start(counted(left, 'further finding'))}: run reportgen check for all." if left > 0 else "",
        long_texts=(),
    )


def _exceptions_title(count: int, warnings: int) -> str:
    if not count:
        return "The workbook raised no exception"
    if not warnings:
        return f"{sentence_start(counted(count, 'note'))} on the workbook, none of them a warning"
    notes = f" and {counted(count - warnings, 'note')}" if count > warnings else ""
    return f"{sentence_start(counted(warnings, 'warning'))}{notes} on the workbook"


def _exception(context: Context, finding: Finding) -> ExceptionRow:
    words = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Note"}
    suggestion = f" Did you mean “{clipped(finding.suggestion, 60)}”?" if finding.suggestion else ""
    return ExceptionRow(
        place=finding.place or MISSING,
        severity=words[finding.severity],
        message=clipped(context.found(finding.message), _MESSAGE_LIMIT),
        remedy=clipped(context.found(finding.remedy), _MESSAGE_LIMIT) + suggestion,
    )


def cut_texts(context: Context, printed: Mapping[str, Typed]) -> tuple[LongText, ...]:
    """Return in full what pages cut: names, and what the profiles, by their anchors, print of the analyst's words."""
    return tuple(_cut_texts(context, printed))


def _cut_texts(context: Context, printed: Mapping[str, Typed]) -> Iterator[LongText]:
    for one in context.assessment.processes:
        number, is_long = context.number(one), len(one.process.name) > NAME_LIMIT
        words = printed.get(f"process-{number}")
        is_cut = words is not None and words.lines != words_of(one).lines
        if is_cut or is_long:
            texts = _typed_texts(one) if is_cut else ()
            yield LongText(
                title=f"Process {number}, {context.name(one, 60)}",
                anchor=text_anchor(context, one),
                name=typographic(one.process.name) if is_long else "",
                words=tuple((of, typed(text).html) for of, text in texts if text),
            )


def _typed_texts(one: ProcessAssessment) -> tuple[tuple[str, str | None], ...]:
    return ("Description", one.process.description), ("Analyst’s comment", one.process.analyst_comment)
