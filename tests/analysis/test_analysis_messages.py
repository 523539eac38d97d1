"""What the engine remarks on: each remark is raised by an input, in the grammar of every finding."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, assessed, changed, process

import reportgen.analysis
from reportgen.analysis.messages import MESSAGES
from reportgen.model.engagement import Override, PersonalData, QuoteBasis, Range
from reportgen.model.finding import CellRef

LOADED_COST = {"loaded_cost_per_fte": Range(low=50_000, likely=60_000, high=70_000)}
WITHOUT_MARGIN = {
    "provider_margin": Range(low=0, likely=0, high=0),
    "avoidable_people_bpo": Range(low=1, likely=1, high=1),
    "avoidable_overhead": Range(low=1, likely=1, high=1),
}
AT_ONCE = {
    name: Range(low=0, likely=0, high=0)
    for name, one in KNOWLEDGE.parameters.items()
    if one.group == "Cost to make the move" or name.startswith("falls_away_")
}
CHEAP = {"quoted_price": Decimal(4_000), "quote_basis": QuoteBasis.YEAR}
INPUTS = {
    "RG901": lambda: assessed(process(name="Payroll", ratings={})),
    "RG902": lambda: assessed(process(annual_cost=None, fte=4), assumptions=LOADED_COST),
    "RG903": lambda: assessed(process(), assumptions=WITHOUT_MARGIN),
    "RG904": lambda: assessed(process(), home_country=None),
    "RG905": lambda: assessed(process(name="xqzv plmk", ratings={})),
    "RG906": lambda: assessed(process(non_delegable=True, override=Override.OUTSOURCE)),
    "RG907": lambda: assessed(process(name="Payroll", ratings={**ROUTINE, **READY})),
    "RG908": lambda: assessed(process(permitted_countries=("DE",))),
    "RG909": lambda: assessed(process(permitted_countries=("IN",))),
    "RG910": lambda: assessed(process(permitted_countries=("DE", "IS"))),
    "RG911": lambda: assessed(process(name="Payroll processing", ratings={**EXPERT, **READY, **GUARDED})),
    "RG912": lambda: assessed(process(), assumptions=AT_ONCE),
    "RG913": lambda: assessed(process(fte=8, **CHEAP)),
    "RG914": lambda: assessed(process(annual_cost=4_000, fte=8)),
    "RG915": lambda: assessed(process(), industry="Retail banking"),
    "RG916": lambda: assessed(
        process(), horizon_years=5, assumptions={"wave1_live_month": Range(low=72, likely=72, high=72)}
    ),
    "RG917": lambda: assessed(process(regimes=("dora",)), industry="Brewery"),
    "RG918": lambda: assessed(process(regimes=("sox",), personal_data=PersonalData.PERSONAL)),
    "RG919": lambda: assessed(process(regimes=("export",), permitted_countries=("DE", "CN")), industry="Aerospace"),
    "RG920": lambda: assessed(process(personal_data=PersonalData.PERSONAL), home_country="CR"),
    "RG921": lambda: assessed(process(regimes=("pci_dss",))),
    "RG923": lambda: assessed(process(ratings=changed(location_exposure=1))),  # it goes to India
    "RG922": lambda: assessed(process(personal_data=PersonalData.PERSONAL, permitted_countries=("DE", "CN"))),
}


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_every_remark_is_raised_by_an_input(message):
    found = [finding for finding in INPUTS[message.code]().findings if finding.code == message.code]
    assert found
    assert found[0].severity is message.severity
    assert "{" not in found[0].message + found[0].remedy


def test_codes_are_unique_and_in_order():
    found = [message.code for message in MESSAGES]
    assert found == sorted(set(found))
    assert set(INPUTS) == set(found)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_one_grammar(message):
    assert re.fullmatch(r"RG9\d\d", message.code)
    assert message.says.endswith(".")
    assert message.remedy[0].isupper()
    assert message.remedy.endswith(".")
    assert not re.search(r"please|invalid|oops", message.says + message.remedy, re.IGNORECASE)


def test_remarks_are_made_from_the_catalogue_alone():
    sources = Path(*reportgen.analysis.__path__).rglob("*.py")
    makers = {path.name for path in sources if "Finding(" in path.read_text(encoding="utf-8")}
    assert makers == set()


def test_a_remark_stands_at_its_cell_else_at_the_name():
    cells = {
        "name": CellRef(sheet="Processes", cell="B7"),
        "permitted_countries": CellRef(sheet="Processes", cell="Z7"),
    }
    dear = {"provider_margin": Range(low=0.3, likely=0.3, high=0.3)}  # else the saving were remarked on too
    one = process(permitted_countries=("IN",), annual_cost=None, fte=4, cells=cells)
    found = assessed(one, assumptions={**LOADED_COST, **dear})
    assert {one.code: one.place for one in found.findings} == {"RG902": "Processes!B7", "RG909": "Processes!Z7"}


def test_a_long_list_of_countries_is_said_whole_but_a_long_name_is_shortened():
    permitted = ("AR", "BR", "CL", "CO", "CR", "MX", "PE", "IS")
    found = assessed(process(name="Entry of invoices " * 9, permitted_countries=permitted)).findings
    said = next(one.message for one in found if one.code == "RG909")
    assert "Argentina, Brazil, Chile, Colombia, Costa Rica, Mexico, Peru and Iceland" in said
    assert "…" in said
