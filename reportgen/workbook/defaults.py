"""What holds where the Engagement sheet says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from reportgen.model.finding import Finding
from reportgen.workbook.fields import Fields
from reportgen.workbook.messages_engagement import NO_CLIENT, NO_DATE, NO_TITLE

CLIENT = "Client"
TITLE = "Which processes to source, and how"
_NO_DATE_AT_ALL = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """The engagement's values with what they need filled in, and what was filled in."""

    values: Mapping[str, Any]
    findings: tuple[Finding, ...]


def complete(fields: Fields, properties: Mapping[str, str]) -> Completed:
    """Fill in client, title and date where they are blank, so that the same workbook always gives the same report.

    The date is then the day on which the workbook was last saved, as it says itself.
    """
    values = dict(fields.values)
    findings: list[Finding] = []
    if "client" not in values:
        values["client"] = CLIENT
        if "client" not in fields.cells:
            findings.append(NO_CLIENT.at(fields.spot("client"), default=CLIENT))
    if "title" not in values:
        values["title"] = TITLE
        if "title" not in fields.cells:
            findings.append(NO_TITLE.at(fields.spot("title"), default=TITLE))
    if "date" not in values:
        day, origin = _saved(properties)
        values["date"] = day
        if "date" not in fields.cells:
            findings.append(NO_DATE.at(fields.spot("date"), date=day.isoformat(), origin=origin))
    return Completed(values=values, findings=tuple(findings))


def _saved(properties: Mapping[str, str]) -> tuple[date, str]:
    for name in ("modified", "created"):
        try:
            moment = datetime.fromisoformat(properties.get(name, ""))
        except ValueError:
            continue
        day = moment.astimezone(UTC).date() if moment.tzinfo else moment.date()
        return day, "the day on which the workbook was last saved"
    return _NO_DATE_AT_ALL, "because the workbook does not say when it was saved"
