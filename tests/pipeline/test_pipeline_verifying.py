"""A report just made is consistent; one changed digit anywhere is found, and what depends on it is named."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from small_reports import (
    LOCALES,
    Small,
    rows_of,
    small_report,
    with_bomb,
    with_file,
    with_other_cell,
    with_other_digit,
    with_printed_digit,
    written,
)

from reportgen.errors import ReportgenError, UnreadableInputError
from reportgen.model.verification import Check, Outcome, Verification
from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.verifying import verify
from reportgen.report.words.agreeing import agrees


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for workbooks that tests share, so that a report on one is made once."""
    return tmp_path_factory.mktemp("small")


@lru_cache(maxsize=64)
def made(folder: Path, seed: int, attach: Attach, processes: int = 2) -> Small:
    chance = random.Random(seed)
    rows = rows_of(chance, processes)
    return small_report(written(folder / f"{seed}.xlsx", rows, {"Locale": chance.choice(LOCALES)}), attach)


def verified(data: bytes, folder: Path, workbook: Path | None = None) -> Verification:
    path = folder / "report.pdf"
    path.write_bytes(data)
    return verify(path, workbook=workbook, listener=SILENT)


def outcomes(found: Verification) -> dict[str, str]:
    return {one.check.value: one.outcome.value for one in found.checks}


def failing(found: Verification, check: Check) -> set[tuple[str, str]]:
    """Return process and path of what a check names."""
    return {
        (one.process, one.path)
        for checked in found.checks
        if checked.check is check
        for one in checked.mismatches
        if one.path
    }


def named(found: Verification) -> set[str]:
    return {one.attachment for one in found.mismatches if one.attachment}


def test_the_one_page_reports_of_50_random_engagements_are_consistent_and_follow_from_their_workbooks(folder, tmp_path):
    for seed in range(50):
        found = verified(made(folder, seed, Attach.ALL, 1).data, tmp_path)
        assert found.is_consistent, (seed, found.mismatches[:3])
        assert set(outcomes(found).values()) == {"holds"}
        assert found.is_as_written
        assert all(figure.agrees and figure.follows for figure in found.figures)


@pytest.mark.parametrize("seed", range(12))
def test_a_digit_changed_in_the_attached_workbook_names_it_and_the_figures_that_no_longer_follow(
    folder, tmp_path, seed
):
    report = made(folder, seed % 4, Attach.ALL)
    changed: list[str] = []

    def change(content: bytes) -> bytes:
        other, process = with_other_cell(content, random.Random(seed))
        changed.append(process)
        return other

    found = verified(with_file(report.data, f"{report.stem}.xlsx", change), tmp_path)
    assert not found.is_consistent
    assert f"{report.stem}.xlsx" in named(found)
    assert (changed[0], "cost.baseline_annual") in failing(found, Check.WORKBOOK)
    assert {one.process for one in found.figures if one.follows is False} <= {"", *changed}
    first = next(one for one in found.mismatches if one.path)
    assert first.page == 1, "what is printed is told first"


@pytest.mark.parametrize(
    ("kind", "seed"), [*(("results", seed) for seed in range(12)), *(("manifest", seed) for seed in range(10))]
)
def test_a_digit_changed_anywhere_in_the_results_or_the_manifest_names_the_file(folder, tmp_path, kind, seed):
    report = made(folder, seed % 4, Attach.RESULTS)
    name = f"{report.stem}.{kind}.json"
    found = verified(
        with_file(report.data, name, lambda content: with_other_digit(content, random.Random(seed))), tmp_path
    )
    assert (found.is_consistent, name in named(found)) == (False, True)


@pytest.mark.parametrize("seed", range(6))
def test_a_printed_figure_whose_result_was_changed_is_named_and_no_other(folder, tmp_path, seed):
    report = made(folder, seed % 4, Attach.RESULTS)
    wanted = random.Random(seed).choice([one for one in report.printed if one["process"]])
    part, _, key = str(wanted["path"]).partition(".")

    def change(content: bytes) -> bytes:
        results = json.loads(content)
        process = next(one for one in results["processes"] if one["id"] == wanted["process"])
        process[part][key] += 100_000
        return json.dumps(results).encode()

    found = verified(with_file(report.data, f"{report.stem}.results.json", change), tmp_path)
    assert failing(found, Check.FIGURES) == {(wanted["process"], wanted["path"])}


@pytest.mark.parametrize("seed", range(10))
def test_a_printed_digit_that_was_changed_is_found_with_its_page_and_its_figure(folder, tmp_path, seed):
    report = made(folder, seed % 4, Attach.RESULTS)
    line = random.Random(seed).randrange(len(report.printed))
    found = verified(with_printed_digit(report.data, line), tmp_path)
    assert [one.page for checked in found.checks if checked.check is Check.PAGES for one in checked.mismatches] == [1]
    wanted = report.printed[line]
    assert (wanted["process"], wanted["path"]) in failing(found, Check.FIGURES)
    assert outcomes(found) | {"pages": "", "figures": ""} == {
        "attachments": "holds", "manifest": "holds", "pages": "", "figures": "", "workbook": "not_checked",
    }  # fmt: skip


