"""Load the bodies of rules with duties for outsourcing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.country_groups import countries_in
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.law_facts import Eased, Regime
from reportgen.knowledge.reading import toml_entries
from reportgen.knowledge.triggers import Known, limits_in, support_in, table_in, triggers_in

CONFIDENCES = ("checked against the published text", "general knowledge, needs legal review")
_TEXTS = ("id", "label", "name", "jurisdiction", "trigger", "status", "confidence", "source", "basis", "reviewed")
_ASKED = ("duties", "controls", "clauses")
_PARTS = ("triggers", "support", "eased", "limits")
_KEYS = (*_TEXTS, "needs_personal_data", "supervised", *_ASKED, *_PARTS)


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
    duties, named, clauses = _asked(entry, controls)
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
        clauses=clauses,
        status=entry.text("status"),
        confidence=entry.choice("confidence", CONFIDENCES),
        triggers=triggers_in(entry, known),
        support=support_in(entry, known),
        limits=limits_in(entry, known),
        eased=_eased(entry, controls, known),
        origin=entry.origin(),
    )


def _asked(entry: Entry, controls: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return duties, measures and clauses of an entry, or of what is left of it."""
    duties, named = entry.texts("duties"), entry.texts("controls")
    unknown = [control for control in named if control not in controls]
    if unknown:
        raise entry.fault(f'"controls" names "{unknown[0]}", which controls.csv does not hold')
    if not duties or not named:
        raise entry.fault("it needs at least one duty and one control")
    return duties, named, entry.texts("clauses")


def _eased(entry: Entry, controls: Collection[str], known: Known) -> Eased | None:
    """Return what is left for clients at home elsewhere, None where the entry says nothing."""
    if "eased" not in entry.values:
        return None
    part = table_in(entry, "eased", "eased").only(("homes", *_ASKED))
    duties, named, clauses = _asked(part, controls)
    strange = [one for one in named if one not in entry.texts("controls")]
    if strange:
        raise part.fault(f'"controls" names "{strange[0]}", which the whole does not')
    homes = countries_in(part, "homes", known.groups)
    if not homes:
        raise part.fault("it names no home")
    return Eased(homes=homes, duties=duties, controls=named, clauses=clauses)
