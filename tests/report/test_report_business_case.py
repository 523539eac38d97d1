"""What the business case prints adds up: processes to the portfolio, years to totals, steps to the difference."""

import re
from dataclasses import replace
from decimal import Decimal

import pdf_facts
import pytest
from html_tables import tables_of
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_money import flow_of, with_money
from money_sections import money_html
from test_report_portfolios import EASY, HARD, portfolio, work

from reportgen.analysis.assess import assess
from reportgen.model.business_case import OptionKind
from reportgen.model.cash_flow import CashFlow, Line, MoneyCase
from reportgen.model.finding import Finding, Severity
from reportgen.model.portfolio_groups import GroupKind
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.money.amounts import FullAmounts, size_for
from reportgen.report.view.money.apportioned import apportioned
from reportgen.report.view.money.by_line import lines_of
from reportgen.report.view.money.opening import _ending, _telling_apart
from reportgen.report.view.money.steps_figure import gross_parts, printed_steps, steps_of
from reportgen.report.view.money.unchanged import unchanged_of
from reportgen.report.view.money.whole import whole, whole_amounts, whole_rows
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import Formats

AMOUNT = re.compile(r"^(−?\d[\d,]*|–)$")
STEP = re.compile(r"aria-label=\"Step by step: ([^\"]+)\"")


def amount(text):
    return Decimal(0) if text in {"–", "n/a"} else Decimal(text.replace("−", "-").replace(",", ""))


def html_of(assessment, knowledge):
    return money_html(assessment, knowledge, with_places=False)


def named_tables(html):
    """Return the tables of the section by the head of their first column."""
    return {table[0][0]: table[1:] for table in tables_of(html, "business-case")}


def summed(rows, column):
    return sum((amount(row[column]) for row in rows if AMOUNT.match(row[column])), Decimal(0))


def assert_adds_up(html):
    """Add up everything the section prints, as a reader with a calculator would."""
    tables = named_tables(html)
    years = tables["Year"]
    for column in range(1, 7):
        assert summed(years[:-1], column) == amount(years[-1][column])
    running = Decimal(0)
    for row in years[:-1]:
        baseline, *others, net = (amount(cell) for cell in row[1:-1])
        assert net == baseline - sum(others)
        running += net
        assert amount(row[-1]) == running
    processes = tables["No."]
    for column in (2, 3, 4, 5, 7):
        assert summed(processes[:-1], column) == amount(processes[-1][column])
    assert amount(processes[-1][5]) == running
    for step in STEP.findall(html):
        first, *costs, last = (amount(one.rsplit(" ", 1)[1]) for one in step.split(", ") if " " in one)
        assert first + sum(costs) == last


@pytest.fixture(scope="module")
def made_up(example):
    return with_money(example)


@pytest.fixture(scope="module")
def made_up_html(made_up, knowledge):
    return html_of(made_up, knowledge)


def test_the_example_adds_up_as_printed(example_html):
    assert_adds_up(example_html)


def test_made_up_money_adds_up_as_printed(made_up_html):
    assert_adds_up(made_up_html)


def by_number(tables):
    """Return the money of each process as printed, by the number it is printed with."""
    listed = {row[0]: [amount(cell) for cell in (*row[2:6], row[7])] for row in tables["No."][:-1] if row[0]}
    for row in tables.get("Stays as it is", ()):
        for number, _, cost in zip(row[::4], row[1::4], row[2::4], strict=True):
            listed |= {number: [amount(cost), amount(cost), 0, 0, 0]} if number else {}
    return listed


def assert_groups_are_sums_of_processes(assessment, html):
    """Each group prints the sum of what its processes print, a group of one what that process prints."""
    tables = named_tables(html)
    numbers = {one.process.id: str(number) for number, one in enumerate(assessment.processes, start=1)}
    money, shown = by_number(tables), [row for row in tables["Group"][:-1] if len(row) > 1 and row[1]]
    kinds = {kind: [one for one in assessment.portfolio.groups if one.kind is kind] for kind in GroupKind}
    groups = [one for members in kinds.values() if len(members) > 1 for one in members]
    assert len(shown) == len(groups) > 10
    for row, group in zip(shown, groups, strict=True):
        members = [money[numbers[one]] for one in group.process_ids]
        assert [amount(cell) for cell in row[2:]] == [sum(column) for column in zip(*members, strict=True)], row[0]


