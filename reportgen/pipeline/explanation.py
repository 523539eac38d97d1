"""What is asked about a figure, and what there is to say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.model.trace import FigureId, Node

if TYPE_CHECKING:
    from reportgen.report.calculation.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a workbook.

    `process` is an ID, a name, or "portfolio", `figure` a path of the results or the beginning of some, "" for the main
    figures. `depth` is how many levels are told below the figure, None for all.
    """

    workbook: Path
    process: str
    figure: str
    depth: int | None
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A figure of a tree and what it is made from.

    `is_told` says that it stands in full above, `is_cut` that what it is made from lies deeper than was asked for.
    """

    id: FigureId
    node: Node
    line: Line
    branches: tuple[Branch, ...] = ()
    is_told: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A figure in one line; `inputs` are those that tell most about it, in words."""

    id: FigureId
    node: Node
    line: Line
    inputs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What there is to say: a tree, or figures in a list, or the `reason` why the figure was not assessed.

    `process` is the process's ID, "" for the portfolio, `name` what it is called, `figure` the path that was asked for.
    `not_assessed` are the main figures that have no value, by path, each with its reason.
    """

    process: str
    name: str
    figure: str
    tree: Branch | None = None
    listed: tuple[Listed, ...] = ()
    not_assessed: tuple[tuple[str, str], ...] = ()
    reason: str = ""
