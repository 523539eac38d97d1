"""What a process needs of its contract, composed from clauses, evidence, appointments, service levels and exit."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.appointments import appointments_of
from reportgen.analysis.clauses import checklist_of, titles_of
from reportgen.analysis.contract_setting import setting_of
from reportgen.analysis.exit_plan import exit_steps_of
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.proofs import evidence_of
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection
from reportgen.analysis.service_levels import service_levels_of
from reportgen.model.contract import Contract
from reportgen.model.protection import Security


def with_contract(security: Security, judgement: Judgement, protection: Protection, scales: Scales) -> Security:
    """Add the contract to how a process is protected; work that stays in-house needs none."""
    if not protection.is_contracted:
        return security
    contract, titles = _contract(judgement, protection, scales)
    asked = dict.fromkeys(item.text for item in contract.evidence)
    return replace(security, contract=contract, clauses=titles, evidence_required=tuple(asked))


def contract_of(judgement: Judgement, protection: Protection, scales: Scales) -> Contract:
    """Return what the contract of a process must hold, at the site of its protection."""
    return _contract(judgement, protection, scales)[0]


def _contract(judgement: Judgement, protection: Protection, scales: Scales) -> tuple[Contract, tuple[str, ...]]:
    """Return the contract, and the titles of its clauses with the regimes that ask for them."""
    process, knowledge = judgement.process, scales.knowledge
    setting = setting_of(judgement, protection, scales)
    checklist = checklist_of(setting, protection.regimes, knowledge.contracts.clauses)
    appointments = appointments_of(setting, process, scales.engagement, knowledge)
    contract = Contract(
        checklist=tuple(duty for duty, _ in checklist),
        evidence=evidence_of(setting, protection.needs, knowledge),
        appointments=appointments,
        service_levels=service_levels_of(setting, process, judgement.pricing.model, knowledge),
        exit_steps=exit_steps_of(setting, appointments, knowledge),
    )
    return contract, titles_of(checklist)
