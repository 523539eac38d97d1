"""What the engine remarks on beside reading: RG9xx."""

from __future__ import annotations

from reportgen.model.message import note, warning

INFERRED_CLASS = note(
    "RG901",
    "A class was inferred",
    '"{name}" was classed by its name and description, since too few nature ratings are entered. Nearest reference: '
    "{nearest}.",
    "Rate the seven nature criteria to replace the inference.",
)
COST_FROM_HEADCOUNT = note(
    "RG902",
    "A cost rests on headcount or its parts",
    'The cost of "{name}" is made from {source}.',
    "Enter Annual cost to replace the estimate.",
)
SURPRISING_SAVING = warning(
    "RG903",
    "A saving is too good to be true",
    'A saving of {saved} % on "{name}" is more than sourcing usually yields.',
    "Check the cost and the assumptions, or have a provider confirm the price.",
)
PRICED_AT_HOME = warning(
    "RG904",
    "No provider rates at home",
    "{cause}, so every price is taken as if the provider sat at home.",
    "Choose the home country on the Engagement sheet, or a country with like rates.",
)
NO_CLASS = warning(
    "RG905",
    "A process cannot be classed",
    '"{name}" could not be classed: too few nature ratings are entered, and its text resembles no known business '
    "process.",
    "Rate the seven nature criteria, or describe what the work is.",
)
OVERRIDE_AGAINST_GATE = warning(
    "RG906",
    "An override goes against a gate",
    '"{name}" is set to be sourced against gate {gate}, {gate_name}: {because}.',
    "Take the override back, or have the decision owner confirm it in the override reason.",
)
INFERRED_RISK = note(
    "RG907",
    "A risk was inferred",
    'The risk of "{name}" was graded by the reference processes its text resembles, since no criterion of impact is '
    "rated.",
    "Rate Data sensitivity, Business criticality and Regulatory exposure.",
)
LOSS = warning(
    "RG908",
    "A move loses money",
    'Sourcing "{name}" {ground}, but costs more than it saves.',
    "Decide whether service or risk is worth the loss, {cheaper}, or {way_back}.",
)
HOME_NOT_PERMITTED = warning(
    "RG909",
    "Home is not a permitted country",
    'Home, {home}, is not among the permitted countries of "{name}": {permitted}. What is not sourced stays at home '
    "all the same.",
    "Add the home country, or find out whether the work may stay where it is done today.",
)
COUNTRY_WITHOUT_RATES = warning(
    "RG910",
    "A permitted country has no provider rates",
    '{countries}, permitted for "{name}", {is_not} in the location catalogue, so no work is placed there.',
    "Permit a country from the location catalogue too, or have a provider there make an offer.",
)
RATINGS_CONTRADICT_TEXT = note(
    "RG911",
    "The ratings contradict the text",
    'By its ratings "{name}" is {rated}, but its text reads like {described}: it resembles the reference process '
    "{nearest}. The ratings count.",
    "Check the seven nature ratings, or say in the description what makes this {rated}.",
)
QUICK_PAYBACK = warning(
    "RG912",
    "A move pays back too soon to be true",
    '"{name}" pays back {months} months after the provider takes over, sooner than a quarter.',
    "Check the annual cost, the price and the cost of the move: few moves pay back within their first quarter.",
)
PRICE_UNDER_PAY = warning(
    "RG913",
    "A price lies under local pay",
    'The price for "{name}" comes to {hourly} {currency} for an hour of work in {country}, where pay alone starts at '
    "about {least} {currency}.",
    "Check the price, its basis, its currency and FTE: a provider cannot pay its people from it.",
)
FTE_COST_OUT_OF_RANGE = warning(
    "RG914",
    "A person costs too much or too little for the country",
    '"{name}" costs {cost} {currency} for each full-time equivalent; in {country} one costs about {low} to {high}.',
    "Check Annual cost and FTE: a monthly amount, thousands, or another currency are the usual causes.",
)
VAT_COUNTED = note(
    "RG915",
    "Value added tax is a cost",
    "The industry reads like {sector}, which cannot reclaim all value added tax: {share} % of the {rate} % on charges "
    "is counted as a cost.",
    "Enter the irrecoverable share on the Assumptions sheet if it differs.",
)
LIVE_TOO_LATE = warning(
    "RG916",
    "A move comes after the horizon",
    '"{name}" would be with its provider from month {month} on, but the horizon ends in month {end}: its one-off cost '
    "counts, and nothing that it saves.",
    "Set the month in which its wave is live on the Assumptions sheet, or a longer horizon.",
)
REGIME_CONTRADICTED = warning(
    "RG917",
    "A regime is named that the facts speak against",
    '"{name}" names {regimes}, but the rest of the workbook speaks against {them}: {because}.',
    "Take out what does not apply, or correct what makes it seem so: Industry, Function, Personal data, Description "
    "or the countries.",
)
REGIME_LEFT_OUT = note(
    "RG918",
    "A regime that applies is not named",
    'The regimes of "{name}" leave out {because}. What it asks for is counted and printed all the same.',
    "Add it to Regimes, or correct the facts that bring it in.",
)
COUNTRY_FORBIDDEN = warning(
    "RG919",
    "A duty forbids a country",
    'For "{name}" {countries} {use}, although {label} forbids it: {because}.',
    "Have counsel confirm it, then take the country out, or the regime where it does not apply.",
)
NO_TRANSFER_LAW = note(
    "RG920",
    "The route of personal data is not known",
    "How personal data may leave {home} is not on record, so no route is given where it would move: {names}.",
    "Ask counsel for the route before any data moves.",
)
REGIME_UNSUPPORTED = note(
    "RG921",
    "A regime is named that the workbook neither supports nor contradicts",
    '"{name}" names {regimes}, and nothing else in the workbook says why: {because}. What is named is counted and '
    "printed all the same.",
    "Fill in what is blank, or say in Description what makes {them} apply; take out what does not.",
)
TRANSFER_DOUBTFUL = warning(
    "RG922",
    "Personal data would go where a transfer seldom stands",
    'Personal data of "{name}" {uses}, where a transfer under {law} seldom stands: {because}.',
    "Take the country out, or the personal data out of the work; else have counsel confirm the transfer in writing "
    "before anybody there sees any.",
)
FARTHER_THAN_RATED = warning(
    "RG923",
    "Work is recommended for farther away than was rated",
    '"{name}" is rated {rating} for Location exposure, but is recommended for {country}, which amounts to {exposure}. '
    "Its risk is counted as rated.",
    "Clear Location exposure, so that the risk follows the place, or name the countries in question in Permitted "
    "countries.",
)
MESSAGES = (
    INFERRED_CLASS,
    COST_FROM_HEADCOUNT,
    SURPRISING_SAVING,
    PRICED_AT_HOME,
    NO_CLASS,
    OVERRIDE_AGAINST_GATE,
    INFERRED_RISK,
    LOSS,
    HOME_NOT_PERMITTED,
    COUNTRY_WITHOUT_RATES,
    RATINGS_CONTRADICT_TEXT,
    QUICK_PAYBACK,
    PRICE_UNDER_PAY,
    FTE_COST_OUT_OF_RANGE,
    VAT_COUNTED,
    LIVE_TOO_LATE,
    REGIME_CONTRADICTED,
    REGIME_LEFT_OUT,
    COUNTRY_FORBIDDEN,
    NO_TRANSFER_LAW,
    REGIME_UNSUPPORTED,
    TRANSFER_DOUBTFUL,
    FARTHER_THAN_RATED,
)
