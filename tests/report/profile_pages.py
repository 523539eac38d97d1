"""The profiles as the report composes them, with no more of the protection sheets than what they link to."""

from dataclasses import replace

from reportgen.report.view.compose import composed


def with_profiles(context, page, *templates):
    """Compose the named sections, the profiles, and the heads of the sheets that follow them."""
    kept = [one for one in composed(context, page) if one.template in {*templates, "profiles", "protection_sheets"}]
    *others, sheets = kept
    heads = tuple(replace(one, arithmetic=(), measures=(), notes=(), duties=()) for one in sheets.view.sheets)
    return *others, replace(sheets, view=replace(sheets.view, sheets=heads, said_once=()))
