"""The sections of the provider pack: each a table of what is asked, with the processes it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.report.view.parts import Caption, Numbering, Opener
from reportgen.report.view.provider.facts import Cells, ProviderFacts, ProviderProcess
from reportgen.report.view.provider.gathered import as_sentence, count_alike, gathered, gathered_by_name
from reportgen.report.words.formats import MISSING, counted, in_like_words, in_words, sentence_start

TITLE = "Requirements for providers"
_STYLES = {"No": "index", "ID": "index", "Units_a_year": "num", "Peak": "num", "Personal_data": "next"}
_HEADS = {"No": "No."}
_ACROSS = 2  # columns of the table of duties
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
class RequirementGroup:
    """Rows of a table under the cells of a head, without one where the table is one list.

    A head of one cell stands over all columns. The last cell of each row spans `span` columns.
    """

    head: Cells
    rows: tuple[Cells, ...]
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementsView:
    """A section: the cells of a row stand under their columns."""

    opener: Opener
    anchor: str
    caption: Caption
    columns: tuple[Column, ...]
    groups: tuple[RequirementGroup, ...]

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
    drafts = [draft for maker in makers if (draft := maker(facts.processes)).groups]
    return tuple(
        RequirementsView(
            opener=_opener(str(number), draft),
            anchor=f"provider-{number}",
            caption=numbering.table(draft.finding, draft.unit),
            columns=draft.columns,
            groups=draft.groups,
        )
        for number, draft in enumerate(drafts, start=1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    name: str
    title: str
    finding: str
    standfirst: str
    columns: tuple[Column, ...]
    groups: tuple[RequirementGroup, ...]
    unit: str = ""


def _list(rows: Iterable[Cells]) -> tuple[RequirementGroup, ...]:
    """Return a table that is one list, nothing where it is empty."""
    found = tuple(rows)
    return (RequirementGroup(head=(), rows=found),) if found else ()


def _opener(number: str, draft: _Draft) -> Opener:
    return Opener(
        number=number,
        name=draft.name,
        running=draft.name,
        bookmark=f"{number} {draft.name}",
        title=draft.title,
        standfirst=draft.standfirst,
    )


def _scope(processes: Sequence[ProviderProcess]) -> _Draft:
    return _Draft(
        name="Scope and volumes",
        title=f"A provider takes over {counted(len(processes), 'process', 'processes')}",
        standfirst=sentence_start(f"{_in_part(processes)}{_sizes(processes)}"),
        finding="What the work is, how much of it there is, and where it may be done",
        unit=" ".join(_scope_notes(processes)),
        columns=_columns(
            No=8, Process=50, Function=32, Scope=14, Units_a_year=17, Peak=11, Personal_data=22, Countries=16
        ),
        groups=_list(_scope_row(one) for one in processes),
    )


def _in_part(processes: Sequence[ProviderProcess]) -> str:
    """Begin a sentence with how many are taken over in part, "" where all are taken over whole."""
    parts = sum(bool(one.share) for one in processes)
    if parts == len(processes):
        return "In part only; "
    return f"{in_words(parts)} of them in part; " if parts else ""


def _sizes(processes: Sequence[ProviderProcess]) -> str:
    """Say what sizes the offer, as far as it is given for any process."""
    if not any(one.volume for one in processes):
        return "no volumes are given yet, so a provider has to ask for them before it makes an offer."
    if not any(one.peak for one in processes):
        return "the volumes size the offer; the busiest months are not given yet."
    return "the volumes and busiest months size the offer."


def _scope_notes(processes: Sequence[ProviderProcess]) -> Iterator[str]:
    """Say what columns and signs mean, as far as they stand in the table."""
    has_parts = any(one.share for one in processes)
    if has_parts:
        yield (
            "Scope: all of the work, or the share of it that can be separated; the rest stays with the client, and a "
            "schedule of the contract says where work changes hands."
        )
    if any(one.volume for one in processes):
        whole = ", before a part is taken over" if has_parts else ""
        yield f"Units a year: what is handled, such as invoices or calls{whole}."
    if any(one.peak for one in processes):
        yield "Peak: how far the busiest month lies above an average one."
    if not all(one.countries for one in processes):
        limits = " and ".join(_limits(processes))
        yield f"Any country: under the {limits} below." if limits else "Any country: none is ruled out."
    if any(MISSING in _scope_row(one) for one in processes):
        yield "An en dash marks what was not given."


def _limits(processes: Sequence[ProviderProcess]) -> Iterator[str]:
    """Name the sections that limit where the work may be done."""
    if any(one.rules for one in processes):
        yield "duties"
    if any(one.clauses for one in processes):
        yield "clauses"


def _scope_row(one: ProviderProcess) -> Cells:
    scope = f"Part, {one.share}" if one.share else "All"
    given = (one.function, scope, one.volume, one.peak, one.personal_data, ", ".join(one.countries) or "Any")
    return (str(one.number), one.name, *(text or MISSING for text in given))


def _levels(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = gathered_by_name(processes, lambda one: one.levels)
    return _Draft(
        name="Service levels",
        title="Each level has a target and a remedy",
        finding="What each level asks, and what a miss brings",
        standfirst=_alike(
            count_alike(processes, lambda one: one.levels), len(rows), "levels", is_single=len(processes) == 1
        ),
        columns=_columns(Service_level=28, Target=37, Measured=36, A_miss_brings=41, Processes=28),
        groups=_list(rows),
    )


def _measures(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = gathered(processes, lambda one: one.measures)
    return _Draft(
        name="Controls",
        title=f"A provider must operate {counted(len(rows), 'measure')}",
        standfirst="It runs them alone or with the client, and shows that they work.",
        finding="Each measure, with what shows that it works",
        columns=_columns(ID=12, Measure=49, What_shows_that_it_works=42, References=32, Processes=35),
        groups=_list((*cells, numbers) for cells, numbers in sorted(rows)),
    )


def _proofs(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = gathered(processes, lambda one: one.proofs)
    by_stage = {
        stage: tuple((sentence_start(cells[0]), numbers) for cells, numbers in rows if cells[1] == stage)
        for stage in _STAGES
    }
    return _Draft(
        name="Evidence",
        title="Proof is due before and after signature",
        finding="What is to be shown, and for which processes",
        standfirst=_proof(len(by_stage["before_contract"]), len(rows)),
        columns=_columns(Evidence=106, Processes=64),
        groups=tuple(
            RequirementGroup(head=(_STAGES[stage],), rows=members) for stage, members in by_stage.items() if members
        ),
    )


def _clauses(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = gathered_by_name(processes, lambda one: one.clauses)
    return _Draft(
        name="Clauses",
        title=f"The contract must carry {counted(len(rows), 'clause')}",
        finding="What each clause says; the price is agreed apart",
        standfirst=_alike(
            count_alike(processes, lambda one: one.clauses), len(rows), "clauses", is_single=len(processes) == 1
        ),
        columns=_columns(Clause=38, What_it_says=98, Processes=34),
        groups=_list(rows),
    )


def _rules(processes: Sequence[ProviderProcess]) -> _Draft:
    rows = gathered(processes, lambda one: tuple((name, duty) for name, duties in one.rules for duty in duties))
    bodies = counted(len({cells[0] for cells, _ in rows}), "body", "bodies")
    return _Draft(
        name="Duties",
        title="A provider must help the client to comply",
        finding="What each body of rules asks of the client",
        standfirst=f"Under {bodies} of rules the client itself stays answerable.",
        unit="The law of the country where a provider works comes on top.",
        columns=_columns(Duty=94, Processes=76),
        groups=tuple(
            RequirementGroup(
                head=(name, numbers), rows=tuple((as_sentence(cells[1]),) for cells, _ in members), span=_ACROSS
            )
            for (name, numbers), members in groupby(rows, key=lambda row: (row[0][0], row[1]))
        ),
    )


def _proof(before: int, count: int) -> str:
    """Say what evidence is for; only some of it may come before the contract."""
    if before in (0, count):
        return "It tests the offer." if before else "It shows that measures work."
    return f"{_of(before, count)} pieces test the offer; the rest shows that measures work."


def _alike(alike: int, count: int, what: str, *, is_single: bool) -> str:
    """Say that texts differ by process, as far as they do; a single one has nothing to differ from."""
    if alike == count:
        return f"The {what} hold as written for {'the process' if is_single else 'every process named'}."
    if not alike:
        return f"The {what} say what differs between processes."
    return f"{_of(alike, count)} {what} have one wording; the rest says what differs."


def _of(some: int, count: int) -> str:
    """Write a share: "Nine of the 30"."""
    few, all_of_them = in_like_words((some, count))
    return f"{sentence_start(few)} of the {all_of_them}"


def _columns(**widths: float) -> tuple[Column, ...]:
    return tuple(
        Column(head=_HEADS.get(key) or key.replace("_", " "), width=width, style=_STYLES.get(key, ""))
        for key, width in widths.items()
    )
