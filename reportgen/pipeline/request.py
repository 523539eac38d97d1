"""What is asked of a run, and who hears what it has to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.outputs import OutputFormat

if TYPE_CHECKING:
    from reportgen.model.finding import Finding

DEFAULT_SEED = 20260101


class Listener(Protocol):
    """Hears what a run has to say while it runs."""

    def stage(self, text: str) -> None:
        """Take the name of the stage that starts now."""

    def findings(self, findings: Sequence[Finding]) -> None:
        """Take everything that was found in the workbook, once, before anything is rendered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A report to be made; `outputs` names the file for each format.

    `sections` (templates or the names of the user's own sections, in order) or `pack` go before the workbook's own;
    `profiles` is how many, None for all.
    `attach` is what the PDF carries; `since` an earlier workbook, results or report, to say what changed. With `cache`
    what was made before is used where it is the same. `jobs` is how many processes may work at it, None for as many as
    pay.
    """

    workbook: Path
    outputs: Mapping[OutputFormat, Path]
    brand: Path | None = None
    templates: Path | None = None
    sections: tuple[str, ...] = ()
    pack: str | None = None
    profiles: int | None = None
    attach: Attach = Attach.RESULTS
    seed: int = DEFAULT_SEED
    since: Path | None = None
    strict: bool = False
    force: bool = False
    cache: bool = True
    jobs: int | None = None


Hearing: TypeAlias = Callable[[Request], Listener]
"""Who hears what is said of a request, among several."""
