import re

from figure_geometry import alike, faults


def test_the_examples_figures_are_sound_as_they_stand_in_the_document(example_html):
    figures = dict.fromkeys(re.findall(r"<svg\b.*?</svg>", example_html, flags=re.DOTALL))
    drawn = [one for one in figures if "<text" in one]
    assert len(drawn) > 20
    assert [(one[:200], faults(one)) for one in drawn if faults(one)] == []
    assert [(one[:200], alike(one)) for one in figures if alike(one)] == []
