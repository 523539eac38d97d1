"""One run, a call a stage: read, assess, render, write. What stands here is what programs, ours too, may call.

Each name is loaded with its module when it is first asked for, so that a command loads what it needs and no more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.model.memory import remembering
    from reportgen.pipeline.api import assess, check, generate, generate_each
    from reportgen.pipeline.attachments import Attach
    from reportgen.pipeline.blank import house_wishes, write_blank
    from reportgen.pipeline.choosing import known_currency, known_locale, known_pack, known_sections
    from reportgen.pipeline.comparing import compare, in_words
    from reportgen.pipeline.crew import Crew
    from reportgen.pipeline.environment import examine_environment
    from reportgen.pipeline.explaining import explain
    from reportgen.pipeline.explanation import Branch, Explanation, Listed, Question
    from reportgen.pipeline.gathering import Gathered, gather
    from reportgen.pipeline.listening import Silent
    from reportgen.pipeline.makers import makers_of
    from reportgen.pipeline.naming import plan_each
    from reportgen.pipeline.outcome import Failure, Outcome, attempt, failure_of
    from reportgen.pipeline.outputs import REPORTS, OutputFormat, plan_outputs
    from reportgen.pipeline.own_templates import copy_templates
    from reportgen.pipeline.process import leave, settle, tidy
    from reportgen.pipeline.rehearsing import rehearse
    from reportgen.pipeline.request import DEFAULT_SEED, Hearing, Listener, Request
    from reportgen.pipeline.reviewing import Review, ReviewRequest, plan_review, review
    from reportgen.pipeline.run import Examination, found_in, press_for, require_brand, stops
    from reportgen.pipeline.run import generate as make
    from reportgen.pipeline.verifying import verify
    from reportgen.pipeline.watching import Change, ChangeKind, changes, require_there, stamp_of
    from reportgen.report.results.whole import finding_json

__all__ = [
    "DEFAULT_SEED",
    "REPORTS",
    "Attach",
    "Branch",
    "Change",
    "ChangeKind",
    "Crew",
    "Examination",
    "Explanation",
    "Failure",
    "Gathered",
    "Hearing",
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
    "generate_each",
    "house_wishes",
    "in_words",
    "known_currency",
    "known_locale",
    "known_pack",
    "known_sections",
    "leave",
    "make",
    "makers_of",
    "plan_each",
    "plan_outputs",
    "plan_review",
    "press_for",
    "rehearse",
    "remembering",
    "require_brand",
    "require_there",
    "review",
    "settle",
    "stamp_of",
    "stops",
    "tidy",
    "verify",
    "write_blank",
]

_ROOMS = {
    "pipeline.api": ("assess", "check", "generate", "generate_each"),
    "pipeline.attachments": ("Attach",),
    "pipeline.blank": ("house_wishes", "write_blank"),
    "pipeline.choosing": ("known_currency", "known_locale", "known_pack", "known_sections"),
    "pipeline.comparing": ("compare", "in_words"),
    "pipeline.crew": ("Crew",),
    "pipeline.environment": ("examine_environment",),
    "pipeline.explaining": ("explain",),
    "pipeline.explanation": ("Branch", "Explanation", "Listed", "Question"),
    "pipeline.gathering": ("Gathered", "gather"),
    "pipeline.listening": ("Silent",),
    "pipeline.makers": ("makers_of",),
    "pipeline.naming": ("plan_each",),
    "pipeline.outcome": ("Failure", "Outcome", "attempt", "failure_of"),
    "pipeline.outputs": ("REPORTS", "OutputFormat", "plan_outputs"),
    "pipeline.own_templates": ("copy_templates",),
    "pipeline.process": ("leave", "settle", "tidy"),
    "pipeline.rehearsing": ("rehearse",),
    "pipeline.request": ("DEFAULT_SEED", "Hearing", "Listener", "Request"),
    "pipeline.reviewing": ("Review", "ReviewRequest", "plan_review", "review"),
    "pipeline.run": ("Examination", "found_in", "press_for", "require_brand", "stops"),
    "pipeline.verifying": ("verify",),
    "pipeline.watching": ("Change", "ChangeKind", "changes", "require_there", "stamp_of"),
    "model.memory": ("remembering",),
    "report.results.whole": ("finding_json",),
}
_OWN = {name: (room, name) for room, names in _ROOMS.items() for name in names}
_FROM = {**_OWN, "make": ("pipeline.run", "generate")}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a name with its module when it is asked for, and keep it."""
        if name not in _FROM:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room, own_name = _FROM[name]
        return globals().setdefault(name, getattr(import_module(f"reportgen.{room}"), own_name))

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
