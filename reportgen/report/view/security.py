"""Security and confidentiality: risk before and after, the measures by class, and the duties that apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RegimeDuty, RiskScore
from reportgen.model.verdict import NatureClass
from reportgen.report.formats import counted, in_words, sentence_start
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Drawing, KeyFigure, Opener
from reportgen.report.view.reading_order import section_opener
from reportgen.report.view.summary import Summary

SEVERE = 15
_LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure, for how many processes it is needed, and what shows that it works."""

    name: str
    processes: str
    evidence: str
    references: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureList:
    """The measures that matter most for one class of work."""

    title: str
    lead: str
    caption: Caption
    rows: tuple[MeasureRow, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeRow:
    """A body of rules, the processes it touches and its duties for outsourcing."""

    name: str
    processes: str
    duties: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityView:
    """The section."""

    opener: Opener
    heat: Drawing | None
    means: tuple[KeyFigure, ...]
    answer: str
    lists: tuple[MeasureList, ...]
    regimes_caption: Caption | None
    regimes: tuple[RegimeRow, ...]
    disclaimer: str


def scored(processes: Sequence[ProcessAssessment]) -> list[tuple[ProcessAssessment, RiskScore, RiskScore]]:
    """Return the processes whose risk was assessed, with inherent and residual score."""
    return [
        (one, one.security.inherent, one.security.residual)
        for one in processes
        if isinstance(one.security.inherent, RiskScore) and isinstance(one.security.residual, RiskScore)
    ]


def security_view(context: Context, summary: Summary, heat: Drawing | None) -> SecurityView:
    """Compose the section."""
    processes = context.assessment.processes
    candidates = summary.sourced or processes
    bpo = [one for one in candidates if one.classification.leaning is NatureClass.BPO]
    kpo = [one for one in candidates if one.classification.leaning is NatureClass.KPO]
    lists = [_list(context, "BPO", bpo), _list(context, "KPO", kpo)]
    regimes = _regimes(context, processes)
    return SecurityView(
        opener=section_opener(
            "security",
            title=_title(processes),
            standfirst=_standfirst(processes),
        ),
        heat=heat,
        means=_means(context, processes),
        answer=stricter_in_kpo(context),
        lists=tuple(one for one in lists if one is not None),
        regimes_caption=context.numbering.table(
            f"{sentence_start(counted(len(regimes), 'body of rules applies', 'bodies of rules apply'))}; "
            "these are their duties for outsourcing"
        )
        if regimes
        else None,
        regimes=regimes,
        disclaimer="Decision support, not legal advice: have counsel confirm that these duties apply.",
    )


def _title(processes: Sequence[ProcessAssessment]) -> str:
    known = scored(processes)
    if not known:
        return "No risk was rated, so protection cannot be graded yet"
    before = sum(1 for _, inherent, _ in known if inherent.score >= SEVERE)
    after = sum(1 for _, _, residual in known if residual.score >= SEVERE)
    if before == 0:
        return "No process carries severe risk; the listed measures keep it so"
    left = "none" if after == 0 else in_words(after)
    return sentence_start(
        f"{counted(before, 'process carries', 'processes carry')} severe risk today; {left} once the measures work"
    )


def _standfirst(processes: Sequence[ProcessAssessment]) -> str:
    missing = len(processes) - len(scored(processes))
    base = "Routine work needs its data protected at volume; expert work needs its methods and decisions kept secret."
    if not missing:
        return base
    return f"{base} {sentence_start(counted(missing, 'process has', 'processes have'))} no risk rating."


def _means(context: Context, processes: Sequence[ProcessAssessment]) -> tuple[KeyFigure, ...]:
    known = scored(processes)
    if not known:
        return ()
    before = sum(inherent.score for _, inherent, _ in known) / len(known)
    after = sum(residual.score for _, _, residual in known) / len(known)
    return (
        KeyFigure(value=context.formats.number(before, 1), label="mean score before measures"),
        KeyFigure(value=context.formats.number(after, 1), label="mean score with the listed measures"),
    )


def stricter_in_kpo(context: Context) -> str:
    """Answer whether security is stricter in KPO, from this portfolio's own scores."""
    known = scored(context.assessment.processes)
    kpo = [inherent.score for one, inherent, _ in known if one.classification.leaning is NatureClass.KPO]
    bpo = [inherent.score for one, inherent, _ in known if one.classification.leaning is NatureClass.BPO]
    if not kpo or not bpo:
        return (
            "Not stricter as such, but different in kind: routine work calls for protection of records at volume, "
            "expert work for secrecy of methods and pending decisions. This portfolio cannot settle it by its own "
            "scores, since it does not hold rated processes of both kinds."
        )
    mean_kpo, mean_bpo = sum(kpo) / len(kpo), sum(bpo) / len(bpo)
    verdict = "about the same" if abs(mean_kpo - mean_bpo) < 1 else "higher" if mean_kpo > mean_bpo else "lower"
    number = context.formats.number
    return (
        f"In this portfolio the inherent risk of expert work is {verdict}: a mean score of {number(mean_kpo, 1)} "
        f"over {_leaning(len(kpo), 'KPO')} against {number(mean_bpo, 1)} over {_leaning(len(bpo), 'BPO')}. "
        "The measures differ in kind more than in strictness: "
        "encryption, access control and audits lead where records move at volume; non-disclosure and a closed circle "
        "of named people lead where the method is the secret."
    )


def _leaning(count: int, kind: str) -> str:
    """Count processes by what they lean to, since hybrid work leans one way or the other."""
    return f"{counted(count, 'process that leans', 'processes that lean')} to {kind}"


def _list(context: Context, kind: str, processes: Sequence[ProcessAssessment]) -> MeasureList | None:
    if not processes:
        return None
    duties = {duty.id: duty for one in processes for duty in one.security.controls}
    counts = Counter(duty.id for one in processes for duty in one.security.controls)
    emphasis = kind.lower()
    controls = context.knowledge.controls
    ordered = sorted(
        counts, key=lambda key: (controls[key].emphasis != emphasis, controls[key].rank, -counts[key], key)
    )
    if not ordered:
        return None
    lead = (
        "Encryption, access control and regular audits come first: the danger is many records in many hands."
        if kind == "BPO"
        else "Non-disclosure and restricted access come first: the danger is a method or decision that gets out."
    )
    rows = tuple(
        MeasureRow(
            name=duties[key].name,
            processes=f"{counts[key]} of {len(processes)}",
            evidence=duties[key].evidence,
            references=", ".join(duties[key].references[:2]),
        )
        for key in ordered[:_LISTED]
    )
    left = len(ordered) - len(rows)
    noun = "process that leans" if len(processes) == 1 else "processes that lean"
    return MeasureList(
        title=f"For {kind} work",
        lead=lead,
        caption=context.numbering.table(f"First measures for the {in_words(len(processes))} {noun} to {kind}"),
        rows=rows,
        more=_more(left, len(processes)),
    )


def _more(left: int, processes: int) -> str:
    if not left:
        return ""
    if processes == 1:
        return f"{sentence_start(counted(left, 'further measure'))}: see the profile."
    return f"{sentence_start(counted(left, 'further measure'))} for some of them: see the profiles."


def _regimes(context: Context, processes: Sequence[ProcessAssessment]) -> tuple[RegimeRow, ...]:
    duties: dict[str, RegimeDuty] = {}
    touched: dict[str, list[int]] = {}
    for one in processes:
        for duty in one.security.regimes:
            duties.setdefault(duty.id, duty)
            touched.setdefault(duty.id, []).append(context.number(one))
    ordered = sorted(duties, key=lambda key: (-len(touched[key]), key))
    return tuple(
        RegimeRow(
            name=duties[key].name,
            processes=_numbers(touched[key]),
            duties=duties[key].duties,
            status=f"{duties[key].status}; {duties[key].confidence}",
        )
        for key in ordered
    )


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in sorted(numbers)[:12])
    left = len(numbers) - 12
    return f"No. {shown}" + (f" and {in_words(left)} more" if left > 0 else "")
