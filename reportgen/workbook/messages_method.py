"""What is said about exchange rates, the cost preset and how doubt is treated: RG418 and on."""

from __future__ import annotations

from reportgen.model.message import error, note, warning

UNKNOWN_RATE_CURRENCY = error(
    "RG418",
    "A currency beside a price or rate is not known",
    '"{text}" in {column} is not a currency, so nothing can be converted from it.',
    "Enter its three-letter ISO 4217 code, such as USD or GBP.",
)
NOT_A_RATE = error(
    "RG419",
    "An exchange rate cannot be read",
    '"{text}" is not an exchange rate that can be read: {why}.',
    "Enter what one unit of the other currency is worth in {currency}, such as {example}; separate several with ;",
)
RATE_OF_OWN = error(
    "RG420",
    "The engagement's own currency has a rate other than 1",
    '"{text}" gives {currency} a rate other than 1, but {currency} is the currency of the engagement itself.',
    "Take it out, or correct Currency; a rate says what one unit of the other currency is worth in {currency}.",
)
RATE_NOT_ABOVE_ZERO = error(
    "RG421",
    "An exchange rate is not above 0",
    '"{text}" gives {code} no worth, because its rate is not above 0.',
    "Enter what one {code} is worth in {currency}.",
)
RATE_TWICE = error(
    "RG422",
    "A currency has two exchange rates",
    "{code} has more than one exchange rate ({first} and {second}), so it is not known which holds.",
    "Take out the one that does not hold.",
)
RATE_IMPLAUSIBLE = error(
    "RG423",
    "An exchange rate is implausible",
    '"{text}" makes one {code} worth {rate} {currency}, far from what these currencies are worth, so it may be turned '
    "round or its marks misread.",
    "Enter what one {code} is worth in {currency}, with the decimal mark of the locale and none between thousands.",
)
RATES_WITHOUT_DATE = warning(
    "RG424",
    "Exchange rates have no date",
    "There are exchange rates, but no day that they are of, so nobody can check them.",
    "Enter the day under Exchange rates of.",
)
DATE_WITHOUT_RATES = note(
    "RG425",
    "A date of exchange rates without rates",
    "There is a date of exchange rates, but no rate, so the date has no effect.",
    "Enter the rates, or clear the date.",
)
RANGES_HELD = note(
    "RG426",
    "Ranges are not drawn from under optimism bias",
    "Doubt is treated by optimism bias, so the ranges entered for {labels} are held at likely: the uplift stands for "
    "their doubt.",
    "Nothing to do; choose Simulation if the ranges are to count.",
)
PRESET_OVERRIDDEN = note(
    "RG427",
    "A value entered goes before the cost preset",
    'The cost preset {preset} sets "{label}", but a value was entered for it, which stands.',
    "Nothing to do if the entered value is meant; otherwise clear it on the Assumptions sheet.",
)
RATE_TURNED_ROUND = warning(
    "RG428",
    "An exchange rate looks turned round",
    '"{text}" makes one {code} worth {rate} {currency}, but looks turned round: it is nearer to what one {currency} is '
    "worth in {code}.",
    "Enter what one {code} is worth in {currency}; leave the rate if that is what it says.",
)
MESSAGES = (
    UNKNOWN_RATE_CURRENCY,
    NOT_A_RATE,
    RATE_OF_OWN,
    RATE_NOT_ABOVE_ZERO,
    RATE_TWICE,
    RATE_IMPLAUSIBLE,
    RATES_WITHOUT_DATE,
    DATE_WITHOUT_RATES,
    RANGES_HELD,
    PRESET_OVERRIDDEN,
    RATE_TURNED_ROUND,
)
