"""Turn a workbook of business processes into a branded sourcing report.

Programs call `check`, `assess`, `generate` and `generate_each` (docs/api.md); they are loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.pipeline import DEFAULT_SEED, Examination, Listener, assess, check, generate, generate_each

__version__ = "0.1.0"
__all__ = ["DEFAULT_SEED", "Examination", "Listener", "__version__", "assess", "check", "generate", "generate_each"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load what programs call when it is asked for."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("reportgen.pipeline"), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
