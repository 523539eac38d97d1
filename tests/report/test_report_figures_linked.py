"""Every number of the decision page and of the profiles leads to the line of its calculation."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportgen.analysis.tracing.trace import trace_of
from reportgen.model.sections import PACKS
from reportgen.model.trace import FigureId, Given, Origin, Trace
from reportgen.report.brand import brand_of
from reportgen.report.calculation.method import METHOD
from reportgen.report.composition import composition
from reportgen.report.manifest import printed_json
from reportgen.report.view.calculations.settled import Settled
from reportgen.report.view.calculations.sums import Sums
from reportgen.report.view.calculations.tabled_amounts import amounts_in_tables
from reportgen.report.view.calculations.text import Told
from reportgen.report.view.decision.lists import page_scale
from reportgen.report.view.marking import scores
from reportgen.report.view.marking.ways import Ways
from reportgen.report.view.money.whole_case import MONEY
from reportgen.report.view.printed import Printed, Wanted, found_in, marked_in, printed_for
from reportgen.report.view.profiles.options import profile_scale
from reportgen.report.view.reading_order import Selection, selected
from reportgen.report.view.summary import summarised
from reportgen.report.words.formats import Formats
from tests.report.bare_numbers import bare_numbers
from tests.report.html_tables import tables_of
from tests.report.section_cases import KNOWLEDGE, MOVES, STAYS, assessed, context_of, work
from tests.report.written_sums import WrittenSums
from tests.traced import not_following, unresolved

PRINTED = ("decision", "profiles", "calculations")
FORMATS = Formats(locale="en_GB", currency="EUR")
WAYS = Ways(FORMATS)
WITHOUT_SIGNS = str.maketrans("", "", "€\u2060")


def pages(assessment, trace, *templates, **facts):
    """Return the HTML of some sections, and what was marked on them."""
    selection = Selection(templates=templates, **facts)
    printed = printed_for(trace, assessment, selection)
    brand = brand_of(assessment.engagement, None)
    return composition(assessment, KNOWLEDGE, brand, None, selection, printed=printed)[0], printed


@pytest.fixture(scope="module")
def trace(example):
    return trace_of(example, KNOWLEDGE)


@pytest.fixture(scope="module")
def linked(example, trace):
    return pages(example, trace, *PRINTED)


def decision_and_profiles(html):
    start, end = html.index('<section class="section decision'), html.index('<section class="section calculations')
    return html[start:end]


def calculations_of(html, title):
    """Return the calculations of one process."""
    return html[html.index('class="worked"') :].split(f">{title}</h3>")[1].split("<h3")[0]


def test_no_number_of_the_examples_decision_and_profiles_is_bare(linked):
    assert bare_numbers(decision_and_profiles(linked[0])) == []


def test_the_decision_page_and_each_profile_tell_amounts_in_one_unit(linked):
    """€1.1m beside €1,864 is hard to compare; what is too small for the unit of a page is told in full."""
    pages = re.split(r'<section class="section ', decision_and_profiles(linked[0]))[1:]
    assert len(pages) > 30
    for page in pages:
        words = re.sub(r"<[^>]+>", "", page)
        assert len({unit for _, unit in re.findall(r"€([\d.,]+)([km])\b", words)}) <= 1, words[:80]


def test_a_bare_number_is_found():
    assert bare_numbers('<section><p>It saves <a class="figure">€1.2m</a> in 7 years.</p></section>') == [
        "It saves ▪ in 7 years."
    ]
    assert bare_numbers('<div class="key-figure"><div class="label">saved, 13%</div></div>') == ["saved, 13%"]


def test_every_mark_leads_to_a_row_and_every_row_stands_once(linked):
    html, _ = linked
    leads = set(re.findall(r'<a class="figure" id="f-\d+-\d+" href="#([^"]+)"', html))
    rows = Counter(re.findall(r'<(?:p|tr) id="(c-[^"]+)"', html))
    assert len(leads) > 500
    assert leads <= rows.keys()
    assert set(rows.values()) == {1}


def test_what_is_printed_is_what_its_node_holds(linked, trace, example):
    """A mark is made by writing the value of a node and finding that on the page; here a sample is written anew."""
    html, printed = linked
    ways = {
        "cost.baseline_annual": Ways.money,
        "cost.irr": Ways.percent,
        "sourcing.index": Ways.index,
        "security.inherent.score": Ways.step,
        "working.steady_saving": Ways.money,
        "net_saving": Ways.money,
    }
    context = context_of(example)
    scales = {one.process.id: profile_scale(context, one) for one in example.processes}
    scales[""] = page_scale(context, summarised(example))
    writers = {process: Ways(WAYS.formats.in_scale(scale)) for process, scale in scales.items()}
    sample = [one for one in found_in(marked_in(html), printed.figures) if one.id.path in ways and not one.is_drawn]
    assert len(sample) > 100
    assert [
        one for one in sample if one.text != ways[one.id.path](writers[one.id.process], trace.nodes[one.id].value)
    ] == []


def test_every_printed_figure_follows_from_others(linked, trace):
    pages_only = Trace(nodes={name: node for name, node in trace.nodes.items() if name.path.startswith("working.")})
    assert unresolved(trace) == set()
    known = {one.id for one in linked[1].figures}
    assert known <= trace.nodes.keys()
    assert [fault for fault in not_following(trace) if fault[0] in known or fault[0] in pages_only.nodes] == []


def test_a_distance_starts_from_the_index_as_pages_print_it():
    half = MOVES | {"domain_expertise": 2, "codifiability": 4, "analytical_complexity": 2}  # 4.5 + 4.5 + 3.5 points
    found = assessed(work(1, "Payroll", half))
    html, _ = pages(found, trace_of(found, KNOWLEDGE), *PRINTED)
    assert "13 of 100 points, 27 below the hybrid band" in re.sub("<[^>]+>", "", html)
    assert "40 − nearest whole number (knowledge index 12.5) = 27 points" in html


def test_no_two_lines_of_a_block_have_one_name(linked):
    named = re.findall(r"<b>(.*?)</b>", calculations_of(linked[0], "The portfolio"))
    assert [name for name, count in Counter(named).items() if count > 1] == []
    assert calculations_of(linked[0], "1 Supplier invoice processing").count("Saving of a steady year") == 1


def test_a_row_shows_the_formula_with_the_numbers_put_in_and_the_cells():
    found = assessed(work(1, "Payroll"), work(2, "Strategy", STAYS))
    html, _ = pages(found, trace_of(found, KNOWLEDGE), *PRINTED)
    row = re.search(r'<p id="c-1-working-steady-saving">(.*?)</p>', html)[1]
    assert re.fullmatch(
        r"<b>Saving of a steady year</b> cost a year today €400,000 − cost of a steady year €[\d,]+ = €[\d,]+ "
        r"<span>§\N{NO-BREAK SPACE}6\.7</span>",
        row,
    )


def test_every_sum_that_the_calculations_write_out_adds_up_as_printed(linked):
    sums = list(WrittenSums(FORMATS).of(linked[0]))
    assert [one for one in sums if not one.adds_up] == []
    assert len(sums) > 600
    for kind in ("€", "= Net", "− Governance", "spent in 0", "Net at today’s value"):
        assert sum(kind in one.where for one in sums) > 20, kind


@pytest.mark.parametrize(("locale", "currency"), [("en_GB", "JPY"), ("de_CH", "KWD"), ("fr_FR", "EUR")])
def test_sums_add_up_in_other_countries_too(locale, currency):
    found = assessed(
        *(work(place, f"Payroll {place}", annual_cost=Decimal(61_937) * place) for place in (1, 2, 3)),
        work(4, "Strategy", STAYS, annual_cost=Decimal(123_457)),
        locale=locale,
        currency=currency,
        horizon_years=9,
    )
    html, _ = pages(found, trace_of(found, KNOWLEDGE), *PRINTED)
    sums = list(WrittenSums(Formats(locale=locale, currency=currency)).of(html))
    assert [one for one in sums if not one.adds_up] == []
    assert len(sums) > 90


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("€112,617 = €1,320,000;", "€112,617 = €1,320,001;"), ("+ transition 86,215", "+ transition 86,214")],
)
def test_a_sum_that_is_out_by_one_is_found(right, wrong, linked):
    assert right in linked[0]
    misprinted = linked[0].replace(right, wrong)
    assert [one for one in WrittenSums(FORMATS).of(misprinted) if not one.adds_up]


def test_pay_which_is_what_a_total_leaves_is_told_once_in_a_block(linked):
    """Pay is 1,826,633.85 in the sum, and 1,826,633.84 as what is left when all others are in cents: both are one."""
    words = re.sub("<[^>]+>", "", calculations_of(linked[0], "9 First-level customer support"))
    (first, share) = re.search(r"Cost a year today (€[\d,]+) \+ .*?; pay: pay a year (€[\d,]+) / cost", words).groups()
    assert first == share


def test_what_follows_by_a_rule_is_a_sentence_without_codes(linked):
    block = calculations_of(linked[0], "3 Monthly close and consolidation")
    words = re.sub("<[^>]+>", "", block)
    assert "Wave 2, since the number of difficulties of the move is 3 §\N{NO-BREAK SPACE}5" in words
    assert "relative capability that would give source: 2 instead of the 4 (M8) that gives source in part" in words
    assert "have paid back for good (live in month 15 after the decision) = 3.0744 years" in words
    page = linked[0][linked[0].index('class="worked"') :]
    assert not re.search(r"by rule|\bHYBRID\b|OUTSOURCE|SELECTIVE|STABILISE|[a-z]_[a-z]", re.sub("<[^>]+>", "", page))


def test_a_chance_that_all_draws_or_none_bear_out_is_told_as_the_pages_tell_it_and_never_as_certain(linked):
    words = re.sub("<[^>]+>", "", linked[0])
    assert re.search(r"Chance of the saving wanted less than 1 in 1,000 \([\d,]+ draws", words)
    assert re.search(r"chance of any saving: more than 999 in 1,000 \([\d,]+ draws", words)
    assert not re.search(r"\b(?:0|100)% \([\d,]+ draws", words)


def test_a_topic_names_the_cells_that_it_starts_from_and_a_value_its_own(linked):
    block = calculations_of(linked[0], "1 Supplier invoice processing")
    money = re.search(r'<b class="of">Money</b> <span>from (.*?)</span>', block)[1]
    assert money.startswith("Processes!")
    assert {"X6", "Y6"} <= set(re.findall(r"[A-Z]+6", money))
    assert "Codifiability (G6) 10 × 3/4 = 7.5" in block
    assert "annual volume 310,000 (Y6)" in block


def test_the_years_stand_in_a_table_that_adds_up(linked):
    block = calculations_of(linked[0], "1 Supplier invoice processing")
    rows = {
        re.sub("<[^>]+>", "", head): [
            float(cell.replace(",", "").replace("−", "-").replace("–", "0")) for cell in cells
        ]
        for head, cells in (
            (row[0], re.findall(r"<td>(.*?)</td>", row[1]))
            for row in re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', block)
        )
    }
    costs = [cells for head, cells in rows.items() if head.startswith("− ")]
    assert len(rows["= Net"]) == 6
    for year, net in enumerate(rows["= Net"]):
        assert net == pytest.approx(rows["Baseline"][year] - sum(one[year] for one in costs), abs=3)


def test_a_value_that_all_processes_share_is_worked_out_once(linked):
    html, printed = linked
    assert sum(one.id.path == "security.accepted" for one in printed.figures) > 10
    assert html.count("<b>Residual score that the client accepts</b>") == 1


def test_no_line_repeats_its_own_value_or_shows_a_guard(linked):
    lines = re.findall(r'<(?:p|tr) id="c-[^>]*>(.*?)</(?:p|tr)>', linked[0])
    texts = [re.sub("<[^>]+>", "", line) for line in lines]
    assert [text for text in texts if re.search(r"0\.0000000|waves \d|\d:\d:|cash_flows", text)] == []
    assert [text for text in texts if re.search(r"(?:^|[:;] )(\S+) = \1(?:;|$)", text)] == []


def test_without_the_calculations_marks_are_no_links_and_the_list_is_the_same():
    found = assessed(work(1, "Payroll"))
    traced = trace_of(found, KNOWLEDGE)
    html, with_lines = pages(found, traced, *PRINTED)
    plain, without = pages(found, traced, "decision", "profiles")
    assert '<a class="figure"' in html
    assert '<a class="figure"' not in plain
    assert '<span class="figure"' in plain
    told = [(one.id, one.text) for one in found_in(marked_in(plain), without.figures)]
    assert told == [(one.id, one.text) for one in found_in(marked_in(html), with_lines.figures)]
    assert told


def test_the_provider_pack_and_a_report_without_a_trace_mark_nothing():
    found = assessed(work(1, "Payroll"))
    assert printed_for(trace_of(found, KNOWLEDGE), found, selected(PACKS["provider"])).trace is None
    html, printed = pages(found, None, "decision", "profiles")
    assert 'class="figure"' not in html.replace('<figure class="figure', "")
    assert printed.figures == []


def test_only_processes_with_a_profile_have_a_block():
    found = assessed(work(1, "Payroll"), work(2, "Invoices"), work(3, "Claims"))
    html, _ = pages(found, trace_of(found, KNOWLEDGE), *PRINTED, profiles=1)
    assert len(re.findall(r'<p id="c-\d+-cost-baseline-annual"', html)) == 1


def given(path: str, value: object) -> Given:
    return Given(
        id=FigureId("P1", path), label=path, value=value, unit="", origin=Origin.CELL, source="Processes sheet"
    )


def test_a_number_is_found_whole_and_each_place_is_taken_once():
    nodes = [given("low", Decimal(1_234_000)), given("high", Decimal(1_234_000)), given("share", 0.12)]
    printed = Printed(trace=Trace(nodes={node.id: node for node in nodes}))
    wanted = [
        Wanted(path="low", written=WAYS.money),
        Wanted(path="high", written=WAYS.money),
        Wanted(path="share", written=WAYS.percent),
    ]
    marked = printed.marked("From €1.2m to €1.2m & 112%", "P1", printed.sought("P1", wanted))
    assert [one.id.path for one in printed.figures] == ["low", "high"]
    assert marked.striptags() == "From €1.2m to €1.2m & 112%"


def test_the_list_is_in_the_order_of_the_pages():
    nodes = [given("one", 1), given("two", 2)]
    printed = Printed(trace=Trace(nodes={node.id: node for node in nodes}))
    sought = printed.sought("P1", [Wanted(path=path, written=WAYS.step) for path in ("one", "two")])
    html = "".join(printed.marked(text, "P1", sought) for text in ("2 then", "1 then"))
    listed = printed_json(found_in(marked_in(html), printed.figures), {"f-0-1": 9, "f-0-2": 4})
    assert [(one["page"], one["path"], one["text"]) for one in listed] == [(4, "one", "1"), (9, "two", "2")]


def test_the_sections_that_calculations_name_are_those_of_the_method():
    page = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
    heads = re.findall(r"^#{2,3} (\d+(?:\.\d+)?)\.? (.+)$", page, re.MULTILINE)
    assert dict(METHOD) == {number: title for number, title in heads if number not in {"8", "9"}}


def test_every_note_and_shared_value_that_a_row_refers_to_stands_at_the_end():
    found = assessed(work(1, "Payroll"), work(2, "Strategy", STAYS))
    html, _ = pages(found, trace_of(found, KNOWLEDGE), *PRINTED)
    rows, end = html[html.index('class="worked"') :].split("Values that all processes share")
    told = set(re.findall(r"<b>([SN]\d+)</b>", end))
    assert {f"N{number}" for number in re.findall(r"\bN(\d+)", rows)} <= told
    assert {"S1", "N1"} <= told


def test_shared_values_are_told_in_the_words_and_numbers_of_the_pages():
    found = assessed(work(1, "Payroll"), work(2, "Strategy", STAYS))
    html, _ = pages(found, trace_of(found, KNOWLEDGE), *PRINTED)
    _, end = html[html.index('class="worked"') :].split("Values that all processes share")
    assert "Around the 2% that central banks" in end
    assert not re.search(r"\bSELECTIVE|\bOUTSOURCE|\biP |\d %", end)


def test_a_drawing_that_shows_nothing_for_nought_lists_nothing_for_it():
    trace = Trace(
        nodes={
            one: Given(id=one, label="Cost", value=value, unit="EUR", origin=Origin.CELL, source="cell")
            for one, value in ((FigureId("", "spent"), Decimal(0)), (FigureId("", "saved"), Decimal(40)))
        }
    )
    printed = Printed(trace=trace)
    printed.drawn("figure-1", "", [Wanted(path=path, written=str) for path in ("spent", "saved")])
    assert [(one.id.path, one.text) for one in printed.figures] == [("saved", "40")]


def test_a_risk_is_not_taken_for_an_answer_of_the_same_number():
    """Residual risk and the answer that turns the verdict are both 4 here; only the words tell them apart."""
    paths = ("sourcing.question.outcomes[0].answers[0]", "security.residual.score")
    trace = Trace(
        nodes={
            FigureId("P1", path): Given(
                id=FigureId("P1", path), label="x", value=4, unit="step", origin=Origin.CELL, source="cell"
            )
            for path in paths
        }
    )
    one = SimpleNamespace(
        sourcing=SimpleNamespace(question=SimpleNamespace(outcomes=[SimpleNamespace(answers=(4,), result="RETAIN")]))
    )
    ways = Ways(Formats(locale="en_GB", currency="EUR"))
    wanted = [*scores.question(ways, one), *scores.risk(ways)]
    said = {
        "The measures bring the risk from 6 down to 4.": paths[1],
        "Of risk 4 (3 with today’s measures), 4 remains, within the 5 accepted.": paths[1],
        "Data sensitivity, now 3: an answer of 4 (15% likely) would make it “retain”.": paths[0],
        "Data sensitivity, now 3: an answer of 4 would make it KPO and 5 “retain”.": paths[0],
    }
    for text, path in said.items():
        printed = Printed(trace=trace)
        printed.marked(text, "P1", printed.sought("P1", wanted))
        assert [figure.id.path for figure in printed.figures] == [path], text


def test_the_calculations_tell_an_amount_as_the_tables_of_the_business_case_print_it(example, trace, example_html):
    told = Told(trace.nodes, FORMATS, {}, Settled(Sums(trace.nodes), amounts_in_tables(example)).amount)
    tables = {table[0][0]: table[1:] for table in tables_of(example_html, "business-case")}
    rows = {row[0]: (*row[2:6], row[7]) for row in tables["No."][:-1] if row[0]}
    printed = {
        FigureId(one.process.id, f"cost.{name}"): cell
        for number, one in enumerate(example.processes, start=1)
        for name, cell in zip(MONEY, rows.get(str(number), ()), strict=False)
    }
    *years, _ = tables["Year"]
    for year, cells in enumerate(years):
        names = ("baseline", "charges", "governance", "retained", "one_off", "net")
        printed |= {
            FigureId("", f"cash_flows[{year}].{name}"): cell for name, cell in zip(names, cells[1:7], strict=True)
        }
    shown = {one: cell for one, cell in printed.items() if cell not in {"–", "n/a"}}
    assert len(shown) > 100
    assert {one: told.value(trace.nodes[one]).translate(WITHOUT_SIGNS) for one in shown} == shown
    exact = Told(trace.nodes, FORMATS)
    assert any(exact.value(trace.nodes[one]).translate(WITHOUT_SIGNS) != cell for one, cell in shown.items())
