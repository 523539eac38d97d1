"""The profiles as the report composes them, with no more of the protection sheets than what they link to."""

import re
from dataclasses import replace

from reportgen.report.view.compose import composed
from reportgen.report.view.reading_order import Selection

FULLEST = 15  # a profile that runs over its page is one of these


def fullest(assessment, html):
    """Return the assessment with only those processes whose profiles say most on the pages of a report."""
    lengths = {
        number: len(re.sub(r"<[^>]+>", "", profile))
        for number, profile in re.findall(r'<section[^>]*id="process-(\d+)"(.*?)</section>', html, flags=re.DOTALL)
    }
    assert len(lengths) == len(assessment.processes)
    kept = sorted(sorted(map(int, lengths), key=lambda number: lengths[str(number)])[-FULLEST:])
    return replace(assessment, processes=tuple(assessment.processes[number - 1] for number in kept))


def profiles_after(*templates):
    """Select the named sections, the profiles, and the sheets that they link to."""
    return Selection(templates=(*templates, "profiles", "protection_sheets"))


def with_profiles(context, page, *_):
    """Compose what is selected, of the sheets only their heads."""
    *others, sheets = composed(context, page)
    heads = tuple(replace(one.make(), arithmetic=(), measures=(), notes=(), duties=()) for one in sheets.view.sheets)
    return *others, replace(sheets, view=replace(sheets.view, sheets=heads, said_once=()))
