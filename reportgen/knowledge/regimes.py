"""Load the bodies of rules with duties for outsourcing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.facts import Regime
from reportgen.knowledge.reading import toml_entries
from reportgen.knowledge.triggers import Known, limits_in, support_in, triggers_in

CONFIDENCES = ("checked against the published text", "general knowledge, needs legal review")
_TEXTS = ("id", "label", "name", "jurisdiction", "trigger", "status", "confidence", "source", "basis", "reviewed")
_PARTS = ("triggers", "support", "limits")
_KEYS = (*_TEXTS, "needs_personal_data", "supervised", "duties", "controls", "clauses", *_PARTS)


def load_regimes(directory: Path, controls: Collection[str], known: Known) -> Mapping[str, Regime]:
    """Read regimes.toml, by id, in the order of the file; all that they name must be known."""
    regimes: dict[str, Regime] = {}
    labels: dict[str, str] = {}
    for entry in toml_entries(directory, "regimes.toml", "regime"):
        regime = _regime(entry.only(_KEYS), controls, known)
        other = labels.setdefault(regime.label.casefold(), regime.id)
        if other != regime.id:
            raise entry.fault(f'its label "{regime.label}" is already that of {other}')
        regimes[regime.id] = regime
    return regimes


def _regime(entry: Entry, controls: Collection[str], known: Known) -> Regime:
    duties, named = entry.texts("duties"), entry.texts("controls")
    unknown = [control for control in named if control not in controls]
    if unknown:
        raise entry.fault(f'"controls" names "{unknown[0]}", which controls.csv does not hold')
    if not duties or not named:
        raise entry.fault("it needs at least one duty and one control")
    return Regime(
        id=entry.name,
        label=entry.text("label"),
        name=entry.text("name"),
        jurisdiction=entry.text("jurisdiction"),
        trigger=entry.text("trigger"),
        needs_personal_data=entry.flag("needs_personal_data"),
        is_supervised=entry.flag("supervised"),
        duties=duties,
        controls=named,
        clauses=entry.texts("clauses"),
        status=entry.text("status"),
        confidence=entry.choice("confidence", CONFIDENCES),
        triggers=triggers_in(entry, known),
        support=support_in(entry, known),
        limits=limits_in(entry, known),
        origin=entry.origin(),
    )
