"""At least sixty messy but honest files, each with its outcome."""

from __future__ import annotations

from messy_case import Messy
from messy_headers import HEADERS
from messy_programs import PROGRAMS
from messy_rows import ROWS
from messy_text_files import TEXT_FILES

MESSY: tuple[Messy, ...] = (*TEXT_FILES, *HEADERS, *ROWS, *PROGRAMS)
