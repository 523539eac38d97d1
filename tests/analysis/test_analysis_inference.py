"""What a name alone can tell: the seventeen services the subject is taught with, and text that is no process."""

from dataclasses import replace

import numpy as np
import pytest
from analysis_cases import KNOWLEDGE, ROUTINE, assessed, classified, process, verdict

from reportgen.analysis import infer
from reportgen.analysis.likeness import likeness, packed, unpacked
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed, Recommendation

BPO, KPO = NatureClass.BPO, NatureClass.KPO
SERVICES = (
    ("Data processing", BPO),
    ("Basic data entry", BPO),
    ("Setting up a bank account", BPO),
    ("Department outsourcing", BPO),
    ("Technical support", BPO),
    ("Email support to customers", BPO),
    ("Granular market and customer segmentation", KPO),
    ("Predictive response and propensity/cross-sell modelling", KPO),
    ("Precision marketing, churn prediction and management", KPO),
    ("Store and shelf space management", KPO),
    ("Promotional efficiency tracking", KPO),
    ("Category and brand performance measurement", KPO),
    ("Market mix modelling", KPO),
    ("Dynamic pricing, promotion and portfolio optimisation", KPO),
    ("Primary, secondary and web-based market research", KPO),
    ("IP and patent monetisation and portfolio management", KPO),
    ("Analytics and optimisation algorithm R&D for ISVs", KPO),
)
NO_PROCESS = (
    "xqzv plmk",
    "Lorem ipsum dolor sit amet",
    "my holiday in Spain",
    "TBD",
    "n/a",
    "=1+1",
    "{{ 7*7 }}",
    "\U0001f389",
    "12345",
    "The cat sat on the mat",
    "Chocolate cake",
    "buy milk and eggs",
    "my grandmother's birthday",
    "asdf jkl qwer",
    "Wir gehen heute schwimmen",
    "the moon sings softly",
)
TOLD_BY_DESCRIPTION = (
    ("Reporting", "Refreshes the same tabs every Monday and mails them out", BPO),
    ("Reporting", "Explains to the finance director why margins moved", KPO),
    ("Data analyst", "An analyst who copies figures from one system into another", BPO),
    ("Legal", "Stamps, scans and files incoming letters", BPO),
    ("Data entry", "Judges from conflicting specialist letters how a rare disease is coded", KPO),
    ("Administration", "Models demand by region and advises the board on prices", KPO),
    ("Engineering", "Clerks type part numbers from drawings into a list", BPO),
)
USUAL_NAMES = (
    ("Accounts payable", BPO),
    ("Accounts payble processing", BPO),
    ("ACCOUNTS PAYABLE", BPO),
    ("Payroll", BPO),
    ("Pay roll procesing", BPO),
    ("Patent analytics", KPO),
    ("Equity reserch", KPO),
    ("AP", BPO),
    ("AR", BPO),
    ("P2P", BPO),
    ("O2C", BPO),
    ("R2R", BPO),
    ("FP&A", KPO),
    ("fp & a", KPO),
    ("KYC", BPO),
    ("RCM", BPO),
    ("MIS", BPO),
    ("L1 support", BPO),
    ("FEA", KPO),
    ("Check processing", BPO),
    ("Cheque processing", BPO),
    ("Customer fulfillment", BPO),
    ("Kreditorenbuchhaltung", BPO),
    ("Gestion de la paie", BPO),
    ("Cuentas por pagar", BPO),
    ("Contas a pagar", BPO),
)


def named(name, description=None, ratings=None):
    return classified(process(name=name, description=description, ratings=ratings or {}))


@pytest.mark.parametrize(("name", "label"), SERVICES)
def test_the_seventeen_services_are_told_apart_by_name_alone(name, label):
    found = named(name)
    assert found.evidence is Evidence.INDICATIVE
    assert found.nature is label
    assert found.leaning is label


@pytest.mark.parametrize("text", NO_PROCESS)
def test_text_that_is_no_business_process_is_not_classed(text):
    found = named(text)
    assert found.evidence is Evidence.NONE
    for value in (found.nature, found.leaning, found.knowledge_index, found.probability_kpo):
        assert isinstance(value, NotAssessed)
    assert found.contributions == found.resembles == found.flips == ()


def test_text_that_is_no_process_is_assessed_further():
    found = verdict(process(name="xqzv plmk", ratings={})).sourcing
    assert found.recommendation is Recommendation.ASSESS_FURTHER


@pytest.mark.parametrize(("name", "label"), USUAL_NAMES)
def test_usual_names_abbreviations_spellings_languages_and_slips_of_the_pen(name, label):
    assert named(name).leaning is label


def test_an_inferred_class_names_the_references_it_rests_on_the_likest_first():
    found = named("Customer e-mail support", "Answer questions of customers by e-mail and chat")
    assert 1 <= len(found.resembles) <= 3
    likeness = [one.similarity for one in found.resembles]
    assert likeness == sorted(likeness, reverse=True)
    assert all(0 < one <= 1 for one in likeness)