def test_the_same_workbook_gives_the_same_bytes_hashes_and_all(folder):
    made(folder, 0, Attach.RESULTS)
    assert small_report(folder / "0.xlsx").data == small_report(folder / "0.xlsx").data


@pytest.mark.parametrize("options", [{}, {"linearize": True}, {"compress_streams": False}])
def test_a_report_that_another_program_saved_as_it_was_is_consistent_and_that_is_said(folder, tmp_path, options):
    saved = BytesIO()
    with pikepdf.open(BytesIO(made(folder, 0, Attach.RESULTS).data)) as document:
        document.save(saved, **options)
    found = verified(saved.getvalue(), tmp_path)
    assert (found.is_consistent, found.is_as_written) == (True, False)


def test_a_note_put_on_a_page_is_found_with_the_page(folder, tmp_path):
    saved = BytesIO()
    with pikepdf.open(BytesIO(made(folder, 0, Attach.RESULTS).data)) as document:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 30, 30], Contents="No"
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])
        document.save(saved)
    found = verified(saved.getvalue(), tmp_path)
    assert [one.page for one in found.mismatches] == [1]


def test_a_file_attached_afterwards_or_taken_away_is_named(folder, tmp_path):
    with pikepdf.open(BytesIO(made(folder, 0, Attach.RESULTS).data)) as document:
        document.attachments["more.txt"] = b"more"
        del document.attachments["0.results.json"]
        saved = BytesIO()
        document.save(saved)
    found = verified(saved.getvalue(), tmp_path)
    assert {"more.txt", "0.results.json"} <= named(found)


def test_another_workbook_given_is_not_the_one_and_its_figures_do_not_follow(folder, tmp_path):
    report = made(folder, 0, Attach.RESULTS)
    other = written(tmp_path / "other.xlsx", rows_of(random.Random(1)))
    found = verified(report.data, tmp_path, other)
    assert (found.is_consistent, str(other) in named(found)) == (False, True)
    own = verified(report.data, tmp_path, folder / "0.xlsx")
    assert own.checks[-1].outcome is Outcome.HOLDS


def test_results_of_another_version_and_other_knowledge_are_named_as_the_likely_cause(folder, tmp_path):
    def change(content: bytes) -> bytes:
        results = json.loads(content)
        results["provenance"] |= {"version": "0.0.1", "knowledge_sha256": "ab" * 32}
        results["portfolio"]["npv"] = 1
        return json.dumps(results).encode()

    report = made(folder, 0, Attach.ALL)
    found = verified(with_file(report.data, "0.results.json", change), tmp_path)
    assert (found.made.version, found.made.seed) == ("0.0.1", 20260101)
    assert ["0.0.1" in found.causes[0], "knowledge" in found.causes[1]] == [True, True]


@pytest.mark.parametrize("field", ["seed", "draws"])
@pytest.mark.parametrize("value", [-1, 10**30, "many", None, 0.5])
def test_a_seed_or_a_number_of_draws_that_nobody_could_repeat_is_a_mismatch(folder, tmp_path, field, value):
    def change(content: bytes) -> bytes:
        results = json.loads(content)
        results["provenance"][field] = value
        return json.dumps(results).encode()

    found = verified(with_file(made(folder, 0, Attach.ALL).data, "0.results.json", change), tmp_path)
    assert found.checks[-1].outcome is Outcome.FAILS


def test_a_report_that_is_cut_off_or_has_flipped_bits_ends_in_a_verdict_or_one_sentence(folder, tmp_path):
    data, chance = made(folder, 0, Attach.RESULTS).data, random.Random(7)
    for turn in range(120):
        hurt = bytearray(data[: chance.randrange(len(data))] if turn % 3 == 0 else data)
        for _ in range(chance.randint(1, 40) if turn % 3 else 0):
            at = chance.randrange(len(hurt))
            hurt[at] ^= 1 << chance.randrange(8)
        with suppress(ReportgenError):
            found = verified(bytes(hurt) or b"%", tmp_path)
            assert not (found.is_consistent and found.is_as_written), turn


def test_damage_inside_an_attachment_or_a_page_names_it(folder, tmp_path):
    data = made(folder, 0, Attach.RESULTS).data
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[0].Contents.objgen[0]
        results = document.attachments["0.results.json"].obj.EF.F.objgen[0]

    def damaged(number: int) -> Verification:
        at = data.index(b"stream", data.index(b"\n%d 0 obj" % number)) + 40
        return verified(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :], tmp_path)

    assert "0.results.json" in named(damaged(results))
    assert 1 in {one.page for one in damaged(page).mismatches}


