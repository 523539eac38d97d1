"""What `check` remarks on without an assessment is what the assessment itself remarks on, in the same order."""

import subprocess
import sys
from pathlib import Path

from analysis_cases import KNOWLEDGE, assessed, changed, engagement, process
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.analysis.assess import assess
from reportgen.analysis.foreseen import foreseen
from reportgen.model.engagement import ControlInPlace, Override, PersonalData, Range, RiskAppetite
from reportgen.workbook.reading import read

EXAMPLE = Path(__file__).parents[2] / "inputs" / "example.xlsx"
RATINGS = st.dictionaries(st.sampled_from(sorted(KNOWLEDGE.criteria)), st.integers(1, 5))
PROCESSES = st.builds(
    process,
    name=st.sampled_from(["Payroll", "Patent analytics", "Email support", "Market research", "xqzv plmk"]),
    ratings=RATINGS | st.just(changed()) | st.just({}),
    description=st.sampled_from([None, "Experts value patents for licensing.", "Clerks key invoices into the ledger."]),
    annual_cost=st.sampled_from([None, 0, 12_345.67, 2_000_000]),
    fte=st.sampled_from([None, 3, 80]),
    personal_data=st.sampled_from([None, *PersonalData]),
    non_delegable=st.sampled_from([None, True]),
    permitted_countries=st.sampled_from([(), ("DE",), ("DE", "PL"), ("IN",), ("IS", "FJ")]),
    override=st.sampled_from([None, *Override]),
)
ENGAGEMENTS = st.fixed_dictionaries(
    {
        "home_country": st.sampled_from([None, "DE", "IN", "NZ"]),
        "risk_appetite": st.sampled_from(RiskAppetite),
        "assumptions": st.sampled_from([{}, {"loaded_cost_per_fte": Range(low=50_000, likely=60_000, high=70_000)}]),
        "controls": st.sampled_from([(), (ControlInPlace(control_id=next(iter(KNOWLEDGE.controls)), maturity=1.0),)]),
        "criteria_weights": st.sampled_from([{}, {"judgement": 0.0, "data_sensitivity": 0.0}]),
    }
)


def test_the_example_is_remarked_on_alike():
    given = read(EXAMPLE, KNOWLEDGE)
    found = assess(given.engagement, (), KNOWLEDGE, workbook_sha256="0" * 64, draws=100).findings
    assert foreseen(given.engagement, KNOWLEDGE) == found != ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PROCESSES, max_size=4), ENGAGEMENTS)
def test_any_engagement_is_remarked_on_alike(members, facts):
    assert foreseen(engagement(*members, **facts), KNOWLEDGE) == assessed(*members, **facts).findings


def test_the_weight_draws_and_what_they_load_are_left_out():
    loaded = "import sys, reportgen.analysis.foreseen; print('numpy' in sys.modules, 'reportgen' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "True"]


def test_one_engagement_does_not_colour_the_next():
    sensitive = process(
        ratings=changed(data_sensitivity=5, regulatory_exposure=5, business_criticality=4, access_scope=5)
    )
    strong = tuple(ControlInPlace(control_id=key, maturity=1.0) for key in KNOWLEDGE.controls)
    alone = assessed(sensitive).processes[0].security.residual
    guarded = assessed(sensitive, controls=strong).processes[0].security.residual
    assert guarded.score < alone.score
    assert assessed(sensitive).processes[0].security.residual == alone