def test_a_group_prints_the_sum_of_what_its_processes_print(example, example_html, made_up, made_up_html):
    assert_groups_are_sums_of_processes(example, example_html)
    assert_groups_are_sums_of_processes(made_up, made_up_html)
    first = by_number(named_tables(example_html))["1"][1]
    off = example_html.partition('id="business-case"')
    with pytest.raises(AssertionError):
        assert_groups_are_sums_of_processes(
            example, f"{off[0]}{off[1]}{off[2].replace(f'{first:,}', f'{first + 1:,}', 1)}"
        )


def test_a_euro_that_is_missing_is_noticed(made_up_html):
    cell = re.search(r"<td class=\"num\">(\d+,[\d,]+)</td>", made_up_html.partition("Running total")[2])
    off = made_up_html.replace(cell[1], f"{amount(cell[1]) + 1:,}", 1)
    with pytest.raises(AssertionError):
        assert_adds_up(off)


def test_what_stays_as_it_is_is_listed_below_and_adds_up_to_its_row(made_up, made_up_html):
    tables = named_tables(made_up_html)
    unchanged = [one for one in made_up.processes if not is_sourced(one) and isinstance(one.cost.case, MoneyCase)]
    together = next(row for row in tables["No."] if "stay as they are" in row[1])
    assert together[1].startswith(f"{len(unchanged)} that stay as they are")
    listed = [cell for row in tables["Stays as it is"] for cell in row[2::4] if cell]
    assert len(listed) == len(unchanged)
    assert sum(amount(cell) for cell in listed) == amount(together[2]) == amount(together[3])
    for one in unchanged:
        assert one.process.name[:50] in " ".join(cell for row in tables["Stays as it is"] for cell in row)
    assert not {row[0] for row in tables["No."]} & {row[0] for row in tables["Stays as it is"]}


def test_where_everything_stays_each_process_takes_half_a_line_and_no_row_of_dashes(knowledge):
    engagement = portfolio(*(work(number, HARD, cost=100_000 * number) for number in range(1, 10)))
    html = html_of(assess(engagement, (), knowledge, workbook_sha256="0" * 64), knowledge)
    tables = named_tables(html)
    together, whole = tables["No."]
    assert together[1:4] == ["9 that stay as they are, see below", "4,500,000", "4,500,000"]
    assert whole[1:4] == ["All processes with a cost", "4,500,000", "4,500,000"]
    assert tables["Stays as it is"][0] == ["1", "Work 1", "100,000", "", "6", "Work 6", "600,000"]
    assert len(by_number(tables)) == 9
    assert_adds_up(html)


def test_a_process_that_stays_and_changes_keeps_its_own_row(example):
    stays = [one for one in example.processes if not is_sourced(one) and isinstance(one.cost.case, MoneyCase)]
    improved = replace(stays[0], cost=replace(stays[0].cost, case=replace(stays[0].cost.case, one_off=Decimal(1))))
    assert stays[0] in unchanged_of(example.processes)
    assert improved not in unchanged_of((improved, *example.processes))


def test_groups_of_one_kind_only_are_not_listed(knowledge):
    """Two processes of one function, one class, one place and one wave: each list would repeat the last row."""
    alike = portfolio(work(2, EASY), work(3, EASY))
    html = html_of(assess(alike, (), knowledge, workbook_sha256="0" * 64), knowledge)
    assert "Group" not in named_tables(html)
    apart = portfolio(work(2, EASY, function="Finance"), work(3, EASY, function="Legal"))
    rows = named_tables(html_of(assess(apart, (), knowledge, workbook_sha256="0" * 64), knowledge))["Group"]
    assert [row[0] for row in rows] == ["By function", "Finance", "Legal", "All with a cost"]