@pytest.mark.parametrize("name", ["0.results.json", "0.manifest.json"])
@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"{", b'{"a": NaN}', b'{"a": 1e400}', b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"a": ' + b"[" * 900 + b"]" * 900 + b"}", b'{"portfolio": 1, "processes": [1, {"id": []}], "provenance": []}',
        b'{"attached": [1, {"name": {}}], "pages": [1, null], "printed": [1, {"page": "x"}], "report": {"locale": []}}',
        b'{"printed": [{"page": -5, "process": "", "path": "[[..", "text": ""}], "report": {"locale": "zz_ZZ"}}',
    ],
)  # fmt: skip
def test_hostile_records_end_in_mismatches(folder, tmp_path, name, content):
    found = verified(with_file(made(folder, 0, Attach.ALL).data, name, lambda _: content), tmp_path)
    assert (found.is_consistent, name in named(found)) == (False, True)


def test_what_inflates_beyond_any_report_is_refused(folder, tmp_path):
    bomb = with_bomb(made(folder, 0, Attach.RESULTS).data, 65 * 1024 * 1024)
    with pytest.raises(UnreadableInputError, match="holds more than a report can"):
        verified(bomb, tmp_path)


@pytest.mark.parametrize(
    ("text", "value", "locale", "path", "is_said"),
    [
        ("€14,204,300", 14204300.4, "en_GB", "", True),
        ("€14,204,301", 14204300.4, "en_GB", "", False),
        ("€14.2m", 14204300, "en_GB", "", True),
        ("€14.3m", 14204300, "en_GB", "", False),
        ("€14.204.300", 14204300, "de_DE", "", True),
        ("14,2", 14204300, "de_DE", "", True),  # in a table in €m
        ("€12,04,300", 1204300, "en_IN", "", True),
        ("\u2212€2,509", -2509, "en_GB", "", True),
        ("\u2212€2,509", 2509, "en_GB", "", False),
        ("27%", 0.2712, "en_GB", "", True),
        ("28%", 0.2712, "en_GB", "", False),
        ("3.2 years", 3.24, "en_GB", "", True),
        ("39", 3.17, "en_GB", "cost.payback_years", True),
        ("38", 3.17, "en_GB", "cost.payback_years", False),
        ("96%", 0.0411, "en_GB", "classification.probability_kpo", True),
        ("95%", 0.0411, "en_GB", "classification.probability_kpo", False),
        ("99%", 0.0046, "en_GB", "classification.text_probability", True),
        ("997 in 1,000", 0.9972, "en_GB", "probability_of_saving", True),
        ("less than 1\u00a0in\u00a01,000", 0.0, "en_GB", "probability_of_target", True),
        ("less than 1\u00a0in\u00a01,000", 0.01, "en_GB", "probability_of_target", False),
        ("996 in 1,000", 0.9972, "en_GB", "probability_of_saving", False),
        ("more than 999 in 1,000", 0.9999, "en_GB", "probability_of_saving", True),
        ("128%", 1.2884, "en_GB", "cost.break_even.charge_share", True),
        ("129%", 1.2884, "en_GB", "cost.break_even.charge_share", False),
        ("€336k", 336999.0, "en_GB", "cost.break_even.annual_charge", True),
        ("€337k", 336999.0, "en_GB", "cost.break_even.annual_charge", True),
        ("€338k", 336999.0, "en_GB", "cost.break_even.annual_charge", False),
        ("€1,180,000", 1176497.88, "en_GB", "cost.what_if.npv", True),
        ("€1,190,000", 1176497.88, "en_GB", "cost.what_if.npv", False),
        ("3.4", 10 / 3, "en_GB", "sourcing.contributions[0].points", True),
        ("3.5", 10 / 3, "en_GB", "sourcing.contributions[0].points", False),
        ("7.6", 7.5, "en_GB", "sourcing.contributions[0].points", False),
        ("25", 24.5, "en_GB", "sourcing.index", True),
        ("three", 3, "en_GB", "", True),
        ("Outsource", "OUTSOURCE", "en_GB", "", True),
        ("Source", "OUTSOURCE", "en_GB", "", True),
        ("Retain", "OUTSOURCE", "en_GB", "", False),
        ("not assessed", {"not_assessed": "no cost"}, "en_GB", "", True),
        ("€5", {"not_assessed": "no cost"}, "en_GB", "", False),
        ("4", ["a", "b", "c", "d"], "en_GB", "", True),
        ("yes", True, "en_GB", "", False),
    ],
)
def test_a_printed_text_says_a_value_to_its_last_digit(text, value, locale, path, is_said):
    assert agrees(text, value, locale, path) is is_said
