"""Texts are compared by stems and by rarity, and strange words count against a likeness."""

import pytest
from analysis_cases import KNOWLEDGE

from reportgen.analysis.infer import catalogue_of
from reportgen.analysis.likeness import likeness
from reportgen.analysis.words import every_word, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invoices", "invoicing"),
        ("taxes", "tax"),
        ("pricing", "price"),
        ("modelling", "model"),
        ("planning", "plan"),
        ("optimization", "optimisation"),
        ("policies", "policy"),
        ("analytics", "analysis"),
        ("procurement", "procure"),
        ("prediction", "predictive"),
        ("vendors", "supplier"),
        ("staff", "employees"),
    ],
)
def test_forms_of_a_word_and_words_for_the_same_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("customers", "customs"), ("business", "busy"), ("status", "state"), ("analysis", "anatomy")],
)
def test_words_that_only_look_alike_keep_apart(one, other):
    assert stem(one) != stem(other)


def test_common_words_bare_numbers_and_accents_do_not_count():
    assert words("The processing of 2026 Café services") == ["caf"]


def test_letters_joined_by_an_ampersand_are_one_word():
    assert words("R&D") == words("r & d") == ["rd"]


def likest(name, description=""):
    return likeness(name, description, catalogue_of(KNOWLEDGE))[0]


def test_the_name_or_alias_letter_by_letter_has_likeness_one():
    entry, near = likest("  PAYROLL processing ")
    assert (entry.name, near) == ("Payroll processing", 1.0)


def test_a_slip_of_the_pen_costs_nothing_more_than_exactness():
    entry, near = likest("Payrol")
    assert entry.name == "Payroll processing"
    assert 0.5 < near < 1


def test_strange_words_beside_a_familiar_one_lower_the_likeness():
    alone, among_strangers = likest("Payroll run")[1], likest("Payroll zebra quokka run")[1]
    assert among_strangers < alone


def test_words_the_catalogue_does_not_know_resemble_nothing():
    assert likeness("qwxz vbnm", "plmk oijn", catalogue_of(KNOWLEDGE)) == []


@pytest.mark.parametrize(
    ("text", "is_tax"),
    [
        ("VAT returns", True),
        ("Vat return preparation", True),
        ("Fill in the vat for a brewery's invoices", True),  # it speaks of both
        ("vat", True),  # nothing else is said
        ("COMPILE VAT FIGURES", True),
        ("Reclaim VAT on beer and wine", True),
        ("Cleaning of fermentation vats", False),
        ("Vat dyeing of yarn", False),
        ("VAT DYEING OF YARN", False),
        ("Watching the temperature of an acid vat", False),
    ],
)
def test_a_vat_is_the_tax_or_a_vessel_by_its_capitals_and_its_company(text, is_tax):
    assert ("vat" in words(text)) is is_tax
    assert ("vat" in every_word(text)) is is_tax


def test_no_text_of_the_catalogue_on_the_tax_is_read_as_one_on_vessels():
    texts = [
        text
        for one in KNOWLEDGE.reference_processes
        for text in (one.name, one.description, *one.aliases)
        if "vat" in text.lower().split()
    ]
    assert texts
    assert all("vat" in words(text) for text in texts)
