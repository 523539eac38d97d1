"""One run, a call a stage: read, assess, render, write. What stands here is what programs, ours too, may call."""

from __future__ import annotations

from reportgen.pipeline.api import Silent, assess, check, generate
from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.choosing import known_currency, known_locale, known_pack, known_sections
from reportgen.pipeline.comparing import compare, in_words
from reportgen.pipeline.environment import examine_environment
from reportgen.pipeline.explaining import explain
from reportgen.pipeline.explanation import Branch, Explanation, Listed, Question
from reportgen.pipeline.gathering import Gathered, gather
from reportgen.pipeline.naming import plan_each
from reportgen.pipeline.outcome import Failure, Outcome, attempt, failure_of
from reportgen.pipeline.outputs import REPORTS, OutputFormat, plan_outputs
from reportgen.pipeline.own_templates import copy_templates
from reportgen.pipeline.review import Review, ReviewRequest, plan_review, review
from reportgen.pipeline.run import (
    DEFAULT_SEED,
    Examination,
    Listener,
    Request,
    found_in,
    require_brand,
    stops,
    write_blank,
)
from reportgen.pipeline.run import generate as make
from reportgen.pipeline.verifying import verify
from reportgen.pipeline.watching import Change, ChangeKind, changes, require_there, stamp_of
from reportgen.report.exports import finding_json

__all__ = [
    "DEFAULT_SEED",
    "REPORTS",
    "Attach",
    "Branch",
    "Change",
    "ChangeKind",
    "Examination",
    "Explanation",
    "Failure",
    "Gathered",
    "Listed",
    "Listener",
    "Outcome",
    "OutputFormat",
    "Question",
    "Request",
    "Review",
    "ReviewRequest",
    "Silent",
    "assess",
    "attempt",
    "changes",
    "check",
    "compare",
    "copy_templates",
    "examine_environment",
    "explain",
    "failure_of",
    "finding_json",
    "found_in",
    "gather",
    "generate",
    "in_words",
    "known_currency",
    "known_locale",
    "known_pack",
    "known_sections",
    "make",
    "plan_each",
    "plan_outputs",
    "plan_review",
    "require_brand",
    "require_there",
    "review",
    "stamp_of",
    "stops",
    "verify",
    "write_blank",
]
