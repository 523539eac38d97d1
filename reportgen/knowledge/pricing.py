"""Load the ways to charge for a service, and the rules that choose one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.price_facts import PriceModel, PriceModelRule
from reportgen.knowledge.reading import toml_entries
from reportgen.model.verdict import NatureClass

SITUATIONS = ("mixed", "stable_volume", "whole_function", "defined_deliverable", "exploratory", "any")
_FILE = "price_models.toml"
_ORIGIN = ("id", "source", "basis", "reviewed")
_TEXTS = ("name", "charge", "fits", "risk_on", "watch", "formula")
_MODEL_KEYS = (*_ORIGIN, *_TEXTS, "parameters", "glide", "clauses", "measures")
_FEWEST_CLAUSES, _MOST_CLAUSES = 3, 5


def load_price_models(directory: Path) -> Mapping[str, PriceModel]:
    """Read the price models in price_models.toml, by id; whether their parameters exist is checked in links.py."""
    return {entry.name: _model(entry.only(_MODEL_KEYS)) for entry in toml_entries(directory, _FILE, "model")}


def _model(entry: Entry) -> PriceModel:
    clauses, measures = entry.texts("clauses"), entry.texts("measures")
    if not _FEWEST_CLAUSES <= len(clauses) <= _MOST_CLAUSES:
        raise entry.fault(f"it has {len(clauses)} clauses, not {_FEWEST_CLAUSES} to {_MOST_CLAUSES}")
    if not measures:
        raise entry.fault("it needs at least one measure")
    parameters, glide = entry.texts("parameters"), entry.flag("glide")
    if glide != any(name.startswith("committed_productivity") for name in parameters):
        raise entry.fault('"glide" is true exactly where committed productivity is among its parameters')
    return PriceModel(
        id=entry.name,
        name=entry.text("name"),
        charge=entry.text("charge"),
        fits=entry.text("fits"),
        risk_on=entry.choice("risk_on", ("provider", "client", "shared")),
        watch=entry.text("watch"),
        formula=entry.text("formula"),
        parameters=parameters,
        glide=glide,
        clauses=clauses,
        measures=measures,
        origin=entry.origin(),
    )


def load_price_model_rules(directory: Path, models: Mapping[str, PriceModel]) -> tuple[PriceModelRule, ...]:
    """Read the rules of price_models.toml in the order they are tried; each class ends with one for any situation."""
    entries = toml_entries(directory, _FILE, "rule")
    for entry in entries:
        entry.only((*_ORIGIN, "nature", "situation", "price_model", "reason")).origin()
    rules = tuple(
        PriceModelRule(
            nature=NatureClass(entry.choice("nature", tuple(NatureClass))),
            situation=entry.choice("situation", SITUATIONS),
            price_model=entry.choice("price_model", tuple(models)),
            reason=entry.text("reason"),
        )
        for entry in entries
    )
    for nature in NatureClass:
        situations = [rule.situation for rule in rules if rule.nature is nature]
        if situations.count("any") != 1 or situations[-1] != "any":
            raise entries[0].fault(f'the rules of {nature} must end with their only rule for "any" situation')
    return rules
