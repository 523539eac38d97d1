"""Whether a report is still as it was made, and whether its figures still follow from its workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.model.verification import Check, Checked, Figure, Making, Mismatch, Outcome, Verification
from reportgen.pipeline.report_file import ReportFile, hashes_of, read_report
from reportgen.pipeline.request import Listener
from reportgen.pipeline.verifying_figures import checked_figures, printed_figures
from reportgen.pipeline.verifying_verdict import rulings_of
from reportgen.pipeline.verifying_workbook import Followed, checked_workbook

_NOTHING = "was not recorded by the version that made the report"
_SHARED = ("workbook_sha256", "knowledge_sha256", "seed", "draws", "weight_draws")


def verify(path: Path, *, workbook: Path | None = None, listener: Listener) -> Verification:
    """Check a report by what it carries, and by a workbook where it carries one or one is given.

    Raises:
        UnreadableInputError: the report or the workbook cannot be read, or the report carries nothing to check it by.
        BrandOrTemplateError: a knowledge file is at fault.
    """
    listener.stage(f"Reading {path}")
    report = read_report(path)
    listener.stage("Checking what it carries")
    checks = [_attachments(report), _manifest(report), _pages(report), checked_figures(report)]
    followed = checked_workbook(report, workbook, listener=listener)
    return Verification(
        report=str(path),
        checks=(*checks, followed.checked),
        made=_making(report.provenance),
        is_as_written=report.is_as_written,
        figures=tuple(_figures(report, checks[-1].mismatches, followed)),
        causes=followed.causes,
        rulings=rulings_of(report, (*checks, followed.checked), str(workbook or report.workbook_name)),
    )


def _figures(report: ReportFile, disagreeing: Sequence[Mismatch], followed: Followed) -> Iterator[Figure]:
    wrong = {(one.page, one.process, one.path, one.text) for one in disagreeing}
    unfollowed = {(one.process, one.path) for one in followed.checked.mismatches if one.path}
    for one in printed_figures(report.manifest) or ():
        yield Figure(
            page=one.page,
            process=one.process,
            path=one.path,
            text=one.text,
            agrees=(one.page, one.process, one.path, one.text) not in wrong,
            follows=(one.process, one.path) not in unfollowed if followed.is_computed and one.is_in_results else None,
        )


def _making(made: Mapping[str, Any]) -> Making:
    seed, draws = made.get("seed"), made.get("draws")
    return Making(
        version=str(made.get("version", "")),
        knowledge_sha256=str(made.get("knowledge_sha256", "")),
        workbook_sha256=str(made.get("workbook_sha256", "")),
        seed=seed if isinstance(seed, int) else None,
        draws=draws if isinstance(draws, int) else None,
    )


def checked(check: Check, mismatches: tuple[Mismatch, ...], *, holds: str, fails: str) -> Checked:
    """Return a check that holds where nothing was found, with the sentence for either."""
    outcome = Outcome.FAILS if mismatches else Outcome.HOLDS
    return Checked(check=check, outcome=outcome, sentence=fails if mismatches else holds, mismatches=mismatches)


def _attachments(report: ReportFile) -> Checked:
    listed = report.listed
    if not report.manifest:
        found = Mismatch(sentence="The manifest cannot be read.", attachment=report.manifest_name or "manifest")
        return checked(Check.ATTACHMENTS, (found,), holds="", fails="The attachments could not be compared.")
    count = "The attachment is" if len(listed) == 1 else f"All {len(listed)} attachments are"
    return checked(
        Check.ATTACHMENTS,
        tuple(_differing(report, listed)),
        holds=f"{count} what the manifest lists ({', '.join(listed)}).",
        fails="What the report carries is not what its manifest lists.",
    )


def _differing(report: ReportFile, listed: Mapping[str, str]) -> Iterator[Mismatch]:
    for name, expected in listed.items():
        content = report.files.get(name)
        if content is None:
            yield Mismatch(sentence=f"{name} is listed but no longer attached.", attachment=name)
        elif sha256(content).hexdigest() != expected:
            yield Mismatch(sentence=f"{name} was changed: its hash is not the one listed.", attachment=name)
    for name in report.files.keys() - listed.keys() - {report.manifest_name}:
        yield Mismatch(sentence=f"{name} was attached afterwards: the manifest does not list it.", attachment=name)


def _manifest(report: ReportFile) -> Checked:
    if not report.manifest_sha256 and report.manifest.get("schema") == 1:
        return _unchecked(Check.MANIFEST, "The hash of the manifest")
    return checked(
        Check.MANIFEST,
        tuple(_manifest_faults(report)),
        holds="The manifest is the one that the metadata record, and agrees with the results.",
        fails="The manifest is not as it was made.",
    )


def _manifest_faults(report: ReportFile) -> Iterator[Mismatch]:
    name = report.manifest_name or "manifest"
    if sha256(report.files.get(name, b"")).hexdigest() != report.manifest_sha256:
        yield Mismatch(sentence=f"{name} was changed: its hash is not the one in the metadata.", attachment=name)
    for key in _SHARED if report.manifest and report.provenance else ():
        if report.manifest.get(key) != report.provenance.get(key):
            sentence = f"{name} and the results do not name the same {key}."
            yield Mismatch(sentence=sentence, attachment=name, path=f"provenance.{key}")


def _pages(report: ReportFile) -> Checked:
    recorded = report.manifest.get("pages")
    if not isinstance(recorded, list):
        return _unchecked(Check.PAGES, "What each page shows")
    hashes = hashes_of(report)
    if hashes is None:
        found: tuple[Mismatch, ...] = (Mismatch(sentence="The pages cannot be read."),)
    else:
        found = tuple(_changed_pages(recorded, hashes))
    return checked(
        Check.PAGES,
        found,
        holds=f"All {len(recorded)} pages show what was printed on them."
        if len(recorded) != 1
        else "Its page is as made.",
        fails="Not every page shows what was printed on it.",
    )


def _changed_pages(recorded: list[Any], hashes: tuple[str, ...]) -> Iterator[Mismatch]:
    if len(recorded) != len(hashes):
        yield Mismatch(sentence=f"The report had {len(recorded)} pages and has {len(hashes)}.")
    for page, (expected, found) in enumerate(zip(recorded, hashes, strict=False), start=1):
        if expected != found:
            yield Mismatch(sentence=f"Page {page} does not show what was printed on it.", page=page)


def _unchecked(check: Check, what: str) -> Checked:
    return Checked(check=check, outcome=Outcome.NOT_CHECKED, sentence=f"{what} {_NOTHING}.")
