"""Which sections are printed: the command's word goes before the workbook's."""

from datetime import date

import pytest

from reportgen.errors import UsageError
from reportgen.model.engagement import Engagement, Process
from reportgen.model.sections import PACKS, PLACES
from reportgen.pipeline.selection import selection_of


def engagement(**facts: object) -> Engagement:
    processes = tuple(Process(id=f"P{row}", name=f"Work {row}", row=row) for row in range(2, 7))
    given = {"client": "Acme", "title": "What to source", "date": date(2026, 11, 16), **facts}
    return Engagement(**given, processes=processes)  # type: ignore[arg-type]


def test_without_a_word_the_whole_report():
    assert selection_of(engagement()).templates == tuple(PLACES)
    assert selection_of(engagement()).title == ""


def test_the_workbook_names_a_pack_or_sections():
    assert selection_of(engagement(pack="finance")).templates == PACKS["finance"].sections
    assert selection_of(engagement(sections=("roadmap", "decision"))).templates == ("roadmap", "decision")
    assert selection_of(engagement(pack="finance", sections=("roadmap",))).templates == ("roadmap",)


def test_the_command_goes_before_the_workbook():
    asked = engagement(pack="finance", sections=("roadmap",))
    assert selection_of(asked, pack="executive").templates == PACKS["executive"].sections
    assert selection_of(asked, sections=("verdicts",)).templates == ("verdicts",)
    assert selection_of(asked, pack="full").templates == tuple(PLACES)


def test_the_provider_pack_has_no_sections_of_the_report_whatever_else_is_asked():
    chosen = selection_of(engagement(sections=("roadmap",)), pack="provider", profiles=0)
    assert (chosen.templates, chosen.is_for_providers) == ((), True)


def test_all_sections_in_another_order_are_still_the_whole_report():
    assert selection_of(engagement(), sections=tuple(reversed(PLACES))).title == ""


@pytest.mark.parametrize(("asked", "kept"), [(None, None), (3, 3), (5, None), (9, None)])
def test_as_many_profiles_as_there_are_processes_are_all(asked, kept):
    assert selection_of(engagement(), profiles=asked).profiles == kept


def test_without_profiles_there_are_no_protection_sheets():
    chosen = selection_of(engagement(), profiles=0)
    assert "protection_sheets" not in chosen.templates
    assert "profiles" in chosen.templates
    with pytest.raises(UsageError, match="nothing is left to print"):
        selection_of(engagement(), sections=("protection_sheets",), profiles=0)
