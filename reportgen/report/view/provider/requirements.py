"""The sections of the provider pack: each a table of what is asked, with the processes it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportgen.report.formats import MISSING, counted, sentence_start
from reportgen.report.view.class_words import ended
from reportgen.report.view.parts import Caption, Numbering, Opener
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.provider.facts import Cells, ProviderFacts, ProviderProcess

TITLE = "Requirements for providers"
_STYLES = {"No": "index", "Volume": "num", "Peak": "num", "Personal_data": "next"}
_STAGES = {"before_contract": "Before the contract", "in_operation": "In operation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderCoverView:
    """The first page, with no drawing: the one of the report shows what each process costs."""

    title: str
    client: str
    lines: tuple[str, ...]
    marking: str
    logo: str | None
    terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its head and its width in mm; `style` is "num" for numbers, "next" beside them."""

    head: str
    width: float
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementsView:
    """A section: the cells of a row stand under their columns."""

    opener: Opener
    anchor: str
    caption: Caption
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]

    @property
    def names_in(self) -> int:
        """Return the place of the column that names a row: the first that is not a number or id."""
        return next(place for place, column in enumerate(self.columns) if column.style != "index")


def cover_of(facts: ProviderFacts) -> ProviderCoverView:
    """Compose the first page."""
    many = counted(len(facts.processes), "process", "processes")
    return ProviderCoverView(
        title=TITLE,
        client=facts.client,
        lines=(f"Scope, service levels, controls, clauses and duties of {many}", facts.date),
        marking=facts.marking.upper(),
        logo=facts.logo,
        terms=f"Version {facts.version}. A summary of what is asked, neither an offer nor legal advice: only the "
        "contract binds.",
    )


def sections_of(facts: ProviderFacts, numbering: Numbering) -> tuple[RequirementsView, ...]:
    """Compose the sections that have something to ask, numbered in their order."""
    makers = (_scope, _levels, _measures, _proofs, _clauses, _rules)
    drafts = [draft for maker in makers if (draft := maker(facts.processes)).rows]
    return tuple(
        RequirementsView(
            opener=_opener(str(number), draft),
            anchor=f"provider-{number}",
            caption=numbering.table(draft.finding, draft.unit),
            columns=draft.columns,
            rows=draft.rows,
        )
        for number, draft in enumerate(drafts, start=1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    name: str
    title: str
    finding: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]
    unit: str = ""


def _opener(number: str, draft: _Draft) -> Opener:
    return Opener(
        number=number, name=draft.name, running=draft.name, bookmark=f"{number} {draft.name}", title=draft.title
    )


def _scope(processes: Sequence[ProviderProcess]) -> _Draft:
    return _Draft(
        name="Scope and volumes",
        title=sentence_start(f"{counted(len(processes), 'process is', 'processes are')} to be taken over"),
        finding="What the work is, how much of it there is, and where it may be done",
        unit="Units a year. Peak: how far the busiest month lies above an average one. An en dash marks what was not "
        "given.",
        columns=_columns(No=8, Process=50, Function=32, Scope=14, Volume=16, Peak=11, Personal_data=22, Countries=17),
        rows=tuple(_scope_row(one) for one in processes),
    )


def _scope_row(one: ProviderProcess) -> Cells:
    scope = "Whole" if one.is_whole else "In part"
    given = (one.function, scope, one.volume, one.peak, one.personal_data, ", ".join(one.countries) or "Any")
    return (str(one.number), one.name, *(text or MISSING for text in given))


def _levels(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = _gathered(processes, lambda one: one.levels)
    return _Draft(
        name="Service levels",
        title="What is measured in the service, and what a miss brings",
        finding=f"{sentence_start(counted(len(rows), 'service level'))}, each with a target and a measure",
        columns=_columns(Service_level=30, Target=38, Measured=38, A_miss_brings=40, Processes=24),
        rows=tuple((cells[0], *map(_sentence, cells[1:]), numbers) for cells, numbers in sorted(rows)),
    )


def _measures(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = _gathered(processes, lambda one: one.measures)
    return _Draft(
        name="Controls",
        title="The measures that a provider runs or runs together with the client",
        finding=f"{sentence_start(counted(len(rows), 'measure'))}, with what shows that it works",
        columns=_columns(No=12, Measure=56, What_shows_that_it_works=50, References=28, Processes=24),
        rows=tuple((*cells, numbers) for cells, numbers in sorted(rows)),
    )


def _proofs(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = _gathered(processes, lambda one: one.proofs)
    order = list(_STAGES)
    ranked = sorted(rows, key=lambda row: order.index(row[0][1]))
    return _Draft(
        name="Evidence",
        title="What to hand over, before the contract and in operation",
        finding=f"{sentence_start(counted(len(rows), 'piece'))} of evidence",
        columns=_columns(Evidence=112, When=32, Processes=26),
        rows=tuple((sentence_start(cells[0]), _STAGES[cells[1]], numbers) for cells, numbers in ranked),
    )


def _clauses(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = _gathered(processes, lambda one: one.clauses)
    return _Draft(
        name="Clauses",
        title="What the contract must say",
        finding=f"{sentence_start(counted(len({cells[0] for cells, _ in rows}), 'clause'))}; the price is agreed apart",
        columns=_columns(Clause=40, What_it_says=104, Processes=26),
        rows=tuple((cells[0], _sentence(cells[1]), numbers) for cells, numbers in sorted(rows)),
    )


def _rules(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = _gathered(processes, lambda one: tuple((name, duty) for name, duties in one.rules for duty in duties))
    return _Draft(
        name="Duties",
        title="What bodies of rules ask of the client, and a provider must make possible",
        finding=f"{sentence_start(counted(len({cells[0] for cells, _ in rows}), 'body', 'bodies'))} of rules",
        columns=_columns(Rules=30, Duty=110, Processes=30),
        rows=tuple((cells[0], _sentence(cells[1]), numbers) for cells, numbers in rows),
    )


def _gathered(
    processes: Sequence[ProviderProcess], of: Callable[[ProviderProcess], Iterable[Cells]]
) -> list[tuple[Cells, str]]:
    """Return each different row with the processes that have it."""
    found: dict[Cells, list[int]] = {}
    for one in processes:
        for cells in of(one):
            found.setdefault(cells, []).append(one.number)
    return [(cells, _told(numbers, processes)) for cells, numbers in found.items()]


def _told(numbers: Sequence[int], processes: Sequence[ProviderProcess]) -> str:
    """Name the processes of a row; all of several in one word."""
    return "All" if 1 < len(set(numbers)) == len(processes) else numbered(numbers)


def _columns(**widths: float) -> tuple[Column, ...]:
    return tuple(
        Column(head=key.replace("_", " "), width=width, style=_STYLES.get(key, "")) for key, width in widths.items()
    )


def _sentence(text: str) -> str:
    return ended(sentence_start(text))
