"""Rules that cannot apply are left out ahead; those that apply are the same, in the same order."""

from __future__ import annotations

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.rules_ahead import Above, RulesAhead, asked, selectors_described

HTML = """<html lang="nl"><body class="report dense"><h2 id="one">One</h2><p>First<p class="lead">Second
<table class="plan"><tr><td>Cell<td class="num">12</table><div class="plan"><p>Third<p lang="en">Fourth</div>
<table class="costs wide"><tr><td>Cell<td class="num">12<tr><td>Cell<td><p class="lead">In</table></body></html>"""
RULES = """p{} .lead{} .plan td{} .costs td{} .costs .num{} .dense .plan td{} .costs > tr > td{} td:first-child{}
.plan p + p{} h2 ~ .plan td{} h2 + p{} #one{} td#one{} .report h2#one{} [lang=en]{} .plan [lang]{} *{} .plan *{}
:not(.num){} td:not(.costs td){} .costs tr:last-child td{} .wide.costs td{} p.lead::before{} .costs p:has(+ p){}
body .num{} .num.missing{} .missing td{} .plan, .costs { color: red } table .lead{} :is(.plan, .costs) td{}"""


@pytest.mark.parametrize("is_described", [True, False])
def test_the_same_rules_apply(is_described):
    use_only(built_in_families())
    import weasyprint

    if is_described:
        with selectors_described(exchanged):
            matcher = weasyprint.CSS(string=RULES.replace("{}", "{ color: blue }")).matcher
    else:
        matcher = weasyprint.CSS(string=RULES.replace("{}", "{ color: blue }")).matcher
    rules, above = RulesAhead.kept(matcher), Above()
    found = []
    for wrapper in weasyprint.HTML(string=HTML).wrapper_element.iter_subtree():
        matches, orders = rules.of(wrapper, above.of(wrapper))
        assert matches == matcher.match(wrapper)
        assert orders == tuple(order for _, order, *_ in matches)
        found.extend(orders)
    assert len(set(found)) > 20


@pytest.mark.parametrize(
    ("selector", "above", "is_all"),
    [
        ("td.num#one", set(), True),
        (".plan td", {"plan"}, True),
        (".dense .plan td", {"dense", "plan"}, False),  # in this order
        (".plan > td", {"plan"}, False),  # not further in
        (".plan + td", set(), False),  # beside it
        (".dense h2 ~ td", {"dense"}, False),
        ("table.plan td", {"plan"}, False),  # not another element of that class
        ("table td", set(), False),
        (".plan td:first-child", {"plan"}, False),
        (":is(.plan) td", set(), False),
    ],
)
def test_what_a_selector_asks_for(selector, above, is_all):
    from cssselect2 import parser

    (parsed,) = parser.parse(selector)
    found = asked(parsed.parsed_tree, parser)
    assert (found.above, found.is_all) == (above, is_all)


def test_only_rules_for_what_stands_above_are_tried():
    use_only(built_in_families())
    import weasyprint

    with selectors_described(exchanged):
        matcher = weasyprint.CSS(string=".costs td:first-child { color: red } .plan td { color: red }").matcher
    tried = []
    for number, (test, *rest) in enumerate(matcher.lower_local_name_selectors["td"]):

        def noting(element, usual=test, number=number):
            tried.append(number)
            return usual(element)

        noting.asked = test.asked
        matcher.lower_local_name_selectors["td"][number] = (noting, *rest)
    rules, above = RulesAhead(matcher), Above()
    for wrapper in weasyprint.HTML(string=HTML).wrapper_element.iter_subtree():
        rules.of(wrapper, above.of(wrapper))
    assert sorted(tried) == [0, 0, 0, 0, 1, 1]  # for each of four cells; once for each of two names under plan
