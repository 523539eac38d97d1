"""Check that catalogues fit together where one names what another holds."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.controls import NO_TIER
from reportgen.knowledge.facts import Control, Regime


def check_controls_are_called_for(controls: Mapping[str, Control], regimes: Mapping[str, Regime]) -> None:
    """Fail when a control could never be required: by no tier, no fact and no regime."""
    named = {control for regime in regimes.values() for control in regime.controls}
    for control in controls.values():
        if control.lowest_tier == NO_TIER and not control.when and control.id not in named:
            raise BrandOrTemplateError(
                f"Knowledge file controls.csv, entry {control.id}: no tier, fact or regime ever calls for it."
            )
