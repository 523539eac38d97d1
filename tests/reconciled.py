"""Adds up every amount of an assessment and of its results file, to the minor unit."""

from collections import defaultdict
from decimal import Decimal

from reportgen.analysis.discounting import net_present_value
from reportgen.model.business_case import OptionKind
from reportgen.model.cash_flow import LINES, Line, MoneyCase
from reportgen.model.money import rounded, total
from reportgen.model.portfolio_groups import GroupKind
from reportgen.model.verdict import NotAssessed

COLUMNS = ("baseline", "charges", "governance", "one_off", "retained", "tax", "net")


def summed(parts, names):
    """Return the sum of each named amount over some objects."""
    return {name: total(getattr(part, name) for part in parts) for name in names}


def cases_of(cost):
    """Return every case that a process has: the recommended one, the hypothetical, the options, the places."""
    found = (cost.case, cost.what_if, *(one.case for one in (*cost.options, *cost.places)))
    return [one for one in found if isinstance(one, MoneyCase)]


def check_case(case, engagement):
    for flow in case.cash_flows:
        for column, lines in LINES.items():
            assert getattr(flow, column) == total(flow.lines.get(line, Decimal(0)) for line in lines), (flow, column)
        costs = flow.charges + flow.governance + flow.one_off + flow.retained + flow.tax
        assert flow.net == flow.baseline - costs
        for amount in (*flow.lines.values(), flow.net):
            assert amount == rounded(amount, engagement.currency)
    assert [flow.year for flow in case.cash_flows] == list(range(engagement.horizon_years + 1))
    nets = [flow.net for flow in case.cash_flows]
    assert case.net_saving == total(nets)
    assert case.total_cost == total(flow.baseline - flow.net for flow in case.cash_flows)
    assert case.one_off == total(flow.one_off for flow in case.cash_flows)
    assert case.npv == rounded(net_present_value(nets, engagement.discount_rate), engagement.currency)


def check_process(cost, engagement):
    for case in cases_of(cost):
        check_case(case, engagement)
    if not isinstance(cost.case, MoneyCase):
        return
    assert cost.baseline.total == cost.case.baseline_annual == total(one.amount for one in cost.baseline.components)
    assert [one.case for one in cost.options if one.is_recommended] == [cost.case]
    assert all(one.case.net_saving == 0 for one in cost.options if one.kind is OptionKind.AS_IS)
    if not isinstance(cost.savings_p10, NotAssessed):
        assert cost.savings_p10 <= cost.savings_p50 <= cost.savings_p90


AMOUNTS = ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv")


def check_portfolio(found):
    cases = [one.cost.case for one in found.processes if isinstance(one.cost.case, MoneyCase)]
    whole = found.portfolio
    assert whole.processes_without_cost == len(found.processes) - len(cases)
    if not cases:
        assert isinstance(whole.net_saving, NotAssessed)
        assert whole.cash_flows == ()
        return
    assert {name: getattr(whole, name) for name in AMOUNTS} == summed(cases, AMOUNTS)
    assert whole.total_cost == total(case.total_cost for case in cases)
    assert whole.net_saving == total(flow.net for flow in whole.cash_flows)
    assert whole.net_saving == (0 if isinstance(whole.uncertainty, NotAssessed) else whole.uncertainty.plan)
    assert whole.savings_p10 <= whole.savings_p50 <= whole.savings_p90
    for flow, *rows in zip(whole.cash_flows, *(case.cash_flows for case in cases), strict=True):
        assert {name: getattr(flow, name) for name in COLUMNS} == summed(rows, COLUMNS)
        for lines in LINES.values():
            for line in lines:
                assert flow.lines.get(line, 0) == total(row.lines.get(line, Decimal(0)) for row in rows), line


def check_groups(whole):
    if isinstance(whole.net_saving, NotAssessed):
        return
    kinds = defaultdict(list)
    for group in whole.groups:
        kinds[group.kind].append(group)
    assert set(kinds) == set(GroupKind)
    for groups in kinds.values():
        assert summed(groups, AMOUNTS) == {name: getattr(whole, name) for name in AMOUNTS}
        assert len({group.key for group in groups}) == len(groups)


def exact(amount):
    return Decimal(str(amount))


def check_sums(whole, parts, names):
    for name in names:
        assert exact(whole.get(name, 0)) == total(exact(part.get(name, 0)) for part in parts), name


def check_document(document):
    """What the results file says of processes, years, lines and groups sums to what it says of the portfolio."""
    portfolio = document["portfolio"]
    written = [one["cost"] for one in document["processes"] if "cash_flows" in one["cost"]]
    if not written:
        assert portfolio["cash_flows"] == portfolio["groups"] == []
        return
    check_sums(portfolio, written, (*AMOUNTS, "total_cost"))
    for flow, *rows in zip(portfolio["cash_flows"], *(one["cash_flows"] for one in written), strict=True):
        check_sums(flow, rows, COLUMNS)
        check_sums(flow["lines"], [row["lines"] for row in rows], Line)
    for one in (portfolio, *written):
        check_written_years(one)
    for kind in GroupKind:
        check_sums(portfolio, [group for group in portfolio["groups"] if group["kind"] == kind], AMOUNTS)


def check_written_years(one):
    """The years of a portfolio or a process sum to its totals, the lines of a year to its columns."""
    flows = one["cash_flows"]
    assert exact(one["net_saving"]) == total(exact(flow["net"]) for flow in flows)
    assert exact(one["one_off"]) == total(exact(flow["one_off"]) for flow in flows)
    for flow in flows:
        for column, lines in LINES.items():
            assert exact(flow.get(column, 0)) == total(exact(flow["lines"].get(line, 0)) for line in lines), column


def check_assessment(found):
    for one in found.processes:
        check_process(one.cost, found.engagement)
    check_portfolio(found)
    check_groups(found.portfolio)
