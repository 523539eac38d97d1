"""Entries of one row that cannot both be right, by what their steps are described as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.engagement import Override, PersonalData, Process
from reportgen.model.verdict import VERDICT, Recommendation
from reportgen.workbook.numbers import grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPair:
    """Two ratings that contradict each other at these steps; `why` completes "..., which contradict each other: "."""

    first: str
    first_steps: tuple[int, ...]
    second: str
    second_steps: tuple[int, ...]
    short: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedPair:
    """Two entries, at least one of them no rating, that contradict each other; `said` words both for the message.

    `formula` says the same in Excel's words, as a row rule does.
    """

    first: str
    second: str
    holds: Callable[[Process], bool]
    said: Callable[[Process], tuple[str, str]]
    short: str
    why: str
    formula: str


RATING_PAIRS = (
    RatingPair(
        first="judgement",
        first_steps=(5,),
        second="codifiability",
        second_steps=(5,),
        short="judgement vs codifiability",
        why="where the decision itself is the product, no decision table covers it",
    ),
    RatingPair(
        first="judgement",
        first_steps=(1,),
        second="codifiability",
        second_steps=(1,),
        short="judgement vs codifiability",
        why="work that runs down one path can be written down",
    ),
    RatingPair(
        first="judgement",
        first_steps=(5,),
        second="analytical_complexity",
        second_steps=(1,),
        short="judgement vs analysis",
        why="experts do not differ over copying and comparing",
    ),
    RatingPair(
        first="analytical_complexity",
        first_steps=(5,),
        second="codifiability",
        second_steps=(5,),
        short="analysis vs codifiability",
        why="no decision table covers new research",
    ),
    RatingPair(
        first="analytical_complexity",
        first_steps=(4, 5),
        second="domain_expertise",
        second_steps=(1,),
        short="analysis vs expertise",
        why="modelling and research take more than reading, writing and arithmetic",
    ),
    RatingPair(
        first="credential_requirement",
        first_steps=(5,),
        second="domain_expertise",
        second_steps=(1, 2),
        short="credential vs expertise",
        why="nobody is licensed after a few days of training",
    ),
    RatingPair(
        first="credential_requirement",
        first_steps=(4,),
        second="domain_expertise",
        second_steps=(1,),
        short="credential vs expertise",
        why="a post-graduate qualification is more than reading, writing and arithmetic",
    ),
    RatingPair(
        first="output_customisation",
        first_steps=(5,),
        second="volume_repeatability",
        second_steps=(5,),
        short="customisation vs volume",
        why="where each output is new, comparable units do not come round hundreds of times a day",
    ),
    RatingPair(
        first="documentation",
        first_steps=(5,),
        second="codifiability",
        second_steps=(1,),
        short="documentation vs codifiable",
        why="what can only be learned at an expert's side has no current work instructions",
    ),
    RatingPair(
        first="opportunism_exposure",
        first_steps=(1,),
        second="supplier_market_depth",
        second_steps=(1,),
        short="dependence vs market depth",
        why="without any provider there are not many alike",
    ),
    RatingPair(
        first="relative_capability",
        first_steps=(1, 2),
        second="supplier_market_depth",
        second_steps=(1,),
        short="capability vs market depth",
        why="without any provider there is none to be behind",
    ),
    RatingPair(
        first="strategic_importance",
        first_steps=(1,),
        second="ip_sensitivity",
        second_steps=(5,),
        short="importance vs IP",
        why="the crown jewels are no utility that nobody notices",
    ),
)

_PUBLIC, _CONFIDENTIAL = 1, 3
_SENSITIVITIES = ("Public", "Internal", "Confidential")
_ALL_DAY = 5
_HUNDREDS_A_DAY, _FEWEST_OF_HUNDREDS_A_DAY = 5, Decimal(1000)
_STEADY, _LEAST_SWING = 1, Decimal("0.25")
_NO_SUPERVISOR = 1


def sensitivity_is(at_most: int) -> str:
    """Return the formula that data sensitivity is one of its lowest steps, chosen by label or typed as a number."""
    either = [f'{{data_sensitivity}}="{label}",{{data_sensitivity}}={step}' for step, label in _lowest(at_most)]
    return f"OR({','.join(either)})"


def _lowest(at_most: int) -> enumerate[str]:
    return enumerate(_SENSITIVITIES[:at_most], start=1)


def _rated(process: Process, criterion: str, *, at_most: int = 5) -> bool:
    return criterion in process.ratings and process.ratings[criterion] <= at_most


def _special_data_rated_low(process: Process) -> bool:
    is_special = process.personal_data is PersonalData.SPECIAL
    return is_special and _rated(process, "data_sensitivity", at_most=_CONFIDENTIAL)


def _personal_data_rated_public(process: Process) -> bool:
    return process.personal_data is PersonalData.PERSONAL and _rated(process, "data_sensitivity", at_most=_PUBLIC)


def _customers_without_data(process: Process) -> bool:
    return process.personal_data is PersonalData.NONE and process.ratings.get("customer_contact") == _ALL_DAY


def _often_but_few(process: Process) -> bool:
    is_often = process.ratings.get("volume_repeatability") == _HUNDREDS_A_DAY
    return is_often and process.annual_volume is not None and process.annual_volume < _FEWEST_OF_HUNDREDS_A_DAY


def _steady_but_peaking(process: Process) -> bool:
    is_steady = process.ratings.get("demand_variability") == _STEADY
    return is_steady and process.seasonal_peak is not None and process.seasonal_peak >= _LEAST_SWING


def _regulated_without_supervisor(process: Process) -> bool:
    return bool(process.regimes) and process.ratings.get("regulatory_exposure") == _NO_SUPERVISOR


def _reserved_but_outsourced(process: Process) -> bool:
    return process.non_delegable is True and process.override is Override.OUTSOURCE


MIXED_PAIRS = (
    MixedPair(
        first="data_sensitivity",
        second="personal_data",
        holds=_special_data_rated_low,
        said=lambda one: (f"Data sensitivity {one.ratings['data_sensitivity']}", "Personal data Special category"),
        short="sensitivity vs personal data",
        why="special categories of personal data stand at the top of the scale",
        formula=f'AND({{personal_data}}="Special category",{sensitivity_is(_CONFIDENTIAL)})',
    ),
    MixedPair(
        first="data_sensitivity",
        second="personal_data",
        holds=_personal_data_rated_public,
        said=lambda _: ("Data sensitivity Public", "Personal data Personal"),
        short="sensitivity vs personal data",
        why="data about people that can be identified is not public",
        formula=f'AND({{personal_data}}="Personal",{sensitivity_is(_PUBLIC)})',
    ),
    MixedPair(
        first="customer_contact",
        second="personal_data",
        holds=_customers_without_data,
        said=lambda _: ("Customer contact 5", "Personal data None"),
        short="contact vs personal data",
        why="who speaks to customers all day handles their personal data",
        formula=f'AND({{personal_data}}="None",{{customer_contact}}={_ALL_DAY})',
    ),
    MixedPair(
        first="volume_repeatability",
        second="annual_volume",
        holds=_often_but_few,
        said=lambda one: ("Volume and repeatability 5", f"Annual volume {grouped(one.annual_volume or Decimal(0))}"),
        short="repeatability vs volume",
        why="hundreds a day are more than a thousand a year",
        formula=f"AND({{volume_repeatability}}={_HUNDREDS_A_DAY},ISNUMBER({{annual_volume}}),N({{annual_volume}})<{_FEWEST_OF_HUNDREDS_A_DAY})",
    ),
    MixedPair(
        first="demand_variability",
        second="seasonal_peak",
        holds=_steady_but_peaking,
        said=lambda one: ("Demand variability 1", f"Seasonal peak {(one.seasonal_peak or 0) * 100:g} %"),
        short="variability vs peak",
        why="a volume that swings by less than 5 % has no such peak",
        formula=f"AND({{demand_variability}}={_STEADY},N({{seasonal_peak}})>={_LEAST_SWING})",
    ),
    MixedPair(
        first="regulatory_exposure",
        second="regimes",
        holds=_regulated_without_supervisor,
        said=lambda _: ("Regulatory exposure 1", "a regime"),
        short="exposure vs regimes",
        why="where a regime applies, a failure has consequences",
        formula=f'AND({{regulatory_exposure}}={_NO_SUPERVISOR},TRIM({{regimes}})<>"",TRIM({{regimes}})<>"None")',
    ),
    MixedPair(
        first="non_delegable",
        second="override",
        holds=_reserved_but_outsourced,
        said=lambda _: ("Non-delegable decision Yes", f"the override {VERDICT[Recommendation.OUTSOURCE]}"),
        short="non-delegable vs override",
        why="a decision that nobody else may take cannot be outsourced",
        formula=f'AND({{non_delegable}}="Yes",{{override}}="{VERDICT[Recommendation.OUTSOURCE]}")',
    ),
)
