"""What is said across cells, rows and sheets: RG3xx."""

from __future__ import annotations

from reportgen.model.message import error, note, warning

NO_PROCESSES = error(
    "RG301",
    "There are no processes",
    'Sheet "{sheet}" lists no process, so there is nothing to report on{others}.',
    "Enter at least the name of one process, or move the processes there from the sheet that holds them.",
)
ONLY_NAMES = note(
    "RG302",
    "Only names are given",
    "The processes carry no ratings, so their nature is inferred from their names and is indicative only.",
    "Enter the ratings, at least Judgement to Credential, for a result that can be relied on.",
)
SIMILAR_NAMES = warning(
    "RG303",
    "Two processes may be one",
    '"{name}" and "{other}" ({cell}) may be the same process, whose cost would then count twice.',
    "Delete one of the rows, or make the names say how they differ.",
)
OVERRIDE_WITHOUT_REASON = error(
    "RG304",
    "An override has no reason",
    '"{name}" carries the override {override} without a reason, and the report must print one.',
    "Enter the reason in the column Override reason, or clear the override.",
)
COST_MISSING = warning(
    "RG305",
    "A process has people, but no cost",
    '"{name}" has {fte} FTE, but no annual cost, no pay and no part of its cost, so its cost is not assessed.',
    "Enter the annual cost or the pay per FTE, or the loaded cost or the pay of one full-time equivalent on the "
    "Assumptions sheet.",
)
VOLUME_WITHOUT_COST = note(
    "RG306",
    "A process has a volume, but no cost",
    '"{name}" has an annual volume but no annual cost, so no price for a unit can be given.',
    "Enter the annual cost as well.",
)
REGIME_WITHOUT_DATA = warning(
    "RG307",
    "A regime about personal data where there is none",
    '"{name}" names {regimes}, which is about personal data, but says that it handles none.',
    "Correct Personal data, or take the regime out.",
)
COST_TOO_LOW = warning(
    "RG308",
    "The cost of one full-time equivalent is implausibly low",
    '"{name}" costs {per_fte} {currency} a year for each FTE, which is implausibly low: perhaps it is in thousands.',
    "Enter annual cost in whole {currency}, not in thousands, and check FTE.",
)
REASON_WITHOUT_OVERRIDE = warning(
    "RG309",
    "An override reason without an override",
    '"{name}" gives a reason for an override, but no override, so the reason has no effect.',
    "Choose the override, or clear the reason.",
)
UNKNOWN_OBJECTIVE = note(
    "RG310",
    "A business objective is not on the Engagement sheet",
    '"{text}" is not among the business objectives of the Engagement sheet, so it stands alone.',
    "Write it as it stands there, or add it there.",
)
TOTAL_ROW = error(
    "RG311",
    "A total stands among the processes",
    '"{name}" looks like a total, whose cost and people would count a second time.',
    "Delete the row, or give the process a name that says what is done.",
)
TOTAL_LEFT_OUT = warning(
    "RG312",
    "A row of totals was left out",
    'Row {row}, "{name}", sums up the rows above and is no process, so it was left out; {outcome}.',
    "Nothing to do if it is a total; otherwise give the process a name that says what is done.",
)
TOTAL_DIFFERS = warning(
    "RG313",
    "A total does not add up",
    '{column} of "{name}" is {total}, but the rows above it sum to {sum}, so rows may be missing or changed since.',
    "Correct the total or the rows; show hidden and filtered rows, and look for rows that were not copied.",
)
NOTE_LEFT_OUT = warning(
    "RG314",
    "A note below the table was left out",
    'Row {row}, "{text}", reads as a note and not as a process, so it was left out.',
    "Nothing to do if it is a note; otherwise give the process a short name and fill in more of its row.",
)
MESSAGES = (
    NO_PROCESSES,
    ONLY_NAMES,
    SIMILAR_NAMES,
    OVERRIDE_WITHOUT_REASON,
    COST_MISSING,
    VOLUME_WITHOUT_COST,
    REGIME_WITHOUT_DATA,
    COST_TOO_LOW,
    REASON_WITHOUT_OVERRIDE,
    UNKNOWN_OBJECTIVE,
    TOTAL_ROW,
    TOTAL_LEFT_OUT,
    TOTAL_DIFFERS,
    NOTE_LEFT_OUT,
)
