"""A `_brand.yml` as it was written: each value with its place, such as color.primary, and its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import BrandOrTemplateError

if TYPE_CHECKING:
    import yaml

_LARGEST = 256 * 1024
_DEEPEST = 12
_MOST_VALUES = 5_000
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # signs that steer, or that are none; breaks of lines apart
_HARMLESS = frozenset("\n\t\u00ad\u200b\u200c\u200d\u2060")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value: a `text` as it was written, named `entries` or a list of `items`; all three empty for nothing."""

    path: str
    line: int | None = None
    text: str | None = None
    entries: Mapping[str, Said] = field(default_factory=dict)
    items: tuple[Said, ...] = ()

    def child(self, name: str) -> Said:
        """Return what is said under a name; nothing where it is not mentioned."""
        path = f"{self.path}.{name}" if self.path else name
        return self.entries.get(name) or Said(path=path)

    @property
    def is_mentioned(self) -> bool:
        """Return whether it stands in the file, even if nothing is said."""
        return self.line is not None

    @property
    def says_nothing(self) -> bool:
        """Return whether it has no value."""
        return self.text is None and not self.entries and not self.items


NOTHING = Said(path="")


def read(path: Path) -> Said:
    """Read a brand file.

    Raises:
        BrandOrTemplateError: it is missing, too large, no YAML or no brand.
    """
    import yaml  # noqa: PLC0415 - only reports with a brand file need it

    text = _text(path)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
        line = f", line {mark.line + 1}," if mark is not None else ""
        reason = f": {problem}" if problem else ""
        raise BrandOrTemplateError(
            f"The brand file {path}{line} is not valid YAML{reason}. Correct it or leave it out."
        ) from error
    said = _said(node, "", 0, _Tree(file=path)) if isinstance(node, yaml.MappingNode) else NOTHING
    if not said.entries:
        raise BrandOrTemplateError(
            f"The brand file {path} holds no brand: it should start with meta:, logo: or color:."
        )
    return said


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise BrandOrTemplateError(f"The brand file {path} is larger than 256 KB; it should hold only the brand.")
        return data.decode("utf-8-sig")
    except IsADirectoryError as error:
        raise BrandOrTemplateError(
            f"The brand file {path} is a folder. Name the file in it, such as {path / '_brand.yml'}."
        ) from error
    except OSError as error:
        raise BrandOrTemplateError(
            f"The brand file {path} cannot be read: {error.strerror}. Check the name and the folder."
        ) from error
    except UnicodeDecodeError as error:
        raise BrandOrTemplateError(f"The brand file {path} is not valid YAML: save it as UTF-8 text.") from error


def _said(node: yaml.Node, path: str, depth: int, tree: _Tree) -> Said:
    import yaml  # noqa: PLC0415 - loaded by now

    line = node.start_mark.line + 1
    tree.grow(line, depth)
    if isinstance(node, yaml.MappingNode):
        return Said(path=path, line=line, entries=_entries(node, path, depth, tree))
    if isinstance(node, yaml.SequenceNode):
        items = (_said(item, f"{path}[{n}]", depth + 1, tree) for n, item in enumerate(node.value, 1))
        return Said(path=path, line=line, items=tuple(items))
    text = None if node.tag == _NULL or not str(node.value).strip() else str(node.value).strip()
    if text is not None and (unprintable := _unprintable(text)):
        raise BrandOrTemplateError(
            f"The brand file {tree.file}, line {line}: {path} holds {unprintable}, which cannot be printed. "
            "Take it out."
        )
    return Said(path=path, line=line, text=text)


def _entries(node: yaml.MappingNode, path: str, depth: int, tree: _Tree) -> Mapping[str, Said]:
    """Return what is said under each name; what comes in by a merge (<<) gives way to what stands there itself."""
    import yaml  # noqa: PLC0415 - loaded by now

    own: dict[str, Said] = {}
    merged: dict[str, Said] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise BrandOrTemplateError(
                f"The brand file {tree.file}, line {line}, has a list where a name should stand."
            )
        name = str(key.value)
        if key.tag == _MERGE:
            for other in value.value if isinstance(value, yaml.SequenceNode) else (value,):
                merged = {**_said(other, path, depth + 1, tree).entries, **merged}
        elif name in own:
            raise BrandOrTemplateError(
                f"The brand file {tree.file}, line {line}, says {name}: a second time; put both together."
            )
        else:
            own[name] = _said(value, f"{path}.{name}" if path else name, depth + 1, tree)
    return {**merged, **own}


def _unprintable(text: str) -> str:
    """Return the first sign that steers what stands around it or is none, by its number; "" for a clean text."""
    signs = (sign for sign in text if unicodedata.category(sign) in _UNPRINTABLE and sign not in _HARMLESS)
    return next((f"U+{ord(sign):04X}" for sign in signs), "")


@dataclass(slots=True, kw_only=True)
class _Tree:
    """Watches that a file stays as deep and as wide as a brand is: names that stand for names can make it endless."""

    file: Path
    values: int = 0

    def grow(self, line: int, depth: int) -> None:
        """Count one more value."""
        self.values += 1
        if depth > _DEEPEST or self.values > _MOST_VALUES:
            raise BrandOrTemplateError(f"The brand file {self.file}, line {line}, is nested too deeply to be a brand.")
