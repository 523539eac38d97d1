"""What to ask a provider for, before the contract and in operation: more, and independent, the higher the tier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.analysis.controls import Need
from reportgen.analysis.occasions import Setting, fitting, without_replaced
from reportgen.knowledge.contract_facts import Proof
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.proofs import STAGES
from reportgen.model.contract import EvidenceItem

_IN_OPERATION = "in_operation"


def evidence_of(setting: Setting, needs: Sequence[Need], knowledge: Knowledge) -> tuple[EvidenceItem, ...]:
    """Return what to ask for: the proofs of the catalogue, then those of the measures that the provider runs.

    As many measures as the tier calls for (thresholds proofs_low and following) are proved one by one, in the order in
    which they are needed; the others are gathered by subject. One that a proof of the catalogue shows already is not
    asked for again.
    """
    proofs = knowledge.contracts.proofs
    chosen = without_replaced(fitting([one for one in proofs if not one.gathers], setting))
    needed = {need.control.id for need in needs}
    general = [
        EvidenceItem(
            text=setting.filled(one.text),
            when=one.stage,
            shows=tuple(control for control in one.shows if control in needed),
        )
        for one in chosen
    ]
    shown = {control for one in chosen for control in one.shows}
    most = round(knowledge.threshold(f"proofs_{setting.tier.value}"))
    run = [need.control for need in needs if need.control.owner != "client" and need.control.id not in shown]
    items = (*general, *_of_measures(run[:most]), *_gathered(run[most:], proofs, setting))
    return tuple(sorted(items, key=lambda one: STAGES.index(one.when)))


def _gathered(controls: Sequence[Control], proofs: Sequence[Proof], setting: Setting) -> Iterator[EvidenceItem]:
    """Yield what shows several measures at once, each measure in the first item that gathers it."""
    left = [one.id for one in controls]
    for proof in proofs:
        shows = tuple(control for control in left if proof.gathers and control in proof.shows)
        if shows:
            left = [control for control in left if control not in shows]
            yield EvidenceItem(text=setting.filled(proof.text), when=proof.stage, shows=shows)


def _of_measures(controls: Sequence[Control]) -> Iterator[EvidenceItem]:
    """Yield the proof of each measure, measures with the same one together."""
    by_text: dict[str, list[Control]] = {}
    for one in controls:
        by_text.setdefault(one.evidence, []).append(one)
    for text, members in by_text.items():
        in_operation = all(one.phase == _IN_OPERATION for one in members)
        yield EvidenceItem(
            text=text,
            when=_IN_OPERATION if in_operation else "before_contract",
            shows=tuple(one.id for one in members),
        )
