"""Which process and which figure somebody means, and what they may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.errors import UsageError
from reportgen.model.assessment import Assessment
from reportgen.model.trace import FigureId, Trace
from reportgen.pipeline.main_figures import MAIN, MAIN_OF_PORTFOLIO

PORTFOLIO = "portfolio"
_HIDDEN = ("working.", "given.")
_ALIKE = 60.0
_STEP = re.compile(r"[^.\[\]]+")


def as_asked(figure: str) -> str:
    """Return a path as the results have it: without "portfolio." and without a point at its end."""
    return figure.strip().removeprefix(f"{PORTFOLIO}.").rstrip(".")


def process_of(asked: str, assessment: Assessment, next_word: str = "") -> tuple[str, str]:
    """Return the ID and the name of the process that is meant by an ID or a name, ("", "Portfolio") for all.

    `next_word` is what stood after it: with it, a name may have been meant that lacks its quotation marks.

    Raises:
        UsageError: there is none, or the name is that of several.
    """
    wanted, every = _plain(asked), [one.process for one in assessment.processes]
    for found in (
        [one for one in every if _plain(one.id) == wanted],
        [one for one in every if _plain(one.name) == wanted],
    ):
        if len(found) == 1:
            return found[0].id, found[0].name
        if found:
            ids = ", ".join(one.id for one in found)
            raise UsageError(f"{len(found)} processes are called {found[0].name}: say which by its ID ({ids}).")
    if wanted == PORTFOLIO:
        return "", PORTFOLIO.capitalize()
    whole = _plain(f"{asked} {next_word}")
    if any(_plain(one.name) == whole for one in every):
        raise UsageError(f'A name of several words needs quotation marks: "{asked} {next_word}".')
    names = {name: f"{one.name} ({one.id})" for one in every for name in (one.id, one.name)}
    meant = _suggestion(asked, names, in_parts=True) or " The IDs and names stand on the Processes sheet."
    raise UsageError(f'No process has the ID or the name "{asked}".{meant}')


def below_of(one: FigureId, trace: Trace) -> list[FigureId]:
    """Return the figures whose path begins with a given one, in the order of the trace."""
    heads = (f"{one.path}.", f"{one.path}[")
    return [each for each in trace.nodes if each.process == one.process and each.path.startswith(heads)]


def unknown_figure(one: FigureId, trace: Trace) -> UsageError:
    """Return that there is no such figure, with how far its list goes or the one that may be meant."""
    told = [each for each in trace.nodes if each.process == one.process and not each.path.startswith(_HIDDEN)]
    paths = [each.path for each in told]
    name, is_in_list, after = one.path.partition("[")
    places = [path[len(name) + 1 :].partition("]")[0] for path in paths if path.startswith(f"{name}[")]
    if is_in_list and after.partition("]")[0] in places:
        said = f".{_suggestion(one.path, {path: path for path in paths})}"
    elif is_in_list and places:
        said = f": {name} goes from [{places[0]}] to [{places[-1]}]."
    else:
        labels = {trace.nodes[each].label: each.path for each in reversed(told) if "[" not in each.path}
        known = {**labels, **_told_paths(paths)}
        meant = _suggestion(name, known) or _suggestion(name.rpartition(".")[2], known)
        said = f".{meant or ' Leave the figure out to list the main ones.'}"
    return UsageError(f'There is no figure "{one.path}"{said}')


def _told_paths(told: Sequence[str]) -> dict[str, str]:
    """Return the paths of the results by what somebody may call them: whole, or their last part, also of their wholes.

    What stands in a list is meant by the whole list.
    """
    first = [path for path in (*MAIN, *MAIN_OF_PORTFOLIO) if path in told]
    single = [path for path in (*reversed(told), *reversed(first)) if "[" not in path]
    wholes = dict.fromkeys(whole for path in reversed(told) for whole in _wholes(path.partition("[")[0]))
    named = (*(path for path in wholes if path not in single), *single)
    return {**{path.rpartition(".")[2]: path for path in named}, **{path: path for path in named}}


def _wholes(path: str) -> Iterator[str]:
    """Yield a path, and each part of the results that it is in: "cost.what_if.npv", "cost.what_if", "cost"."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def untraced(one: FigureId, assessment: Assessment) -> UsageError | None:
    """Return that a part of the results is not worked out in steps; None where the results do not hold it."""
    found: object = _record(one, assessment)
    for step in _STEP.findall(one.path):
        found = _within(found, step)
    if found is None:
        return None
    said = f" ({found})" if isinstance(found, str | int | float) else ""
    return UsageError(
        f"{one.path}{said} is chosen by rules or told in words, so there are no steps to show: see the profile of the "
        "process in the report."
    )


def _record(one: FigureId, assessment: Assessment) -> object:
    """Return the results of a process, or of the portfolio."""
    from reportgen.report.results.whole import results_json  # noqa: PLC0415 - only where a figure is missing

    results = results_json(assessment)
    processes = results["processes"]
    if one.process and isinstance(processes, list):
        return next(each for each in processes if each["id"] == one.process)
    return results["portfolio"]


def reason_of(one: FigureId, assessment: Assessment) -> str:
    """Return why a figure of the results, or the whole it belongs to, was not assessed, "" where it was or is none."""
    whole = _record(one, assessment)
    for step in _STEP.findall(one.path):
        whole = _within(whole, step)
        if isinstance(whole, Mapping) and set(whole) == {"not_assessed"}:
            return str(whole["not_assessed"])
    return _first_reason(whole)


def _first_reason(whole: object) -> str:
    """Return why the first figure of a part of the results was not assessed, "" where that is not the matter."""
    parts = whole.values() if isinstance(whole, Mapping) else ()
    return next((str(one["not_assessed"]) for one in parts if isinstance(one, Mapping) and "not_assessed" in one), "")


def _within(whole: object, step: str) -> object:
    if isinstance(whole, Mapping):
        return whole.get(step)
    if isinstance(whole, Sequence) and not isinstance(whole, str) and step.isdigit() and int(step) < len(whole):
        return whole[int(step)]
    return None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _suggestion(asked: str, known: Mapping[str, str], *, in_parts: bool = False) -> str:
    """Return the question whether something like it was meant, "" where nothing is like it.

    With `in_parts` it is enough that a part of a name was given.
    """
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only where something is misspelt

    scorer = fuzz.WRatio if in_parts else fuzz.ratio
    found = process.extractOne(asked, list(known), scorer=scorer, processor=utils.default_process, score_cutoff=_ALIKE)
    return "" if found is None else f" Did you mean {known[found[0]]}?"
