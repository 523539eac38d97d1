"""The money as it is printed, read off the HTML or off the text of a PDF into the same tables of texts."""

import re
from dataclasses import dataclass, field
from html import unescape

from html_tables import tables_of

HEADS = {
    "Year": r"Year Baseline",
    "Line": r"Line Year \d",
    "Component": r"Component Today",
    "Group": r"Group Processes",
    "No.": r"No\. Process(?:; its cost is|, and what)",
}
CELL = r"(?:\d+–\d+|−?\d[\d.,’]*(?: ?%)?|–|n/a)"
PAYBACK = r"(?:\d+[.,]\d|none|–|n/a)"
STEPS_ADD_UP = "Rounded so that the steps add up."
UNCHANGED = "Stays as it is Baseline a"
ENDS = rf"(Table|Figure) \d+[ ,]|{UNCHANGED}"
KINDS = ("By function", "By class", "By place", "By wave")
STEPS = re.compile(r"aria-label=\"Step by step: ([^\"]+)\"")
TOTALS = re.compile(r"aria-label=\"Net saving of all that moves: ([^\"]+)\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Tables by the head of their first column, each row a label and its cells; `steps` and `totals` label and text.

    `unchanged` holds the amounts of the processes that stay as they are, where these are listed apart.
    """

    tables: dict[str, list[list[str]]]
    steps: list[tuple[str, str]]
    steps_text: str
    decision: str
    case: str
    unchanged: list[str] = field(default_factory=list)
    totals: list[tuple[str, str]] = field(default_factory=list)
    totals_unit: str = ""
    sites: list[list[str]] = field(default_factory=list)
    sites_unit: str = ""


def words_of(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").replace("\u2060", "").split())


def section_of(html, name):
    return html.partition(f'id="{name}"')[2].partition("</section>")[0]


def tables_on(section):
    return tables_of(f'<section id="read">{without_drawings(section)}', "read")


def without_drawings(section):
    return re.sub(r"<svg.*?</svg>", "", section, flags=re.DOTALL)


def from_html(html):
    case, places = section_of(html, "business-case"), section_of(html, "place-and-form")
    tables = abreast((table[0][0], table[1:]) for table in tables_on(case))
    sites = next((table for table in tables_on(places) if table[0][:2] == ["No.", "Process"]), [])
    totals = TOTALS.search(places)
    return Printed(
        tables=tables,
        steps=[pair for found in STEPS.findall(case) for pair in pairs(found, ", ")],
        steps_text=words_of(without_drawings(case).partition(STEPS_ADD_UP)[2].partition("</fig")[0]),
        decision=words_of(without_drawings(section_of(html, "decision"))),
        case=words_of(without_drawings(case)),
        unchanged=[text for row in tables.get("Stays as it is", []) for text in row[2::4] if text],
        totals=[] if totals is None else pairs(totals[1], "; "),
        totals_unit="" if totals is None else words_of(places.partition(". Net saving over")[0].rpartition(">")[2]),
        sites=[row for row in sites[1:] if len(row) == len(sites[0]) == 7],
        sites_unit=words_of(places.partition(" over the horizon. Rate:")[0].rpartition(">")[2]),
    )


def pairs(listed, between):
    """Take "Gross saving 50.9, Stranded cost −20.7" apart; a number may itself hold a space or a comma."""
    found = re.findall(r"(.+?) (−?\d[\d.,’\u00a0]*?(?: \d{3})*)(?:" + between + r"(?=[A-Z])|$)", unescape(listed))
    assert between.join(f"{label} {text}" for label, text in found) == unescape(listed), listed
    return found


def plain(line):
    """Return a line with plain hyphens and spaces, and without what is not seen."""
    return line.replace("\x02", "-").replace("\u00a0", " ").replace("\u2060", "").strip()


def from_pdf(pages):
    """Read the pages of a report; only of locales that group digits without a space."""
    lines = [plain(line) for page in pages for line in page.splitlines()]
    whole = " ".join(lines)
    return Printed(
        tables=abreast(tables_in(lines)),
        steps=list(steps_in(lines)),
        steps_text=whole.partition(f"{STEPS_ADD_UP} ")[2][:400],
        decision=whole.partition("The decision on a page")[2],
        case=whole,
        unchanged=unchanged_in(lines),
    )


def tables_in(lines):
    """Yield each table or block of years: rows from its first head to the next caption, without repeated heads."""
    rows, part, width = {}, None, 0
    for position, line in enumerate(lines):
        start = " ".join(lines[position : position + 2])
        head = next((key for key, words in HEADS.items() if re.match(words, start)), None)
        if head:
            width = columns_of(head, " ".join(lines[position : position + 4]))
            part = (head, re.match(r"Line (Year \d+)|", start)[1])
            rows.setdefault(part, [])
        elif re.match(ENDS, line):
            part = None
        elif part and (found := row_of(part[0], line, width)):
            rows[part].append(found)
    for (head, _), found in rows.items():
        yield head, found


def abreast(parts):
    """Return tables by their head; lines whose years take several blocks are put side by side."""
    tables = {}
    for head, rows in parts:
        if head == "Line" and head in tables:
            assert [row[0] for row in rows] == [row[0] for row in tables[head]]
            tables[head] = [[*left, *right[1:]] for left, right in zip(tables[head], rows, strict=True)]
        else:
            tables[head] = rows
    return tables


def unchanged_in(lines):
    """Return the amounts of the processes that stay as they are: each ends its line or precedes a number and a name."""
    listed, within = [], False
    for line in lines:
        if re.match(ENDS, line):
            within = line.startswith(UNCHANGED)
        elif within and not re.search(r"\d of \d+$", line):
            listed.append(line)
    return re.findall(r"(?<!\S)−?\d[\d.,’]*(?= \d+ [^\W\d]|$)", "\n".join(listed), flags=re.MULTILINE)


def columns_of(head, text):
    if head == "Year":
        return 8 if " Tax Net" in text else 7
    if head == "Line":
        years, last, _ = text.partition(" All years")
        return len(re.findall(r"Year \d+", years)) + bool(last)
    return {"Component": 5, "Group": 6, "No.": 7}[head]


def row_of(name, line, width):
    if name == "Group" and line in KINDS:
        return [line]
    if name == "Year" and line.startswith("All years"):
        width -= 1
    cells = [CELL] * width
    if name == "No.":
        cells[-1] = PAYBACK
    found = re.fullmatch(r"(.*?) ?((?:^| |(?<= ))" + r" ".join(cells) + r")", line)
    if not found:
        return None
    values = re.findall(PAYBACK + r"$|" + CELL, found[2])
    label = found[1].strip()
    return ["", label, *values] if name == "No." else [label, *values]


def steps_in(lines):
    """Yield the steps of the waterfall: each amount stands above the words of its step."""
    starts = (at for at in range(len(lines)) if " ".join(lines[at : at + 2]).startswith("Gross saving"))
    start = next((at for at in starts if re.fullmatch(CELL, lines[at - 1])), None)
    if start is None:
        return
    amount, label = lines[start - 1], []
    for line in lines[start:]:
        if re.fullmatch(CELL, line):
            yield " ".join(label), amount
            amount, label = line, []
        else:
            label.append(line)
        if " ".join(label) == "Net saving":
            yield "Net saving", amount
            return