def test_where_nothing_moves_the_case_says_so_once(knowledge):
    stay = portfolio(work(2, HARD), work(3, HARD))
    html = html_of(assess(stay, (), knowledge, workbook_sha256="0" * 64), knowledge)
    assert "there is nothing to weigh against today’s cost" in html
    assert "does not turn positive" not in html


def test_what_is_printed_reaches_the_pdf(example_pdf):
    text = " ".join(" ".join(pdf_facts.texts(example_pdf)).split())
    for head in ("Gross saving", "Stranded cost", "All years", "All with a cost", "All components"):
        assert head in text
    assert "exact as printed" in text


def test_lines_add_up_to_their_columns_and_groups_to_the_portfolio(made_up_html):
    tables = named_tables(made_up_html)
    head, lines = None, []
    for row in [*tables["Line"], ["end"]]:
        if row[0] in {"Baseline", "Provider charges", "Governance", "One-off cost", "Cost that stays", "Tax", "end"}:
            for column in range(1, len(head or ())):
                assert sum(amount(line[column]) for line in lines) == amount(head[column])
            head, lines = row, []
        else:
            lines.append(row)
    whole = tables["Group"][-1]
    kinds = {kind: [] for kind in ("By function", "By class", "By place", "By wave")}
    for row in tables["Group"][:-1]:
        if row[0] in kinds:
            rows = kinds[row[0]]
        else:
            rows.append(row)
    for rows in kinds.values():
        assert [sum(amount(row[column]) for row in rows) for column in range(1, 7)] == [
            amount(cell) for cell in whole[1:7]
        ]


def test_what_stays_is_today_less_what_falls_away(made_up_html):
    *rows, whole = named_tables(made_up_html)["Component"]
    for row in (*rows, whole):
        assert amount(row[1]) - amount(row[2]) == amount(row[4])
    for column in (1, 2, 4):
        assert summed(rows, column) == amount(whole[column])
    premises = next(row for row in rows if row[0] == "Premises")
    assert premises[3] == "12"
    assert premises[5] == "40%"


def test_the_case_says_what_it_covers_and_what_not(made_up_html):
    assert "It covers 34 of 35 processes (97%)" in made_up_html
    assert "Not assessed: Master data maintenance" in made_up_html


def test_findings_about_money_are_printed_with_their_processes(made_up, knowledge):
    first, second = made_up.processes[:2]
    found = [
        Finding(severity=Severity.WARNING, code="RG912", message="It pays back early.", remedy="Check it.", row=row)
        for row in (first.process.row, second.process.row)
    ]
    html = html_of(replace(made_up, findings=tuple(found)), knowledge)
    said = " ".join(re.sub("<[^>]+>", " ", html.partition("What to check before relying on this")[2][:900]).split())
    assert said.startswith(
        f"Pays back within a quarter: {first.process.name} (1) and {second.process.name} (2). Check it."
    )
    assert "What to check before relying on this" not in html_of(replace(made_up, findings=()), knowledge)


def test_a_saving_without_a_rate_of_return_says_why(made_up, knowledge):
    reason = "No single internal rate of return exists: the flows change sign more than once."
    changed = replace(made_up, portfolio=replace(made_up.portfolio, irr=NotAssessed(reason=reason)))
    html = html_of(changed, knowledge)
    assert "No IRR" in html
    assert reason in html


def engagements():
    return {
        "no cost": portfolio(work(2, EASY, None)),
        "one process": portfolio(work(2, EASY)),
        "nothing moves": portfolio(work(2, HARD), work(3, HARD)),
        "a loss": portfolio(work(2, EASY, permitted_countries=("GB",)), horizon_years=2),
        "billions of yen": portfolio(work(2, EASY, 9_400_000_000), work(3, HARD, 71_000_000_000), currency="JPY"),
        "dinars": portfolio(work(2, EASY, 90_000), work(3, HARD, 4_000_000), currency="KWD"),
        "next to nothing": portfolio(work(2, EASY, 3), work(3, HARD, 1)),
        "ten years": portfolio(work(2, EASY), work(3, EASY, 70_000), horizon_years=10),
    }


