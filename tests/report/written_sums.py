"""Finds the sums that the calculations write out, in lines and in tables, and adds them up as they are printed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from printed_numbers import SEPARATORS

CELL = re.compile(r" \((?:[A-Za-z]+!)?[A-Z]{1,3}\d+\)")
OF_NETS = re.compile(r"the sum of the nets of the years( at today’s value)? = ")
NOT_A_SUM = re.compile(r"[×/^…=]|\bif\b|rounded|at least|greater|lesser")
SPENT = re.compile(r"<b>One-off cost</b> ([^<]*year \d+: [^<]*)</p>")
NET, PRESENT = "= Net", "Net at today’s value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum as it is printed: where, its terms with their signs, and what is printed of it."""

    where: str
    terms: tuple[Decimal, ...]
    printed: Decimal

    @property
    def adds_up(self):
        return sum(self.terms) == self.printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table of years."""

    label: str
    style: str
    amounts: list[Decimal]


class WrittenSums:
    """Reads the amounts of an engagement as its country writes them."""

    def __init__(self, formats):
        group, self.point = SEPARATORS[formats.locale]
        self.group = group.replace(" ", "\u00a0")
        between, point = re.escape(self.group), re.escape(self.point)
        self.amount = rf"\(?−?{re.escape(formats.symbol)}\d+(?:{between}\d+)*(?:{point}\d+)?\)?"
        self.term = re.compile(rf"(?:^|(?<=\s)([+−])\s)((?:[^+−;:]|(?<=\w)−)*?)({self.amount})(?=\s|$)")
        self.line = re.compile(rf"([^;:]*) = ({self.amount})(?=[;,\s]|$)")

    def of(self, html):
        """Yield every sum of the calculations of some HTML."""
        for block in html[html.index('class="worked"') :].split("<h3")[1:]:
            title, _, rest = unescape(block).partition("</h3>")
            title, nets = title.partition(">")[2], {NET: [], PRESENT: []}
            for part in rest.split("<table>")[1:]:
                rows, years = list(self.rows_of(part)), re.findall(r'<th scope="col">(\d+)</th>', part)
                yield from of_table(title, years, rows)
                yield from self.of_spending(title, years, rows, part)
                for row in rows:
                    nets.get(row.label, []).extend(row.amounts)
            for line in re.findall(r"<p[^>]*>(.*?)</p>", rest, re.DOTALL):
                yield from self.of_line(title, plain(line), nets)

    def of_line(self, title, line, nets):
        """Yield the sums of a line: amounts with plus or minus between them, and the nets of the table of years."""
        for left, right in self.line.findall(line):
            terms = self.term.findall(left)
            read = "".join(f"{sign}{name}{amount}" for sign, name, amount in terms)
            is_read = len(re.sub(r"\s", "", read)) >= len(re.sub(r"\s", "", left))
            is_whole = left.count("(") == left.count(")")
            if len(terms) > 1 and is_read and is_whole and not NOT_A_SUM.search(left):
                signed = tuple(self.read(amount) * (-1 if sign == "−" else 1) for sign, _, amount in terms)
                yield Sum(where=f"{title}: {left.strip()} = {right}", terms=signed, printed=self.read(right))
        for found in OF_NETS.finditer(line):
            label, printed = PRESENT if found[1] else NET, re.match(self.amount, line[found.end() :])[0]
            yield Sum(where=f"{title}: {label}", terms=tuple(nets[label]), printed=self.read(printed))

    def of_spending(self, title, years, rows, part):
        """Yield what one-off cost is made of in each year, as it is told below a table."""
        one_off = next((row.amounts for row in rows if "One-off cost" in row.label), [])
        for said in (said for spent in SPENT.findall(part) for said in spent.split("; ")):
            year, _, terms = said.removeprefix("year ").partition(": ")
            amounts = tuple(self.read(re.search(r"−?\d[^a-z]*$", term)[0]) for term in terms.split(" + "))
            yield Sum(where=f"{title}, spent in {year}", terms=amounts, printed=one_off[years.index(year)])

    def rows_of(self, part):
        """Yield the rows of a table of years."""
        for row in re.findall(r"<tr.*?</tr>", part.partition("<tbody>")[2], re.DOTALL):
            style = re.match(r'<tr[^>]*?class="(\w+)"', row)
            label = plain(re.search(r'<th scope="row">(.*?)</th>', row)[1])
            amounts = [self.read(cell) for cell in re.findall(r"<td>(.*?)</td>", row)]
            yield Row(label=label, style=style[1] if style else "", amounts=amounts)

    def read(self, text):
        """Return an amount without its currency, nought for a cell that is empty."""
        text = re.sub(rf"[^\d−{re.escape(self.point)}]", "", text.replace(self.group, "")) or "0"
        return Decimal(text.replace(self.point, ".").replace("−", "-"))


def of_table(title, years, rows):
    """Yield the net of each year, and each row that has parts below it."""
    for place, year in enumerate(years):
        columns = [row for row in rows if not row.style and row.label != PRESENT]
        signed = tuple(row.amounts[place] * (-1 if row.label.startswith("−") else 1) for row in columns)
        for at, row in enumerate(rows):
            below = [one.amounts[place] for one in parts_below(rows[at + 1 :])] if row.style != "part" else []
            terms = signed if row.style == "sum" else tuple(below)
            if terms:
                yield Sum(where=f"{title}, year {year}: {row.label}", terms=terms, printed=row.amounts[place])


def parts_below(rows):
    for row in rows:
        if row.style != "part":
            return
        yield row


def plain(html):
    return CELL.sub("", re.sub(r"<b.*?</b>|<span.*?</span>", "", html).replace("\u2060", ""))
