"""The people whose work moves: how many, when and to where, what the law asks for, and which skills must stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.money import total
from reportgen.model.portfolio_groups import HeadcountLine, People
from reportgen.model.verdict import Place
from reportgen.report.view.citations import unbroken
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Point
from reportgen.report.view.places.facts import PLACES
from reportgen.report.view.present_pay import present_pay_of, present_pay_told
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.redundancy import redundancy_of, redundancy_told
from reportgen.report.view.summary import Summary
from reportgen.report.view.wording import PLACE
from reportgen.report.words.formats import MISSING, Formats, counted, in_words, sentence_start
from reportgen.report.words.sentences import month_told

Writer = Callable[[Decimal], str]
_KEPT_WHOLE = 4
_NAMED = 6
DISCLAIMER = "Decision support, not legal advice: have counsel confirm what applies before anyone is told."


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveRow:
    """The people of a wave, or of all waves, by where their work goes; the last is their sum."""

    label: str
    processes: str
    cells: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """What a rule asks for, what follows for timing and severance, and how sure that is."""

    rule: str
    duty: str
    effect: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGroup:
    """The rules of a country."""

    country: str
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """The sub-section on people; `heads` name the places that some of the work goes to."""

    title: str
    told: tuple[Point, ...]
    waves_caption: Caption | None
    heads: tuple[str, ...]
    waves: tuple[WaveRow, ...]
    waves_total: WaveRow | None
    duties_caption: Caption | None
    duties: tuple[DutyGroup, ...]
    duties_kept_whole: bool
    skills: tuple[str, ...]
    notes: str


def people_view(context: Context, summary: Summary) -> PeopleView | None:
    """Compose the sub-section; None where nothing moves."""
    people = context.assessment.portfolio.people
    if people is None or not summary.sourced:
        return None
    places = [place for place in PLACES if any(line.place is place for line in people.by_wave)]
    write = partial(context.formats.number, decimals=_decimals(people))
    waves_caption = _waves_caption(context, people) if people.by_wave else None
    return PeopleView(
        title=_title(context.formats, people),
        told=tuple(_told(context, summary, people)),
        waves_caption=waves_caption,
        heads=tuple(sentence_start(PLACE[place]) for place in places),
        waves=tuple(
            _wave_row(write, f"Wave {wave}", tuple(lines), places)
            for wave, lines in groupby(people.by_wave, key=lambda line: line.wave)
        ),
        waves_total=_wave_row(write, "All waves", people.by_wave, places) if _has_several_waves(people) else None,
        duties_caption=_duties_caption(context, people) if people.duties else None,
        duties=_duty_groups(context, people),
        duties_kept_whole=len(people.duties) <= _KEPT_WHOLE,
        skills=tuple(context.said(skill) for skill in people.skills_to_retain),
        notes=_notes(context.formats, people),
    )


def _title(formats: Formats, people: People) -> str:
    if not people.by_wave:
        return "No process that moves gives a headcount"
    who = "full-time equivalent is" if people.affected == 1 else "full-time equivalents are"
    return f"{formats.number(people.affected, _decimals(people))} {who} affected"


def _has_several_waves(people: People) -> bool:
    return len({line.wave for line in people.by_wave}) > 1


def _decimals(people: People) -> int:
    """Return with how many decimals headcounts are written, the same for all, so that what is printed sums."""
    return 0 if all(line.fte == line.fte.to_integral_value() for line in people.by_wave) else 1


def _told(context: Context, summary: Summary, people: People) -> Iterator[Point]:
    """Yield who is counted, what those cost who lose their work, and what those cost who keep their pay."""
    redundancy, passing = redundancy_of(context, summary), present_pay_of(context, summary)
    counts = " ".join(filter(None, (_counted_how(people), _provided(context, summary))))
    yield Point(mark="", lead="Who is counted:", text=counts)
    if redundancy is not None:
        yield Point(mark="", lead="Severance pay:", text=redundancy_told(context, redundancy))
    if passing is not None:
        yield Point(mark="", lead="Pay kept by law:", text=present_pay_told(context, passing))


def _provided(context: Context, summary: Summary) -> str:
    """Say which processes have a provider today, whose people are not the client's to move."""
    provided = [context.number(one) for one in summary.sourced if one.process.current_provider is not None]
    if not provided:
        return ""
    has = "has" if len(provided) == 1 else "have"
    return (
        f"{numbered_at_most(provided, _NAMED)} {has} a provider today: take out those on its payroll, which the "
        "workbook does not tell apart."
    )


def _counted_how(people: People) -> str:
    base = "The part of each team whose work moves, not the people who may find other work with the client."
    missing = people.without_headcount
    if not missing:
        return base
    who = counted(missing, "process that moves gives", "processes that move give")
    return f"{base} {sentence_start(who)} no headcount and {'is' if missing == 1 else 'are'} not in it."


def _waves_caption(context: Context, people: People) -> Caption:
    by_wave = {
        wave: total(line.fte for line in lines) for wave, lines in groupby(people.by_wave, key=lambda line: line.wave)
    }
    first = max(by_wave, key=lambda wave: (by_wave[wave], -wave))
    share = context.formats.percent(float(by_wave[first] / people.affected)) if people.affected else ""
    finding = (
        f"Wave {first} affects {share} of the full-time equivalents that move"
        if len(by_wave) > 1 and share
        else f"All the full-time equivalents that move do so in wave {first}"
    )
    return context.numbering.table(finding, "Full-time equivalents whose work moves, by where it goes.")


def _wave_row(write: Writer, label: str, lines: Sequence[HeadcountLine], places: Sequence[Place]) -> WaveRow:
    cells = []
    for place in places:
        members = [line for line in lines if line.place is place]
        cells.append(write(total(line.fte for line in members)) if members else MISSING)
    return WaveRow(
        label=label,
        processes=str(sum(line.processes for line in lines)),
        cells=tuple(cells),
        total=write(total(line.fte for line in lines)),
    )


def _duties_caption(context: Context, people: People) -> Caption:
    countries = list(dict.fromkeys(name_in_sentence(duty.country, duty.country_name) for duty in people.duties))
    rules = sentence_start(counted(len(people.duties), "rule applies", "rules apply"))
    where = "where the people work today"
    where = (
        f"{where}: {countries[0]}" if len(countries) == 1 else f"in the {in_words(len(countries))} countries {where}"
    )
    return context.numbering.table(f"{rules} {where}", "What the law asks for when their work moves away.")


def _duty_groups(context: Context, people: People) -> tuple[DutyGroup, ...]:
    return tuple(
        DutyGroup(
            country=country,
            rows=tuple(
                DutyRow(
                    rule=unbroken(duty.rule),
                    duty=context.said(duty.duty),
                    effect=context.said(duty.effect),
                    confidence=sentence_start(duty.confidence),
                )
                for duty in duties
            ),
        )
        for country, duties in groupby(people.duties, key=lambda duty: duty.country_name)
    )


def _notes(formats: Formats, people: People) -> str:
    """Name each source once, then say what this is not."""
    sources = list(dict.fromkeys(f"{duty.source} ({month_told(duty.reviewed, formats)})" for duty in people.duties))
    return f"{'; '.join(sources)}. {DISCLAIMER}" if sources else ""
