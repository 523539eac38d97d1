"""Whether the results still follow from the workbook: it is assessed again, with the seed that the report names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import __version__
from reportgen.errors import UnreadableInputError
from reportgen.model.paths import MISSING, leaves, records
from reportgen.model.verification import Check, Checked, Mismatch, Outcome
from reportgen.pipeline.reassessing import LARGEST_SEED, MOST_DRAWS, engagement_in, results_of
from reportgen.pipeline.report_file import ReportFile, read_bytes
from reportgen.pipeline.verifying_figures import printed_figures

if TYPE_CHECKING:
    from reportgen.pipeline.request import Listener


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The check by the workbook, whether anything could be worked out, and what is likely behind a difference."""

    checked: Checked
    causes: tuple[str, ...] = ()
    is_computed: bool = False


def checked_workbook(report: ReportFile, given: Path | None, *, listener: Listener) -> Followed:
    """Assess the workbook that was given, or else the attached one, and compare every value of the results.

    Raises:
        UnreadableInputError: the workbook that was given cannot be read.
        BrandOrTemplateError: a knowledge file is at fault.
    """
    if given is None and not report.workbook_name:
        sentence = "The report carries no workbook and none was given (--workbook), so nothing was worked out again."
        return Followed(checked=_checked(Outcome.NOT_CHECKED, sentence))
    name = str(given) if given else report.workbook_name
    content = read_bytes(given) if given else report.files[name]
    other = _other_workbook(report, name, content)
    computed = _computed(report, name, content, is_given=given is not None, listener=listener)
    if isinstance(computed, Mismatch):
        failed = _checked(Outcome.FAILS, "Nothing could be worked out again.", (*other, computed))
        return Followed(checked=failed)
    differing = _told_first(report, tuple(_differing(report, computed)))
    return _followed(report, name, (*other, *differing), computed, len(differing))


def _followed(
    report: ReportFile, name: str, mismatches: tuple[Mismatch, ...], computed: Mapping[str, Any], differing: int
) -> Followed:
    count = sum(1 for record in records(computed).values() for _ in leaves(record))
    if not mismatches:
        sentence = f"Worked out again from {name}, all {count:,} values of the results follow."
        return Followed(checked=_checked(Outcome.HOLDS, sentence), is_computed=True)
    follow = f"{differing:,} of {count:,} values do not follow" if differing else f"all {count:,} values follow"
    sentence = f"Worked out again from {name}, {follow}."
    causes = tuple(_causes(report, computed)) if differing else ()
    return Followed(checked=_checked(Outcome.FAILS, sentence, mismatches), causes=causes, is_computed=True)


def _checked(outcome: Outcome, sentence: str, mismatches: tuple[Mismatch, ...] = ()) -> Checked:
    return Checked(check=Check.WORKBOOK, outcome=outcome, sentence=sentence, mismatches=mismatches)


def _told_first(report: ReportFile, differing: tuple[Mismatch, ...]) -> tuple[Mismatch, ...]:
    """Put first the figures that are printed, each with the first page it stands on."""
    pages: dict[tuple[str, str], int] = {}
    for one in printed_figures(report.manifest) or ():
        pages.setdefault((one.process, one.path), one.page)
    located = [replace(one, page=pages.get((one.process, one.path))) for one in differing]
    printed = [replace(one, sentence=f"Page {one.page}: {one.sentence}") for one in located if one.page]
    return (*printed, *(one for one in located if not one.page))


def _provenance(results: Mapping[str, Any]) -> Mapping[str, Any]:
    made = results.get("provenance")
    return made if isinstance(made, dict) else {}


def _other_workbook(report: ReportFile, name: str, content: bytes) -> tuple[Mismatch, ...]:
    expected = report.provenance.get("workbook_sha256") or report.manifest.get("workbook_sha256")
    if sha256(content).hexdigest() == expected:
        return ()
    return (Mismatch(sentence=f"{name} is not the workbook that the report was made from.", attachment=name),)


def _computed(
    report: ReportFile, name: str, content: bytes, *, is_given: bool, listener: Listener
) -> Mapping[str, Any] | Mismatch:
    """Return the results anew, or why there are none; a workbook that was given must be readable."""
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help

    made = report.provenance
    seed, draws = made.get("seed"), made.get("draws")
    if not isinstance(seed, int) or not 0 <= seed < LARGEST_SEED:
        return Mismatch(sentence="The results name no seed to draw with.", attachment=report.results_name)
    if not isinstance(draws, int) or not 0 < draws <= MOST_DRAWS:
        return Mismatch(sentence="The results name no number of draws to repeat.", attachment=report.results_name)
    listener.stage(f"Working out again from {name}")
    knowledge = catalogues.load()
    try:
        engagement = engagement_in(Path(name), content, knowledge)
    except UnreadableInputError as error:
        if is_given:
            raise
        return Mismatch(sentence=f"The attached workbook cannot be read: {error}", attachment=name)
    if engagement is None:
        return Mismatch(sentence=f"{name} has errors: see reportgen check.", attachment=name)
    return results_of(engagement, knowledge, seed=seed, draws=draws)


def _differing(report: ReportFile, computed: Mapping[str, Any]) -> Iterator[Mismatch]:
    """Yield each value of the results that differs from the one worked out again, in the order of the results."""
    attached, anew = records(report.results), records(computed)
    for process in dict.fromkeys((*attached, *anew)):
        before, after = dict(leaves(attached.get(process, {}))), dict(leaves(anew.get(process, {})))
        for path in dict.fromkeys((*before, *after)):
            one, other = before.get(path, MISSING), after.get(path, MISSING)
            if one is MISSING or other is MISSING or one != other:
                yield _unfollowed(report.results_name, process, path, one, other)


def _unfollowed(attachment: str, process: str, path: str, one: object, other: object) -> Mismatch:
    had, has = ("nothing" if value is MISSING else str(value)[:80] for value in (one, other))
    where = f"{path} of {process or 'the portfolio'}"
    return Mismatch(
        sentence=f"{where} does not follow: the results have {had}, the workbook gives {has}.",
        attachment=attachment,
        process=process,
        path=path,
        text=f"{had} / {has}",
    )


def _causes(report: ReportFile, computed: Mapping[str, Any]) -> Iterator[str]:
    made, now = report.provenance, _provenance(computed)
    if made.get("version") != now.get("version"):
        yield f"The report was made by version {made.get('version')} and worked out again by {__version__}."
    if made.get("knowledge_sha256") != now.get("knowledge_sha256"):
        yield "The knowledge files (weights, rates, catalogues) are not those that the report was made with."
    if made.get("weight_draws") != now.get("weight_draws"):
        yield "The number of weight draws is not the one that the report was made with."
