"""The portfolio as JSON: sums, groups, people, how it is held and steered, and roadmap."""

from __future__ import annotations

from reportgen.model.assessment import Assessment, WavePlan
from reportgen.model.portfolio_groups import GroupTotal, People
from reportgen.model.verdict import NotAssessed
from reportgen.report.results.money import MONEY_KEYS, ODDS_KEYS, flow_json
from reportgen.report.results.oversight import oversight_json
from reportgen.report.results.plain import Json, fields, known, present
from reportgen.report.results.uncertainty import uncertainty_json
from reportgen.report.results.verdict import portfolio_question_json

_GROUP_KEYS = (
    "kind",
    "key",
    "label",
    "processes",
    "baseline_annual",
    "outsourced_annual",
    "one_off",
    "net_saving",
    "npv",
)
_DUTY_KEYS = ("country", "country_name", "rule", "duty", "effect", "source", "reviewed", "confidence")


def portfolio_json(assessment: Assessment) -> dict[str, Json]:
    """Return the sums and counts over all processes."""
    one, sure = assessment.portfolio, assessment.portfolio.uncertainty
    return {
        "process_count": one.process_count,
        "by_class": dict(sorted(one.by_class.items())),
        "by_recommendation": dict(sorted(one.by_recommendation.items())),
        **fields(one, ("coverage", "processes_without_cost", *MONEY_KEYS, *ODDS_KEYS)),
        "uncertainty": known(sure) if isinstance(sure, NotAssessed) else uncertainty_json(sure),
        "questions": [portfolio_question_json(asked) for asked in one.questions],
        "cash_flows": [flow_json(flow) for flow in one.cash_flows],
        "groups": [_group(group) for group in one.groups],
        "people": _people(one.people) if one.people else None,
        "oversight": oversight_json(one.oversight) if one.oversight else None,
        "waves": [_wave(plan) for plan in assessment.waves],
    }


def _group(one: GroupTotal) -> dict[str, Json]:
    return fields(one, _GROUP_KEYS)


def _people(one: People) -> dict[str, Json]:
    keys = ("wave", "place", "country", "country_name", "processes", "fte")
    return {
        **fields(one, ("affected", "without_headcount")),
        "by_wave": [present(fields(line, keys)) for line in one.by_wave],
        "duties": [fields(duty, _DUTY_KEYS) for duty in one.duties],
        "skills_to_retain": list(one.skills_to_retain),
    }


def _wave(plan: WavePlan) -> dict[str, Json]:
    return {
        "wave": plan.wave,
        "name": plan.name,
        "processes": list(plan.process_ids),
        "start_month": plan.start_month,
        "live_month": plan.live_month,
        "end_month": plan.end_month,
        "gate": plan.gate,
    }
