"""A logo that the PDF engine gives up on is the brand's fault, said in a sentence, and nothing is written."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("attribute", ['transform="rotate(x)"', 'opacity="x"'])
def test_a_logo_that_cannot_be_drawn_is_said_without_its_bytes(reportgen, workbook, tmp_path, attribute):
    path = f'<path {attribute} d="M0 0h9v9z"/>'
    (tmp_path / "logo.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 9">{path}</svg>')
    (tmp_path / "_brand.yml").write_text("logo: logo.svg")
    ended = reportgen("generate", workbook(), "--sections", "glossary", "--brand", tmp_path / "_brand.yml", "-q")
    assert ended.exit_code == 4
    assert ended.err == (
        "Error: The logo cannot be drawn: something in its file is written as no drawing should be, such as a "
        "transform or an opacity that is no number. Export it again as plain SVG, or as PNG.\n"
    )
    assert not (tmp_path / "acme.pdf").exists()
