"""One run, a call a stage: read, assess, render, write."""

from __future__ import annotations

from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.explaining import explain
from reportgen.pipeline.explanation import Branch, Explanation, Listed, Question
from reportgen.pipeline.outputs import OutputFormat, plan_outputs
from reportgen.pipeline.review import Review, ReviewRequest, plan_review, review
from reportgen.pipeline.run import (
    DEFAULT_SEED,
    Listener,
    Request,
    found_in,
    generate,
    stops,
    write_blank,
)

__all__ = [
    "DEFAULT_SEED",
    "Attach",
    "Branch",
    "Explanation",
    "Listed",
    "Listener",
    "OutputFormat",
    "Question",
    "Request",
    "Review",
    "ReviewRequest",
    "explain",
    "found_in",
    "generate",
    "plan_outputs",
    "plan_review",
    "review",
    "stops",
    "write_blank",
]
