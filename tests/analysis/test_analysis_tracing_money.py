"""Where the money comes from: every amount of the results follows from a formula, down to cells and defaults."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, assessed, changed, process
from hypothesis import given, settings
from openpyxl import load_workbook
from random_engagements import FACTS, PORTFOLIOS, QUIET
from traced import circular, leaves, not_following, unresolved, untraced

from reportgen.analysis.assess import assess
from reportgen.analysis.money import pricing
from reportgen.analysis.tracing.trace import trace_of
from reportgen.model.engagement import Override, QuoteBasis, Range
from reportgen.model.trace import FigureId, Given, Origin, Trace
from reportgen.report.results.money import cost_json
from reportgen.report.results.portfolio import portfolio_json
from reportgen.workbook.reading import read

EXAMPLE = Path(__file__).parents[2] / "inputs" / "example.xlsx"
SELECTIVE = changed(strategic_importance=4, relative_capability=4, supplier_market_depth=3, measurability=3)
HELD = {"override": Override.OUTSOURCE, "override_reason": "to see its price"}
TAXED = {"tax_rate": Range(low=0.2, likely=0.25, high=0.3)}
NEVER_TRACED = ("people", "oversight", "waves", "questions", "by_class", "by_recommendation")


@pytest.fixture(scope="module")
def example():
    """Return the example's assessment and its trace."""
    found = read(EXAMPLE, KNOWLEDGE)
    one = assess(found.engagement, found.findings, KNOWLEDGE, workbook_sha256="0" * 64, draws=200)
    return one, trace_of(one, KNOWLEDGE)


def money_faults(one, trace):
    """Return what of the money in some results is not traced, or does not follow."""
    costs = [(each.process.id, "cost", cost_json(each.cost)) for each in one.processes]
    portfolio = {key: value for key, value in portfolio_json(one).items() if key not in NEVER_TRACED}
    missing = [fault for each in (*costs, ("", "", portfolio)) for fault in untraced(*each, trace)]
    return missing + not_following(trace) + sorted(unresolved(trace))


def node(trace, path, identifier="P1"):
    return trace.nodes[FigureId(identifier, path)]


def test_every_amount_of_the_example_follows_from_its_formula(example):
    one, trace = example
    assert len(trace.nodes) > 20_000
    assert money_faults(one, trace) == []
    assert circular(trace) is None


def test_leaves_hold_what_stands_in_their_cells(example):
    # Read by openpyxl itself, past our own reading. An exchange rate stands in a text, such as USD 0.92.
    _, trace = example
    book = load_workbook(EXAMPLE, data_only=True)
    found = [
        one
        for one in leaves(trace)
        if one.origin is Origin.CELL and one.cell and isinstance(one.value, int | float | Decimal)
    ]
    money = [
        one
        for one in found
        if one.id.path.removeprefix("given.").startswith(("annual", "fte", "components", "assumptions", "quoted"))
    ]
    assert len(money) > 50
    for one in money:
        assert float(book[one.cell.sheet][one.cell.cell].value) == pytest.approx(float(one.value), rel=1e-12), one
    entered = [
        one for one in leaves(trace) if one.id.path.startswith("given.assumptions.") and one.origin is Origin.CELL
    ]
    assert [one.id.path for one in entered if one.cell is None and not one.id.path.endswith((".low", ".high"))] == []
    rates = [one for one in found if one.id.path.startswith("given.exchange_rates.")]
    for one in rates:
        assert str(one.value) in book[one.cell.sheet][one.cell.cell].value


QUOTED = {"quoted_price": Decimal(30), "quote_basis": QuoteBasis.UNIT, "quote_currency": "GBP", "annual_volume": 9_000}


