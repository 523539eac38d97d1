"""What a report carries: the results, a manifest, the workbook if asked for; never anything for a provider."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from whole_html import document_html

from reportgen.errors import UnreadableInputError, UsageError
from reportgen.model.sections import PACKS
from reportgen.pipeline.attachments import Attach, attachments
from reportgen.pipeline.ownership import made_by_reportgen
from reportgen.report.attaching import NOTHING
from reportgen.report.brand import brand_of
from reportgen.report.manifest import manifest_json
from reportgen.report.view.reading_order import WHOLE, Selection, selected


def test_the_report_carries_the_results_as_json_has_them_and_a_manifest(example_outputs: Path):
    results = (example_outputs / "example.results.json").read_bytes()
    with pikepdf.open(example_outputs / "example.pdf") as report:
        files = {name: one.get_file().read_bytes() for name, one in report.attachments.items()}
        assert {str(one["/AFRelationship"]) for one in report.Root["/AF"]} == {"/Data"}
    assert list(files) == ["example.manifest.json", "example.results.json"]
    assert files["example.results.json"] == results
    manifest = json.loads(files["example.manifest.json"])
    assert manifest["workbook_sha256"] == sha256((example_outputs / "example.xlsx").read_bytes()).hexdigest()
    assert manifest["attached"] == [
        {"name": "example.results.json", "relationship": "Data", "sha256": sha256(results).hexdigest()}
    ]
    provenance = json.loads(results)["provenance"]
    same = ("workbook_sha256", "knowledge_sha256", "seed", "draws", "weight_draws")
    assert {key: manifest[key] for key in same} == {key: provenance[key] for key in same}


def test_a_report_with_files_is_still_known_as_ours(example_outputs: Path):
    assert made_by_reportgen(example_outputs / "example.pdf")


@pytest.mark.parametrize(
    ("attach", "names"),
    [
        (Attach.RESULTS, ("example.results.json", "example.manifest.json")),
        (Attach.ALL, ("example.results.json", "example.xlsx", "example.manifest.json")),
        (Attach.NONE, ()),
    ],
)
def test_the_flag_says_what_is_attached(attach, names, example_workbook, example):
    assert attachments(attach, example_workbook, example, WHOLE).names == names


def test_the_workbook_is_attached_byte_by_byte_or_not_at_all(example_workbook, example, tmp_path: Path):
    attached = attachments(Attach.ALL, example_workbook, example, WHOLE)
    assert attached.files[1].content == example_workbook.read_bytes()
    changed = tmp_path / "example.xlsx"
    changed.write_bytes(b"another")
    with pytest.raises(UnreadableInputError, match="was changed while"):
        attachments(Attach.ALL, changed, example, WHOLE)


def test_nothing_is_attached_for_a_provider(example_workbook, example):
    provider = selected(PACKS["provider"])
    assert attachments(Attach.RESULTS, example_workbook, example, provider) is NOTHING
    with pytest.raises(UsageError, match="carries no attachment"):
        attachments(Attach.ALL, example_workbook, example, provider)


def test_asking_for_it_is_refused_before_anything_is_read(reportgen):
    ended = reportgen("generate", "missing.xlsx", "--pack", "provider", "--attach", "all")
    assert (ended.exit_code, "carries no attachment" in ended.err) == (2, True)


def test_the_report_says_what_it_carries(example, knowledge):
    names = ("example.results.json", "example.manifest.json")
    said = "example.results.json and example.manifest.json"

    def html(*templates: str, attached: tuple[str, ...] = names) -> str:
        brand = brand_of(example.engagement, None)
        return document_html(example, knowledge, brand, None, Selection(templates=templates), attached)

    assert f'<th scope="row">Attached to this file</th><td class="long">{said}</td>' in html("method")
    assert html("method").count("Attached to this file") == 1
    assert f"Attached to this file: {said}." in html("glossary")
    assert "Attached to this file" not in html("glossary", attached=())


def test_the_manifest_changes_with_whatever_changes_the_report(example, tmp_path: Path):
    brand_file, templates = tmp_path / "_brand.yml", tmp_path / "templates"
    templates.mkdir()

    def manifest(selection: Selection = WHOLE) -> str:
        brand = brand_of(example.engagement, brand_file)
        return json.dumps(
            manifest_json(example, selection, brand, brand_file=brand_file, templates=templates, files=())
        )

    brand_file.write_text("color: {primary: '#0E4A5A'}")
    seen = [manifest(), manifest(selected(PACKS["finance"])), manifest(Selection(profiles=3))]
    brand_file.write_text("color: {primary: '#204A5A'}")
    seen += [manifest()]
    (templates / "document.html").write_text("<p>Mine</p>")
    seen += [manifest()]
    assert len(set(seen)) == len(seen)
    assert manifest() == seen[-1]
