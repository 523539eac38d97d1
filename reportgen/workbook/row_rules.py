"""What one row alone shows to be doubtful, as a table of rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import PersonalData, Process, QuoteBasis
from reportgen.model.message import Message, OwnWords
from reportgen.workbook.contradictions import MIXED_PAIRS, RATING_PAIRS, MixedPair, RatingPair, sensitivity_is
from reportgen.workbook.cost_columns import COMPONENT_COLUMNS
from reportgen.workbook.currency_scale import highest_cost_per_fte, lowest_cost_per_fte
from reportgen.workbook.messages_costs import UNITS_NOT_COUNTED
from reportgen.workbook.messages_plausible import (
    BASIS_WITHOUT_QUOTE,
    CONTRADICTION,
    COST_TOO_HIGH,
    COST_WITHOUT_FTE,
    QUOTE_WITHOUT_BASIS,
    QUOTE_WITHOUT_QUANTITY,
    REGIME_FOR_PUBLIC_DATA,
    VOLUME_TOO_HIGH,
)
from reportgen.workbook.messages_rows import (
    COST_MISSING,
    COST_TOO_LOW,
    OVERRIDE_WITHOUT_REASON,
    REASON_WITHOUT_OVERRIDE,
    REGIME_WITHOUT_DATA,
    VOLUME_WITHOUT_COST,
)
from reportgen.workbook.numbers import grouped

LOADED_COST, PAY = "loaded_cost_per_fte", "pay_per_fte"
_COSTS = ("annual_cost", "pay_per_fte", *(column.field for column in COMPONENT_COLUMNS))
LARGEST_VOLUME_PER_FTE = Decimal(1_000_000)
SECRECY_REGIMES = frozenset({"pci_dss", "export", "legal_privilege"})
_PUBLIC = 1
_BY_THE_UNIT = frozenset({"per_transaction", "band_arc_rrc", "outcome"})
_BY_PEOPLE = {QuoteBasis.FTE_YEAR: "Per FTE and year", QuoteBasis.HOUR: "Per hour"}
_PEOPLE = "N({fte})>0,N({fte})<=100000"  # beyond that the number itself is at fault


def _nothing(_process: Process) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule:
    """A doubt that the cells of one row decide.

    `fields` are what it looks at; it is said at the first of them. `short` says it in at most 28 characters.
    `holds` tells a row at fault; `details` fill its message. It is not said where the engagement gives one of
    the assumptions `unless_assumed`. `formula` says the same in Excel's words, so that the template can point at it
    while it is typed, naming cells by field in braces (row_signs.py lists what else it may name); None for a note,
    which asks for nothing.
    """

    message: Message
    fields: tuple[str, ...]
    short: str
    holds: Callable[[Process], bool]
    details: Callable[[Process], Mapping[str, object]] = _nothing
    unless_assumed: tuple[str, ...] = ()
    formula: str | None = None

    @property
    def code(self) -> str:
        """Return the code of its finding."""
        return self.message.code


def row_rules(knowledge: Knowledge, currency: str) -> tuple[RowRule, ...]:
    """Return the rules in the order in which a row is judged; of several that hold, the first matters most."""
    return (*_decision(), *_money(currency), *_quote(knowledge), *_regimes(knowledge), *_contradictions(knowledge))


def given(process: Process, field: str) -> bool:
    """Return whether the cell of a field was filled in, whatever could be read of it."""
    return field in process.cells


def _decision() -> tuple[RowRule, ...]:
    return (
        RowRule(
            message=OVERRIDE_WITHOUT_REASON,
            fields=("override", "override_reason"),
            short="override without reason",
            holds=lambda one: one.override is not None and not given(one, "override_reason"),
            details=lambda one: {"override": (one.override or "").replace("_", " ").capitalize()},
            formula='AND({override}<>"",TRIM({override_reason})="")',
        ),
        RowRule(
            message=REASON_WITHOUT_OVERRIDE,
            fields=("override_reason", "override"),
            short="reason without override",
            holds=lambda one: one.override_reason is not None and not given(one, "override"),
            formula='AND(TRIM({override_reason})<>"",{override}="")',
        ),
    )


def _money(currency: str) -> tuple[RowRule, ...]:
    return (*_missing_money(), *_implausible_money(currency))


def _missing_money() -> tuple[RowRule, ...]:
    return (
        RowRule(
            message=COST_MISSING,
            fields=("fte", *_COSTS),
            short="FTE without cost",
            holds=lambda one: bool(one.fte) and not any(given(one, field) for field in _COSTS),
            details=lambda one: {"fte": OwnWords(grouped(one.fte or Decimal(0)))},
            unless_assumed=(LOADED_COST, PAY),
            formula=f'AND({_PEOPLE},{{annual_cost}}="",{{costs}}=0,{{loaded_cost}}<3)',
        ),
        RowRule(
            message=VOLUME_WITHOUT_COST,
            fields=("annual_volume", "annual_cost", "fte"),
            short="volume without cost",
            holds=lambda one: (
                bool(one.annual_volume) and not given(one, "annual_cost") and not _has_people_or_parts(one)
            ),
        ),
        RowRule(
            message=COST_WITHOUT_FTE,
            fields=("annual_cost", "fte"),
            short="cost without FTE",
            holds=lambda one: bool(one.annual_cost) and not given(one, "fte"),
        ),
    )


def _has_people_or_parts(one: Process) -> bool:
    return bool(one.fte) or bool(one.cost_components)


def _implausible_money(currency: str) -> tuple[RowRule, ...]:
    lowest, highest = lowest_cost_per_fte(currency), highest_cost_per_fte(currency)

    def per_fte(one: Process) -> Mapping[str, object]:
        return {"per_fte": f"{_ratio(one.annual_cost, one.fte):,.0f}", "currency": currency}

    return (
        RowRule(
            message=COST_TOO_LOW,
            fields=("annual_cost", "fte"),
            short="cost per FTE too low",
            holds=lambda one: 0 < _ratio(one.annual_cost, one.fte) < lowest,
            details=per_fte,
            formula=f"AND({_PEOPLE},N({{annual_cost}})>0,N({{annual_cost}})<{lowest:f}*N({{fte}}),{{own_currency}})",
        ),
        RowRule(
            message=COST_TOO_HIGH,
            fields=("annual_cost", "fte"),
            short="cost per FTE too high",
            holds=lambda one: _ratio(one.annual_cost, one.fte) > highest,
            details=per_fte,
            formula=None
            if highest.is_infinite()
            else f"AND({_PEOPLE},N({{annual_cost}})>{highest:f}*N({{fte}}),{{own_currency}})",
        ),
        RowRule(
            message=VOLUME_TOO_HIGH,
            fields=("annual_volume", "fte"),
            short="volume per FTE too high",
            holds=lambda one: _ratio(one.annual_volume, one.fte) > LARGEST_VOLUME_PER_FTE,
            details=lambda one: {"per_fte": f"{_ratio(one.annual_volume, one.fte):,.0f}"},
            formula=f"AND({_PEOPLE},N({{annual_volume}})>{LARGEST_VOLUME_PER_FTE}*N({{fte}}))",
        ),
    )


def _ratio(amount: Decimal | None, fte: Decimal | None) -> Decimal:
    """Return an amount for each full-time equivalent, 0 where either is missing or zero."""
    return amount / fte if amount and fte else Decimal(0)


def _quote(knowledge: Knowledge) -> tuple[RowRule, ...]:
    return (
        RowRule(
            message=QUOTE_WITHOUT_BASIS,
            fields=("quoted_price", "quote_basis"),
            short="quoted price without basis",
            holds=lambda one: one.quoted_price is not None and not given(one, "quote_basis"),
            formula='AND(ISNUMBER({quoted_price}),{quote_basis}="")',
        ),
        RowRule(
            message=BASIS_WITHOUT_QUOTE,
            fields=("quote_basis", "quoted_price"),
            short="quote basis without price",
            holds=lambda one: one.quote_basis is not None and not given(one, "quoted_price"),
            formula='AND({quote_basis}<>"",{quoted_price}="")',
        ),
        _quote_without({QuoteBasis.UNIT: "Per unit"}, "annual_volume", "unit price without volume", "Annual volume"),
        _quote_without(_BY_PEOPLE, "fte", "quoted price without FTE", "FTE"),
        RowRule(
            message=UNITS_NOT_COUNTED,
            fields=("price_model", "annual_volume"),
            short="price model without volume",
            holds=lambda one: one.price_model in _BY_THE_UNIT and _lacks(one, "annual_volume"),
            details=lambda one: {"model": knowledge.price_models[one.price_model or ""].name},
        ),
    )


def _quote_without(bases: Mapping[QuoteBasis, str], field: str, short: str, header: str) -> RowRule:
    """Return the rule for a price whose basis, as the dropdown words it, wants a quantity that is blank or 0."""

    def holds(one: Process) -> bool:
        return one.quote_basis in bases and one.quoted_price is not None and _lacks(one, field)

    def details(one: Process) -> Mapping[str, object]:
        basis = next(words for each, words in bases.items() if each is one.quote_basis)
        return {"basis": OwnWords(basis.replace("Per", "per")), "missing": header}

    quantity = f"TRIM({{{field}}})"
    named = ",".join(f'{{quote_basis}}="{words}"' for words in bases.values())
    return RowRule(
        message=QUOTE_WITHOUT_QUANTITY,
        fields=("quoted_price", "quote_basis", field),
        short=short,
        holds=holds,
        details=details,
        formula=f'AND(OR({named}),ISNUMBER({{quoted_price}}),OR({quantity}="",{quantity}="0"))',
    )


def _lacks(one: Process, field: str) -> bool:
    """Return whether a quantity is blank or 0; one that could not be read is neither."""
    return not given(one, field) or getattr(one, field) == 0


def _regimes(knowledge: Knowledge) -> tuple[RowRule, ...]:
    personal = frozenset(one.id for one in knowledge.regimes.values() if one.needs_personal_data)

    def named(one: Process, regimes: frozenset[str]) -> tuple[str, ...]:
        return tuple(knowledge.regimes[regime].label for regime in one.regimes if regime in regimes)

    def is_public(one: Process) -> bool:
        return one.ratings.get("data_sensitivity") == _PUBLIC

    return (
        RowRule(
            message=REGIME_WITHOUT_DATA,
            fields=("regimes", "personal_data"),
            short="regime without personal data",
            holds=lambda one: one.personal_data is PersonalData.NONE and bool(named(one, personal)),
            details=lambda one: {"regimes": named(one, personal)},
            formula=f'AND({{personal_data}}="None",{_names_any(personal, knowledge)})',
        ),
        RowRule(
            message=REGIME_FOR_PUBLIC_DATA,
            fields=("regimes", "data_sensitivity"),
            short="regime for public data",
            holds=lambda one: is_public(one) and bool(named(one, personal | SECRECY_REGIMES)),
            details=lambda one: {"regimes": named(one, personal | SECRECY_REGIMES)},
            formula=f"AND({sensitivity_is(1)},{_names_any(personal | SECRECY_REGIMES, knowledge)})",
        ),
    )


def _names_any(regimes: frozenset[str], knowledge: Knowledge) -> str:
    """Return the formula that the cell of regimes names one of them by its label."""
    labels = (one.label for one in knowledge.regimes.values() if one.id in regimes)
    listed = ",".join(f'"{label}"' for label in labels)
    return f"SUMPRODUCT(--ISNUMBER(SEARCH({{{{{listed}}}}},{{regimes}})))>0"


def _contradictions(knowledge: Knowledge) -> tuple[RowRule, ...]:
    return (
        *(_rating_rule(pair, knowledge) for pair in RATING_PAIRS),
        *(_mixed_rule(pair) for pair in MIXED_PAIRS),
    )


def _rating_rule(pair: RatingPair, knowledge: Knowledge) -> RowRule:
    def holds(one: Process) -> bool:
        return one.ratings.get(pair.first) in pair.first_steps and one.ratings.get(pair.second) in pair.second_steps

    def said(one: Process) -> tuple[str, str]:
        first, second = (
            f"{knowledge.criteria[criterion].name} {one.ratings[criterion]}" for criterion in (pair.first, pair.second)
        )
        return first, second

    formula = f"AND({_is_one_of(pair.first, pair.first_steps)},{_is_one_of(pair.second, pair.second_steps)})"
    details = partial(_worded, said=said, why=pair.why)
    return _contradiction((pair.second, pair.first), pair.short, holds, details, formula)


def _is_one_of(criterion: str, steps: tuple[int, ...]) -> str:
    either = [f"{{{criterion}}}={step}" for step in steps]
    return either[0] if len(either) == 1 else f"OR({','.join(either)})"


def _mixed_rule(pair: MixedPair) -> RowRule:
    details = partial(_worded, said=pair.said, why=pair.why)
    return _contradiction((pair.second, pair.first), pair.short, pair.holds, details, pair.formula)


def _worded(one: Process, *, said: Callable[[Process], tuple[str, str]], why: str) -> Mapping[str, object]:
    first, second = said(one)
    return {"first": first, "second": second, "why": OwnWords(why)}


def _contradiction(
    fields: tuple[str, ...],
    short: str,
    holds: Callable[[Process], bool],
    details: Callable[[Process], Mapping[str, object]],
    formula: str,
) -> RowRule:
    return RowRule(message=CONTRADICTION, fields=fields, short=short, holds=holds, details=details, formula=formula)
