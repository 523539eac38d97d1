"""What changed, in words: from and to as the report writes them, and why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from babel import Locale, UnknownLocaleError

from reportgen.knowledge.points import half_up
from reportgen.model.changes import ChangeGroup, ChangeLine, ChangeRun, Changes
from reportgen.model.comparison import (
    Cause,
    ChangedFigure,
    ChangedInput,
    ChangedProcess,
    Comparison,
    Group,
    Plain,
    Reason,
    Side,
    State,
)
from reportgen.model.verdict import VERDICT
from reportgen.report.view.parts import joined
from reportgen.report.view.wording import clipped
from reportgen.report.words.formats import MISSING, Formats, counted, sentence_start

_LIMIT = 70
_MOST_CELLS = 4
_FINEST = 6
_BLANK = "blank"
_COST = "cost."
_SHARES = frozenset({"discount_rate", "target_saving", "attrition", "error_rate", "seasonal_peak"})
_WITH_DEFAULTS = frozenset({Group.WEIGHTS, Group.ASSUMPTIONS})
_CAUSES = {
    Cause.ENGAGEMENT: "facts of the engagement",
    Cause.WEIGHTS: "weights",
    Cause.ASSUMPTIONS: "assumptions",
    Cause.CONTROLS: "controls in place",
    Cause.DATA: "the workbook",
    Cause.KNOWLEDGE: "the knowledge files",
    Cause.VERSION: "the version of reportgen",
    Cause.SEED: "the seed of the draws",
    Cause.DRAWS: "new random draws",
    Cause.OTHER: "something that neither side records",
}
_VERDICTS = {verdict.value: words for verdict, words in VERDICT.items()}
_MATURITY = "maturity"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Labels: TypeAlias = Mapping[str, Mapping[str, str]]
"""What the workbook calls a stored value, by field: `{"regimes": {"gdpr": "GDPR"}}`."""
_STATES = {State.ADDED: "added", State.REMOVED: "removed", State.CHANGED: ""}


def changes_of(comparison: Comparison, labels: Labels = MappingProxyType({})) -> Changes:
    """Write a comparison in words, in the locale and currency of its new side, choices by their `labels`."""
    words = _Words(
        labels=labels,
        old=_formats(comparison.old),
        new=_formats(comparison.new),
        cells={one.id: tuple(change.cell for change in one.inputs if change.cell) for one in comparison.processes},
    )
    shared = tuple(words.input(one) for one in comparison.inputs)
    groups = [ChangeGroup(title="For all processes", inputs=shared)] if shared else []
    groups += [words.process(one) for one in comparison.processes]
    if comparison.portfolio:
        groups.append(words.figures("Portfolio", comparison.portfolio))
    return Changes(
        since=since(comparison.old),
        verdict=_verdict(comparison),
        groups=tuple(groups),
        notes=(*_noise(comparison), *_others(comparison), *comparison.notes),
        file=comparison.old.label,
        file_sha256=comparison.old.sha256,
    )


def since(side: Side) -> str:
    """Name a side by the version and the date of its engagement: "version 0.3 of 18 November 2026"."""
    day, version = str(side.engagement.get("date", "")), side.engagement.get("version")
    with suppress(ValueError):
        day = _formats(side).date(dt.date.fromisoformat(day))
    return " of ".join(filter(None, (f"version {version}" if version else "", day))) or side.label


def _formats(side: Side) -> Formats:
    """Return the conventions of a side, those of English and the euro where it names none that are known."""
    locale, currency = str(side.engagement.get("locale", "")), str(side.engagement.get("currency", ""))
    try:
        locale = str(Locale.parse(locale))
    except (UnknownLocaleError, ValueError, TypeError):
        locale = "en_GB"
    return Formats(locale=locale, currency=currency if currency.isalpha() and len(currency) == 3 else "EUR")  # noqa: PLR2004


def _verdict(comparison: Comparison) -> str:
    if comparison.is_empty:
        return "Nothing changed."
    counts = {state: sum(one.state is state for one in comparison.processes) for state in State}
    said = [f"{counted(count, 'process', 'processes')} {state.value}" for state, count in counts.items() if count]
    shared = f"{counted(len(comparison.inputs), 'input')} for all processes changed" if comparison.inputs else ""
    if not said and not shared:
        return "No input, verdict or figure changed."
    return f"{sentence_start(joined([*filter(None, (shared,)), *said]))}."


def _noise(comparison: Comparison) -> Iterator[str]:
    moved = [one.id for one in comparison.processes if one.noise]
    of = [_listed(moved)] if moved else []
    if of or comparison.noise:
        yield (
            f"The simulated savings of {joined([*of, *(['the portfolio'] if comparison.noise else [])])} also moved, "
            "within the noise of the simulation: a process whose entries change is drawn anew."
        )


def _others(comparison: Comparison) -> Iterator[str]:
    if comparison.other_values:
        many = f"{_formats(comparison.new).number(comparison.other_values)} other values"
        count = "1 other value" if comparison.other_values == 1 else many
        yield f"{count} of the results, such as reasons, measures and amounts by year, changed with them."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Writes with the conventions of either side; `cells` are the changed cells by process."""

    labels: Labels
    old: Formats
    new: Formats
    cells: Mapping[str, tuple[str, ...]]

    def input(self, one: ChangedInput) -> ChangeLine:
        blank = "default" if one.group in _WITH_DEFAULTS else _BLANK
        is_share = one.field in _SHARES
        before, after = (
            _entered(self._labelled(value, one), self.new, is_share=is_share) or blank
            for value in (one.before, one.after)
        )
        return ChangeLine(what=one.label, before=before, after=after, cell=one.cell)

    def _labelled(self, value: Plain, one: ChangedInput) -> Plain:
        """Return a value as the workbook calls it: "GDPR" for "gdpr", "Estonia" for "EE"."""
        labels = self.labels.get(_MATURITY if one.group is Group.CONTROLS else one.field)
        if not labels or value is None:
            return value
        if isinstance(value, list | tuple):
            return [labels.get(str(part), part) for part in value]
        return labels.get(str(value), value)

    def process(self, one: ChangedProcess) -> ChangeGroup:
        renamed = f", before: {clipped(one.old_name, _LIMIT)}" if one.old_name != one.name else ""
        renumbered = f" (was {one.old_id})" if one.old_id != one.id else ""
        title = f"{one.id}{renumbered} {clipped(one.name, _LIMIT)}{renamed}"
        inputs = tuple(self.input(change) for change in one.inputs)
        return self.figures(title, one.figures, state=_STATES[one.state], inputs=inputs, own=one.id)

    def figures(
        self,
        title: str,
        figures: Sequence[ChangedFigure],
        *,
        state: str = "",
        inputs: tuple[ChangeLine, ...] = (),
        own: str = "",
    ) -> ChangeGroup:
        runs: dict[str, list[ChangeLine]] = {}
        for figure in figures:
            because = "" if state else self.reasons(figure.reasons, own)
            runs.setdefault(because, []).append(self.figure(figure))
        return ChangeGroup(
            title=title,
            process="" if state == _STATES[State.REMOVED] else own,
            state=state,
            inputs=inputs,
            runs=tuple(ChangeRun(because=because, figures=tuple(lines)) for because, lines in runs.items()),
            is_money_alone=bool(own) and not inputs and all(one.path.startswith(_COST) for one in figures),
        )

    def figure(self, one: ChangedFigure) -> ChangeLine:
        group, _, key = one.path.partition(".")
        counted_as = {
            "by_recommendation": f'Processes with the advice "{_choice(key)}"',
            "by_class": f"Processes classed {_choice(key)}",
        }.get(group)
        if counted_as:
            one = replace(one, before=one.before or 0, after=one.after or 0)
        before, after = self._pair(one)
        return ChangeLine(what=counted_as or one.label, before=before, after=after)

    def _pair(self, one: ChangedFigure) -> tuple[str, str]:
        """Write both values as finely as it takes for them to differ."""
        for decimals in range(_FINEST + 1):
            before, after = (
                _written(value, one.kind, formats, decimals)
                for value, formats in ((one.before, self.old), (one.after, self.new))
            )
            if before != after:
                return before, after
        return _whole(one.before), _whole(one.after)

    def reasons(self, reasons: Sequence[Reason], own: str) -> str:
        """Say why a figure moved, as the rest of a sentence that begins "because of"."""
        said = list(dict.fromkeys(self._reason(reason, own) for reason in reasons))
        if all(reason.is_certain for reason in reasons):
            return joined(said)
        return f"{' or '.join(said)}, which cannot be told apart"

    def _reason(self, reason: Reason, own: str) -> str:
        if reason.cause is not Cause.PROCESS:
            return _CAUSES[reason.cause]
        if reason.processes == (own,):
            return _listed(self.cells.get(own, ())) or "its own cells"
        if len(reason.processes) == 1:
            cells = _listed(self.cells.get(reason.processes[0], ()))
            return f"{reason.processes[0]} ({cells})" if cells else reason.processes[0]
        return _listed(reason.processes)


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _MOST_CELLS
    return joined([*words[:_MOST_CELLS], f"{more} more"] if more > 0 else list(words))


