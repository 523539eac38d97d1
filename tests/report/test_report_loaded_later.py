"""What WeasyPrint seldom calls is loaded when it calls it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from reportgen.report.layout.loaded_later import loaded_later
sys.modules.pop("colorsys", None)
with loaded_later("colorsys"):
    from colorsys import rgb_to_hls
print("colorsys" in sys.modules, rgb_to_hls(1, 1, 1), "colorsys" in sys.modules)
from reportgen.report.layout.engine import engine
fonts = engine().pdf.fonts
print("fontTools.subset" in sys.modules, type(fonts.subset.Options(retain_gids=True)).__name__)
print("fontTools.subset" in sys.modules)
"""


def test_a_module_that_is_seldom_called_is_loaded_when_it_is_called():
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["False (0.0, 1.0, 0.0) True", "False Options", "True"]
