"""Bring all catalogues together, once."""

from __future__ import annotations

import gc
from functools import cache
from pathlib import Path

from reportgen.knowledge.bands import load_appetite_limits, load_bands, load_maturity
from reportgen.knowledge.conditions import load_conditions
from reportgen.knowledge.contracts import load_contract_facts
from reportgen.knowledge.controls import load_controls
from reportgen.knowledge.cost_components import load_cost_components
from reportgen.knowledge.cost_presets import load_cost_presets
from reportgen.knowledge.country_groups import GROUPS
from reportgen.knowledge.criteria import load_criteria
from reportgen.knowledge.doubts import load_doubt
from reportgen.knowledge.expectations import load_skills, load_values
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.form_and_place import load_exposure_steps, load_site_cells
from reportgen.knowledge.gates import load_gates
from reportgen.knowledge.home_countries import load_home_countries, load_working_rates
from reportgen.knowledge.impact_floors import load_impact_floors
from reportgen.knowledge.industries import load_industries
from reportgen.knowledge.links import check_controls_are_called_for, check_price_models_use_known_parameters
from reportgen.knowledge.locations import load_locations
from reportgen.knowledge.outlook import load_market_figures
from reportgen.knowledge.parameters import load_parameters
from reportgen.knowledge.pricing import load_price_model_rules, load_price_models
from reportgen.knowledge.reading import DATA, data_hash
from reportgen.knowledge.regimes import load_regimes
from reportgen.knowledge.spelling import load_spelling
from reportgen.knowledge.taxonomy import load_functions, load_reference_processes
from reportgen.knowledge.text_facts import load_text_facts
from reportgen.knowledge.text_model import load_text_model
from reportgen.knowledge.thresholds import load_thresholds
from reportgen.knowledge.tiers import load_assurances, load_cost_steps, load_tier_floors
from reportgen.knowledge.transfer_duties import load_transfer_duties
from reportgen.knowledge.transfers import adequate_for_europe, load_transfer_laws
from reportgen.knowledge.triggers import Known
from reportgen.knowledge.vat_sectors import load_vat_sectors


@cache
def load() -> Knowledge:
    """Return everything the product knows, read and checked once.

    It lives as long as the program, so the collector of cycles no longer walks over it (gc.freeze): classifying 2,000
    processes takes a quarter less for that.

    Raises:
        BrandOrTemplateError: a data file is missing, broken or contradicts another; the text names file and entry.
    """
    knowledge = load_from(DATA)
    gc.freeze()
    return knowledge


def load_from(directory: Path) -> Knowledge:
    """Read and check the data files of a directory.

    Raises:
        BrandOrTemplateError: as for `load`.
    """
    criteria = load_criteria(directory)
    bands = load_bands(directory)
    controls = load_controls(directory)
    functions = load_functions(directory)
    vat_sectors = load_vat_sectors(directory)
    industries = load_industries(directory, vat_sectors)
    transfer_laws = load_transfer_laws(directory)
    known = Known(
        criteria=criteria,
        industries=industries,
        functions=functions.values(),
        groups={**GROUPS, "EU_ADEQUATE": adequate_for_europe(transfer_laws)},
    )
    regimes = load_regimes(directory, controls, known)
    check_controls_are_called_for(controls, regimes)
    price_models = load_price_models(directory)
    parameters = load_parameters(directory)
    check_price_models_use_known_parameters(price_models, parameters)
    working_rates = load_working_rates(directory)
    return Knowledge(
        criteria=criteria,
        knowledge_bands=bands["knowledge_index"],
        sourceability_bands=bands["sourceability"],
        risk_bands=bands["risk"],
        tier_bands=bands["tier"],
        appetite_limits=load_appetite_limits(directory),
        gates=load_gates(directory, controls),
        reference_processes=load_reference_processes(
            directory, criteria=criteria, price_models=price_models, functions=functions
        ),
        text_model=load_text_model(directory),
        controls=controls,
        maturity=load_maturity(directory),
        regimes=regimes,
        industries=industries,
        transfer_laws=transfer_laws,
        price_models=price_models,
        price_model_rules=load_price_model_rules(directory, price_models),
        locations=load_locations(directory, transfer_laws),
        parameters=parameters,
        cost_presets=load_cost_presets(directory, parameters),
        cost_components=load_cost_components(directory, parameters),
        home_countries=load_home_countries(directory, working_rates),
        working_rates=working_rates,
        transfer_duties=load_transfer_duties(directory),
        vat_sectors=vat_sectors,
        thresholds=load_thresholds(directory),
        site_cells=load_site_cells(directory),
        exposure_steps=load_exposure_steps(directory),
        assurances=load_assurances(directory),
        tier_floors=load_tier_floors(directory),
        text_facts=load_text_facts(directory),
        cost_steps=load_cost_steps(directory),
        impact_floors=load_impact_floors(directory, criteria),
        conditions=load_conditions(directory, criteria),
        skills=load_skills(directory, criteria=criteria, functions=functions),
        values=load_values(directory, criteria=criteria, functions=functions),
        functions=tuple(functions.values()),
        market_figures=load_market_figures(directory),
        contracts=load_contract_facts(directory, controls=controls, functions=functions, price_models=price_models),
        doubt=load_doubt(directory),
        spelling=load_spelling(directory),
        sha256=data_hash(directory),
    )
