"""What columns and lines of the canonical table are called, on every page and in every working."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.cash_flow import Line

COLUMN_NAMES: Mapping[str, str] = {
    "baseline": "Baseline",
    "charges": "Provider charges",
    "governance": "Governance",
    "one_off": "One-off cost",
    "retained": "Cost that stays",
    "tax": "Tax",
}
LINE_NAMES: Mapping[Line, str] = {
    Line.AS_IS: "In-house cost as it is",
    Line.AVOIDED_CAPITAL: "Avoided capital spending",
    Line.FEES: "Provider fees",
    Line.VAT: "Irrecoverable VAT",
    Line.CONTRACT_MANAGEMENT: "Contract management",
    Line.RETAINED_TEAM: "Retained team",
    Line.SELECTION: "Provider selection",
    Line.TRANSITION: "Transition",
    Line.KNOWLEDGE_TRANSFER: "Knowledge transfer",
    Line.SEVERANCE: "Severance",
    Line.IMPROVEMENT: "Improvement",
    Line.LOST_PRODUCTIVITY: "Lost productivity",
    Line.SET_UP: "Set-up of an own centre",
    Line.EXIT: "Exit",
    Line.NOT_MOVED: "Work not moved",
    Line.PARALLEL: "Parallel running",
    Line.STRANDED_FOR_A_TIME: "Stranded for a time",
    Line.STRANDED: "Stranded for good",
    Line.SOFTWARE: "Running the automation",
    Line.TAX: "Tax on the difference",
}
STRANDED = "Stranded cost"  # of both kinds
