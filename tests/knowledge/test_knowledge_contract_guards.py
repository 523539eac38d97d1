"""A broken catalogue of contracts ends in one sentence that names the file and the entry."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.bundles import load_families
from reportgen.knowledge.catalogues import load
from reportgen.knowledge.clauses import load_clauses
from reportgen.knowledge.exit_steps import load_exit_steps
from reportgen.knowledge.governance import load_bodies, load_kept_roles
from reportgen.knowledge.occasions import load_fact_reasons
from reportgen.knowledge.proofs import load_proofs, load_roles_to_appoint
from reportgen.knowledge.reading import DATA
from reportgen.knowledge.service_levels import load_escalations, load_service_levels
from reportgen.knowledge.taxonomy import load_functions

KNOWLEDGE = load()
FUNCTIONS = load_functions(DATA)
levels = partial(load_service_levels, functions=FUNCTIONS, models=KNOWLEDGE.price_models)
proofs = partial(load_proofs, controls=KNOWLEDGE.controls)
families = partial(load_families, functions=FUNCTIONS)

# loader, file, what to change, into what, what is said
BREAKS = [
    (load_clauses, "clauses.toml", "{hours} hours of", "{days} days of", '"asks" has the placeholder "days"'),
    (load_clauses, "clauses.toml", "{hours} hours of", "{hours hours of", '"asks" has a brace without its fellow'),
    (load_clauses, "clauses.toml", 'emphasis = "kpo"', 'emphasis = "expert"', '"emphasis" is "expert"'),
    (load_clauses, "clauses.toml", 'lowest_tier = "low"', 'lowest_tier = "tiny"', '"lowest_tier" is "tiny"'),
    (load_clauses, "clauses.toml", 'when = ["dependence"]', 'when = ["luck"]', '"when" names "luck"'),
    (load_clauses, "clauses.toml", "adds = { split =", "adds = { divided =", '"adds" names "divided"'),
    (load_clauses, "clauses.toml", "asks_at = { standard =", "asks_at = { normal =", '"asks_at" names "normal"'),
    (
        load_clauses,
        "clauses.toml",
        'replaces = ["confidentiality"]',
        'replaces = ["silence"]',
        'entry non_disclosure: "replaces" names "silence", which is no other entry of the file',
    ),
    (
        load_clauses,
        "clauses.toml",
        'covers = ["Privilege"]',
        'covers = ["Conflicts"]',
        'entry privilege: it covers "Conflicts", which conflicts covers already',
    ),
    (
        load_clauses,
        "clauses.toml",
        'covers = ["Privilege"]',
        "covers = []",
        "entry privilege: no tier, fact or regime ever calls for it",
    ),
    (load_clauses, "clauses.toml", "it delivers.", "it delivers", 'entry scope: "asks" must be a sentence'),
    (load_clauses, "clauses.toml", 'reason = "most', 'reason = "Most', '"reason" must be a clause in lower case'),
    (load_fact_reasons, "contract_facts.toml", '"captive"', '"owned"', 'entry owned: "id" is "owned"'),
    (
        load_fact_reasons,
        "contract_facts.toml",
        '[[fact]]\nid = "captive"',
        '[[spare]]\nid = "captive"',
        "the fact captive is missing from the file",
    ),
    (levels, "service_levels.toml", 'functions = ["finance"]', 'functions = ["money"]', '"functions" names "money"'),
    (levels, "service_levels.toml", '"gain_share"', '"gain"', '"models" names "gain"'),
    (load_escalations, "service_levels.toml", 'id = "critical"', 'id = "worst"', 'entry worst: "id" is "worst"'),
    (load_exit_steps, "exit_steps.toml", 'stage = "at_exit"', 'stage = "later"', '"stage" is "later"'),
    (
        load_exit_steps,
        "exit_steps.toml",
        'replaces = ["plan_reviewed"]',
        'replaces = ["plan_rehearsed"]',
        'entry plan_rehearsed: "replaces" names "plan_rehearsed"',
    ),
    (
        proofs,
        "evidence.toml",
        'shows = ["CTL-SC-07"]',
        "",
        "incident_exercise: no tier, fact or measure ever calls for it",
    ),
    (proofs, "evidence.toml", '"CTL-PE-04"]', "]", "CTL-PE-04, which a provider runs, stands in no item that gathers"),
    (proofs, "evidence.toml", 'shows = ["CTL-SC-08"]', 'shows = ["CTL-SC-80"]', '"shows" names "CTL-SC-80"'),
    (load_roles_to_appoint, "appointments.toml", 'side = "client"', 'side = "ours"', '"side" is "ours"'),
    (load_roles_to_appoint, "appointments.toml", '"decision_owner"', '"the boss"', '"person" is "the boss"'),
    (load_bodies, "governance.toml", 'level = "executive"', 'level = "tactical"', "no body stands at the executive"),
    (load_bodies, "governance.toml", "{moved} while", "{all} while", '"reason" has the placeholder "all"'),
    (load_kept_roles, "governance.toml", "share = 0.35", "share = 35", '"share" is 35, which lies outside 0.01 to 1'),
    (
        load_kept_roles,
        "governance.toml",
        'pool = "retained_team"\nshare = 0.55\nemphasis = "kpo"',
        'pool = "retained_team"\nshare = 0.55\nemphasis = "bpo"',
        "the pool retained_team has no role for some kind of work at low protection",
    ),
    (families, "bundles.toml", '"legal", "ip", "risk"', '"legal", "risk"', 'the function "ip" stands in no family'),
    (
        families,
        "bundles.toml",
        '"legal", "ip", "risk"',
        '"legal", "ip", "risk", "finance"',
        'entry law: the function "finance" stands in another family already',
    ),
]


@pytest.mark.parametrize(("read", "file", "old", "new", "said"), BREAKS, ids=range(len(BREAKS)))
def test_a_fault_is_said_in_one_sentence(tmp_path: Path, read, file: str, old: str, new: str, said: str):
    text = (DATA / file).read_text(encoding="utf-8")
    assert old in text, "the example must change something"
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrandOrTemplateError, match=re.escape(said)) as failure:
        read(tmp_path)
    assert "\n" not in str(failure.value)
    assert str(failure.value).endswith(".")


def test_too_few_general_levels_for_a_kind_of_work_are_noticed(tmp_path: Path):
    text = (DATA / "service_levels.toml").read_text(encoding="utf-8")
    (tmp_path / "service_levels.toml").write_text(
        text.replace('emphasis = "kpo"', 'emphasis = "kpo"\nneeds = ["split"]'), encoding="utf-8"
    )
    with pytest.raises(BrandOrTemplateError, match="fewer than 3 topics of kpo fit any process"):
        levels(tmp_path)
