"""What is said about the engagement and what it changes in weights, assumptions and controls: RG4xx."""

from __future__ import annotations

from reportgen.model.message import error, note, warning

NO_CLIENT = warning(
    "RG401",
    "The client is not named",
    'The client is not named, so the report says "{default}".',
    "Enter the client's name on the Engagement sheet.",
)
NO_TITLE = warning(
    "RG402",
    "The report has no title",
    'The report has no title, so it is called "{default}".',
    "Enter a title on the Engagement sheet.",
)
NO_DATE = note(
    "RG403",
    "The report has no date",
    "The report has no date, so it carries {date}, {origin}.",
    "Enter the date on the Engagement sheet.",
)
UNKNOWN_CURRENCY = error(
    "RG404",
    "The currency is not known",
    '"{text}" is not a currency, so no amount can be read or printed.',
    "Enter its three-letter ISO 4217 code, such as EUR, USD or GBP.",
)
UNKNOWN_LOCALE = error(
    "RG405",
    "The locale is not known",
    '"{text}" is not a locale, so it is not known how numbers and dates are written.',
    "Enter language and country, such as en_GB, en_US or de_AT.",
)
NOT_A_COLOUR = error(
    "RG406",
    "The brand colour is not a colour",
    '"{text}" is not a colour that can be printed.',
    "Enter it as # and six hexadecimal digits, such as #0E4A5A, or leave it blank.",
)
LOGO_UNUSABLE = warning(
    "RG407",
    "The logo cannot be used",
    "The picture on the Engagement sheet {reason}, so the report carries no logo.",
    "Insert the logo again as a PNG or JPEG picture of at most {megabytes} MB and {megapixels} million pixels.",
)
UNUSUAL_RATE = warning(
    "RG408",
    "The discount rate is unusual",
    "A discount rate of {rate} is unusual; most companies use between {low} and {high}.",
    "Check the rate; it should be the client's cost of capital.",
)
WRONG_ORDER = error(
    "RG409",
    "Low, likely and high are out of order",
    '"{label}" has low {low}, likely {likely} and high {high}, but low may not exceed likely, nor likely high.',
    "Correct the three values, or clear them to use the default.",
)
INCOMPLETE_RANGE = error(
    "RG410",
    "Low, likely or high is missing",
    '"{label}" lacks {missing}, so its range is not known.',
    "Enter all three values (the same value three times where there is no doubt), or clear them.",
)
UNKNOWN_ROW = warning(
    "RG411",
    "A row is not known",
    '"{text}" is not one of the {what} known here, so its row was not read.',
    "Take the name or the key from a template made with: reportgen new",
)
ROW_TWICE = warning(
    "RG412",
    "A row stands there twice",
    '"{text}" stands in row {first} already, so row {row} was not read.',
    "Delete the row that is not meant.",
)
FIELD_TWICE = warning(
    "RG413",
    "A field stands there twice",
    "{header} stands in row {first} already, so row {row} was not read.",
    "Delete the line that is not meant.",
)
SEVERAL_PICTURES = note(
    "RG414",
    "There are several pictures",
    "The Engagement sheet holds {count} pictures; the first is taken for the logo.",
    "Delete the others if another one is the logo.",
)
WEIGHTS_ALL_ZERO = error(
    "RG415",
    "All weights are zero",
    "All weights of the knowledge index are zero, so no process can be classified.",
    "Give at least one criterion a weight above zero, or clear the weights to use the defaults.",
)
ROW_WITHOUT_NAME = warning(
    "RG416",
    "A row holds values, but says not of what",
    "Row {row} holds values, but neither the name nor the key of one of the {what}, so it was not read.",
    "Enter the name or the key as it stands in a template made with: reportgen new",
)
NOTE_WITHOUT_MATURITY = note(
    "RG417",
    "A control has a note, but does not say how well it works",
    '"{name}" has a note, but its column In place is blank, so it counts as not known and the note is not used.',
    "Choose how well the control works, or clear the note.",
)
MESSAGES = (
    NO_CLIENT,
    NO_TITLE,
    NO_DATE,
    UNKNOWN_CURRENCY,
    UNKNOWN_LOCALE,
    NOT_A_COLOUR,
    LOGO_UNUSABLE,
    UNUSUAL_RATE,
    WRONG_ORDER,
    INCOMPLETE_RANGE,
    UNKNOWN_ROW,
    ROW_TWICE,
    FIELD_TWICE,
    SEVERAL_PICTURES,
    WEIGHTS_ALL_ZERO,
    ROW_WITHOUT_NAME,
    NOTE_WITHOUT_MATURITY,
)
