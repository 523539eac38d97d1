"""Ratings that say one kind of work and a text that clearly describes the other are remarked on, and nothing less."""

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, assessed, process

from reportgen.analysis.contradiction import contradicting
from reportgen.model.finding import CellRef
from reportgen.model.verdict import NatureClass

KEYING = "Clerks key the invoices of suppliers into the ledger and match them with orders."
VALUING = "Experts search patents and prior art and judge what an invention is worth."


def remarked(one):
    return [finding for finding in assessed(one).findings if finding.code == "RG911"]


def rated(nature, name, description=None, **facts):
    return process(name=name, description=description, ratings={**nature, **READY, **GUARDED}, **facts)


def test_expert_ratings_of_what_reads_like_routine_work_are_remarked():
    (found,) = remarked(rated(EXPERT, "Accounts payable", KEYING))
    assert '"Accounts payable" is expert work (KPO), but its text reads like routine work (BPO)' in found.message
    assert "resembles the reference process Accounts payable invoice processing." in found.message
    assert "what makes this expert work (KPO)" in found.remedy


def test_routine_ratings_of_what_reads_like_expert_work_are_remarked():
    (found,) = remarked(rated(ROUTINE, "Patent search", VALUING))
    assert "is routine work (BPO), but its text reads like expert work (KPO)" in found.message
    assert "resembles the reference process Patent prior-art search." in found.message


def read_against(entry, nature):
    return contradicting(process(name=entry.name, description=entry.description), nature, KNOWLEDGE)


@pytest.mark.parametrize(
    "one",
    [
        rated(ROUTINE, "Accounts payable", KEYING),
        rated(EXPERT, "Patent search", VALUING),
        rated(dict.fromkeys(ROUTINE, 3), "Accounts payable", KEYING),
        rated(EXPERT, "xqzv plmk"),
        process(name="Accounts payable", description=KEYING, ratings={}),
    ],
    ids=["routine, as rated", "expert, as rated", "rated in between", "text unknown", "not rated, so inferred"],
)
def test_what_does_not_clearly_contradict_is_not_remarked(one):
    assert remarked(one) == []


def test_the_remark_stands_at_the_description_else_at_the_name():
    cells = {"name": CellRef(sheet="Processes", cell="B7"), "description": CellRef(sheet="Processes", cell="D7")}
    described = rated(EXPERT, "Accounts payable", KEYING, cells=cells)
    named = rated(EXPERT, "Accounts payable", cells={"name": cells["name"]})
    assert [(one.place, one.field) for one in remarked(described)] == [("Processes!D7", "description")]
    assert [(one.place, one.field) for one in remarked(named)] == [("Processes!B7", "name")]


def test_no_reference_process_contradicts_its_own_class():
    assert [entry.id for entry in KNOWLEDGE.reference_processes if read_against(entry, entry.nature)] == []


def test_most_reference_processes_of_the_wrong_class_would_be_found():
    opposite = {NatureClass.BPO: NatureClass.KPO, NatureClass.KPO: NatureClass.BPO}
    clear = [entry for entry in KNOWLEDGE.reference_processes if entry.nature in opposite]
    assert len([entry for entry in clear if read_against(entry, opposite[entry.nature])]) > len(clear) / 2
