"""The types of what the product knows; `catalogues.load()` fills them from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.knowledge.contract_facts import ContractFacts
from reportgen.knowledge.impact_floors import ImpactFloors
from reportgen.knowledge.law_facts import Industry, Regime, TransferLaw
from reportgen.knowledge.money_facts import CostComponent, CostPresetFacts, HomeCountry, TransferDuty, VatSector
from reportgen.knowledge.origin import Origin
from reportgen.knowledge.spelling import Spelling
from reportgen.knowledge.tiers import TierFloor
from reportgen.model.engagement import Range
from reportgen.model.protection import Assurance
from reportgen.model.verdict import Form, NatureClass, Place, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One rating, 1-5, with its five behavioural anchors.

    `name` is the column header. `group` is nature, sourceability, risk or digital. `weights` maps an index
    (knowledge_index, sourceability, operational_risk, structural_risk, inherent_impact, inherent_likelihood,
    automation_fit, automation_exposure) to a weight above 0; `reversed_in` names the indices where a high rating lowers
    the score. `routine_part` and `expert_part` finish "what ..." for the two parts of mixed work; "" but for nature
    criteria. `choices` are labels that stand for 1-5 where the criterion has them (data sensitivity), else empty.
    """

    id: str
    name: str
    group: str
    question: str
    anchors: tuple[str, str, str, str, str]
    weights: Mapping[str, float]
    reversed_in: frozenset[str]
    high_phrase: str
    low_phrase: str
    routine_part: str
    expert_part: str
    evidence: str
    choices: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named interval of an index: low <= index < high (the last band includes 100)."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A fact that overrides any score.

    `order` is the order of deciding, 1 first; `lifting` are ids of measures that can lift it, the best first.
    `effect_own_centre` says the effect where the company's own centre does the work, "" where that makes no difference.
    """

    id: str
    name: str
    order: int
    test: str
    effect: str
    origin: Origin
    lifting: tuple[str, ...] = ()
    effect_own_centre: str = ""


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


class Weights(NamedTuple):
    """What one feature says: its rarity (inverse document frequency), its pull to KPO and to being a process.

    The pulls are log odds for a text that consists of this feature alone.
    """

    rarity: float
    kpo: float
    process: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessWeights:
    """What the signs that tell business work from other text weigh (analysis/business.py), in log odds."""

    intercept: float
    words: float
    strange: float
    strange_name: float
    weakest: float
    chatter: float
    nearest: float
    near: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextModel:
    """Two logistic regressions over the same features, and how name, description and function are joined.

    The slopes turn log odds into calibrated ones, for a name alone and with a description.
    """

    weights: Mapping[str, Weights]
    business: BusinessWeights
    unknown_rarity: float
    kpo_intercept: float
    process_intercept: float
    name_share: float
    description_share: float
    function_share: float
    full_description: float
    slope_name: float
    slope_described: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A protective measure. `emphasis` is bpo, kpo or both; `family` groups controls against one threat.

    `acts_on` is "likelihood" or "impact"; `effectiveness` is the fraction removed when fully evidenced.
    `lowest_tier` is the tier from which it is required, or "none" where only a fact or a regime calls for it;
    `when` names facts that require it whatever the tier, `needs` those that must all hold whatever calls for it (see
    controls: FACTS and NEEDED). `against` is what it guards against, a noun phrase in lower case. `rank` orders the
    list for its emphasis (1 is first).
    `owner` runs it: client, provider or both; `phase` is by when it must stand: before_contract, in_contract or
    in_operation. `references` are ids only, such as "NIST CSF PR.DS-02".
    """

    id: str
    name: str
    against: str
    family: str
    emphasis: str
    acts_on: str
    effectiveness: float
    evidence: str
    cost_tier: str
    lowest_tier: str
    when: tuple[str, ...]
    needs: tuple[str, ...]
    rank: int
    references: tuple[str, ...]
    owner: str
    phase: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity:
    """A step of the maturity scale for controls, 0-1, with the label analysts choose."""

    value: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceModel:
    """A way to charge for a service.

    `charge` says in a phrase what is paid, `formula` how it is worked out, in words and symbols, with `parameters` by
    id. `glide` tells whether the price falls by the committed productivity. `clauses` are what the contract should
    say, `measures` what to report.
    """

    id: str
    name: str
    charge: str
    fits: str
    risk_on: str
    watch: str
    formula: str
    parameters: tuple[str, ...]
    glide: bool
    clauses: tuple[str, ...]
    measures: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceModelRule:
    """Which price model is the default for a class and situation, and why; rules are tried in order.

    `nature` is BPO, KPO or HYBRID; `situation` is one of mixed, stable_volume, whole_function,
    defined_deliverable, exploratory, any.
    """

    nature: NatureClass
    situation: str
    price_model: str
    reason: str


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
class Parameter:
    """A cost or rate assumption with its plausible range. `unit` such as "share", "share a year", "years".

    `group` is the heading it stands under.
    A parameter without a default (`value` None) takes effect only when the workbook gives it.
    """

    id: str
    group: str
    label: str
    value: Range | None
    unit: str
    minimum: float
    maximum: float
    help: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A limit at which advice turns; `meaning` is a clause that says what it is for."""

    id: str
    value: float
    unit: str
    meaning: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCell:
    """Who does the work and how far from home at a pair of risk levels (low, moderate, high), and why, in a clause."""

    operational: str
    structural: str
    form: Form
    distance: Place
    ground: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The steps of a criterion put as conditions: a rating of 2, 3, 4, 5 or more, and of 1, 2, 3, 4 or less."""

    at_least: tuple[str, str, str, str]
    at_most: tuple[str, str, str, str]
    origin: Origin


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
class Doubt:
    """How likely each answer is when a rating is asked for.

    `blank` gives the probabilities of the answers 1-5 where nothing is known, `inferred_deviation` the standard
    deviation around an inferred rating in steps of the scale, `entered_step` the probability that an entered rating
    is one step off, each way.
    """

    blank: tuple[float, ...]
    inferred_deviation: float
    entered_step: float


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
