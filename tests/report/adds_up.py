"""Adds up what is printed, as a finance director with a calculator would.

Tables are in whole units that add up as printed: each lies within a few units (SLACK) of the exact amount.
"""

import re
from decimal import Decimal

from printed_money import KINDS
from printed_numbers import GLANCE

from reportgen.report.words.formats import MISSING

TOGETHER = re.compile(r"(\d+) that stay as they are, see below")
SLACK = 4
COLUMNS = {"Baseline", "Provider charges", "Governance", "Cost that stays", "One-off cost", "Tax"}
ORDER = ("Baseline", "Provider charges", "Governance", "Cost that stays", "One-off cost", "Tax")


def check_printed(printed, reader):
    tables = printed.tables
    if "Year" not in tables:
        assert "there is no business case yet" in printed.case
        return
    check_years(tables["Year"], reader)
    if "Line" in tables:
        check_lines(tables["Line"], tables["Year"], reader)
    if "Component" in tables:
        check_components(tables["Component"], reader)
    check_processes(tables["No."], tables["Year"], reader)
    check_unchanged(printed, reader)
    if "Group" in tables:
        check_groups(tables["Group"], tables["No."], reader)
    if printed.steps:
        check_steps(printed, reader)
    if printed.decision:
        check_decision(printed, reader)
    check_places(printed, reader)


def amounts(cells, reader):
    return [reader.amount(cell) for cell in cells]


def added(rows):
    return [sum(column) for column in zip(*rows, strict=True)]


def check_years(rows, reader):
    """Baseline less the other columns is net, net so far is the running total, years sum to the last row."""
    *years, whole = rows
    found = [amounts(row[1:], reader) for row in years]
    assert added([row[:-1] for row in found]) == amounts([cell for cell in whole[1:] if cell], reader)
    running = Decimal(0)
    for baseline, *others, net, so_far in found:
        running += net
        assert net == baseline - sum(others)
        assert so_far == running


def check_lines(rows, years, reader):
    """Lines sum to their column in each year, years to the last column, and columns are those of the year table."""
    columns, heads = {}, {}
    for label, *cells in rows:
        if label in COLUMNS:
            heads[label], columns[label] = amounts(cells, reader), []
            lines = columns[label]
        else:
            lines.append(amounts(cells, reader))
    for label, whole in heads.items():
        assert added(columns[label]) == whole, label
        for row in (whole, *columns[label]):
            assert sum(row[:-1]) == row[-1], label
    table = [amounts(row[1:], reader) for row in years[:-1]]
    table.append(amounts([cell for cell in years[-1][1:] if cell], reader))
    for place, label in enumerate(ORDER):
        column = [row[place] for row in table] if place < len(years[-1]) - (2 + (years[-1][-1] == "")) else [0]
        assert heads.get(label, [0] * len(column)) == column, label


def check_components(rows, reader):
    """Today less what falls away is stranded; components sum to the last row, and the share is of its own row."""
    found = [(*amounts([row[1], row[2], row[4]], reader), row[5]) for row in rows]
    for today, avoided, stranded, share in found:
        assert today - avoided == stranded
        assert not today or abs(reader.percent(share) - stranded / today) <= Decimal("0.005") + SLACK / today
    assert added([row[:3] for row in found[:-1]]) == list(found[-1][:3])


def priced(rows):
    """Return the rows of processes whose cost is known: where it is not, no amount may be given."""
    unknown = [row for row in rows[:-1] if "n/a" in row]
    assert all(set(row[2:]) == {"n/a"} for row in unknown)
    return [row for row in rows[:-1] if row not in unknown]


def stand_for(row):
    """Return how many processes a row stands for: those that stay as they are may share one."""
    together = TOGETHER.fullmatch(row[1])
    return int(together[1]) if together else 1


def check_unchanged(printed, reader):
    """Processes listed apart are as many and cost as much as the row that stands for them."""
    row = next((row for row in printed.tables["No."] if TOGETHER.fullmatch(row[1])), None)
    assert (row is None) == (not printed.unchanged)
    if row:
        found = amounts(printed.unchanged, reader)
        assert [len(found), sum(found), sum(found)] == [stand_for(row), *amounts(row[2:4], reader)]


def check_processes(rows, years, reader):
    """Processes sum to the last row, which says the same as all years together."""
    whole = amounts([*rows[-1][2:6], rows[-1][7]], reader)
    assert added([amounts([*row[2:6], row[7]], reader) for row in priced(rows)]) == whole
    assert whole[2] == reader.amount(years[-1][5])
    assert whole[3] == reader.amount([cell for cell in years[-1] if cell][-1])


def check_groups(rows, processes, reader):
    """Groups of each kind that has several sum to the last row, which is that of the processes."""
    kinds = {}
    for row in rows[:-1]:
        if row[0] in KINDS:
            members = kinds[row[0]] = []
        else:
            members.append([int(row[1]), *amounts(row[2:], reader)])
    whole = [int(rows[-1][1]), *amounts(rows[-1][2:], reader)]
    for kind, members in kinds.items():
        assert len(members) > 1, kind
        assert added(members) == whole, kind
    last = processes[-1]
    assert whole == [sum(stand_for(row) for row in priced(processes)), *amounts([*last[2:6], last[7]], reader)]


def net_of(printed, reader):
    return reader.amount([cell for cell in printed.tables["Year"][-1] if cell][-1])


