"""The section on what changed: after the decision, only when asked for, and never for a provider."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest
from section_cases import KNOWLEDGE, assessed, work
from whole_html import document_html

from reportgen.errors import UsageError
from reportgen.model.assessment import Assessment
from reportgen.model.changes import ChangeGroup, ChangeLine, ChangeRun, Changes
from reportgen.model.sections import PACKS
from reportgen.pipeline.selection import with_changes
from reportgen.report.brand import brand_of
from reportgen.report.view.reading_order import WHOLE, Selection, selected

SAME = Changes(
    since="version 0.3 of 2 October 2026", verdict="Nothing changed.", groups=(), notes=(), file="a", file_sha256=""
)


@cache
def company() -> Assessment:
    return assessed(work(1, "Payroll"), work(2, "Order entry"))


def html(changes: Changes, selection: Selection) -> str:
    brand = brand_of(company().engagement, None)
    return document_html(company(), KNOWLEDGE, brand, None, selection, changes=changes)


def words(text: str) -> str:
    section = text[text.index('<section class="section changes"') :]
    return " ".join(unescape(re.sub("<[^>]*>", " ", section[: section.index("</section>")])).split())


def test_it_stands_after_the_decision_or_first_where_that_is_not_printed():
    assert with_changes(WHOLE).templates[:3] == ("decision", "changes", "objectives")
    assert with_changes(Selection(templates=("glossary",))).templates == ("changes", "glossary")
    assert "changes" not in WHOLE.templates
    with pytest.raises(UsageError, match="leave out --since"):
        with_changes(selected(PACKS["provider"]))


def test_what_is_identical_is_said_in_a_sentence():
    said = words(html(SAME, Selection(templates=("changes",))))
    assert said.endswith("Nothing changed Compared with version 0.3 of 2 October 2026.")


def test_a_change_is_printed_with_its_cell_from_and_to_and_why():
    group = ChangeGroup(
        title="P1 Payroll",
        process="P1",
        inputs=(ChangeLine(what="Judgement", before="1", after="<b>5</b>", cell="Processes!E6"),),
        runs=(
            ChangeRun(
                because="Processes!E6",
                figures=(
                    ChangeLine(what="Class", before="BPO", after="Hybrid"),
                    ChangeLine(what="Wave", before="1", after="2"),
                ),
            ),
        ),
    )
    changes = Changes(
        since="version 1", verdict="One process changed.", groups=(group,), notes=("A note.",), file="a", file_sha256=""
    )
    text = html(changes, Selection(templates=("changes", "profiles")))
    assert '<a href="#process-1">P1 Payroll</a>' in text
    assert words(text).endswith(
        "P1 Payroll Judgement Processes!E6 1 <b>5</b> Class follows BPO Hybrid "
        "Wave these 2 because of Processes!E6 follows 1 2 A note."
    )


def test_a_process_of_which_only_money_moved_is_one_line():
    run = ChangeRun(because="assumptions", figures=(ChangeLine(what="Net present value", before="€1", after="€2"),) * 3)
    group = ChangeGroup(title="P2 Order entry", process="P2", runs=(run,), is_money_alone=True)
    changes = Changes(
        since="version 1", verdict="One process changed.", groups=(group,), notes=(), file="a", file_sha256=""
    )
    said = words(html(changes, Selection(templates=("changes",))))
    assert said.endswith("Now P2 Order entry because of assumptions Net present value €1 €2")


def test_of_very_many_changes_the_last_is_still_the_portfolio():
    groups = (*(ChangeGroup(title=f"P{place}") for place in range(60)), ChangeGroup(title="Portfolio"))
    changes = Changes(since="version 1", verdict="60 changed.", groups=groups, notes=(), file="a", file_sha256="")
    said = words(html(changes, Selection(templates=("changes",))))
    assert "P38 Portfolio 21 more changed" in said
