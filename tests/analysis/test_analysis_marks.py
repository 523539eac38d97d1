"""Marks that an analyst types in a description change how it looks, never what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis_cases import assessed, process

PLAIN = "Match invoices with orders; enter them by fixed rules; pay them weekly"


@pytest.mark.parametrize(
    "marked",
    [
        "**Match** invoices with orders; *enter* them by fixed rules; pay them weekly",
        "- Match invoices with orders\n- enter them by **fixed** rules\n- pay them weekly",
        "Match [invoices](https://example.com/patent) with orders; enter them by fixed rules; pay them weekly",
    ],
)
def test_a_process_is_the_same_with_and_without_marks(marked):
    """Class, verdict, regimes and the chance of the saving rest on the words; the cell stays as it was typed."""
    plain = assessed(process(ratings={}, name="Invoices", description=PLAIN))
    told = assessed(process(ratings={}, name="Invoices", description=marked))
    assert told.processes[0].process.description == marked
    one, other = (replace(result.processes[0], process=plain.processes[0].process) for result in (plain, told))
    assert one == other
