"""The money of a process as JSON: its options, each with its table by year, its price and its baseline."""

from __future__ import annotations

from reportgen.model.business_case import Baseline, Cost, Option, PlaceOption, Price
from reportgen.model.cash_flow import LINES, CashFlow, MoneyCase
from reportgen.model.verdict import NotAssessed
from reportgen.report.results.plain import Json, fields, known, number, present

MONEY_KEYS = (
    "baseline_annual",
    "outsourced_annual",
    "one_off",
    "npv",
    "irr",
    "payback_years",
    "discounted_payback_years",
    "net_saving",
    "total_cost",
)
ODDS_KEYS = ("savings_p10", "savings_p50", "savings_p90", "probability_of_saving")
_COLUMNS = ("baseline", "charges", "governance", "one_off", "retained", "net")
_BREAK_EVEN_KEYS = ("annual_charge", "charge_share", "volume_share", "volume")
_LINE_ORDER = tuple(line for lines in LINES.values() for line in lines)


def cost_json(one: Cost) -> dict[str, Json]:
    """Return what a process costs now, under its recommendation, and under its other options."""
    case = one.case
    without = {key: known(case) for key in (*MONEY_KEYS, *ODDS_KEYS)}
    return {
        **(without if isinstance(case, NotAssessed) else {**_money(case), **fields(one, ODDS_KEYS)}),
        "drivers": [fields(driver, ("parameter", "label", "value", "unit")) for driver in one.drivers],
        "what_if": _what_if(one),
        "baseline": known(one.baseline) if isinstance(one.baseline, NotAssessed) else _baseline(one.baseline),
        "price": _price(one.price) if isinstance(one.price, Price) else known(one.price),
        "break_even": fields(one.break_even, _BREAK_EVEN_KEYS) if one.break_even else None,
        "options": [_option(option) for option in one.options],
        "places": [_place(place) for place in one.places],
    }


def flow_json(flow: CashFlow) -> dict[str, Json]:
    """Return a year with its columns and the lines they are summed from; tax only where there is any."""
    lines = {line.value: number(flow.lines[line]) for line in _LINE_ORDER if line in flow.lines}
    return {**_columns(flow), "lines": lines}


def _columns(flow: CashFlow) -> dict[str, Json]:
    tax = {"tax": number(flow.tax)} if flow.tax else {}
    return {"year": flow.year, **fields(flow, _COLUMNS), **tax}


def _money(case: MoneyCase) -> dict[str, Json]:
    return {**fields(case, MONEY_KEYS), "cash_flows": [flow_json(flow) for flow in case.cash_flows]}


def _short_money(case: MoneyCase) -> dict[str, Json]:
    """Return a case whose years show columns only: the options of a large portfolio would else fill the file."""
    return {**fields(case, MONEY_KEYS), "cash_flows": [_columns(flow) for flow in case.cash_flows]}


def _what_if(one: Cost) -> Json:
    if isinstance(one.what_if, MoneyCase):
        return {"label": one.what_if_label, **_money(one.what_if)}
    return known(one.what_if)


def _baseline(one: Baseline) -> dict[str, Json]:
    keys = ("id", "label", "amount", "is_given", "avoidable_share", "falls_away_month")
    return {
        **fields(one, ("total", "source", "unit_cost", "rework_unit_cost", "cost_per_fte")),
        "components": [fields(part, keys) for part in one.components],
    }


def _price(one: Price) -> dict[str, Json]:
    return {
        "model": one.model or None,
        "formula": one.formula or None,
        **fields(one, ("annual", "is_quoted", "quoted_by", "should_cost")),
        "terms": [{"label": label, "value": known(value), "unit": unit} for label, value, unit in one.terms],
        "cell": str(one.cell) if one.cell else None,
    }


def _option(one: Option) -> dict[str, Json]:
    return present(
        {
            **fields(one, ("kind", "label", "form", "place")),
            "country": one.country or None,
            "country_name": one.country_name or None,
            "is_recommended": one.is_recommended,
            "case": _short_money(one.case),
        }
    )


def _place(one: PlaceOption) -> dict[str, Json]:
    return present(
        {
            "place": one.place.value,
            "country": one.country or None,
            "country_name": one.country_name or None,
            **fields(one, ("rate_ratio", "is_chosen")),
            "case": known(one.case) if isinstance(one.case, NotAssessed) else _short_money(one.case),
        }
    )
