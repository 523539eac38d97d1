"""What a provider may see, and that nothing else is in the file: not in its text, its metadata or its structure."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from html import unescape
from io import BytesIO

import pdf_facts
import pikepdf
import pytest
from page import ValidationProfile, validate_pdf_bytes
from tag_facts import faults
from whole_html import document_html

from reportgen.analysis.assess import assess
from reportgen.model.assessment import Assessment
from reportgen.model.sections import PACKS
from reportgen.report.brand import brand_of
from reportgen.report.document import render
from reportgen.report.view.provider.facts import CLAUSES_SHOWN, CLAUSES_WITHHELD
from reportgen.report.view.reading_order import selected
from reportgen.report.web.file import web_report
from reportgen.report.words.formats import Formats

PROVIDER = selected(PACKS["provider"])
WORDS = re.compile(
    r"€|\bEUR\b|\bsav(?:ing|es)\b|net present|break-even|payback|\bbaseline\b|appetite|\bindex\b|sourceability|"
    r"\bwave\b|likelihood|argument against|joint organisation|\bopportunis",
    re.IGNORECASE,
)
LEAST = 1000
FILE_ID = "/ID"  # random bytes, no text


@pytest.fixture(scope="module")
def provider_pdf(example: Assessment, knowledge) -> bytes:
    return render(example, knowledge, selection=PROVIDER, progress=lambda _: None)


def secrets(assessment: Assessment) -> set[str]:
    """Return what a provider must not see: people, the analyst's and the client's own words, reasons and quotes."""
    told = assessment.engagement
    found = {told.prepared_by, told.prepared_for, told.decision_owner, told.executive_comment, told.title}
    found |= {*told.approvals, *told.objectives, *told.version_history}
    for one in assessment.processes:
        process, sourcing = one.process, one.sourcing
        found |= {process.owner, process.description, process.analyst_comment, process.override_reason}
        found |= {process.quoted_by, process.current_provider, process.business_objective, *process.systems}
        found |= {sourcing.counter_argument, sourcing.site_reason, sourcing.in_house_alternative, *sourcing.reasons}
        found |= {sourcing.price_model_name, *sourcing.premises, *(way.text for way in one.security.ways)}
    open_ones = {one.process.name for one in assessment.processes} | {told.client}
    return {text for text in found if text and len(text) > 3} - open_ones


def amounts(assessment: Assessment) -> set[str]:
    """Return every amount of money of a thousand and more, as the report would print it, but for what is a volume."""
    formats = Formats(locale=assessment.engagement.locale, currency=assessment.engagement.currency)
    costs = [one.cost for one in assessment.processes]
    given = [one.process.annual_cost for one in assessment.processes]
    money = {abs(value) for value in _decimals([*costs, *given, assessment.portfolio]) if abs(value) >= LEAST}
    volumes = {formats.number(one.process.annual_volume) for one in assessment.processes if one.process.annual_volume}
    return {formats.number(value, decimals) for value in money for decimals in (0, 2)} - volumes


def _decimals(value: object) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif is_dataclass(value):
        yield from _decimals([getattr(value, field.name) for field in fields(value)])
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _decimals(part)


def held(data: bytes) -> str:
    """Return all text that a PDF holds: of its pages, its metadata and every string of its objects."""
    with pikepdf.open(BytesIO(data)) as document:
        strings = [text for thing in document.objects for text in _strings(thing, depth=0)]
        return " ".join([*pdf_facts.texts(data), *strings, *_metadata(document), *_files(document)])


def _files(document: pikepdf.Pdf) -> list[str]:
    return [one.get_file().read_bytes().decode("utf-8", "replace") for one in document.attachments.values()]


def _metadata(document: pikepdf.Pdf) -> list[str]:
    packet = document.Root.get("/Metadata")
    return [] if packet is None else [packet.read_bytes().decode("utf-8", "replace")]


def _strings(thing: object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - a stream has keys, but does not iterate over them
            yield from () if key == FILE_ID else _inner(thing[key], depth)
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from _inner(part, depth)


def _inner(thing: object, depth: int) -> Iterator[str]:
    """Yield the strings of a direct object; those of an indirect one are found where it stands itself."""
    if depth < 20 and not (isinstance(thing, pikepdf.Object) and thing.is_indirect):
        yield from _strings(thing, depth + 1)


def leaks(text: str, assessment: Assessment) -> set[str]:
    """Return what a text holds that a provider must not see."""
    plain = " ".join(text.split())
    told = {secret for secret in secrets(assessment) if " ".join(secret.split()) in plain}
    numbers = set(re.findall(r"\d+(?:[.,]\d+)*", plain))
    return told | (numbers & amounts(assessment)) | {found.group() for found in WORDS.finditer(plain)}


def test_no_page_no_metadata_and_no_object_holds_what_a_provider_must_not_see(provider_pdf, example):
    assert leaks(held(provider_pdf), example) == set()


def test_no_word_no_attribute_no_comment_and_no_style_of_the_html_holds_it_either(example, knowledge):
    data = web_report(example, knowledge, selection=PROVIDER, progress=lambda _: None)
    page = re.sub(r"data:font/woff2;base64,[\w+/=]+", "", data.decode())
    looks = r'<style>.*?</style>| class="[^"]*"'
    text = unescape(re.sub(looks, "", page, flags=re.DOTALL))
    assert leaks(text, example) == set()
    styles = unescape(" ".join(re.findall(looks, page, flags=re.DOTALL)))
    assert leaks(styles, example) <= {"baseline", "index", "wave"}  # align-items, z-index, .wave-head
    told = text.replace("<body>", f"<body><!-- {example.engagement.prepared_by} -->")
    assert leaks(told, example) == {example.engagement.prepared_by}


def streams(data: bytes) -> Iterator[str]:
    """Yield what every stream holds, decompressed, read as Latin-1 and as the UTF-16 that strings are written in."""
    with pikepdf.open(BytesIO(data)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                content = thing.read_bytes()
                yield content.decode("latin-1")
                yield content.decode("utf-16-be", "replace")


def test_no_stream_holds_the_words_of_the_client_nor_a_hash_of_what_they_stand_in(provider_pdf, example):
    said = list(streams(provider_pdf))
    told = {secret for secret in secrets(example) for text in said if secret in text}
    assert told == set()
    assert not any("reportgen:manifest" in text or example.provenance.workbook_sha256 in text for text in said)


def test_the_search_looks_into_streams(provider_pdf, example):
    with pikepdf.open(BytesIO(provider_pdf)) as document:
        document.pages[0].contents_add(f"% {example.engagement.prepared_by}".encode())
        told = BytesIO()
        document.save(told)
    assert any(example.engagement.prepared_by in text for text in streams(told.getvalue()))


def test_the_search_finds_what_the_full_report_holds(example_html, example):
    text = unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style.*?</style>", "", example_html, flags=re.DOTALL)))
    found = leaks(text, example)
    assert {example.engagement.prepared_by, example.engagement.decision_owner, "€", "appetite"} <= found
    assert len(found & amounts(example)) > 100


@pytest.mark.parametrize("key", ["/Author", "/Title", "/Keywords"])
def test_the_search_looks_into_the_metadata(provider_pdf, example, key):
    with pikepdf.open(BytesIO(provider_pdf)) as document:
        document.docinfo[key] = f"By {example.engagement.prepared_by}"
        told = BytesIO()
        document.save(told)
    assert leaks(held(told.getvalue()), example) == {example.engagement.prepared_by}


def in_an_alt(document: pikepdf.Pdf, words: str) -> None:
    tag_of(document, "/Figure")["/Alt"] = words


def in_what_a_cell_is_read_as(document: pikepdf.Pdf, words: str) -> None:
    tag_of(document, "/TD")["/ActualText"] = words


def in_a_bookmark(document: pikepdf.Pdf, words: str) -> None:
    document.Root["/Outlines"]["/First"]["/Title"] = words


def in_the_packet(document: pikepdf.Pdf, words: str) -> None:
    packet = document.Root["/Metadata"]
    packet.write(packet.read_bytes().replace(b"pdfuaid:part>1<", f"dc:creator>{words}<".encode()))


def in_a_note(document: pikepdf.Pdf, words: str) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name("/Annot"), Subtype=pikepdf.Name("/Link"), Contents=words)
    document.pages[1]["/Annots"] = [note]


def in_a_file(document: pikepdf.Pdf, words: str) -> None:
    document.attachments["notes.txt"] = words.encode()


def tag_of(document: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == kind)


@pytest.mark.parametrize(
    "place", [in_an_alt, in_what_a_cell_is_read_as, in_a_bookmark, in_the_packet, in_a_note, in_a_file]
)
def test_the_search_looks_into_what_is_read_aloud_and_what_is_carried(provider_pdf, example, place):
    with pikepdf.open(BytesIO(provider_pdf)) as document:
        place(document, f"By {example.engagement.prepared_by}")
        told = BytesIO()
        document.save(told)
    assert leaks(held(told.getvalue()), example) == {example.engagement.prepared_by}


def test_nothing_is_attached(provider_pdf):
    with pikepdf.open(BytesIO(provider_pdf)) as document:
        assert len(document.attachments) == 0
        assert "/AF" not in document.Root
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})


def test_its_pages_have_no_fault_of_accessibility(provider_pdf):
    report = validate_pdf_bytes(provider_pdf, profile=ValidationProfile.PDF_UA_1)
    assert [one.message for one in report.failures] == []
    assert faults(provider_pdf) == []


def test_it_says_what_is_asked_of_the_processes_that_move(provider_pdf, example):
    text = " ".join(" ".join(pdf_facts.texts(provider_pdf)).split())
    moving = {one.process.name for one in example.processes if one.sourcing.moves}
    assert all(" ".join(name.split()) in text for name in moving)
    assert not [one.process.name for one in example.processes if one.process.name in text and not one.sourcing.moves]
    for name in ("Scope and volumes", "Service levels", "Controls", "Evidence", "Clauses", "Duties"):
        assert name in text


def test_its_first_page_says_where_each_section_begins(provider_pdf):
    first, *pages = (" ".join(text.split()) for text in pdf_facts.texts(provider_pdf))
    begins = {
        "Scope and volumes": "A provider takes over",
        "Service levels": "Each level has a target and a remedy",
        "Controls": "A provider must operate",
        "Evidence": "Proof is due before and after signature",
        "Clauses": "The contract must carry",
        "Duties": "A provider must help the client to comply",
    }
    for name, title in begins.items():
        told = re.search(rf"{name} (\d+)", first)
        assert told is not None
        assert [number for number, text in enumerate(pages, start=2) if title in text] == [int(told[1])]


def provider_page(engagement, knowledge):
    """Return the text of the provider pack, a line a cell."""
    found = assess(engagement, (), knowledge, workbook_sha256="ab" * 32, draws=50, seed=1)
    html = document_html(found, knowledge, brand_of(engagement, None), None, PROVIDER)
    text = re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL)
    return found, unescape(re.sub(r"<[^>]+>", "\n", text))


@pytest.fixture(scope="module")
def payroll(example):
    """Return an engagement of two processes that are to go to India, one of them in part."""
    chosen = [one.process for one in example.processes if one.process.name in {"Payroll", "Warranty claims assessment"}]
    return replace(example.engagement, processes=tuple(chosen))


def test_where_any_country_may_do_the_work_no_clause_rule_or_proof_names_the_one_recommended(payroll, knowledge):
    found, text = provider_page(payroll, knowledge)
    assert "India" in {one.sourcing.location_name for one in found.processes}
    assert "India" not in text
    assert "as far as the law in the country that the contract names allows" in text
    assert "Any" in text.splitlines()


def test_where_the_client_permits_one_country_alone_the_clauses_name_it(payroll, knowledge):
    bound = tuple(replace(one, permitted_countries=("IN",)) for one in payroll.processes)
    _, text = provider_page(replace(payroll, processes=bound), knowledge)
    assert "as far as the law in India allows" in text
    assert "India DPDP" in text


def test_a_part_is_told_as_a_share_and_each_body_of_rules_once(payroll, knowledge):
    found, text = provider_page(payroll, knowledge)
    assert {one.sourcing.sourced_share for one in found.processes} == {1.0, 0.6}
    assert "Part, 60%" in text.splitlines()
    assert text.splitlines().count("GDPR") == 1


def test_a_clause_and_a_service_level_stand_once_with_what_differs_beside(payroll, knowledge):
    _, text = provider_page(payroll, knowledge)
    lines = text.splitlines()
    names = ("Termination", "Security schedule", "Scope and what is left out", "Right first time")
    assert [lines.count(name) for name in names] == [1, 1, 1, 1]
    assert "In addition, No.\u00a02: it describes the part that stays with the client" in text
    assert "the provider reports every half-year (No.\u00a02: once a year) which of them work." in text


def test_the_volume_has_its_unit_and_evidence_stands_under_its_stage(payroll, knowledge):
    _, text = provider_page(payroll, knowledge)
    lines = text.splitlines()
    assert "Units a year" in lines
    assert "Volume" not in lines
    assert [lines.count(stage) for stage in ("Before the contract", "In operation")] == [1, 1]


def scope_notes(engagement, knowledge, **facts):
    """Return what stands below the title of the first table, of Payroll alone where facts of it are given."""
    payroll = next(one for one in engagement.processes if one.name == "Payroll")
    shown = (replace(payroll, **facts),) if facts else engagement.processes
    _, text = provider_page(replace(engagement, processes=shown), knowledge)
    lines = text.replace("\u00a0", " ").splitlines()
    return lines[lines.index("What the work is, how much of it there is, and where it may be done") :][:40]


def test_the_notes_tell_what_stands_in_the_table_and_no_more(payroll, knowledge):
    given, full, bare = (
        " ".join(scope_notes(payroll, knowledge, **facts)).partition(" No. ")[0]
        for facts in (
            {},
            {"annual_volume": 1200, "permitted_countries": ("AT",)},
            {"annual_volume": None, "seasonal_peak": None},
        )
    )
    assert "such as invoices or calls, before a part is taken over. Peak: how far" in given
    assert "Any country: under the duties and clauses below." in given
    assert "such as invoices or calls. Peak: how far" in full
    assert not re.search("Any country|An en dash", full)
    assert not re.search("Units a year:|Peak:", bare)
    assert "An en dash marks what was not given." in bare


def test_each_section_says_its_message_in_a_sentence(payroll, knowledge):
    _, text = provider_page(payroll, knowledge)
    lines = text.replace("\u00a0", " ").splitlines()
    assert "One of them in part; the volumes and busiest months size the offer." in lines
    assert "It runs them alone or with the client, and shows that they work." in lines
    assert [line for line in lines if re.match(r".+ clauses have one wording; the rest says what differs\.", line)]
    assert "The levels hold as written for every process named." in lines
    assert [line for line in lines if line.endswith("of rules the client itself stays answerable.")]


def test_each_clause_is_shown_or_withheld_by_decision(knowledge):
    assert set(knowledge.contracts.clauses) == CLAUSES_SHOWN | CLAUSES_WITHHELD
    assert not CLAUSES_SHOWN & CLAUSES_WITHHELD


def addressed(*texts: object) -> list[str]:
    """Return what speaks to its reader, who is the client in the report and the provider in the pack."""
    return re.findall(r"(?i).{20}\byou(?:rs?)?\b", repr(texts))


def test_what_the_pack_takes_over_names_the_client_and_speaks_to_nobody(knowledge):
    assert addressed("A piece of work, judged by your own expert") == [" of work, judged by your"]
    asked = knowledge.contracts
    assert addressed(asked.clauses, asked.proofs, asked.levels, knowledge.controls, *knowledge.regimes.values()) == []


def test_no_service_level_rests_on_something_with_brackets(knowledge):
    assert not [level.id for level in knowledge.contracts.levels if set("()") & set(level.basis_of_target)]


def test_where_nothing_moves_there_is_nothing_to_ask(example, knowledge):
    staying = tuple(one for one in example.processes if not one.sourcing.moves)
    alone = replace(example, processes=staying)
    html = document_html(alone, knowledge, brand_of(example.engagement, None), None, PROVIDER)
    assert "There is nothing to ask of a provider." in html
    assert "<table" not in html
