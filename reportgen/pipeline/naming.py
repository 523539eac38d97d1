"""Names for the outputs of several workbooks, so that none takes another's."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.pipeline.outputs import OutputFormat, is_same_file, plan_outputs
from reportgen.pipeline.writing import refusals

Plan = Mapping[OutputFormat, Path]


def plan_each(
    workbooks: Sequence[Path], output: Path | None, formats: Sequence[OutputFormat], *, pack: str | None = None
) -> tuple[Plan, ...]:
    """Name the outputs of several workbooks, in their order.

    Where two would take one name, also one that differs in case only, each gets its own, whatever the order they are
    given in: by its ending, acme-xlsm.pdf, or by its folders, acme-north.pdf.

    Raises:
        UsageError: `output` is no folder that exists, or an output would replace one of the workbooks.
        UnreadableInputError: a workbook's path ends in no file name.
    """
    if output is not None:
        _require_folder(output, formats[0])
    stems = _stems(workbooks, output)
    plans = tuple(
        plan_outputs(workbook, output, formats, pack=pack, stem=stem)
        for workbook, stem in zip(workbooks, stems, strict=True)
    )
    _require_no_workbook(plans, workbooks)
    return plans


def _require_folder(output: Path, first: OutputFormat) -> None:
    with refusals(output):
        is_folder = output.is_dir()
    if not is_folder or (first is OutputFormat.FIGURES and output.suffix.lower() == ".figures"):
        raise UsageError(f"{output} is to hold the outputs of several workbooks: give a folder that exists.")


def _require_no_workbook(plans: Sequence[Plan], workbooks: Sequence[Path]) -> None:
    for path in (path for plan in plans for path in plan.values() if path.exists()):
        taken = next((workbook for workbook in workbooks if is_same_file(path, workbook)), None)
        if taken is not None:
            raise UsageError(
                f"{taken} is given as a workbook, and an output would take its name. Leave one of them out."
            )


def _stems(workbooks: Sequence[Path], output: Path | None) -> tuple[str, ...]:
    """Return a stem for each workbook, different from the others that go into the same folder."""
    folders = [_key(str((output or workbook.parent).resolve())) for workbook in workbooks]
    stems: dict[int, str] = {}
    for folder in dict.fromkeys(folders):
        places = [place for place, one in enumerate(folders) if one == folder]
        stems |= zip(places, distinct_stems([workbooks[place] for place in places]), strict=True)
    return tuple(stems[place] for place in range(len(workbooks)))


def distinct_stems(workbooks: Sequence[Path]) -> tuple[str, ...]:
    """Return a name for each workbook of one folder of outputs; which it is does not depend on their order."""
    ladders = [_ladder(workbook) for workbook in workbooks]
    steps = [0] * len(ladders)
    while movable := [place for place in _clashing(ladders, steps) if steps[place] + 1 < len(ladders[place])]:
        for place in movable:
            steps[place] += 1
    alike = set(_clashing(ladders, steps))
    stems = [ladder[0 if place in alike else steps[place]] for place, ladder in enumerate(ladders)]
    return _numbered(stems, workbooks)


def _clashing(ladders: Sequence[Sequence[str]], steps: Sequence[int]) -> list[int]:
    keys = [_key(ladder[step]) for ladder, step in zip(ladders, steps, strict=True)]
    counts = Counter(keys)
    return [place for place, key in enumerate(keys) if counts[key] > 1]


def _ladder(workbook: Path) -> tuple[str, ...]:
    """Return names from the plainest to the most telling: acme, acme-xlsx, acme-north, acme-clients-north."""
    folders = [part for part in workbook.resolve().parent.parts if part != workbook.resolve().anchor]
    tails = ["-".join(folders[place:]) for place in range(len(folders) - 1, -1, -1)]
    return tuple(
        f"{workbook.stem}{tail}" for tail in ("", *(f"-{one}" for one in (workbook.suffix[1:], *tails) if one))
    )


def _numbered(stems: Sequence[str], workbooks: Sequence[Path]) -> tuple[str, ...]:
    """Return the stems; what still clashes (acme.xlsx beside ACME.xlsx) is numbered in the order of the paths."""
    taken: set[str] = set()
    names: dict[int, str] = {}
    for place in sorted(range(len(stems)), key=lambda one: str(workbooks[one].resolve())):
        tries = (stems[place] if number == 1 else f"{stems[place]}-{number}" for number in range(1, len(stems) + 1))
        names[place] = next(name for name in tries if _key(name) not in taken)
        taken.add(_key(names[place]))
    return tuple(names[place] for place in range(len(stems)))


def _key(name: str) -> str:
    """Return what two names share when a file system may take them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
