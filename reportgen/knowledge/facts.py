"""The types of what the product knows; `catalogues.load()` fills them from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.contract_facts import ContractFacts
from reportgen.knowledge.control_facts import Control, Maturity
from reportgen.knowledge.impact_floors import ImpactFloors
from reportgen.knowledge.law_facts import Industry, Regime, TransferLaw
from reportgen.knowledge.money_facts import CostComponent, CostPresetFacts, HomeCountry, TransferDuty, VatSector
from reportgen.knowledge.origin import Origin
from reportgen.knowledge.price_facts import Parameter, PriceModel, PriceModelRule
from reportgen.knowledge.rating_facts import Band, Condition, Criterion, Doubt, Gate, SiteCell, Threshold
from reportgen.knowledge.spelling import Spelling
from reportgen.knowledge.text_model_facts import TextModel
from reportgen.knowledge.tiers import TierFloor
from reportgen.model.protection import Assurance
from reportgen.model.verdict import NatureClass, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceProcess:
    """A typical process with the class the market gives it and typical ratings by criterion id.

    `market_kpo` is the share 0-1 of published service lists that we expect to call it KPO, `paraphrase` the description
    in other words, `foreign_names` its names in German, French, Spanish and Portuguese.
    """

    id: str
    name: str
    function: str
    nature: NatureClass
    market_kpo: float
    description: str
    paraphrase: str
    ratings: Mapping[str, int]
    price_model: str
    aliases: tuple[str, ...]
    foreign_names: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A delivery country. Rate indices: provider bill rate with the United States = 100, by skill tier.

    `gsli_rank` is the rank in Kearney's Global Services Location Index 2023, None where we do not know it.
    """

    country: str
    name: str
    region: str
    rate_transactional: float
    rate_skilled: float
    rate_specialist: float
    wage_growth: float
    attrition: float | None
    eu_transfer_route: str
    origin: Origin
    gsli_rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A skill that a provider must show, or a value that a client may expect, with the conditions that all must hold.

    `nature` is BPO or KPO; of each `topic` the first that fits is taken. `functions` are names, any of which will do;
    `words` begin a word of the process's name, any of which will do. `at_least` and `at_most` are limits of ratings 1-5
    and of measures.
    """

    id: str
    nature: NatureClass
    topic: str
    text: str
    functions: frozenset[str]
    words: frozenset[str]
    facts: frozenset[str]
    at_least: Mapping[str, float]
    at_most: Mapping[str, float]
    origin: Origin

    @property
    def is_general(self) -> bool:
        """Return whether it fits any process."""
        return not (self.functions or self.words or self.facts or self.at_least or self.at_most)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketFigure:
    """A dated market figure, a range where houses disagree.

    `subject` is BPO, KPO or both, `bears_on` what a portfolio must have for the figure to bear on it: any (work of the
    subject), contact (with customers) or abroad (work that moves to another country). `meaning` is what it says to
    a buyer.
    """

    id: str
    subject: str
    bears_on: str
    statement: str
    meaning: str
    publisher: str
    dated: str
    secondary: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """Everything the product knows, loaded once; `sha256` is the hash of all data files.

    `site_cells` are found by operational and structural risk. `exposure_steps` grade a country's law as seen from
    home, 1-5: home, same_law, recognised_law, foreign_law. `cost_steps` compare measures by what they cost: low,
    medium, high. `working_rates` are US dollars for one unit of a currency, for checks of plausibility only: no amount
    that is printed is ever converted with them. `transfer_laws` are found by the home country. It equals only itself,
    so what follows from it can be remembered by it.
    """

    criteria: Mapping[str, Criterion]
    knowledge_bands: tuple[Band, ...]
    sourceability_bands: tuple[Band, ...]
    risk_bands: tuple[Band, ...]
    tier_bands: tuple[Band, ...]
    appetite_limits: Mapping[str, int]
    gates: Mapping[str, Gate]
    reference_processes: tuple[ReferenceProcess, ...]
    text_model: TextModel
    controls: Mapping[str, Control]
    maturity: tuple[Maturity, ...]
    regimes: Mapping[str, Regime]
    industries: Mapping[str, Industry]
    transfer_laws: Mapping[str, TransferLaw]
    price_models: Mapping[str, PriceModel]
    price_model_rules: tuple[PriceModelRule, ...]
    locations: Mapping[str, Location]
    parameters: Mapping[str, Parameter]
    cost_presets: Mapping[str, CostPresetFacts]
    cost_components: Mapping[str, CostComponent]
    home_countries: Mapping[str, HomeCountry]
    working_rates: Mapping[str, float]
    transfer_duties: Mapping[str, tuple[TransferDuty, ...]]
    vat_sectors: Mapping[str, VatSector]
    thresholds: Mapping[str, Threshold]
    site_cells: Mapping[tuple[str, str], SiteCell]
    exposure_steps: Mapping[str, float]
    assurances: Mapping[Tier, Assurance]
    tier_floors: tuple[TierFloor, ...]
    text_facts: Mapping[str, tuple[str, ...]]
    cost_steps: Mapping[str, int]
    impact_floors: ImpactFloors
    conditions: Mapping[str, Condition]
    skills: tuple[Expectation, ...]
    values: tuple[Expectation, ...]
    functions: tuple[str, ...]
    market_figures: tuple[MarketFigure, ...]
    contracts: ContractFacts
    doubt: Doubt
    spelling: Spelling
    sha256: str

    def threshold(self, name: str) -> float:
        """Return the value of a threshold by its id."""
        return self.thresholds[name].value