@pytest.mark.parametrize("name", list(engagements()))
def test_odd_portfolios_add_up_as_printed(name, knowledge):
    engagement = engagements()[name]
    html = html_of(assess(engagement, (), knowledge, workbook_sha256="0" * 64), knowledge)
    if name == "no cost":
        assert tables_of(html, "business-case") == []
        assert "there is no business case yet" in html
    else:
        assert_adds_up(html)


def test_rows_and_columns_of_a_table_in_whole_units_add_up():
    """Two halves of 1 are 1 and 0 in one year and 0 and 1 in the next, so that no column drifts off."""
    half = Decimal("0.5")
    rows = whole_rows([(Decimal(1), half, half), (Decimal(1), half, half)])
    assert all(row[0] == sum(row[1:]) for row in rows)
    assert [sum(column) for column in zip(*rows, strict=True)] == [2, 1, 1]
    assert whole_rows([(Decimal("7.2"), Decimal("7.2"), Decimal(0))]) == ((7, 7, 0),)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.decimals(-(10**7), 10**7, places=2), min_size=3, max_size=3), min_size=1, max_size=8))
def test_any_table_in_whole_units_adds_up_and_stays_near_what_is_exact(parts):
    rows = [(sum(part), *part) for part in parts]
    printed = whole_rows(rows)
    for row, exact in zip(printed, rows, strict=True):
        assert row[0] == sum(row[1:])
        assert all(abs(one - other) < 6 for one, other in zip(row, exact, strict=True))
        assert all(not one for one, other in zip(row[1:], exact[1:], strict=True) if not other and any(exact[1:]))
    for column, exact in zip(zip(*printed, strict=True), zip(*rows, strict=True), strict=True):
        assert abs(sum(column) - sum(exact)) < 4


@settings(max_examples=200, deadline=None)
@given(st.lists(st.decimals(-(10**7), 10**7, places=2), min_size=1, max_size=12))
def test_whole_amounts_add_up_and_none_moves_by_a_unit(amounts):
    printed = whole_amounts(amounts, whole(sum(amounts)))
    assert sum(printed) == whole(sum(amounts))
    assert all(abs(one - other) < 1 for one, other in zip(printed, amounts, strict=True))
    assert all(not one for one, other in zip(printed, amounts, strict=True) if not other)


def test_whole_amounts_take_in_what_their_sum_is_printed_with():
    assert whole_amounts([Decimal("0.5"), Decimal(0), Decimal("7.6")], Decimal(8)) == (0, 0, 8)
    assert whole_amounts([Decimal(3), Decimal(0), Decimal(4)], Decimal(6)) == (3, 0, 3)
    assert whole_amounts([Decimal(0)], Decimal(0)) == (0,)


cents = st.decimals(-(10**9), 10**9, places=2)


@settings(max_examples=200, deadline=None)
@given(st.lists(cents, min_size=1, max_size=12), st.integers(-6, 2))
def test_apportioned_amounts_add_up_and_none_moves_by_a_unit(amounts, decimals):
    whole = sum(amounts)
    shown = apportioned(amounts, whole, decimals=decimals)
    unit = Decimal(1).scaleb(-decimals)
    assert sum(shown) == whole.quantize(unit)
    assert all(abs(one - other) < unit for one, other in zip(shown, amounts, strict=True))


lines = st.dictionaries(st.sampled_from(list(Line)), st.decimals(0, 10**8, places=2), max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(lines, min_size=1, max_size=6))
def test_waterfall_steps_sum_to_the_difference(years):
    flows = [flow_of(year, dict(found)) for year, found in enumerate(years)]
    scale = Formats(locale="en_GB", currency="EUR").scale_for([steps_of(flows)[0][1]])
    first, *costs, last = (amount(step.amount_text) for step in printed_steps(flows, scale))
    assert first + sum(costs) == last
    exact = steps_of(flows)
    replaced, fees = gross_parts(flows)
    assert abs(replaced - fees - exact[0][1]) < 10
    assert exact[0][1] + sum(one for _, one, _ in exact[1:-1]) == exact[-1][1] == sum(flow.net for flow in flows)