@pytest.mark.parametrize(
    ("one", "facts"),
    [
        (process(**QUOTED), {"exchange_rates": {"GBP": Decimal("1.17")}}),
        (process(**QUOTED, price_model="per_transaction"), {}),
        (process(ratings=SELECTIVE, fte=80, pay_per_fte=Decimal(52_000)), {}),
        (process(ratings=changed(documentation=1, process_stability=1)), {}),
        (process(ratings=EXPERT | READY | GUARDED, fte=60, annual_cost=None, pay_per_fte=Decimal(91_000)), {}),
        (process(ratings=changed(opportunism_exposure=5, ip_sensitivity=5, location_exposure=5), **HELD), {}),
        (process(avoided_capital=Decimal(90_000), error_rate=Decimal("0.02"), annual_volume=7), {"assumptions": TAXED}),
        (process(), {"industry": "Banking", "currency": "JPY", "horizon_years": 1}),
        (process(cost_components={"pay": Decimal("200000.01"), "premises": Decimal(33_333)}), {}),
        (process(annual_cost=None), {}),
        (process(ratings={}, **HELD), {"home_country": None}),
    ],
    ids=[
        *("a quote by unit in another currency", "a quote that cannot be converted", "a part moves", "stabilise"),
        *("headcount and pay", "an own centre", "tax, capital and errors", "VAT, yen, a single year", "components"),
        *("no cost", "no class and no home"),
    ],
)
def test_every_way_to_be_priced_is_traced(one, facts):
    found = assessed(one, draws=20, **facts)
    trace = trace_of(found, KNOWLEDGE)
    assert money_faults(found, trace) == []
    assert circular(trace) is None


def test_every_price_model_is_traced():
    models = sorted(KNOWLEDGE.price_models)
    members = [process(f"P{row}", price_model=one, fte=12, annual_volume=500) for row, one in enumerate(models)]
    found = assessed(*members, draws=20)
    assert [one.cost.price.model for one in found.processes] == models
    assert money_faults(found, trace_of(found, KNOWLEDGE)) == []


@settings(max_examples=8, deadline=None, suppress_health_check=QUIET)
@given(PORTFOLIOS, FACTS)
def test_any_engagement_is_traced(members, facts):
    found = assessed(*members, draws=20, **facts)
    assert money_faults(found, trace_of(found, KNOWLEDGE)) == []


def test_a_formula_reads_as_the_method_has_it():
    # Price of the whole work, method 6.3: (labour + technology) x (1 + margin), here over 1 / (1 + margin).
    trace = trace_of(assessed(process(), draws=20), KNOWLEDGE)
    labour = node(trace, "working.labour")
    assert [name.path for name in trace.operands(labour)] == [
        "working.work",
        "working.rate",
        "given.assumptions.provider_efficiency_bpo",
    ]
    assert labour.rule == "6.3"
    fees = node(trace, "cost.cash_flows[2].lines.fees")
    assert [name.path for name in trace.operands(fees)] == ["working.fees[2]"]
    assert [name.path for name in trace.operands(node(trace, "working.fees[2]"))] == [
        "working.charge[2]",
        "working.handed_over[2].wave1_live_month",
        "given.assumptions.price_inflation",
    ]


def test_a_leaf_says_who_gave_it():
    given = {"ramp_months": Range(low=1, likely=2, high=3)}
    trace = trace_of(assessed(process(), draws=20, assumptions=given, industry="Banking"), KNOWLEDGE)
    origins = {
        name: node(trace, f"given.assumptions.{name}", "").origin
        for name in ("ramp_months", "wage_inflation", "vat_rate", "irrecoverable_vat_share")
    }
    assert origins == {
        "ramp_months": Origin.CELL,
        "wage_inflation": Origin.DEFAULT,
        "vat_rate": Origin.COUNTRY,
        "irrecoverable_vat_share": Origin.SECTOR,
    }
    rates = [
        name.path for name, one in trace.nodes.items() if isinstance(one, Given) and one.origin is Origin.KNOWLEDGE
    ]
    assert "given.rates.rate_DE_transactional" in rates


def test_an_operand_that_is_changed_is_caught():
    trace = trace_of(assessed(process(), draws=20), KNOWLEDGE)
    assert not_following(trace) == []
    for path in ("working.labour", "given.assumptions.price_inflation", "cost.cash_flows[1].net"):
        name = next(one for one in trace.nodes if one.path == path)
        wrong = replace(trace.nodes[name], value=trace.nodes[name].value + 1)
        assert not_following(Trace(nodes={**trace.nodes, name: wrong}))


def test_a_formula_of_the_engine_that_has_changed_since_is_caught(monkeypatch):
    found = assessed(process(), draws=20)
    blended = pricing.blended_rate
    monkeypatch.setattr(pricing, "blended_rate", lambda *rates: blended(*rates) * 1.01)
    faults = not_following(trace_of(found, KNOWLEDGE))
    assert "cost.cash_flows[2].lines.fees" in {name.path for name, _ in faults}
