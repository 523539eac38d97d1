"""A broken data file ends in one sentence that names the file and the entry, with exit code 4."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from changed_data import shipped, with_data, with_fault

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.catalogues import load_from
from reportgen.knowledge.reading import DATA

# file, what to change, into what, what is said
BREAKS = [
    (
        "criteria.toml",
        "weights = { knowledge_index = 0.20, operational_risk = 0.25, automation_exposure = 0.20 }",
        "weights = { knowledge_index = 0.30, operational_risk = 0.25, automation_exposure = 0.20 }",
        "criteria.toml: the weights of knowledge_index add up to 1.1, not 1",
    ),
    (
        "criteria.toml",
        "weights = { inherent_impact = 0.35 }",
        "weights = { inherent_impct = 0.35 }",
        'criteria.toml, entry data_sensitivity: "inherent_impct" is not an index',
    ),
    (
        "criteria.toml",
        '["Reading, writing and arithmetic", ',
        "[",
        "criteria.toml, entry domain_expertise: it has 4 anchors, not 5",
    ),
    (
        "criteria.toml",
        '"A few days of product training"',
        '"A few days of product training, given by somebody who has been there for years already"',
        'criteria.toml, entry domain_expertise: the anchor "A few days',
    ),
    (
        "criteria.toml",
        '"Months in the function"',
        '"Years in the specialism"',
        'criteria.toml, entry domain_expertise: "anchors" names something twice',
    ),
    (
        "criteria.toml",
        'id = "domain_expertise"',
        'id = "judgement"',
        "criteria.toml, entry judgement: its id stands there twice",
    ),
    (
        "criteria.toml",
        'name = "Domain expertise"',
        'name = "JUDGEMENT"',
        'criteria.toml, entry domain_expertise: the name "JUDGEMENT" is already that of judgement',
    ),
    (
        "criteria.toml",
        'reversed = ["knowledge_index", "operational_risk"]',
        'reversed = ["structural_risk"]',
        'criteria.toml, entry codifiability: "reversed" names "structural_risk"',
    ),
    (
        "criteria.toml",
        'high = "it takes years',
        'high = "It takes years',
        'criteria.toml, entry domain_expertise: "high" must be a clause in lower case',
    ),
    (
        "criteria.toml",
        '"Restricted", "Special category or crown jewel"]',
        '"Restricted"]',
        "criteria.toml, entry data_sensitivity: it has 4 choices, not 5",
    ),
    (
        "criteria.toml",
        'weights = "share of the index before renormalising over what was entered"',
        "",
        'criteria.toml, entry judgement, weights: the number "knowledge_index" has no unit',
    ),
    (
        "criteria.toml",
        "weights = { knowledge_index = 0.14, automation_exposure = 0.10 }",
        "weights = { knowledge_index = -0.14, automation_exposure = 0.10 }",
        'criteria.toml, entry analytical_complexity, weights: "knowledge_index" is -0.14',
    ),
    (
        "criteria.toml",
        'source = "Quinn and Hilmer 1994; McIvor 2008"',
        "",
        'criteria.toml, entry strategic_importance: "source" is missing',
    ),
    (
        "criteria.toml",
        'source = "Quinn and Hilmer 1994; McIvor 2008"',
        'source = "Quinn and Hilmer 1994; McIvor 2008"\nreverse = true',
        'criteria.toml, entry strategic_importance: "reverse" is not a field here',
    ),
    (
        "criteria.toml",
        'routine = "is learned in days"',
        "",
        'criteria.toml, entry domain_expertise: "routine" is missing',
    ),
    (
        "criteria.toml",
        'evidence = "Strategy papers, link to revenue"',
        'evidence = "Strategy papers, link to revenue"\nexpert = "is hard"',
        'criteria.toml, entry strategic_importance: "expert" belongs to the nature criteria only',
    ),
    ("gates.toml", 'reviewed = "2026-11"', "", 'gates.toml, entry G1: "reviewed" is missing'),
    (
        "gates.toml",
        'reviewed = "2026-11"',
        'reviewed = "lately"',
        'gates.toml, entry G1: "reviewed" is "lately", which is no date',
    ),
    (
        "gates.toml",
        'basis = "practitioner convention"',
        'basis = "rumour"',
        'gates.toml, entry G1: "basis" is "rumour"',
    ),
    ("gates.toml", "order = 8", "order = 7", "the eight gates must be decided in an order from 1 to 8"),
    ("gates.toml", 'id = "G3"', 'id = "G9"', 'gates.toml, entry G9: "id" is "G9", which is none of G1'),
    ("gates.toml", "order = 8", "order = 7.5", 'gates.toml, entry G3: "order" must be a whole number, not 7.5'),
    (
        "bands.toml",
        '{ name = "HYBRID", low = 40, high = 60 }',
        '{ name = "HYBRID", low = 45, high = 60 }',
        "bands.toml, entry knowledge_index: each band must end above its start, where the next one begins",
    ),
    (
        "bands.toml",
        '{ name = "critical", low = 15, high = 25 }',
        '{ name = "critical", low = 15, high = 20 }',
        "bands.toml, entry tier: its bands must cover 1 to 25",
    ),
    (
        "bands.toml",
        '{ name = "SELECTIVE", low = 40, high = 60 }',
        '{ name = "PARTLY", low = 40, high = 60 }',
        "bands.toml, entry sourceability: its bands must be RETAIN, SELECTIVE, OUTSOURCE",
    ),
    ("bands.toml", 'id = "risk"', 'id = "danger"', 'bands.toml, entry danger: "id" is "danger"'),
    ("bands.toml", "accepted_residual = 8", "accepted_residual = 13", "rise in this order"),
    ("doubts.toml", "[0.2, 0.2, 0.2, 0.2, 0.2]", "[0.3, 0.2, 0.2, 0.2, 0.2]", "5 probabilities that add up to 1"),
    ("doubts.toml", "[0.2, 0.2, 0.2, 0.2, 0.2]", "[0.5, 0.5]", 'entry blank: "chances" must be 5 probabilities'),
    ("doubts.toml", "[0.2, 0.2, 0.2, 0.2, 0.2]", "0.2", 'entry blank: "chances" must be a list of numbers'),
    ("doubts.toml", "deviation = 1.0", "deviation = 0", 'entry inferred: "deviation" is 0, which lies outside'),
    ("doubts.toml", "step = 0.15", "step = 0.4", 'entry entered: "step" must be below a third'),
    (
        "doubts.toml",
        '[[doubt]]\nid = "entered"',
        '[[other]]\nid = "entered"',
        "ratings that are entered is missing from",
    ),
    ("doubts.toml", 'id = "entered"', 'id = "blunt"', 'doubts.toml, entry blunt: "id" is "blunt"'),
    ("bands.toml", "value = 0.5\n", "value = 0.2\n", "the steps of maturity must rise from 0 to 1"),
    (
        "price_models.toml",
        'price_model = "managed_service"',
        'price_model = "manged_service"',
        'price_models.toml, entry bpo_whole_function: "price_model" is "manged_service"',
    ),
    (
        "price_models.toml",
        'nature = "KPO"\nsituation = "any"',
        'nature = "KPO"\nsituation = "whole_function"',
        'the rules of KPO must end with their only rule for "any" situation',
    ),
    (
        "locations.csv",
        "IN,India,South Asia,28",
        "IN,India,South Asia,cheap",
        "locations.csv, entry IN: \"rate_transactional\" must be a number, not 'cheap'",
    ),
    (
        "locations.csv",
        "IN,India,South Asia,28",
        "IN,India,Far away,28",
        'locations.csv, entry IN: "region" is "Far away"',
    ),
    ("locations.csv", "IN,India,", "India,India,", "locations.csv, entry India: its id must be a country code"),
    ("locations.csv", "IN,India,", "US,India,", "locations.csv, entry US: its id stands there twice"),
    ("locations.csv", "IN,India,", "IN,India,,", "locations.csv, line 32: a cell too many or too few"),
    ("locations.csv", "id,name,region", "id,name,continent", "locations.csv: its columns are not those"),
    (
        "columns.toml",
        'wage_growth = "share a year"',
        'wage_growth = ""',
        'locations.csv, entry US: the number "wage_growth" has no unit',
    ),
    (
        "columns.toml",
        '["locations.csv".units]',
        '["places.csv".units]',
        "locations.csv: its columns are not those",
    ),
    (
        "parameters.toml",
        'unit = "share of labour"',
        'unit = " "',
        'parameters.toml, entry provider_efficiency_bpo: "unit" must be a text that is not blank',
    ),
    (
        "parameters.toml",
        "low = 0.2\nlikely = 0.3\nhigh = 0.42",
        "low = 0.35\nlikely = 0.3\nhigh = 0.42",
        "parameters.toml, entry benefits_loading: low 0.35, likely 0.3 and high 0.42 must rise within 0 to 1.5",
    ),
    (
        "parameters.toml",
        "low = 0.2\nlikely = 0.3\n",
        "low = 0.2\n",
        'parameters.toml, entry benefits_loading: "likely" is missing',
    ),
    (
        "parameters.toml",
        "high = 0.42\nminimum = 0\nmaximum = 1.5",
        "high = 0.42\nminimum = 0\nmaximum = 0.4",
        "parameters.toml, entry benefits_loading: low 0.2, likely 0.3 and high 0.42 must rise within 0 to 0.4",
    ),
    (
        "parameters.toml",
        "minimum = 0\nmaximum = 1000000",
        "minimum = 1000000\nmaximum = 0",
        "parameters.toml, entry pay_per_fte: its minimum must lie below its maximum",
    ),
    (
        "controls.csv",
        "NIST CSF PR.DS-02",
        "NIST CSF PR.DS-2",
        'the reference "NIST CSF PR.DS-2" is no id of a framework we cite',
    ),
    (
        "controls.csv",
        "NIST CSF PR.DS-02;NIST SP 800-53 SC-8",
        "NIST CSF PR.DS-03;NIST SP 800-53 SC-8",
        'entry CTL-EN-01: the reference "NIST CSF PR.DS-03" does not exist: frameworks.toml does not hold it',
    ),
    (
        "controls.csv",
        "ISO/IEC 27001 A.6.4",
        "ISO/IEC 27001 A.6.9",
        'entry CTL-PE-04: the reference "ISO/IEC 27001 A.6.9" does not exist',
    ),
    (
        "frameworks.toml",
        '"A.6.1 to A.6.8"',
        '"A.6.8 to A.6.1"',
        'frameworks.toml, entry ISO/IEC 27001: "A.6.8 to A.6.1" is no span of ids',
    ),
    (
        "frameworks.toml",
        'gone = ["ID.AM-06"]',
        'gone = ["ID.AM-66"]',
        'frameworks.toml, entry NIST CSF: "gone" names "ID.AM-66", which "ids" does not hold',
    ),
    ("frameworks.toml", 'basis = "published"', "", 'frameworks.toml, entry NIST CSF: "basis" is missing'),
    (
        "tiers.toml",
        "notice_hours = 24",
        "notice_hours = 72",
        "tiers.toml, entry critical: it is watched less closely than the tier below it",
    ),
    ("tiers.toml", "review_months = 6", "review_months = 0", "tiers.toml, entry significant: it is watched less"),
    ("tiers.toml", 'id = "critical"', 'id = "grave"', 'tiers.toml, entry grave: "id" is "grave"'),
    ("tiers.toml", "steps = 3", "steps = 1", "tiers.toml, entry low: the steps must be given for low, medium and high"),
    (
        "impact_floors.toml",
        'id = "ip_sensitivity"',
        'id = "secrecy"',
        'impact_floors.toml, entry secrecy: "id" is "secrecy"',
    ),
    (
        "impact_floors.toml",
        "impact = 3",
        "impact = 5",
        "impact_floors.toml, entry ten_million: these entries must rise",
    ),
    ("impact_floors.toml", "from_usd = 10_000_000", "from_usd = 100_000_001", "entry ten_million: these entries must"),
    ("gates.toml", '["CTL-SC-08"]', '["CTL-SC-88"]', 'gates.toml, entry G4: "lifting" names "CTL-SC-88"'),
    (
        "controls.csv",
        ",critical,,,32,",
        ",critical,,,33,",
        "its rank 33 is already that of CTL-SC-08 in the BPO list",
    ),
    (
        "controls.csv",
        ",none,client_premises,systems,60,",
        ",none,,systems,60,",
        "no tier, fact or regime ever calls for it",
    ),
    (
        "controls.csv",
        ",none,personal_abroad,personal_abroad,26,",
        ",none,abroad,personal_abroad,26,",
        'entry CTL-PR-02: "when" names "abroad"',
    ),
    (
        "controls.csv",
        ",being stuck with a failing provider,",
        ",,",
        'CTL-SC-08: "against" must be a text that is not blank',
    ),
    ("controls_in_house.csv", "CTL-AC-08,", "CTL-AC-99,", "CTL-AC-99 is no measure of controls.csv"),
    ("controls_in_centre.csv", "CTL-SC-03,", "CTL-SC-99,", "CTL-SC-99 is no measure of controls.csv"),
    ("controls.csv", ",being stuck with", ",Being stuck with", 'CTL-SC-08: "against" must be a clause in lower case'),
    (
        "controls.csv",
        ",being stuck with a failing provider,",
        ",a stolen password used to log in,",
        'entry CTL-SC-08: "against" says what that of CTL-AC-02 says',
    ),
    (
        "controls.csv",
        ",being stuck with a failing provider,",
        ",being stuck for years to come with a provider that is about to fail,",
        'CTL-SC-08: "against" takes 67 characters, and at most 60 are shown',
    ),
    ("controls.csv", ",client_premises,systems,60,", ",client_premises,computers,60,", '"needs" names "computers"'),
    (
        "controls.csv",
        ",client_premises,systems,60,",
        ",client_premises,systems;remote_work,60,",
        'CTL-AC-12: "needs" names "remote_work", which never holds together with "client_premises"',
    ),
    (
        "controls.csv",
        ",none,regulated,systems,51,",
        ",none,regulated,secret_data;personal_data,51,",
        'CTL-EN-11: "needs" names "personal_data", which never holds together with "secret_data"',
    ),
    ("controls.csv", ",data,bpo,likelihood,0.25,Scan", ",data,bpo,likelihood,25,Scan", "lies outside 0.01 to 0.95"),
    (
        "regimes.toml",
        'controls = ["CTL-AU-04", ',
        'controls = ["CTL-AU-40", ',
        'regimes.toml, entry sox: "controls" names "CTL-AU-40", which controls.csv does not hold',
    ),
    (
        "regimes.toml",
        'label = "UK GDPR"',
        'label = "gdpr"',
        'regimes.toml, entry uk_gdpr: its label "gdpr" is already that of gdpr',
    ),
    (
        "regimes.toml",
        'controls = ["CTL-AU-04", "CTL-AC-06", "CTL-QA-01"]',
        "controls = []",
        "regimes.toml, entry sox: it needs at least one duty and one control",
    ),
    (
        "regimes.toml",
        "needs_personal_data = true",
        'needs_personal_data = "yes"',
        'regimes.toml, entry gdpr: "needs_personal_data" must be true or false',
    ),
    (
        "taxonomy.csv",
        "P001,Accounts payable invoice processing,finance,",
        "P001,Accounts payable invoice processing,finances,",
        'taxonomy.csv, entry P001: "function" is "finances"',
    ),
    ("taxonomy.csv", ",per_transaction,AP;", ",per_unit,AP;", 'taxonomy.csv, entry P001: "price_model" is "per_unit"'),
    (
        "taxonomy.csv",
        ",1,2,5,2,1,5,1,2,3,1,2,1,2,",
        ",9,2,5,2,1,5,1,2,3,1,2,1,2,",
        '"judgement" is 9, which lies outside',
    ),
    ("taxonomy.csv", ",AR;", ",AP;", 'taxonomy.csv, entry P002: the name or alias "AP" already leads to P001'),
    ("outlook.toml", "secondary = false", "secondary = 0", '"secondary" must be true or false'),
    ("outlook.toml", 'bears_on = "contact"', 'bears_on = "weather"', '"bears_on" is "weather"'),
    ("outlook.toml", "[[figure]]", "[[figure]", "Knowledge file outlook.toml is not valid TOML"),
    (
        "form_and_place.toml",
        'operational = "low"\nstructural = "high"',
        'operational = "low"\nstructural = "low"',
        "form_and_place.toml, entry low_high: the cell low and low stands there twice",
    ),
    (
        "form_and_place.toml",
        '[[cell]]\nid = "high_high"\noperational = "high"\nstructural = "high"',
        '[[spare]]\nid = "high_high"\noperational = "high"\nstructural = "high"',
        "form_and_place.toml, entry low_low: the cell high and high is missing from the file",
    ),
    (
        "form_and_place.toml",
        'form = "joint"',
        'form = "in_house"',
        'form_and_place.toml, entry moderate_moderate: "form" is "in_house", which is none of',
    ),
    (
        "form_and_place.toml",
        'distance = "onshore"',
        'distance = "at home"',
        'form_and_place.toml, entry high_high: "distance" is "at home"',
    ),
    (
        "form_and_place.toml",
        'structural = "moderate"',
        'structural = "medium"',
        'form_and_place.toml, entry low_moderate: "structural" is "medium", which is none of low, moderate, high',
    ),
    (
        "form_and_place.toml",
        'ground = "the work can be written down and measured, and',
        'ground = "The work can be written down and measured, and',
        'form_and_place.toml, entry low_low: "ground" must be a clause in lower case',
    ),
    (
        "form_and_place.toml",
        "step = 3",
        "step = 4",
        "the steps of exposure must be given for home, same_law, recognised_law, foreign_law, and rise",
    ),
    (
        "thresholds.toml",
        'id = "captive_fte"',
        'id = "captive_people"',
        'thresholds.toml, entry captive_people: "id" is "captive_people"',
    ),
    (
        "thresholds.toml",
        '[[threshold]]\nid = "surprising_saving"',
        '[[limit]]\nid = "surprising_saving"',
        "the threshold surprising_saving is missing from the file",
    ),
    (
        "thresholds.toml",
        "value = 0.80",
        "value = 80",
        'thresholds.toml, entry stable_share: "value" is 80, which lies outside 0.5 to 1',
    ),
    (
        "thresholds.toml",
        'id = "exposure_later"\nvalue = 45',
        'id = "exposure_later"\nvalue = 75',
        "thresholds.toml, entry exposure_later: it must not lie above exposure_next",
    ),
    (
        "thresholds.toml",
        'id = "automate_partly"\nvalue = 40',
        'id = "automate_partly"\nvalue = 75',
        "thresholds.toml, entry automate_partly: it must not lie above automate_first",
    ),
    (
        "thresholds.toml",
        'unit = "points of the knowledge index"',
        'unit = ""',
        'thresholds.toml, entry probability_slope: "unit" must be a text that is not blank',
    ),
    (
        "conditions.toml",
        'at_least = ["colleagues notice when it goes wrong", ',
        "at_least = [",
        'conditions.toml, entry strategic_importance: "at_least" has 3 steps, not 4',
    ),
    (
        "conditions.toml",
        'id = "measurability"',
        'id = "judgement"',
        'conditions.toml, entry judgement: "id" is "judgement", which is none of',
    ),
    (
        "conditions.toml",
        '[[condition]]\nid = "remote_delivery"',
        '[[spare]]\nid = "remote_delivery"',
        "the condition remote_delivery is missing from the file",
    ),
    (
        "skills.toml",
        'text = "communication in writing: ',
        'text = "short notes: ',
        'skills.toml, entry communication: its text must name its topic, "communication"',
    ),
    (
        "skills.toml",
        "at_least = { customer_contact = 3 }",
        "at_least = { customer_contacts = 3 }",
        '"at_least" names "customer_contacts", which is no criterion and none of error_rate',
    ),
    (
        "skills.toml",
        "at_least = { customer_contact = 3 }",
        "at_least = { customer_contact = 6 }",
        'skills.toml, entry communication_suppliers: "at_least" asks for customer_contact 6, which lies outside 1 to 5',
    ),
    (
        "skills.toml",
        'facts = ["languages"]',
        'facts = ["dialects"]',
        'skills.toml, entry languages: "facts" names "dialects", which is none of personal_data',
    ),
    (
        "skills.toml",
        'functions = ["engineering"]',
        'functions = ["engineers"]',
        'skills.toml, entry method_engineering: "functions" names "engineers"',
    ),
    (
        "skills.toml",
        'nature = "KPO"\ntopic = "credential"',
        'nature = "HYBRID"\ntopic = "credential"',
        'skills.toml, entry licensed: "nature" is "HYBRID", which is none of BPO, KPO',
    ),
    (
        "skills.toml",
        'id = "industry"\nnature = "KPO"',
        'id = "industry"\nnature = "KPO"\nat_most = { judgement = 4 }',
        "the skills of KPO on industry_knowledge must end with their only one for any process",
    ),
    ("functions.toml", "[[function]]", "[[room]]", "functions.toml: it holds no entries [[function]]"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), BREAKS, ids=range(len(BREAKS)))
def test_a_fault_in_a_data_file_is_said_in_one_sentence(tmp_path: Path, file: str, old: str, new: str, said: str):
    everywhere = file == "functions.toml"
    with pytest.raises(BrandOrTemplateError, match=re.escape(said)) as failure:
        load_from(with_fault(tmp_path, file, old, new, count=-1 if everywhere else 1))
    assert failure.value.exit_code == 4
    assert "\n" not in str(failure.value)
    assert str(failure.value).endswith(".")


@pytest.mark.parametrize("file", sorted(path.name for path in DATA.iterdir()))
def test_a_missing_data_file_is_named(tmp_path: Path, file: str):
    with pytest.raises(BrandOrTemplateError, match=re.escape(f"Knowledge file {file} cannot be read")):
        load_from(with_data(tmp_path, {file: None}))


def test_a_column_that_is_no_criterion_is_named(tmp_path: Path):
    files = ("taxonomy.csv", "columns.toml")
    texts = {file: shipped(file).replace("ip_sensitivity", "ip_secrecy") for file in files}
    with pytest.raises(BrandOrTemplateError, match='the column "ip_secrecy" is no criterion'):
        load_from(with_data(tmp_path, texts))
