"""Check that catalogues fit together where one names what another holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.controls import NO_TIER
from reportgen.knowledge.law_facts import Regime
from reportgen.knowledge.price_facts import PriceModel


def check_controls_are_called_for(controls: Mapping[str, Control], regimes: Mapping[str, Regime]) -> None:
    """Fail when a control could never be required: by no tier, no fact and no regime."""
    named = {control for regime in regimes.values() for control in regime.controls}
    for control in controls.values():
        if control.lowest_tier == NO_TIER and not control.when and control.id not in named:
            raise BrandOrTemplateError(
                f"Knowledge file controls.csv, entry {control.id}: no tier, fact or regime ever calls for it."
            )


def check_price_models_use_known_parameters(models: Mapping[str, PriceModel], parameters: Collection[str]) -> None:
    """Fail when a price model is worked out with a parameter that does not exist."""
    for model in models.values():
        unknown = [name for name in model.parameters if name not in parameters]
        if unknown:
            raise BrandOrTemplateError(
                f'Knowledge file price_models.toml, entry {model.id}: "parameters" names "{unknown[0]}", '
                "which parameters.toml does not hold."
            )
