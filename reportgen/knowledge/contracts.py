"""Bring together what is known of contracts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.bundles import load_families
from reportgen.knowledge.clauses import load_clauses
from reportgen.knowledge.contract_facts import ContractFacts
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.exit_steps import load_exit_steps
from reportgen.knowledge.governance import load_bodies, load_kept_roles
from reportgen.knowledge.occasions import load_fact_reasons
from reportgen.knowledge.proofs import load_proofs, load_roles_to_appoint
from reportgen.knowledge.service_levels import load_escalations, load_service_levels


def load_contract_facts(
    directory: Path, *, controls: Mapping[str, Control], functions: Mapping[str, str], price_models: Collection[str]
) -> ContractFacts:
    """Read the files on clauses, evidence, appointments, service levels, exit, governance and bundles."""
    return ContractFacts(
        because=load_fact_reasons(directory),
        clauses=load_clauses(directory),
        proofs=load_proofs(directory, controls),
        roles=load_roles_to_appoint(directory),
        levels=load_service_levels(directory, functions=functions, models=price_models),
        escalations=load_escalations(directory),
        steps=load_exit_steps(directory),
        bodies=load_bodies(directory),
        kept_roles=load_kept_roles(directory),
        families=load_families(directory, functions),
    )
