"""Load the bodies that steer what has moved, and the roles the client keeps."""

from __future__ import annotations

from pathlib import Path

from reportgen.knowledge.contract_facts import BodyPlan, RolePlan
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.occasions import KEYS, occasion_of, template_of
from reportgen.knowledge.reading import toml_entries

LEVELS = ("operational", "tactical", "executive")
POOLS = ("contract_management", "retained_team")
_FILE = "governance.toml"
_WORDS = ("moved", "tier")
_MOST = 1000


def load_bodies(directory: Path) -> tuple[BodyPlan, ...]:
    """Read the bodies of governance.toml by level; each level has at least one."""
    entries = toml_entries(directory, _FILE, "body")
    bodies = [_body(entry) for entry in entries]
    missing = [level for level in LEVELS if level not in {one.level for one in bodies}]
    if missing:
        raise entries[0].fault(f"no body stands at the {missing[0]} level")
    return tuple(sorted(bodies, key=lambda one: LEVELS.index(one.level)))


def _body(entry: Entry) -> BodyPlan:
    texts = ("name", "level", "rhythm", "rhythm_critical", "decides", "reason")
    entry.only((*KEYS, *texts, "least_moved", "client_roles", "provider_roles", "centre_roles"))
    rhythm, theirs = entry.clause("rhythm"), entry.texts("provider_roles")
    return BodyPlan(
        id=entry.name,
        name=entry.text("name"),
        level=entry.choice("level", LEVELS),
        client_roles=entry.texts("client_roles"),
        provider_roles=theirs,
        centre_roles=entry.texts("centre_roles") if "centre_roles" in entry.values else theirs,
        rhythm=rhythm,
        rhythm_critical=entry.clause("rhythm_critical") if "rhythm_critical" in entry.values else rhythm,
        decides=entry.clause("decides"),
        reason=template_of(entry, "reason", _WORDS),
        least_moved=entry.whole("least_moved", 0, _MOST),
        occasion=occasion_of(entry),
        origin=entry.origin(),
    )


def load_kept_roles(directory: Path) -> tuple[RolePlan, ...]:
    """Read the roles of governance.toml by pool; whatever the kind of work and the tier, each pool has a role."""
    entries = toml_entries(directory, _FILE, "role")
    roles = [_role(entry) for entry in entries]
    for pool in POOLS:
        at_low = {one.occasion.emphasis for one in roles if one.pool == pool and one.occasion.lowest_tier == "low"}
        if "both" not in at_low and not {"bpo", "kpo"} <= at_low:
            raise entries[0].fault(f"the pool {pool} has no role for some kind of work at low protection")
    return tuple(sorted(roles, key=lambda one: POOLS.index(one.pool)))


def _role(entry: Entry) -> RolePlan:
    entry.only((*KEYS, "role", "pool", "share", "task", "reason"))
    return RolePlan(
        id=entry.name,
        role=entry.text("role"),
        pool=entry.choice("pool", POOLS),
        share=entry.number_within("share", 0.01, 1),
        task=entry.clause("task"),
        reason=entry.clause("reason"),
        occasion=occasion_of(entry),
        origin=entry.origin(),
    )
