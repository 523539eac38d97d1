"""What a verification comes to: what does not hold, in a sentence, and what its reader is to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen import __version__
from reportgen.model.verification import Check, Checked, Mismatch, Outcome, Ruling
from reportgen.pipeline.report_file import RESULTS, ReportFile

_SHORT = 12  # digits of a hash that tell two files apart
_ANEW = "Ask for the report anew from whoever made it."
_STILL_PRINTED = " What is printed is as it was made."
_Failing = Mapping[Check, Sequence[Mismatch]]


def rulings_of(report: ReportFile, checks: Sequence[Checked], workbook: str) -> tuple[Ruling, ...]:
    """Return what does not hold, what was changed first; none where the report is consistent.

    `workbook` is what the one is called that was worked out again. Whether figures follow from it is ruled on only
    where the report is as it was made: elsewhere that follows from what was changed.
    """
    failing = {one.check: one.mismatches for one in checks if one.outcome is Outcome.FAILS}
    found = (*_attachments(report, failing), *_manifest(report, failing), *_pages(failing))
    if found or Check.WORKBOOK not in failing:
        return found
    return (_unfollowed(report, failing[Check.WORKBOOK], workbook),)


def _attachments(report: ReportFile, failing: _Failing) -> Iterator[Ruling]:
    still = "" if {Check.MANIFEST, Check.PAGES} & failing.keys() else _STILL_PRINTED
    listed = report.listed
    for name in dict.fromkeys(one.attachment for one in failing.get(Check.ATTACHMENTS, ())):
        done = "changed" if name in report.files else "taken out"
        if name not in listed:
            if name != report.manifest_name:
                said = f"{name} was attached after the report was made"
                yield Ruling(said=said, advice=f"It is no part of the report: do not go by it.{still}")
        elif name.endswith(RESULTS):
            said = f"the attached results, {name}, were {done} after the report was made"
            yield Ruling(said=said, advice=f"Take no figure from them. {_ANEW}{still}")
        else:
            said = f"the attached workbook, {name}, was {done} after the report was made"
            ask = f"sk for the workbook whose SHA-256 begins {listed[name][:_SHORT]} and give it by --workbook."
            advice = f"Do not go by it; a{ask}" if name in report.files else f"A{ask}"
            yield Ruling(said=said, advice=f"{advice}{still}")


def _manifest(report: ReportFile, failing: _Failing) -> Iterator[Ruling]:
    if Check.MANIFEST in failing and report.manifest_name in {one.attachment for one in failing[Check.MANIFEST]}:
        unlike = [one for one in failing[Check.MANIFEST] if one.path]
        if len(unlike) < len(failing[Check.MANIFEST]) or Check.ATTACHMENTS not in failing:
            said = f"the manifest, {report.manifest_name}, is not as it was made"
            yield Ruling(said=said, advice=f"Nothing that it lists can be relied on any more. {_ANEW}")


def _pages(failing: _Failing) -> Iterator[Ruling]:
    if Check.PAGES in failing:
        pages = [one.page for one in failing[Check.PAGES] if one.page]
        said = f"{len(pages)} pages show" if len(pages) != 1 else f"page {pages[0]} shows"
        said = f"{said} something else than was printed" if pages else "the pages are not those that were made"
        yield Ruling(said=said, advice=f"Do not go by what is printed there. {_ANEW}")
    elif Check.FIGURES in failing and not {Check.ATTACHMENTS, Check.MANIFEST} & failing.keys():
        yield Ruling(said="figures are printed that are not those of the attached results", advice=_ANEW)


def _unfollowed(report: ReportFile, mismatches: Sequence[Mismatch], workbook: str) -> Ruling:
    made = report.provenance.get("version")
    if any(one.attachment == workbook for one in mismatches):
        return Ruling(
            said=f"the report is as it was made, but not from {workbook}",
            advice=f"See what is different: reportgen diff {report.path} {workbook}",
        )
    if made != __version__:
        return Ruling(
            said=f"the report is as version {made} made it, but version {__version__} works out other figures",
            advice="Nothing in the report was changed. Make it anew to have figures by today's rules.",
        )
    return Ruling(
        said="the report is as it was made, but its figures do not follow from its workbook",
        advice="A likely cause is named below, if one is known. Make the report anew to have figures that follow.",
    )
