"""What a user names in words of their own: sections, packs, currencies, locales."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.workbook.column import Choice


def known_sections(text: str, templates: Path | None = None) -> tuple[str, ...]:
    """Read a list such as "decision, Business case", by the names of the contents or of the templates.

    A section that the user wrote, in the folder `templates`, is known by the name of its file: "our note".

    Raises:
        UsageError: a name that no section has, or none at all.
    """
    from reportgen.workbook.section_choices import SECTION_CHOICES  # noqa: PLC0415 - not needed for --help

    names = [name.strip() for name in re.split(r"[,;\n]", text) if name.strip()]
    if not names:
        raise UsageError("no section is named; give names from the contents, such as: decision, business case.")
    choices = (*SECTION_CHOICES, *_own_choices(templates))
    return tuple(dict.fromkeys(_meant(name, choices, "a section") for name in names))


def _own_choices(templates: Path | None) -> tuple[Choice, ...]:
    if templates is None:
        return ()
    from reportgen.report.templating.own_sections import own_sections  # noqa: PLC0415 - not needed for --help
    from reportgen.workbook.column import Choice  # noqa: PLC0415 - not needed for --help

    return tuple(Choice(label=place.name, value=place.template) for place in own_sections(templates))


def known_pack(text: str) -> str:
    """Return the id of a pack.

    Raises:
        UsageError: there is no such pack.
    """
    from reportgen.workbook.section_choices import PACK_CHOICES  # noqa: PLC0415 - not needed for --help

    return _meant(text, PACK_CHOICES, "a pack")


def known_currency(code: str) -> str:
    """Return an ISO 4217 code in capitals, by the rule that the workbook is read by.

    Raises:
        UsageError: no such currency today.
    """
    from reportgen.workbook.settings import currency_code  # noqa: PLC0415 - not needed for --help

    known = currency_code(code)
    if known is None:
        raise UsageError(f"{code} is no currency of today; give an ISO 4217 code such as EUR, USD or INR.")
    return known


def known_locale(name: str) -> str:
    """Return a locale as Babel writes it, by the rule that the workbook is read by: en-gb becomes en_GB.

    Raises:
        UsageError: no such locale.
    """
    from reportgen.workbook.settings import locale_name  # noqa: PLC0415 - not needed for --help

    known = locale_name(name)
    if known is None:
        raise UsageError(f"{name} is not a locale; give one such as en_GB, de_DE or en_IN.")
    return known


def _meant(text: str, choices: Sequence[Choice], kind: str) -> str:
    from reportgen.workbook.choices import find_choice  # noqa: PLC0415 - not needed for --help
    from reportgen.workbook.misspelling import nearest  # noqa: PLC0415 - not needed for --help

    name = " ".join(text.replace("_", " ").split())
    compact = {key.replace(" ", ""): one for one in choices for key in _keys(one)}
    found = find_choice(name, choices) or compact.get(name.casefold().replace(" ", ""))
    if found is not None:
        return found.value
    near = nearest(name, {key: one.label for one in choices for key in _keys(one)})
    hint = f"did you mean {near}?" if near else f"choose from {', '.join(one.label for one in choices)}."
    raise UsageError(f"{text.strip()} is not {kind}; {hint}")


def _keys(choice: Choice) -> tuple[str, ...]:
    names = (choice.label, choice.value.replace("_", " "), *choice.aliases)
    return tuple(name.casefold() for name in names)
