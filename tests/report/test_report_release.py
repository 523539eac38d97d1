"""What leans on WeasyPrint's insides is left out with a release that it was not written for."""

from contextlib import contextmanager

import pytest
import weasyprint

from reportgen.report.layout.lengths_once import lengths_once
from reportgen.report.layout.lines_once import lines_once


@pytest.mark.parametrize("way", [lines_once, lengths_once])
@pytest.mark.parametrize(("release", "is_taken"), [("70.0", True), ("71.0", False)])
def test_a_way_is_taken_with_the_release_it_was_written_for(way, release, is_taken, monkeypatch):
    monkeypatch.setattr(weasyprint, "__version__", release)
    names = []

    @contextmanager
    def exchanged(_owner, name, _better):
        names.append(name)
        yield

    with way(exchanged):
        assert bool(names) is is_taken