def test_the_parts_of_the_gross_saving_are_those_of_the_table_of_lines(made_up_html):
    said = re.search(
        r"Gross saving: \D*([\d,]+) of in-house cost that the move replaces, less \D*([\d,]+) of", made_up_html
    )
    lines = {row[0]: amount(row[-1]) for row in named_tables(made_up_html)["Line"] if len(row) > 1}
    assert [amount(one) for one in said.groups()] == [
        lines["Baseline"] - lines["Work not moved"],
        lines["Provider fees"],
    ]


def test_a_column_without_lines_is_its_first_line():
    flow = CashFlow(
        year=1,
        baseline=Decimal(100),
        charges=Decimal(50),
        governance=Decimal(5),
        one_off=Decimal(0),
        retained=Decimal(20),
        net=Decimal(25),
        lines={Line.STRANDED: Decimal(8)},
    )
    found = lines_of(flow)
    assert found[Line.FEES] == 50
    assert found[Line.STRANDED] == 8
    assert found[Line.NOT_MOVED] == 12


@pytest.mark.parametrize(("currency", "printed"), [("EUR", "−1,234.50"), ("JPY", "−1,234"), ("KWD", "−1,234.500")])
def test_amounts_have_the_digits_of_their_currency(currency, printed):
    amounts = FullAmounts(formats=Formats(locale="en_GB", currency=currency))
    assert amounts.text(Decimal("-1234.50")) == printed


def test_larger_amounts_are_set_in_smaller_type():
    assert size_for(["1,204,300.05"], 20.0) == 7.6
    assert size_for(["12,345,678,901.05"], 20.0) < 7.6


def test_a_process_says_what_its_cost_rests_on(made_up_html):
    section = made_up_html.partition('id="business-case"')[2].partition("</section>")[0]
    assert "People and pay" in section
    assert "price quoted by Meridian Services" in section


def test_every_way_stands_beside_the_one_recommended(knowledge):
    found = assess(portfolio(work(1, EASY), work(2, HARD)), (), knowledge, workbook_sha256="0" * 64)
    html = html_of(found, knowledge)
    ways = next(table for table in tables_of(html, "business-case") if "Best other place" in table[0])
    assert [head for head in ways[0] if head][1:3] == ["Improved in-house", "Sourced as fits best"]
    savings = {option.kind: option.case.net_saving for option in found.processes[0].cost.options}
    moving = next(row for row in ways if "Work 1" in row)
    assert amount(moving[3]) == round(savings[OptionKind.SOURCED] / 1000)
    assert html.count('class="num chosen') == 1  # what stays is as it is, which is no column


@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        (4_837_100_000, 4_786_500_000, ("€4,837.1m", "€4,786.5m")),
        (4_837_100_000, 4_586_500_000, ("€4.8bn", "€4.6bn")),
        (4_837_100_000, 4_837_100_000, ("€4.8bn", "€4.8bn")),
    ],
)
def test_two_amounts_that_differ_do_not_read_as_the_same(one, other, printed):
    formats = _telling_apart(Formats(locale="en_GB", currency="EUR"), Decimal(one), Decimal(other))
    assert (formats.compact(Decimal(one)), formats.compact(Decimal(other))) == printed


@pytest.mark.parametrize(
    ("nets", "said"),
    [
        ([-5, 9, 9], ", from the first year on"),
        ([-5, 2, 9], ", after a first year that costs more"),
        ([-5, -1, 9], ", after a first year that costs more"),
        ([-6, -1, -2, 9], ", after two years that cost more"),
        ([-6, 0, -2, 9], ", after two years that save nothing"),
    ],
)
def test_the_title_counts_the_years_before_one_saves(nets, said):
    assert _ending([Decimal(net) for net in nets]) == said
