"""The hand-worked cases of tests/security_cases: read, built into an engagement, and held against what is concluded."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

from analysis_cases import KNOWLEDGE, assessed, process

from reportgen.model.engagement import ControlInPlace, PersonalData, RiskAppetite

FOLDER = Path(__file__).parents[1] / "security_cases"
FILES = sorted(FOLDER.glob("*.toml"))
GROUPS = {"nature", "sourceability", "risk"}
REMARKS = {"RG917", "RG918", "RG921"}
SIXTH = 0.000001
MATURITY = {"absent": 0.0, "stated": 0.25, "designed": 0.5, "operating": 0.75, "tested": 1.0}


def read(file):
    """Return a case as it stands in its file."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def described(case):
    """Return the process of a case; most have no cost, since little of what is compared rests on money."""
    given = case["process"]
    assert set(case["ratings"]) <= GROUPS, f"ratings stand in {sorted(GROUPS)}"
    return process(
        name=given["name"],
        description=given["description"],
        function=given["function"],
        ratings={key: value for group in case["ratings"].values() for key, value in group.items()},
        personal_data=PersonalData(given["personal_data"]),
        regimes=tuple(given["regimes"]),
        permitted_countries=tuple(given["permitted_countries"]),
        non_delegable=given.get("non_delegable"),
        annual_cost=given.get("annual_cost"),
        control_maturity=MATURITY[given["measures_today"]] if "measures_today" in given else None,
    )


def client(case):
    """Return what a case says of the engagement."""
    in_place = case.get("measures_in_place", {})
    return {
        "home_country": case["client"]["home_country"],
        "industry": case["client"]["industry"],
        "currency": case["client"].get("currency", "EUR"),
        "risk_appetite": RiskAppetite(case["client"]["appetite"]),
        "controls": tuple(ControlInPlace(control_id=key, maturity=MATURITY[word]) for key, word in in_place.items()),
    }


def concluded(case):
    """Assess the process of a case."""
    return assessed(described(case), **client(case))


def found_in(whole):
    """Return what was concluded, in the words of a case's file."""
    one = whole.processes[0]
    security, sourcing = one.security, one.sourcing
    return {
        "class": one.classification.nature.value,
        "recommendation": sourcing.recommendation.value,
        "gates": [gate.id for gate in sourcing.gates],
        "form": sourcing.form.value,
        "country": sourcing.location,
        "impact_index": index(security, "impact"),
        "likelihood_index": index(security, "likelihood"),
        "inherent": grid(security.inherent),
        "tier": security.tier.value,
        "likelihood_left": security.reduction.likelihood_left,
        "impact_left": security.reduction.impact_left,
        "residual": grid(security.residual),
        "today": grid(security.today),
        "notice_hours": security.assurance.notice_hours,
        "measures": len(security.controls),
        "regimes": {duty.id: called(duty) for duty in security.regimes},
        "duties": sum(len(duty.duties) for duty in security.regimes),
        "transfer": "not called for" if security.transfer is None else security.transfer.route,
        "remarks": sorted({finding.code for finding in whole.findings} & REMARKS),
    }


def index(security, axis):
    """Return the index of an axis, 0-100, as the fraction that its parts sum to."""
    points = sum(part.points for part in security.parts if part.axis == axis)
    return str(Fraction(points).limit_denominator(1000))


def grid(risk):
    """Return a position on the grid as a case writes it."""
    return {"likelihood": risk.likelihood, "impact": risk.impact, "score": risk.score}


def called(duty):
    """Return whether the workbook names a regime, the facts call for it, or both."""
    words = {"chosen": duty.chosen, "triggered": duty.triggered}
    return ", ".join(word for word, holds in words.items() if holds)


def agree(hoped, value):
    """Tell whether two values are the same; shares stand in the files to six decimals."""
    return abs(hoped - value) < SIXTH if isinstance(hoped, float) else hoped == value


def differences(case, whole):
    """Say in words all that differs between a case's expectations and what was concluded."""
    expected = case["expected"]
    facts = {key: (expected[key], value) for key, value in found_in(whole).items()}
    said = [
        f"{key}: expected {hoped}, found {value}" for key, (hoped, value) in facts.items() if not agree(hoped, value)
    ]
    listed = {control.id for control in whole.processes[0].security.controls}
    missing = [key for key in expected["listed"] if key not in listed]
    needless = [key for key in expected["not_listed"] if key in listed]
    return [
        *said,
        *(f"{key} ({KNOWLEDGE.controls[key].name}) is not listed" for key in missing),
        *(f"{key} ({KNOWLEDGE.controls[key].name}) is listed" for key in needless),
    ]