def check_steps(printed, reader):
    """The steps lead from the gross to the net saving as printed, which is that of all years."""
    unit = re.search(r"((?:[A-Z$]{3} )?\S*) ?, all years together", printed.case)[1]
    finer = 0 if is_usual(reader, printed.steps[0][1], unit) else 1
    read = {label: reader.scaled(text, unit, finer) for label, text in printed.steps}
    assert len(read) == len(printed.steps)
    (gross, half), (net, _) = read["Gross saving"], read["Net saving"]
    assert sum(amount for label, (amount, _) in read.items() if label != "Net saving") == net
    assert abs(net - net_of(printed, reader)) <= half + SLACK
    replaced, fees = re.search(
        r"Gross saving: (.+?) of in-house .+?, less (.+?) of provider", printed.steps_text
    ).groups()
    lines = {label: reader.amount(cells[-1]) for label, *cells in printed.tables.get("Line", [])}
    told = [reader.glance(text.replace("\u2060", ""))[0] for text in (replaced, fees)]
    baseline, stays, paid = (lines.get(label, 0) for label in ("Baseline", "Work not moved", "Provider fees"))
    assert told == [baseline - stays, paid]
    assert abs(told[0] - told[1] - gross) <= half + SLACK


def is_usual(reader, text, unit):
    """Return whether a step is printed in the unit's usual decimals; small steps make all of them one finer."""
    try:
        reader.scaled(text, unit)
    except ValueError:
        return False
    return True


def is_near(text, exact, reader):
    """Assert that an amount printed at a glance is the exact one, rounded."""
    amount, half = reader.glance(text)
    assert abs(amount - exact) <= half + SLACK, (text, exact)


def said(pattern, text):
    found = re.search(pattern.replace(" ", r"\s").replace("MONEY", f"({GLANCE})"), text)
    return None if found is None else found.groups()


def check_decision(printed, reader):
    """The figures of the decision page are those of the business case's tables, rounded."""
    text, rows = printed.decision, printed.tables["No."]
    baseline, outsourced, _, net = amounts(rows[-1][2:6], reader)
    moving = sum(reader.amount(row[2]) for row in priced(rows) if row[8] != MISSING)
    if said(r"(0) of \d+ process(?:es)? go(?:es)? to", text):
        assert moving == 0
    elif part := said(r"(?:providers?|centre), MONEY of MONEY a year", text):
        is_near(part[0], moving, reader)
        is_near(part[1], baseline, reader)
    else:
        is_near(said(r"(?:providers?|centre), MONEY a year", text)[0], moving, reader)
        assert abs(moving - baseline) <= SLACK
    if less := said(r"a year; MONEY of it moves", text):
        is_near(less[0], reader.amount(printed.tables["Component"][-1][1]), reader)
    if "when cumulative cash" not in text and "no payback within the horizon" not in text:
        is_near(said(r"MONEY annual cost, which stays as it is", text)[0], baseline, reader)
        return
    total, word = said(r"MONEY (net saving|net cost) over \w+ years?, after", text)
    assert abs(net) <= SLACK or (word == "net cost") == (net < 0)
    is_near(total, abs(net), reader)
    verb, again = said(r"Over \w+ years? (?:that|the plan) (saves|costs) MONEY", text)
    assert abs(net) <= SLACK or (verb == "costs") == (net < 0)
    is_near(again, abs(net), reader)
    steady, word, less, share = said(
        r"MONEY (saved|more) in a steady year at today’s prices, (less than )?([\d.,’ ]+%) of all cost", text
    )
    saving = baseline - outsourced
    assert abs(saving) <= SLACK or (word == "more") == (saving < 0)
    is_near(steady, abs(saving), reader)
    apart, slack = reader.percent(share) * baseline - abs(saving), SLACK * (1 + reader.percent(share))
    assert apart > -slack if less else abs(apart) <= baseline / 200 + slack
    check_spent_once(printed, reader)
    check_cash(printed, reader)


def check_spent_once(printed, reader):
    """What it costs to move is the one-off cost of year 0; that of leaving comes in the last year."""
    first = reader.amount(printed.tables["Year"][0][5])
    is_near(said(r"after MONEY to move", printed.decision)[0], first, reader)


def check_cash(printed, reader):
    """The lowest point and the month of payback are those of the running total and of the last row."""
    lowest = min(reader.amount(row[-1]) for row in printed.tables["Year"][:-1])
    found = said(r"lowest point MONEY", printed.decision)
    assert abs(lowest) <= SLACK or (found is None) == (lowest >= 0)
    if found:
        is_near(found[0], lowest, reader)
    month, payback = said(r"Month (\d+) when cumulative cash", printed.decision), printed.tables["No."][-1][8]
    assert (month is None) == (payback == "none")
    if month:
        years = reader.decimal(payback, 1)
        assert Decimal("-0.05") <= Decimal(month[0]) / 12 - years <= Decimal("0.05") + Decimal(1) / 12


def check_places(printed, reader):
    """What all that moves saves is the net saving; the rows are those of the table of processes, rounded."""
    if printed.totals:
        recommended, half = reader.scaled(printed.totals[0][1], printed.totals_unit)
        assert abs(recommended - net_of(printed, reader)) <= half + SLACK
    savings = {row[0]: row[5] for row in priced(printed.tables["No."])}
    for number, _, _, saving, *_ in printed.sites:
        if saving != "–":
            amount, half = reader.scaled(saving, printed.sites_unit)
            assert abs(amount - reader.amount(savings[number])) <= half + SLACK
