"""The sections of the method that calculations name; a test compares them with docs/method.md."""

from __future__ import annotations

from collections.abc import Mapping

METHOD: Mapping[str, str] = {
    "1": "Indices",
    "2": "Nature: BPO, KPO or hybrid",
    "3": "Inference from name and description",
    "4": "Sourceability and gates",
    "5": "Form, place, price, wave",
    "6": "Money",
    "6.1": "Baseline",
    "6.2": "What falls away and when",
    "6.3": "Should-cost, rates and quotes",
    "6.4": "Price models",
    "6.5": "The cost of the move and of steering",
    "6.6": "VAT, tax, avoided capital, currencies",
    "6.7": "The table and what is summed from it",
    "6.8": "Options and places",
    "6.9": "Uncertainty",
    "6.10": "People, groups, sanity limits",
    "7": "Risk, protection and contract",
}