def _entered(value: Plain, formats: Formats, *, is_share: bool = False) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _plain_share(value, formats) if is_share else _plain_number(value, formats)
    if isinstance(value, list | tuple):
        if value and all(isinstance(one, int | float) for one in value):
            return " / ".join(_plain_number(one, formats) for one in value)
        return clipped("; ".join(str(one) for one in value), _LIMIT)
    return _day(str(value), formats) if _DAY.fullmatch(str(value)) else clipped(str(value), _LIMIT)


def _day(text: str, formats: Formats) -> str:
    with suppress(ValueError):
        return formats.date(dt.date.fromisoformat(text))
    return text


def _plain_share(value: float, formats: Formats) -> str:
    return formats.percent(value, _decimals(value * 100))


def _plain_number(value: float, formats: Formats) -> str:
    """Write a number with as many decimals as it has, six at most."""
    return formats.number(value, _decimals(value))


def _decimals(value: float) -> int:
    return len(f"{Decimal(str(round(value, _FINEST))).normalize():f}".partition(".")[2])


def _whole(value: Plain) -> str:
    """Write a value whole; one that was not assessed with the reason, in which alone the two then differ."""
    if isinstance(value, Mapping):
        return f"not assessed ({clipped(str(value.get('not_assessed', '')).rstrip('.'), _LIMIT)})"
    return str(value)


def _written(value: Plain, kind: str, formats: Formats, decimals: int) -> str:
    if value is None:
        return MISSING
    if isinstance(value, Mapping):
        return "not assessed"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value, kind, formats, decimals)
    return _country(str(value)) if kind == "country" else _choice(str(value))


def _number(value: float, kind: str, formats: Formats, decimals: int) -> str:
    if kind == "money":
        amount = Decimal(str(value))
        return formats.signed(formats.number(abs(amount), decimals), amount)
    if kind == "share":
        return formats.percent(value, decimals)
    if kind == "points":
        return formats.number(half_up(value, decimals), decimals)
    return f"{formats.number(value, decimals + 1)} years" if kind == "years" else formats.number(value, decimals)


def _choice(value: str) -> str:
    if value in _VERDICTS:
        return _VERDICTS[value]
    return value if value in {"BPO", "KPO"} else sentence_start(value.replace("_", " ").lower())


@lru_cache(maxsize=64)
def _country(code: str) -> str:
    return str(Locale.parse("en").territories.get(code, code))
