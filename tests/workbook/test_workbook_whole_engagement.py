"""A whole engagement, written into the template and read back, is the same engagement: every sheet, every field."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from entries import entry, filled
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportgen.knowledge import catalogues
from reportgen.knowledge.weights import delivered_weight
from reportgen.model.engagement import ControlInPlace, Range
from reportgen.workbook.archive import save
from reportgen.workbook.column import Kind
from reportgen.workbook.filling import ControlEntry, Filling
from reportgen.workbook.reading import read
from reportgen.workbook.schema import engagement_fields
from reportgen.workbook.template import template
from reportgen.workbook.texts import lines_of

KNOWLEDGE = catalogues.load()
FIELDS = [field for field in engagement_fields(KNOWLEDGE) if field.kind is not Kind.PICTURE]
FILLED = {"currency", "locale"}
SHARES = {"discount_rate", "target_saving"}
WHERE_BLANK = {"client": "Client", "title": "Which processes to source, and how"}


@dataclass(frozen=True)
class Written:
    """What is written, and what must be read."""

    filling: Filling
    engagement: dict[str, object]
    controls: tuple[ControlInPlace, ...]


def ranges():
    return st.sampled_from(sorted(KNOWLEDGE.parameters)).flatmap(lambda key: st.tuples(st.just(key), within(key)))


def within(key):
    one = KNOWLEDGE.parameters[key]
    numbers = st.lists(st.floats(one.minimum, one.maximum), min_size=3, max_size=3).map(sorted)
    return numbers.map(lambda three: Range(low=three[0], likely=three[1], high=three[2]))


def weights():
    keys = [one.id for one in KNOWLEDGE.criteria.values()]
    return st.dictionaries(st.sampled_from(keys), st.integers(1, 99).map(lambda percent: percent / 100), max_size=5)


@st.composite
def engagements(draw):
    """Draw every field, most of them filled in; currency and locale always, as the template has them."""
    entries = {field.field: draw((filled if field.field in FILLED else entry)(field)) for field in FIELDS}
    typed = {key: one.typed for key, one in entries.items() if one.typed is not None}
    held = {key: one.held for key, one in entries.items() if one.typed is not None}
    controls = draw(st.dictionaries(st.sampled_from(sorted(KNOWLEDGE.controls)), st.sampled_from(KNOWLEDGE.maturity)))
    notes = {key: draw(st.none() | st.just("Seen in May")) for key in controls}
    filling = Filling(
        engagement=typed,
        processes=({"name": "Payroll"},),
        weights=draw(weights()),
        assumptions=dict(draw(st.lists(ranges(), max_size=4))),
        controls={key: ControlEntry(maturity=one.label, note=notes[key]) for key, one in controls.items()},
    )
    in_place = (ControlInPlace(control_id=key, maturity=one.value, note=notes[key]) for key, one in controls.items())
    return Written(filling=filling, engagement=held, controls=tuple(sorted(in_place, key=lambda one: one.control_id)))


@pytest.mark.slow
@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.generate,),  # a smaller example would cost a workbook a try
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(written=engagements())
def test_what_is_written_is_what_is_read(tmp_path, written):
    path = tmp_path / "whole.xlsx"
    save(template(KNOWLEDGE, written.filling, rows=1), path)
    engagement = read(path, KNOWLEDGE).engagement

    assert engagement is not None, [one.message for one in read(path, KNOWLEDGE).findings]
    for key, held in written.engagement.items():
        found = getattr(engagement, key)
        expected = lines_of(held) if key == "version_history" else held  # the one text that is held line by line
        assert found == (pytest.approx(float(held)) if key in SHARES else expected), key
    for key, default in WHERE_BLANK.items():
        assert key in written.engagement or getattr(engagement, key) == default
    changed = {key: weight for key, weight in written.filling.weights.items() if weight != delivered(key)}
    assert engagement.criteria_weights == pytest.approx(changed)
    assert ends(engagement.assumptions) == pytest.approx(
        ends({key: one for key, one in written.filling.assumptions.items() if one != KNOWLEDGE.parameters[key].value})
    )
    assert tuple(sorted(engagement.controls, key=lambda one: one.control_id)) == written.controls


def delivered(key):
    criterion = KNOWLEDGE.criteria[key]
    return delivered_weight(criterion)


def ends(assumptions):
    return {(key, end): getattr(one, end) for key, one in assumptions.items() for end in ("low", "likely", "high")}
