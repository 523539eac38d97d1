"""The money of each year as a table, years across: what the net is made of, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.trace import FigureId, Node, Step, Trace
from reportgen.report.view.run_on import lowered
from reportgen.report.words.formats import MINUS, MISSING, Formats, is_nought

_COLUMN = re.compile(r"((?:cost\.)?cash_flows)\[(\d+)\]\.([a-z_]+)")
_LINE = re.compile(r".*cash_flows\[(\d+)\]\.lines\.[a-z_]+")
_YEAR = re.compile(r" in year \d+$")
_SIGNS = {"baseline": "", "net": "= ", "present": ""}
_LABELS = {"net": "Net", "present": "Net at today’s value"}
_ITS_OWN_LINE = {"charges", "tax"}  # named after the one line that they nearly always are
_ACROSS = 7
_NETS = "the nets of the years"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A line of every year; `anchor` is "" where no figure leads here, `style` tells a part from a whole and a sum."""

    anchor: str
    label: str
    cells: tuple[str, ...]
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """Some years side by side; `years` are their heads, `spent` tells what one-off cost is made of."""

    title: str
    spent: str
    years: tuple[str, ...]
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """Makes the tables of a process or of the portfolio; `lines` gives anchors.

    `printed` are figures on the pages, `amount` tells what is printed of an amount that is settled already.
    """

    trace: Trace
    formats: Formats
    lines: Mapping[FigureId, str]
    printed: Collection[FigureId]
    amount: Callable[[Node], Decimal | None]

    def tables(self, process: str) -> tuple[YearTable, ...]:
        """Return a table for every few years, none where a process has no money."""
        columns: dict[str, dict[int, Node]] = {}
        for year, name, node in self._columns(process, _start(process)):
            columns.setdefault(name, {})[year] = node
        for node in self._present(process, len(columns.get("net", ()))):
            present = columns.setdefault("present", {})
            present[len(present)] = node
        years = sorted({year for column in columns.values() for year in column})
        tables = (self._table(columns, years[first : first + _ACROSS]) for first in range(0, len(years), _ACROSS))
        return tuple(one for one in tables if one.rows)

    def tabled(self, process: str) -> dict[FigureId, str]:
        """Return the net of each year under the name of its row."""
        nets = [node for _, name, node in self._columns(process, _start(process)) if name == "net"]
        present = self._present(process, len(nets))
        return {one.id: _NETS for one in nets} | {one.id: f"{_NETS} at today’s value" for one in present}

    def _present(self, process: str, years: int) -> list[Node]:
        """Return what the net of each year is worth at the decision."""
        ids = [FigureId(process, f"working.present_value[{year}]") for year in range(years)]
        return [self.trace.nodes[one] for one in ids if one in self.trace.nodes]

    def figures(self, process: str) -> frozenset[FigureId]:
        """Return the figures that stand in the tables of a process or of the portfolio."""
        return frozenset(node.id for _, _, node in self._columns(process, _start(process)))

    def _columns(self, process: str, start: str) -> Iterator[tuple[int, str, Node]]:
        year = 0
        while (net := self.trace.nodes.get(FigureId(process, f"{start}[{year}].net"))) is not None:
            for figure in self.trace.operands(net) if isinstance(net, Step) else ():
                found = _COLUMN.fullmatch(figure.path)
                if found:
                    yield year, found[3], self.trace.nodes[figure]
            yield year, "net", net
            year += 1

    def _table(self, columns: Mapping[str, Mapping[int, Node]], years: Sequence[int]) -> YearTable:
        rows = [row for name, column in columns.items() for row in self._rows(name, column, years)]
        spent = self._spent(columns.get("one_off", {}), years)
        return YearTable(
            title=self.formats.symbol, spent=spent, years=tuple(str(year) for year in years), rows=tuple(rows)
        )

    def _rows(self, name: str, column: Mapping[int, Node], years: Sequence[int]) -> Iterator[YearRow]:
        """Yield a column of the cash flows with its parts, nothing where it is nought and nobody asks."""
        nodes = [column[year] for year in years if year in column]
        if not _is_something(nodes) and not any(node.id in self.printed for node in nodes):
            return
        parts = {} if name == "one_off" else self._parts(column, years)
        label = _LABELS.get(name) or _plain(nodes[0].label)
        anchor = self.lines.get(nodes[0].id, "") if 0 in years else ""
        is_told = len(parts) == 1 and name not in _SIGNS and name not in _ITS_OWN_LINE
        only = f": {lowered(next(iter(parts)))}" if is_told else ""
        yield YearRow(
            anchor=anchor,
            label=f"{_SIGNS.get(name, f'{MINUS} ')}{label}{only}",
            cells=self._cells({year: column[year] for year in years if year in column}, years),
            style="sum" if name == "net" else "",
        )
        for part, amounts in parts.items() if len(parts) > 1 else ():
            yield YearRow(anchor="", label=part, cells=self._cells(amounts, years), style="part")

    def _parts(self, column: Mapping[int, Node], years: Sequence[int]) -> dict[str, dict[int, Node]]:
        """Return the lines that a column is the sum of, by what they are called and by year."""
        parts: dict[str, dict[int, Node]] = {}
        for year in years:
            step = column.get(year)
            for figure in self.trace.operands(step) if isinstance(step, Step) else ():
                node = self.trace.nodes[figure]
                if _LINE.fullmatch(figure.path):
                    parts.setdefault(_plain(node.label), {})[year] = node
        return {name: amounts for name, amounts in parts.items() if _is_something(amounts.values())}

    def _spent(self, column: Mapping[int, Node], years: Sequence[int]) -> str:
        """Write what the one-off cost of each year is made of."""
        parts = self._parts(column, years)
        by_year = {
            year: [f"{lowered(name)} {self._amount(of[year])}" for name, of in parts.items() if year in of]
            for year in years
        }
        return "; ".join(f"year {year}: {' + '.join(said)}" for year, said in by_year.items() if said)

    def _cells(self, amounts: Mapping[int, Node], years: Iterable[int]) -> tuple[str, ...]:
        """Write an amount for each year; nought is a dash, as in the tables of the business case."""
        written = (self._amount(amounts[year]) if year in amounts else MISSING for year in years)
        return tuple(MISSING if is_nought(text) else text for text in written)

    def _amount(self, node: Node) -> str:
        settled = self.amount(node)
        return self.formats.number(round(float(node.value)) if settled is None else settled)


def _start(process: str) -> str:
    return "cost.cash_flows" if process else "cash_flows"


def _plain(label: str) -> str:
    return _YEAR.sub("", label)


def _is_something(nodes: Iterable[Node]) -> bool:
    return any(float(node.value) for node in nodes)
