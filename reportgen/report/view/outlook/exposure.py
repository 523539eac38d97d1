"""Exposure to automation process by process: the figure of what moves, and the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.outlook import Reach
from reportgen.model.verdict import NotAssessed
from reportgen.report.figures.exposure_map import ExposureItem, exposure_map
from reportgen.report.view.context import Context
from reportgen.report.view.outlook.reach import outlook_of, years_of_software
from reportgen.report.view.parts import Caption, Drawing, Link, joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.wording import TIED
from reportgen.report.words.formats import MISSING, NO_BREAK_SPACE, all_of, counted, in_words, sentence_start

_LEAST_DRAWN = 5
_MOVED = "Discs that would hide one another were moved, none across a dashed line."
_FEW, _HEIGHT_OF_FEW_MM, _HEIGHT_MM = 8, 58.0, 78.0
_LISTED = 30
_ALL = 24  # processes that are listed without a choice
_LABEL_LIMIT = 90
_MOST_UNNAMED = 3
_NAME_LIMIT = 64
_NAME_MM, _FIT_MM, _YEARS_MM = 48.5, 7.0, 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureRow:
    """One process: exposure and fit 0-100, and the years until its move breaks even."""

    number: str
    link: Link
    exposure: str
    fit: str
    years: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureTable:
    """Processes, the most exposed first, two beside each other; `more` says how many are not listed."""

    caption: Caption
    rows: tuple[tuple[ExposureRow, ...], ...]
    more: str

    @property
    def has_fit(self) -> bool:
        """Return whether the fit of any is known."""
        return any(one.fit != MISSING for row in self.rows for one in row)

    @property
    def has_years(self) -> bool:
        """Return whether the move of any breaks even."""
        return any(one.years != MISSING for row in self.rows for one in row)

    @property
    def columns(self) -> int:
        """Return how many columns each half of the table has."""
        return 3 + self.has_fit + self.has_years

    @property
    def spans(self) -> tuple[int, int, int]:
        """Return how many columns an empty half spans with the gap, and words after the numbers of half and whole."""
        return self.columns + 1, self.columns - 1, 2 * self.columns

    @property
    def name_mm(self) -> float:
        """Return the width of a name, which takes that of columns that are not printed."""
        return _NAME_MM + (0 if self.has_fit else _FIT_MM) + (0 if self.has_years else _YEARS_MM)


def exposure_of(one: ProcessAssessment) -> float | None:
    """Return the automation exposure 0-100, None where it is not assessed."""
    exposure = outlook_of(one).automation_exposure
    return None if isinstance(exposure, NotAssessed) else exposure


def break_even_of(one: ProcessAssessment) -> float | None:
    """Return the years until a move has paid back, None where nothing moves, no cost is known or it never does."""
    case = one.cost.case
    if not one.sourcing.moves or not isinstance(case, MoneyCase) or isinstance(case.payback_years, NotAssessed):
        return None
    return case.payback_years


def exposure_drawing(context: Context, table: ExposureTable | None) -> Drawing | None:
    """Draw what moves and breaks even, by its numbers in the table; None where that is too little to compare."""
    items = _items(context)
    if table is None or len(items) < _LEAST_DRAWN:
        return None
    knowledge = context.knowledge
    figure = exposure_map(
        items,
        context.palette,
        edge=knowledge.threshold("exposure_next"),
        limit=knowledge.threshold("automation_years"),
        text=context.formats.number,
        height=_HEIGHT_MM if len(items) > _FEW else _HEIGHT_OF_FEW_MM,
    )
    where = table.caption.label.replace(" ", NO_BREAK_SPACE)
    discs = "Each disc is a process that moves" + ("." if figure.is_dense else f", numbered as in {where}.")
    late = " A ring: software may come before that move has paid back."
    told = f"{discs} Dashed: {_limits(context)}.{late if any(one.is_late for one in items) else ''}"
    caption = context.numbering.figure(_finding(context), told)
    moved = f" {_MOVED}" if figure.moved else ""
    moved += f" {TIED}" if figure.is_tied else ""
    return Drawing(
        caption=caption,
        svg=figure.svg,
        source=f"{_source(context)}{moved}{_unnamed(items, figure.unnamed)}",
        height=figure.height_mm,
        numbers=figure.table,
    )


def _items(context: Context) -> list[ExposureItem]:
    found = ((one, exposure_of(one), break_even_of(one)) for one in context.assessment.processes)
    return [
        ExposureItem(
            number=context.number(one),
            name=context.name(one, _LABEL_LIMIT),
            exposure=exposure,
            years=years,
            is_late=outlook_of(one).pays_back_late is True,
        )
        for one, exposure, years in found
        if exposure is not None and years is not None
    ]


def _limits(context: Context) -> str:
    edge = context.formats.number(context.knowledge.threshold("exposure_next"))
    return f"an exposure of {edge}, and {years_of_software(context)}"


def _finding(context: Context) -> str:
    following = [one for one in context.assessment.processes if outlook_of(one).pays_back_late is not None]
    late = sum(outlook_of(one).pays_back_late is True for one in following)
    if not following:
        return "No move is among the work that is next to be automated"
    if not late:
        subject = "The one move that is" if len(following) == 1 else f"All {in_words(len(following))} moves that are"
        return f"{subject} next to be automated pay{'s' if len(following) == 1 else ''} back before software comes"
    if late == len(following):
        subject = "The one move that is" if late == 1 else "All moves that are"
        return f"{subject} next to be automated may lose the race against software"
    return sentence_start(
        f"{in_words(len(following) - late)} of {in_words(len(following))} moves that are next to be automated "
        f"pay{'s' if len(following) - late == 1 else ''} back before software comes"
    )


def _source(context: Context) -> str:
    """Say what the exposure rests on, and which moves could not be drawn."""
    moving = [one for one in context.assessment.processes if one.sourcing.moves]
    never = [context.number(one) for one in moving if _never_pays(one)]
    unrated = [context.number(one) for one in moving if exposure_of(one) is None]
    said = "Source: ratings and costs of the workbook."
    if never:
        verb = "does" if len(never) == 1 else "do"
        said += f" Not drawn: {numbered(never)}, which {verb} not break even within the horizon."
    if unrated:
        said += f" Not rated enough to be drawn: {numbered(unrated)}."
    return said


def _unnamed(items: Sequence[ExposureItem], numbers: Sequence[int]) -> str:
    """Name the few processes for whose names the drawing had no room; of many, the table below says the names."""
    names = [f"No.{NO_BREAK_SPACE}{one.number} {one.name}" for one in items if one.number in numbers]
    if not 0 < len(names) <= _MOST_UNNAMED:
        return ""
    return f" Drawn without {'its name' if len(names) == 1 else 'their names'} for want of room: {joined(names)}."


def _never_pays(one: ProcessAssessment) -> bool:
    return isinstance(one.cost.case, MoneyCase) and isinstance(one.cost.case.payback_years, NotAssessed)


def exposure_table(context: Context) -> ExposureTable | None:
    """List what moves or software can reach, the most exposed first; None where nothing is rated enough."""
    ranked = sorted(context.assessment.processes, key=lambda one: (-_rank(one), one.process.row))
    if not ranked or exposure_of(ranked[0]) is None:
        return None
    listed = ranked if len(ranked) <= _ALL else [one for one in ranked if _is_listed(one)] or ranked
    listed = listed[:_LISTED]
    rows = [_row(context, one) for one in listed]
    left = len(ranked) - len(rows)
    half = (len(rows) + 1) // 2
    return ExposureTable(
        caption=context.numbering.table(_range(context, ranked, listed), _unit(rows)),
        rows=tuple(tuple(rows[index::half]) for index in range(half)),
        more=f"and {in_words(left)} more, less exposed, or not rated enough" if left else "",
    )


def _is_listed(one: ProcessAssessment) -> bool:
    """Return whether software reaches part of the work, or a move is drawn."""
    is_drawn = exposure_of(one) is not None and break_even_of(one) is not None
    return is_drawn or outlook_of(one).reach in {Reach.NEXT, Reach.LATER}


def _unit(rows: Sequence[ExposureRow]) -> str:
    fit = ", fit of its inputs and systems" if any(one.fit != MISSING for one in rows) else ""
    years = "; years until a move breaks even, else a dash" if any(one.years != MISSING for one in rows) else ""
    return f"Exposure of the work{fit}, 0 to 100{years}."


def _rank(one: ProcessAssessment) -> float:
    exposure = exposure_of(one)
    return -1.0 if exposure is None else exposure


def _range(context: Context, ranked: Sequence[ProcessAssessment], listed: Sequence[ProcessAssessment]) -> str:
    """Say which are most exposed and, where it is listed, which least."""
    rated = [one for one in ranked if exposure_of(one) is not None]
    first, last = (_alike(context, rated, end) for end in (rated[0], rated[-1]))
    if len(first) == len(rated):
        who = context.name(rated[0], 60) if len(rated) == 1 else sentence_start(all_of(len(rated), "rated processes"))
        return f"{who} {'has' if len(rated) == 1 else 'have'} an exposure of {_whole(context, exposure_of(rated[0]))}"
    most = f"{_who(context, first)} {'is' if len(first) == 1 else 'are'} the most exposed"
    if not any(outlook_of(one).reach is Reach.NEXT for one in rated):
        return f"{most}, and not next"
    if rated[-1] not in listed:
        return f"{most}, at {_whole(context, exposure_of(rated[0]))} of 100"
    return f"{most}, {_who(context, last) if len(last) == 1 else in_words(len(last))} the least"


def _alike(context: Context, rated: Sequence[ProcessAssessment], one: ProcessAssessment) -> list[ProcessAssessment]:
    """Return the processes whose exposure is printed as that of one."""
    told = _whole(context, exposure_of(one))
    return [other for other in rated if _whole(context, exposure_of(other)) == told]


def _who(context: Context, alike: Sequence[ProcessAssessment]) -> str:
    """Name one process, or say how many there are."""
    return (
        context.name(alike[0], 60) if len(alike) == 1 else sentence_start(counted(len(alike), "process", "processes"))
    )


def _row(context: Context, one: ProcessAssessment) -> ExposureRow:
    fit, years = one.sourcing.automation_fit, break_even_of(one)
    return ExposureRow(
        number=str(context.number(one)),
        link=context.link(one, _NAME_LIMIT),
        exposure=_whole(context, exposure_of(one)),
        fit=_whole(context, None if isinstance(fit, NotAssessed) else fit),
        years=MISSING if years is None else context.formats.number(years, 1),
    )


def _whole(context: Context, value: float | None) -> str:
    return MISSING if value is None else context.formats.points(value, ())