def test_inferred_ratings_are_marked_and_stay_on_the_scale():
    found = named("Payroll")
    assert all(part.inferred and part.cell is None and 1 <= part.rating <= 5 for part in found.contributions)
    assert found.coverage == 0.0


def test_an_entered_rating_stands_before_an_inferred_one():
    found = named("Payroll", ratings={"judgement": 5})
    parts = {part.criterion: part for part in found.contributions}
    assert (parts["judgement"].rating, parts["judgement"].inferred) == (5, False)


def test_a_rated_process_is_not_touched_by_its_name():
    assert named("Patent analytics", ratings=ROUTINE).nature is BPO
    assert named("xqzv plmk", ratings=ROUTINE).knowledge_index == named("Payroll", ratings=ROUTINE).knowledge_index
    assert not any(part.inferred for part in named("Payroll", ratings=ROUTINE).contributions)


def test_very_long_text_is_read_and_does_not_stall():
    found = named("Payroll", "Run the monthly payroll. " * 1_300)
    assert found.leaning is BPO


@pytest.mark.parametrize(("name", "description", "label"), TOLD_BY_DESCRIPTION)
def test_the_description_outranks_the_name(name, description, label):
    found = named(name, description)
    assert found.evidence is Evidence.INDICATIVE
    assert found.leaning is label


def test_the_words_that_speak_loudest_are_named_with_their_side():
    found = named("Reporting", "Explains to the finance director why margins moved")
    loudest = found.speaking[0]
    assert loudest.word in {"explains", "margins", "why", "finance", "director"}
    assert loudest.pull > 0
    assert [abs(said.pull) for said in found.speaking] == sorted(abs(said.pull) for said in found.speaking)[::-1]


def test_the_leaning_and_the_index_agree_with_the_probability_of_the_text():
    names = [(entry.name, entry.description) for entry in KNOWLEDGE.reference_processes[::9]]
    unpriced = {"ratings": {}, "annual_cost": None}  # the class does not follow the money
    found = assessed(*(process(f"P{n}", name, description=text, **unpriced) for n, (name, text) in enumerate(names)))
    for one in (each.classification for each in found.processes):
        assert one.probability_kpo == one.text_probability
        assert (one.leaning is KPO) == (one.probability_kpo >= 0.5) == (one.knowledge_index >= 50)


def test_what_the_text_suggests_stands_beside_ratings_that_decide():
    found = named("Patent analytics", ratings=ROUTINE)
    assert found.nature is BPO
    assert found.text_probability > 0.8
    assert named("xqzv plmk", ratings=ROUTINE).text_probability is None


def test_the_model_knows_most_of_what_it_has_not_seen():
    from training.examples import examples_of  # scikit-learn takes a second to load, on every worker
    from training.regression import fitted, space_of

    # Fitted anew without every sixth reference process; benchmarks/classify.py gives the figures on other labels.
    left_out = KNOWLEDGE.reference_processes[::6]
    rest = tuple(one for one in KNOWLEDGE.reference_processes if one not in left_out)
    space = space_of(examples_of(rest))
    model = replace(KNOWLEDGE.text_model, weights=fitted(space, np.ones(len(space.examples), dtype=bool)).weights)
    clear = [one for one in left_out if one.nature is not NatureClass.HYBRID]
    found = assessed(
        *(process(one.id, one.name, description=one.description, ratings={}, annual_cost=None) for one in clear),
        knowledge=replace(KNOWLEDGE, reference_processes=rest, text_model=model),
    )
    leanings = [one.classification.leaning for one in found.processes]
    placed = [(one.nature, leaning) for one, leaning in zip(clear, leanings, strict=True) if leaning in {BPO, KPO}]
    assert len(placed) >= 0.98 * len(clear)
    assert sum(nature is leaning for nature, leaning in placed) >= 0.92 * len(placed)


def test_a_description_of_both_kinds_of_work_is_mixed_and_split_in_the_analysts_words():
    found = named("Supplier risk", "Send suppliers questionnaires; examine their evidence and judge the risk")
    assert found.nature is NatureClass.HYBRID
    assert found.hybrid_kind is HybridKind.MIXED
    assert "Send suppliers questionnaires" in found.split.routine
    assert "examine their evidence" in found.split.expert


def test_a_description_of_one_kind_of_work_is_not_mixed():
    found = named("Supplier forms", "Send suppliers questionnaires; chase missing answers and file them")
    assert (found.nature, found.hybrid_kind, found.split) == (BPO, None, None)


def test_the_catalogue_that_another_run_prepared_finds_the_same():
    index = infer.catalogue_of(KNOWLEDGE)
    again = unpacked(KNOWLEDGE.reference_processes, packed(index))
    for name, description in (("Accounts payble", ""), ("Reporting", "Explains why margins moved"), ("AP", "")):
        assert likeness(name, description, again) == likeness(name, description, index) != []
