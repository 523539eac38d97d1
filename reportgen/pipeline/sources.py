"""What two states are compared by: a workbook, results, or a report with what it carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import UnreadableInputError, WorkbookHasErrorsError
from reportgen.pipeline.ownership import TOOL
from reportgen.pipeline.reassessing import engagement_in
from reportgen.pipeline.report_file import read_bytes, read_report, record_of

if TYPE_CHECKING:
    from reportgen.knowledge.facts import Knowledge
    from reportgen.model.engagement import Engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One side: its results (empty where they are yet to be worked out) and what its workbook says, where known.

    `is_fresh` tells that the results are this version's own, worked out now. `sha256` is the hash of the file.
    """

    label: str
    results: Mapping[str, Any]
    engagement: Engagement | None
    sha256: str
    is_fresh: bool = False

    @property
    def provenance(self) -> Mapping[str, Any]:
        """Return what made the results, as far as they say."""
        made = self.results.get("provenance")
        return made if isinstance(made, dict) else {}

    def drawn(self, key: str, otherwise: int, *, most: int) -> int:
        """Return a number of the provenance, such as the seed, or another where it is none or out of bounds."""
        found = self.provenance.get(key)
        return found if isinstance(found, int) and 0 <= found <= most else otherwise


def source_of(path: Path, knowledge: Knowledge) -> Source:
    """Read one side; the results of a workbook are not worked out yet.

    Raises:
        UnreadableInputError: it cannot be read, or is a report that carries no results.
        WorkbookHasErrorsError: it is a workbook with errors.
    """
    content = read_bytes(path)
    if b"%PDF-" in content[:1024]:
        return _from_report(path, content, knowledge)
    results = record_of(content) if content.lstrip()[:1] == b"{" else {}
    if results or path.suffix.lower() == ".json":
        _require_ours(path, results)
        return Source(label=path.name, results=results, engagement=None, sha256=sha256(content).hexdigest())
    engagement = engagement_in(path, content, knowledge)
    if engagement is None:
        raise WorkbookHasErrorsError(
            f"{path} has errors, so it was not compared. See them with: reportgen check {path}"
        )
    return Source(label=path.name, results={}, engagement=engagement, sha256=sha256(content).hexdigest())


def _from_report(path: Path, content: bytes, knowledge: Knowledge) -> Source:
    report = read_report(path)
    _require_ours(path, report.results)
    name = report.workbook_name
    engagement = engagement_in(Path(name), report.files[name], knowledge) if name else None
    return Source(label=path.name, results=report.results, engagement=engagement, sha256=sha256(content).hexdigest())


def _require_ours(path: Path, results: Mapping[str, Any]) -> None:
    made = results.get("provenance")
    if not isinstance(made, dict) or made.get("tool") != TOOL:
        raise UnreadableInputError(f"{path} holds no results of reportgen's, so there is nothing to compare.")
