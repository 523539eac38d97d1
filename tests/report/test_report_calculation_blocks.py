"""The HTML of a process's calculations is kept by all that it says, also by what comes from outside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.memory import remembering
from reportgen.report.view.calculations.blocks import Block
from reportgen.report.view.calculations.drafts import DraftGroup
from reportgen.report.view.calculations.outlines import References, outline_of
from reportgen.report.view.calculations.rows import DraftRow
from reportgen.report.view.calculations.sources import Start

NPV = DraftRow(anchor="c-2-npv", label="NPV", worked="5 − 2 = 3", rules="§ 6.3", notes=("Discounted.",))
MONEY = DraftGroup(topic="Money", start=Start(own="Processes!F6", shared=("rate",)), rows=(NPV,), tables=())
PAYROLL = Block(
    title="2 Payroll",
    called="No. 2",
    follows_from="its row",
    outline=outline_of([MONEY]),
    drafts=lambda: (MONEY,),
)
NUMBERED = (References(start="Processes!F6; S1", rows=("§ 6.3; N4",)),)


@pytest.mark.parametrize(
    ("block", "references", "begun"),
    [
        (replace(PAYROLL, follows_from="another row"), NUMBERED, (False,)),
        (replace(PAYROLL, title="2 Payroll (Bonn)"), NUMBERED, (False,)),
        (replace(PAYROLL, called="No. 3"), NUMBERED, (False,)),
        (PAYROLL, (replace(NUMBERED[0], start="Processes!F6; S2"),), (False,)),
        (PAYROLL, (replace(NUMBERED[0], rows=("§ 6.3; N5",)),), (False,)),
        (PAYROLL, NUMBERED, (True,)),
    ],
    ids=["row", "title", "short title", "value's number", "rule's number", "run"],
)
def test_a_block_is_another_where_anything_in_it_is(
    block: Block, references: tuple[References, ...], begun: tuple[bool, ...]
):
    with remembering():
        usual = PAYROLL.entry(NUMBERED, (False,))
        assert block.entry(references, begun).follows_from != usual.follows_from
        assert PAYROLL.entry(NUMBERED, (False,)).follows_from == usual.follows_from


def test_a_block_is_written_with_the_numbers_that_it_is_given():
    (group,) = PAYROLL.entry(NUMBERED, (True,)).make().groups
    assert (group.topic, group.source, group.begins_run) == ("Money", "Processes!F6; S1", True)
    assert [(row.label, row.source) for row in group.rows] == [("NPV", "§ 6.3; N4")]
