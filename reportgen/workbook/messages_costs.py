"""What is said of the cost of a process, of what it is made of, and of the price quoted for it: RG331 and on."""

from __future__ import annotations

from reportgen.model.message import error, note, warning

COMPONENTS_ABOVE_COST = error(
    "RG331",
    "The parts of a cost are more than the whole",
    '"{name}" has parts of its cost that sum to {parts} {currency}, but an annual cost of {cost} {currency}, so the '
    "row contradicts itself.",
    "Correct the parts, or the annual cost, which is to hold all of them.",
)
COMPONENTS_WITHOUT_PAY = warning(
    "RG332",
    "The parts of a cost lack pay",
    '"{name}" has parts of its cost ({columns}), but neither pay nor an annual cost, so their sum is not all it costs.',
    "Enter Pay cost, or FTE and Pay per FTE, or the annual cost.",
)
PAY_DIFFERS = warning(
    "RG333",
    "Pay is entered twice and differs",
    '"{name}" has a pay cost of {pay} {currency}, but its FTE times pay per FTE are {product} {currency}; the pay cost '
    "is used.",
    "Correct one of the three, or clear Pay per FTE.",
)
PAY_ABOVE_COST = warning(
    "RG334",
    "Pay is more than the annual cost",
    '"{name}" has FTE times pay per FTE of {product} {currency}{others} more than its annual cost of '
    "{cost} {currency}.",
    "Check FTE, pay per FTE and annual cost: the annual cost is to hold the pay of everybody who does the work.",
)
QUOTE_WITHOUT_RATE = error(
    "RG335",
    "A price is quoted in a currency without a rate",
    '"{name}" has a price quoted in {quoted}, but there is no rate for it on the Engagement sheet, so the price cannot '
    "be converted to {currency}.",
    "Enter the rate under Exchange rates on the Engagement sheet, such as {example}, or the price in {currency}.",
)
CURRENCY_WITHOUT_QUOTE = note(
    "RG336",
    "A quote currency has no price",
    '"{name}" names a quote currency, but has no quoted price, so the currency has no effect.',
    "Enter the quoted price, or clear the quote currency.",
)
PAY_IMPLAUSIBLE = warning(
    "RG337",
    "The pay of one full-time equivalent is implausible",
    '"{name}" has a pay per FTE of {pay} {currency}, which is implausibly {what} for one person and year.',
    "Enter the gross pay of one full-time equivalent for a year, in whole {currency}; that of all goes into Pay cost.",
)
UNITS_NOT_COUNTED = note(
    "RG338",
    "A price by the unit has no volume",
    '"{name}" is to be paid by "{model}", but has no annual volume, so its units cannot be counted and no price for a '
    "unit is printed.",
    "Enter Annual volume, or choose a price model that does not count units.",
)
MESSAGES = (
    COMPONENTS_ABOVE_COST,
    COMPONENTS_WITHOUT_PAY,
    PAY_DIFFERS,
    PAY_ABOVE_COST,
    QUOTE_WITHOUT_RATE,
    CURRENCY_WITHOUT_QUOTE,
    PAY_IMPLAUSIBLE,
    UNITS_NOT_COUNTED,
)
