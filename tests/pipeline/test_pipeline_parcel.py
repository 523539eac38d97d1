"""What travels to a cluster, every file a report is made from and no path of this computer, and what comes back."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from reportgen.errors import BrandOrTemplateError, OutputExistsError, UnreadableInputError, UsageError
from reportgen.pipeline import Failure, OutputFormat, Request
from reportgen.pipeline.cluster import parcel as of_parcel
from reportgen.pipeline.cluster.delivery import Delivery, accepted
from reportgen.pipeline.cluster.parcel import packed, unpacked

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
BRAND = "logo: {path}\ntypography:\n  fonts: [{{family: Own, source: file, files: [fonts/Own.ttf]}}]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for path, text in {
        "clients/acme.csv": "Process name\nPayroll\n",
        "old.json": "{}",
        "firm/brand/_brand.yml": BRAND.format(path="../logos/logo.svg"),
        "firm/logos/logo.svg": LOGO,
        "firm/brand/fonts/Own.ttf": "font",
        "firm/brand/secret.txt": "not named in the brand file",
        "own/sections/note.html": "<p>Note</p>",
        "own/.git/config": "hidden",
    }.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)
    return tmp_path


def request(**more) -> Request:
    outputs = {OutputFormat.JSON: Path("acme.json")}
    return Request(workbook=Path("clients/acme.csv"), outputs=outputs, **more)


WHOLE = {"brand": Path("firm/brand/_brand.yml"), "templates": Path("own"), "since": Path("old.json")}


def test_all_that_is_named_travels_and_nothing_else_and_no_path_of_this_computer(here: Path):
    parcel = packed(request(**WHOLE, seed=7, strict=True))
    assert sorted(parcel.files) == [
        "brand/brand/_brand.yml",
        "brand/brand/fonts/Own.ttf",
        "brand/logos/logo.svg",
        "since/old.json",
        "templates/sections/note.html",
        "workbook/acme.csv",
    ]
    assert str(here).encode() not in pickle.dumps(parcel)
    assert b"clients" not in pickle.dumps(parcel)


def test_unpacked_elsewhere_the_request_leads_to_the_same_files(tmp_path: Path):
    far = tmp_path / "far"
    asked = unpacked(packed(request(**WHOLE, seed=7, strict=True)), far)
    assert (asked.seed, asked.strict, asked.cache, asked.workbook.name) == (7, True, False, "acme.csv")
    assert asked.workbook.read_text() == "Process name\nPayroll\n"
    assert asked.since.read_text() == "{}"
    assert (asked.brand.parent / "../logos/logo.svg").read_text() == LOGO
    assert (asked.templates / "sections/note.html").read_text() == "<p>Note</p>"
    assert all(path.is_relative_to(far) for path in (asked.workbook, asked.brand, asked.templates, asked.since))


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        (lambda: Path("clients/acme.csv").unlink(), UnreadableInputError, "clients/acme.csv does not exist"),
        (lambda: Path("acme.json").write_text("Dear Sir"), OutputExistsError, "acme.json exists and was not made by"),
        (
            lambda: Path("firm/brand/_brand.yml").write_text(BRAND.format(path=Path("firm/logos/logo.svg").resolve())),
            BrandOrTemplateError,
            "a place on this computer: to send it to a cluster, write the path as it is seen from the brand file",
        ),
    ],
)
def test_what_cannot_travel_is_said_here_and_nothing_is_sent(change, kind, said: str):
    change()
    with pytest.raises(kind, match=said):
        packed(request(**WHOLE))


def test_a_folder_of_templates_that_is_too_large_is_not_sent(monkeypatch):
    monkeypatch.setattr(of_parcel, "_LARGEST_FOLDER", 5)
    with pytest.raises(UsageError, match="own holds more than 0 MB, too much to send to a cluster"):
        packed(request(**WHOLE))


class Heard(list):
    def stage(self, text: str) -> None:
        self.append(text)

    def findings(self, findings: object) -> None:
        self.append(findings)


@pytest.mark.parametrize(
    ("brand", "there", "said"),
    [
        (Path("firm/brand/_brand.yml"), "brand/brand/_brand.yml: bad", "firm/brand/_brand.yml: bad"),
        (Path("firm/brand/_brand.yml"), "brand/brand/logo.svg: bad", "firm/brand/logo.svg: bad"),
        (Path("firm/brand/_brand.yml"), "workbook/acme.csv needs correcting", "clients/acme.csv needs correcting"),
        (Path("firm/brand/_brand.yml"), "templates/page.html, line 3", "own/page.html, line 3"),
        (Path("firm/brand/_brand.yml"), "since/old.json holds no results", "old.json holds no results"),
    ],
)
def test_what_is_said_there_is_said_here_of_the_files_here(brand: Path, there: str, said: str):
    job = request(**WHOLE | {"brand": brand})
    failure = Failure(sentence=f"/far/{there}", exit_code=4, details=(f"/far/{there}",), trace=f"at /far/{there}")
    delivery = Delivery(
        contents={}, findings=(), failure=failure, heard=("Reading /far/workbook/acme.csv", None), folder="/far"
    )
    heard = Heard()
    outcome = accepted(job, delivery, listener=heard)
    assert (outcome.failure.sentence, outcome.failure.details, outcome.failure.trace) == (said, (said,), f"at {said}")
    assert (heard, outcome.outputs) == (["Reading clients/acme.csv", ()], ())


def test_a_brand_file_in_this_very_folder_is_named_as_it_was_given(monkeypatch):
    monkeypatch.chdir("firm/brand")
    job = Request(workbook=Path("../../clients/acme.csv"), outputs={}, brand=Path("_brand.yml"))
    place = f"/far/{packed(job).places['brand']}"
    assert of_parcel.as_here(f"{place} and {Path(place).parent}/fonts/Own.ttf", job, "/far") == (
        "_brand.yml and fonts/Own.ttf"
    )


def test_an_output_that_cannot_be_written_when_it_comes_back_is_said():
    job = Request(workbook=Path("clients/acme.csv"), outputs={OutputFormat.JSON: Path("gone/acme.json")})
    delivery = Delivery(contents={OutputFormat.JSON: b"{}"}, findings=(), failure=None, heard=())
    outcome = accepted(job, delivery, listener=Heard())
    assert (outcome.failure.exit_code, outcome.outputs) == (2, ())
    assert "the folder gone does not exist" in outcome.failure.sentence
