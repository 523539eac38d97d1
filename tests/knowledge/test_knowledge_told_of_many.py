"""A measure is named once for several processes, and no measure of an own centre speaks of a provider."""

from __future__ import annotations

import re

import pytest
from analysis_cases import KNOWLEDGE

from reportgen.knowledge.told_of_many import told_of_many
from reportgen.model.protection import ControlDuty

CONTROLS = KNOWLEDGE.controls
PROVIDER = re.compile(r"\bproviders?\b", re.IGNORECASE)


def duty(control, worded):
    return ControlDuty(
        id=control.id, name=worded.name, family=control.family, emphasis=control.emphasis, because="", references=(),
        evidence=worded.evidence, maturity=0.0, owner=control.owner, phase=control.phase, acts_on=control.acts_on,
        effectiveness=control.effectiveness, cost_tier=control.cost_tier, against=worded.against,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("for_whom", "name"),
    [
        (("provider", "provider"), "Provider's own control assessment"),
        (("centre", "centre"), "Centre's own control assessment"),
        (("provider", "centre"), "Provider's own control assessment"),
        (("centre", "provider"), "Provider's own control assessment"),
        (("house", "centre"), "Provider's own control assessment"),
    ],
)
def test_words_that_not_all_share_give_way_to_those_of_the_catalogue(for_whom, name):
    control = CONTROLS["CTL-AU-03"]
    worded = {"provider": control, "centre": control.in_centre, "house": control.in_house}
    told = told_of_many([duty(control, worded[one]) for one in for_whom], CONTROLS)
    assert told[control.id].name == name


def test_no_measure_of_an_own_centre_speaks_of_a_provider():
    spoken = {
        control.id: f"{worded.name}: {worded.against}: {worded.evidence}"
        for control in CONTROLS.values()
        for worded in [control.in_centre or control]
    }
    assert {key: words for key, words in spoken.items() if PROVIDER.search(words)} == {}
    assert sum(bool(PROVIDER.search(f"{one.name} {one.against}")) for one in CONTROLS.values()) > 10
