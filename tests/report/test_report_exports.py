"""The results as JSON: they hold to the published schema, and the schema refuses what they never say."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from filled_money import COST, GROUPS, PEOPLE, SURE, YEARS
from filled_security import ASSURANCE, TRANSFER, all_protected, protected
from jsonschema import Draft202012Validator

from reportgen.analysis.assess import assess
from reportgen.knowledge.catalogues import load
from reportgen.model.engagement import (
    ControlInPlace,
    CostPreset,
    Engagement,
    Override,
    PersonalData,
    Process,
    RiskAppetite,
    RiskMethod,
)
from reportgen.model.finding import CellRef, Finding, Severity
from reportgen.model.verdict import NotAssessed
from reportgen.report.results.money import cost_json
from reportgen.report.results.whole import finding_json, results_bytes, results_json

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("docs", "results.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
KNOWLEDGE = load()
PAYROLL = {
    "judgement": 2,
    "domain_expertise": 2,
    "codifiability": 5,
    "analytical_complexity": 1,
    "output_customisation": 1,
    "volume_repeatability": 5,
    "credential_requirement": 2,
    "strategic_importance": 1,
    "relative_capability": 2,
    "opportunism_exposure": 2,
    "supplier_market_depth": 5,
    "measurability": 5,
    "interdependence": 2,
    "process_stability": 4,
    "documentation": 4,
    "demand_variability": 2,
    "data_sensitivity": 4,
    "regulatory_exposure": 3,
    "business_criticality": 3,
}
TAX_ADVICE = PAYROLL | {
    "judgement": 5,
    "domain_expertise": 5,
    "codifiability": 2,
    "analytical_complexity": 5,
    "output_customisation": 5,
    "volume_repeatability": 1,
    "credential_requirement": 4,
}


def process(identifier, name, ratings, **facts):
    given = {"annual_cost": Decimal("350000.50"), "personal_data": PersonalData.PERSONAL, **facts}
    return Process(id=identifier, name=name, function="Finance", ratings=ratings, row=5, **given)


def results(*processes, findings=(), **facts):
    engagement = Engagement(
        client="Brenner",
        title="Review",
        date=date(2026, 11, 2),
        processes=processes,
        **{"home_country": "DE", **facts},
    )
    return assess(engagement, findings, KNOWLEDGE, workbook_sha256="ab" * 32)


def said(*processes, **facts):
    """Return the document as a reader of the file gets it."""
    return json.loads(results_bytes(results(*processes, **facts)))


def faults(document):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def test_the_schema_itself_is_a_valid_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_object_of_the_schema_refuses_unknown_keys_and_explains_its_own():
    def objects(part):
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            for value in part.values():
                yield from objects(value)
        elif isinstance(part, list):
            for value in part:
                yield from objects(value)

    found = list(objects(SCHEMA))
    assert len(found) > 15
    for one in found:
        assert one["additionalProperties"] is False
        for key, value in one["properties"].items():
            assert "description" in value or "$ref" in value or value == {"type": "number"}, key


def test_a_rated_portfolio_holds_to_the_schema():
    document = said(
        process("P1", "Payroll", PAYROLL, cells={"judgement": CellRef(sheet="Processes", cell="E6")}),
        process("P2", "Tax advice", TAX_ADVICE, regimes=("sox",)),
    )
    assert faults(document) == []
    assert document["processes"][0]["classification"]["contributions"][0]["cell"] == "Processes!E6"


def test_words_about_a_process_are_in_the_results():
    mixed = PAYROLL | {"judgement": 5, "domain_expertise": 5, "analytical_complexity": 5}
    ready = {"input_digitisation": 5, "input_structure": 5, "system_accessibility": 5}
    document = said(
        process("P1", "Payroll", PAYROLL | ready),
        process("P2", "Contract review", mixed),
        process("P3", "qwxz vbnm", {}),
    )
    assert faults(document) == []
    payroll, review, unknown = document["processes"]
    assert payroll["sourcing"]["automate_first"] is True
    assert payroll["sourcing"]["site_reason"].startswith("operational and structural risk are both low")
    assert len(payroll["sourcing"]["premises"]) >= 2
    assert len(payroll["sourcing"]["expectations"]["skills"]) >= 3
    assert payroll["classification"]["reasons"][0].startswith("routine work: ")
    assert "split" not in payroll["classification"]
    assert review["classification"]["hybrid_kind"] == "MIXED"
    assert review["classification"]["split"]["expert"].startswith("what weighs incomplete evidence")
    assert "expectations" not in unknown["sourcing"]
    assert unknown["classification"]["reasons"] == []


def test_a_split_belongs_to_mixed_work_only():
    document = said(process("P1", "Payroll", PAYROLL))
    document["processes"][0]["classification"]["split"] = {"routine": "a", "expert": "b"}
    assert faults(document)


def test_names_alone_hold_to_the_schema():
    document = said(*(Process(id=f"P{row}", name=name, row=row) for row, name in enumerate(("Payroll", "qwxz vbnm"))))
    assert faults(document) == []
    payroll, nonsense = document["processes"]
    assert payroll["classification"]["evidence"] == "indicative"
    assert payroll["sourcing"]["provisional_recommendation"]
    assert nonsense["classification"]["class"] == {"not_assessed": nonsense["classification"]["class"]["not_assessed"]}


def test_an_option_that_cannot_be_priced_says_why():
    document = said(Process(id="P1", name="qwxz vbnm", row=5, annual_cost=Decimal(100_000)))
    assert faults(document) == []
    assert "class of the work is not known" in document["processes"][0]["cost"]["what_if"]["not_assessed"]


def test_a_portfolio_without_any_cost_says_so_and_carries_no_table():
    document = said(process("P1", "Payroll", PAYROLL, annual_cost=None))
    assert faults(document) == []
    cost = document["processes"][0]["cost"]
    assert cost["npv"]["not_assessed"].startswith("No cost is given")
    assert "cash_flows" not in cost
    assert document["portfolio"]["npv"] == {"not_assessed": "No process carries a cost."}
    assert document["portfolio"]["cash_flows"] == []


@pytest.mark.parametrize("override", list(Override))
def test_an_override_holds_to_the_schema_and_keeps_the_engines_view(override):
    one = process("P1", "Payroll", PAYROLL, override=override, override_reason="agreed with the works council")
    document = said(one)
    assert faults(document) == []
    sourcing = document["processes"][0]["sourcing"]
    assert sourcing["recommendation"] == override.value
    assert sourcing["engine_recommendation"] == "OUTSOURCE"
    assert sourcing["override_reason"] == "agreed with the works council"


@pytest.mark.parametrize(
    ("gate", "facts"),
    [
        ("G1", {"non_delegable": True}),
        ("G2", {"ratings": PAYROLL | {"strategic_importance": 5, "relative_capability": 4}}),
        ("G3", {"permitted_countries": ("DE", "PL")}),
        ("G4", {"ratings": PAYROLL | {"business_criticality": 5, "opportunism_exposure": 5}}),
        ("G5", {"ratings": PAYROLL | {"supplier_market_depth": 1}}),
        ("G6", {"ratings": PAYROLL | {"documentation": 1, "process_stability": 2}}),
        ("G7", {"ratings": PAYROLL | {"data_sensitivity": 5, "regulatory_exposure": 5, "business_criticality": 5}}),
        ("G8", {"ratings": {}}),
    ],
)
def test_every_gate_holds_to_the_schema(gate, facts):
    document = said(process("P1", "Payroll", facts.pop("ratings", PAYROLL), **facts), risk_appetite=RiskAppetite.LOW)
    assert faults(document) == []
    if gate != "G7":
        assert gate in [one["id"] for one in document["processes"][0]["sourcing"]["gates"]]


def test_an_engagement_without_processes_or_home_holds_to_the_schema():
    document = said(home_country=None)
    assert faults(document) == []
    assert document["portfolio"]["process_count"] == 0
    assert "home_country" not in document["engagement"]


def test_a_question_holds_to_the_schema_and_names_its_cell():
    ratings = {key: value for key, value in PAYROLL.items() if key != "supplier_market_depth"}
    name = {"name": CellRef(sheet="Processes", cell="B5")}
    one = process("P1", "Payroll", ratings | {"data_sensitivity": 2, "ip_sensitivity": 1}, cells=name)
    document = said(one, process_columns={"supplier_market_depth": "P"})
    assert faults(document) == []
    asked = document["processes"][0]["sourcing"]["question"]
    assert asked == {
        "criterion": "supplier_market_depth",
        "label": "Supplier market depth",
        "inferred": False,
        "chance": 0.2,
        "outcomes": [{"result": "RETAIN", "answers": [1]}],
        "cell": "Processes!P5",
    }
    assert document["portfolio"]["questions"] == [{"process": "P1", "name": "Payroll", "stake": 70000.1, **asked}]


def filled():
    """Return results in which everything that the money can say is said."""
    one = results(process("P1", "Payroll", PAYROLL))
    processes = tuple(replace(found, cost=replace(found.cost, **COST)) for found in one.processes)
    portfolio = replace(one.portfolio, cash_flows=YEARS, uncertainty=SURE, groups=GROUPS, people=PEOPLE)
    engagement = replace(
        one.engagement,
        exchange_rates={"USD": Decimal("0.92"), "GBP": Decimal("1.17")},
        exchange_rates_date=date(2026, 10, 1),
        cost_preset=CostPreset.HEAVY,
        risk_method=RiskMethod.OPTIMISM_BIAS,
        target_saving=0.2,
    )
    return json.loads(results_bytes(replace(one, processes=processes, portfolio=portfolio, engagement=engagement)))


def test_everything_that_the_money_can_say_holds_to_the_schema():
    document = filled()
    assert faults(document) == []
    assert document["engagement"]["exchange_rates"] == [
        {"currency": "GBP", "rate": 1.17},
        {"currency": "USD", "rate": 0.92},
    ]
    assert document["provenance"]["draws"] == 10_000
    assert document["provenance"]["weight_draws"] == 2_000


def test_a_year_says_its_lines_and_its_tax_only_where_there_is_any():
    start, year = filled()["processes"][0]["cost"]["cash_flows"]
    assert start["lines"] == {"transition": 30.25}
    assert "tax" not in start
    assert list(year["lines"].items()) == [("as_is", 200), ("fees", 80), ("vat", 10), ("tax", 12)]
    assert year["tax"] == 12
    assert year["net"] == 48


def test_the_cost_says_its_baseline_price_options_and_places():
    cost = filled()["processes"][0]["cost"]
    assert cost["net_saving"] == 17.75
    assert cost["discounted_payback_years"] == {"not_assessed": "The net flows never turn positive for good."}
    assert cost["baseline"]["components"][0]["avoidable_share"] == 0.9
    assert cost["price"]["terms"] == [{"label": "Unit price", "value": 3.1, "unit": "EUR"}]
    assert cost["price"]["cell"] == "Processes!AB6"
    assert cost["break_even"]["volume_share"] == {"not_assessed": "It saves at any volume."}
    as_is, sourced = cost["options"]
    assert "country" not in as_is
    assert sourced["case"]["npv"] == 13.79
    assert sourced["case"]["cash_flows"][1]["net"] == 48
    nearshore, offshore = cost["places"]
    assert nearshore["case"]["net_saving"] == 17.75
    assert offshore["case"] == {"not_assessed": "No country at this distance is permitted."}


def test_the_portfolio_says_how_sure_it_is_what_moves_it_and_who_is_affected():
    portfolio = filled()["portfolio"]
    assert portfolio["uncertainty"]["p10"] == {"value": -4.5, "standard_error": 0.31}
    assert portfolio["uncertainty"]["curve"][0] == {"amount": -20, "share": 0.0001}
    assert portfolio["uncertainty"]["swings"][0]["saving_at_high"] == 2
    assert [group["kind"] for group in portfolio["groups"]] == ["function", "class", "wave"]
    assert portfolio["people"]["by_wave"][0]["fte"] == 3.5


def test_a_price_that_is_not_known_says_why_and_one_that_does_not_apply_is_absent():
    one = results(process("P1", "Payroll", PAYROLL)).processes[0]
    unknown = replace(one.cost, price=NotAssessed(reason="No rate is known."))
    assert cost_json(unknown)["price"] == {"not_assessed": "No rate is known."}
    assert cost_json(replace(one.cost, price=None))["price"] is None


def test_findings_keep_every_key_of_the_contract():
    finding = Finding(severity=Severity.WARNING, code="RG204", message="Odd.", remedy="Look.", sheet="Processes")
    assert finding_json(finding)["suggestion"] is None
    document = said(process("P1", "Payroll", PAYROLL), findings=(finding,))
    assert faults(document) == []
    assert document["findings"][0]["cell"] is None


def _without(document, *path):
    for key in path[:-1]:
        document = document[key]
    del document[path[-1]]


def _with(document, value, *path):
    for key in path[:-1]:
        document = document[key]
    document[path[-1]] = value


FIRST = ("processes", 0)


@pytest.mark.parametrize(
    "broken",
    [
        lambda document: _with(document, 2, "schema"),
        lambda document: _with(document, "Sonder", "surprise"),
        lambda document: _without(document, "provenance", "seed"),
        lambda document: _with(document, "not a hash", "provenance", "workbook_sha256"),
        lambda document: _with(document, None, *FIRST, "function"),
        lambda document: _with(document, "ITO", *FIRST, "classification", "class"),
        lambda document: _with(document, 101, *FIRST, "classification", "knowledge_index"),
        lambda document: _with(document, None, *FIRST, "classification", "knowledge_index"),
        lambda document: _with(document, "MIXED", *FIRST, "classification", "hybrid_kind"),
        lambda document: _with(document, "HYBRID", *FIRST, "classification", "class"),
        lambda document: _with(document, "HYBRID", *FIRST, "classification", "leaning"),
        lambda document: _with(document, "RETAIN", *FIRST, "sourcing", "provisional_recommendation"),
        lambda document: _with(document, "ASSESS_FURTHER", *FIRST, "sourcing", "recommendation"),
        lambda document: _with(document, "RETAIN", *FIRST, "sourcing", "recommendation"),
        lambda document: _with(document, "why not", *FIRST, "sourcing", "override_reason"),
        lambda document: _with(document, "Germany", *FIRST, "sourcing", "location"),
        lambda document: _with(document, "1,000", *FIRST, "cost", "npv"),
        lambda document: _without(document, *FIRST, "cost", "cash_flows"),
        lambda document: _with(document, -1, *FIRST, "cost", "cash_flows", 1, "charges"),
        lambda document: _without(document, *FIRST, "cost", "cash_flows", 1, "net"),
        lambda document: _with(document, 26, *FIRST, "security", "inherent", "score"),
        lambda document: _with(document, "severe", *FIRST, "security", "tier"),
        lambda document: _with(document, 3, "portfolio", "by_class", "ITO"),
        lambda document: _without(document, "portfolio", "questions"),
        lambda document: _with(document, [{"process": "P1"}], "portfolio", "questions"),
        lambda document: _with(document, {"criterion": "judgement"}, *FIRST, "sourcing", "question"),
    ],
)
def test_a_broken_document_fails(broken):
    document = said(process("P1", "Payroll", PAYROLL))
    assert faults(document) == []
    spoilt = deepcopy(document)
    broken(spoilt)
    assert faults(spoilt)


@pytest.mark.parametrize(
    "broken",
    [
        lambda document: _with(document, -1, *FIRST, "cost", "cash_flows", 1, "lines", "freight"),
        lambda document: _without(document, *FIRST, "cost", "cash_flows", 1, "lines"),
        lambda document: _without(document, *FIRST, "cost", "net_saving"),
        lambda document: _without(document, *FIRST, "cost", "options"),
        lambda document: _with(document, 1.2, *FIRST, "cost", "baseline", "components", 0, "avoidable_share"),
        lambda document: _with(document, 12, *FIRST, "cost", "price"),
        lambda document: _with(document, None, *FIRST, "cost", "break_even", "charge_share"),
        lambda document: _with(document, "by_boat", *FIRST, "cost", "options", 0, "kind"),
        lambda document: _with(document, 5, *FIRST, "cost", "places", 1, "case"),
        lambda document: _without(document, *FIRST, "cost", "places", 0, "case", "cash_flows"),
        lambda document: _without(document, "provenance", "weight_draws"),
        lambda document: _with(document, {"USD": 1}, "engagement", "exchange_rates"),
        lambda document: _with(document, "both", "engagement", "risk_method"),
        lambda document: _with(document, -0.1, "portfolio", "uncertainty", "p10", "standard_error"),
        lambda document: _with(document, [], "portfolio", "uncertainty", "curve"),
        lambda document: _with(document, 1.1, "portfolio", "uncertainty", "own_share_of_variance"),
        lambda document: _with(document, "owner", "portfolio", "groups", 0, "kind"),
        lambda document: _with(document, "Germany", "portfolio", "people", "duties", 0, "country"),
    ],
)
def test_broken_money_fails(broken):
    document = filled()
    broken(document)
    assert faults(document)


def test_amounts_are_written_exactly_to_the_minor_unit():
    euros = said(process("P1", "Payroll", PAYROLL))["processes"][0]["cost"]
    assert euros["baseline_annual"] == 350000.50
    yen = said(process("P1", "Payroll", PAYROLL, annual_cost=Decimal(48_000_000)), currency="JPY")
    flows = yen["processes"][0]["cost"]["cash_flows"]
    cells = [value for flow in flows for part in (flow, flow["lines"]) for key, value in part.items() if key != "lines"]
    assert all(isinstance(value, int) for value in cells)


def test_the_bytes_are_canonical_utf_8():
    written = results_bytes(results(process("P1", "Lohn für Zürich", PAYROLL)))
    assert "Lohn für Zürich".encode() in written
    assert written.endswith(b"}\n")
    assert written == results_bytes(results(process("P1", "Lohn für Zürich", PAYROLL)))


def test_the_file_says_what_the_assessment_says():
    assessment = results(process("P1", "Payroll", PAYROLL), process("P2", "Tax advice", TAX_ADVICE))
    assert json.loads(results_bytes(assessment)) == json.loads(json.dumps(results_json(assessment)))
    for one, written in zip(assessment.processes, results_json(assessment)["processes"], strict=True):
        assert Decimal(str(written["cost"]["npv"])) == one.cost.case.npv
        assert written["classification"]["knowledge_index"] == one.classification.knowledge_index
        assert [part["points"] for part in written["sourcing"]["contributions"]] == [
            part.points for part in one.sourcing.contributions
        ]


def test_formula_and_template_strings_stay_plain_text():
    name = '=HYPERLINK("x") {{ 7*7 }} <b>"\u2028'
    assert said(process("P1", name, PAYROLL))["processes"][0]["name"] == name


def guarded():
    """Return results in which everything that can be said of protection is said."""
    assessment = all_protected(results(process("P1", "Payroll", PAYROLL), process("P2", "Tax advice", TAX_ADVICE)))
    return json.loads(results_bytes(assessment))


def test_everything_that_can_be_said_of_protection_holds_to_the_schema():
    document = guarded()
    assert faults(document) == []
    security = document["processes"][0]["security"]
    assert security["today"] == {"likelihood": 4, "impact": 3, "score": 12}
    assert (security["accepted"], security["is_accepted"]) == (5, False)
    assert security["parts"][1]["from_site"] is True
    assert security["parts"][0]["cell"] == "Processes!AB5"
    assert security["reduction"]["likelihood_left"] == 0.56
    assert security["gaps"][0]["reduces"] == 1.2
    assert security["ways"][0]["result"]["score"] == 4
    assert security["transfer"]["route"] == "instrument"
    assert security["assurance"]["notice_hours"] == 24
    assert security["contract"]["evidence"][0]["shows"] == ["CTL-EN-01", "CTL-AC-01"]
    owner, lead = security["contract"]["appointments"]
    assert (owner["person"], "person" in lead) == ("Ines Auer", False)


def test_a_transfer_says_why_it_seldom_stands():
    doubted = replace(TRANSFER, doubt="authorities can reach data whatever clauses say")
    assessment = results(process("P1", "Payroll", PAYROLL))
    guard = protected(assessment.processes[0], transfer=doubted)
    document = json.loads(results_bytes(replace(assessment, processes=(guard,))))
    assert faults(document) == []
    assert document["processes"][0]["security"]["transfer"]["doubt"] == doubted.doubt
    assert "doubt" not in guarded()["processes"][0]["security"]["transfer"]


def test_protection_of_which_little_is_known_leaves_out_what_does_not_apply():
    bare = {"parts": (), "reduction": None, "gaps": (), "ways": (), "transfer": None, "contract": None}
    reviewed = {"assurance": replace(ASSURANCE, review_months=None), "today": NotAssessed(reason="Not looked at.")}
    assessment = results(process("P1", "Payroll", PAYROLL))
    one = replace(assessment, processes=(protected(assessment.processes[0], **bare, **reviewed),))
    document = json.loads(results_bytes(one))
    assert faults(document) == []
    security = document["processes"][0]["security"]
    assert {"reduction", "transfer", "contract"}.isdisjoint(security)
    assert "review_months" not in security["assurance"]
    assert security["today"] == {"not_assessed": "Not looked at."}


def test_a_measure_says_its_owner_its_time_and_its_state_as_the_engine_does():
    assessment = results(
        process("P1", "Payroll", PAYROLL), controls=(ControlInPlace(control_id="CTL-EN-01", maturity=0.5),)
    )
    (one,), (written,) = assessment.processes, results_json(assessment)["processes"]
    for duty, said_of_it in zip(one.security.controls, written["security"]["controls"], strict=True):
        keys = ("against", "owner", "phase", "state", "acts_on", "effectiveness", "cost_tier")
        assert [said_of_it[key] for key in keys] == [getattr(duty, key) for key in keys]
    assert "partial" in {duty["state"] for duty in written["security"]["controls"]}


def test_every_duty_of_every_regime_is_in_the_results():
    assessment = results(process("P1", "Payroll", PAYROLL, regimes=("dora", "sox")))
    (one,), (written,) = assessment.processes, results_json(assessment)["processes"]
    assert len(one.security.regimes) >= 3
    assert [regime["duties"] for regime in written["security"]["regimes"]] == [
        list(duty.duties) for duty in one.security.regimes
    ]


@pytest.mark.parametrize(
    "broken",
    [
        lambda document: _with(document, 6, *FIRST, "security", "parts", 0, "rating"),
        lambda document: _with(document, "speed", *FIRST, "security", "parts", 0, "axis"),
        lambda document: _with(document, 1.2, *FIRST, "security", "reduction", "impact_left"),
        lambda document: _with(document, 0, *FIRST, "security", "accepted"),
        lambda document: _with(document, "by_ship", *FIRST, "security", "transfer", "route"),
        lambda document: _with(document, "nobody", *FIRST, "security", "controls", 0, "owner"),
        lambda document: _with(document, None, *FIRST, "security", "assurance", "review_months"),
        lambda document: _with(document, "later", *FIRST, "security", "contract", "exit_steps", 0, "when"),
        lambda document: _without(document, *FIRST, "security", "contract", "checklist", 0, "because"),
        lambda document: _without(document, *FIRST, "security", "ways"),
    ],
)
def test_broken_protection_fails(broken):
    document = guarded()
    broken(document)
    assert faults(document)
