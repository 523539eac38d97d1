"""Several workbooks in one call: each on its own, each under its own name, and said at the end what became of each."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.errors import UsageError
from reportgen.pipeline import OutputFormat, Request, Silent, attempt, gather, plan_each
from reportgen.pipeline.naming import distinct_stems

PAYABLE = "Process name,FTE,Annual cost\nAccounts payable,20,1000000\n"
MISRATED = "Process name,Judgement\nAccounts payable,9\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_out(**contents: str) -> None:
    """Write files by name, `__` for a folder and `_` for the dot: north__acme_csv."""
    for name, content in contents.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def carried(fact):
    return pickle.loads(pickle.dumps(fact))  # noqa: S301 - our own bytes


def held(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_two_of_one_name_share_a_folder_and_an_error_in_one_leaves_the_others_theirs(reportgen, here: Path):
    lay_out(north__acme_csv=PAYABLE, south__acme_csv=MISRATED, broken_xlsx="PK\x03\x04 cut off")
    Path("out").mkdir()
    named = ("north/acme.csv", "south/acme.csv", "broken.xlsx", "missing.xlsx")
    ended = reportgen("generate", *named, "-o", "out", "--format", "json")
    assert (ended.exit_code, ended.out) == (7, "out/acme-north.results.json\n")
    assert held(here / "out") == ["acme-north.results.json"]
    lines = ended.err.splitlines()
    assert lines[-6:-1] == [
        "Workbook        Outcome           Errors  Warnings  Written",
        "north/acme.csv  done                   0         4  out/acme-north.results.json",
        "south/acme.csv  needs correcting       1         3  -",
        "broken.xlsx     cannot be read         -         -  -",
        "missing.xlsx    cannot be read         -         -  -",
    ]
    assert lines[-1] == "Error: 3 of 4 workbooks failed; what the other gave is written."
    assert any(line.startswith("south/acme.csv  Processes!B2  error RG") for line in lines)
    assert "Error: missing.xlsx does not exist: check the name and the folder." in lines


def test_all_done_is_exit_code_0_and_all_failed_is_7(reportgen):
    lay_out(a_csv=PAYABLE, b_csv=PAYABLE)
    ended = reportgen("generate", "a.csv", "b.csv", "--format", "json", "-q")
    assert (ended.exit_code, ended.out, ended.err) == (0, "a.results.json\nb.results.json\n", "")
    ended = reportgen("generate", "no.xlsx", "none.xlsx", "-q")
    assert (ended.exit_code, ended.out) == (7, "")
    assert ended.err.splitlines()[-1] == "Error: All 2 workbooks failed, so nothing was written."


@pytest.mark.parametrize("fault", [ZeroDivisionError("no"), MemoryError(), RecursionError(), BaseException("a panic")])
def test_even_what_nobody_expected_in_one_does_not_stop_the_others(reportgen, monkeypatch, fault):
    lay_out(a_csv=PAYABLE, b_csv=PAYABLE)
    usual = pipeline.outcome.generate

    def faulty(request, **further):
        if request.workbook.name == "a.csv":
            raise fault
        return usual(request, **further)

    monkeypatch.setattr(pipeline.outcome, "generate", faulty)
    ended = reportgen("generate", "a.csv", "b.csv", "--format", "json", "-q")
    assert (ended.exit_code, ended.out) == (7, "b.results.json\n")
    assert ended.err.startswith("Error: a.csv: ")
    assert "Traceback" not in ended.err


def test_an_interruption_stops_them_all(reportgen, here: Path, monkeypatch):
    lay_out(a_csv=PAYABLE, b_csv=PAYABLE)

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline.outcome, "generate", interrupted)
    assert reportgen("generate", "a.csv", "b.csv").exit_code == 130
    assert held(here) == ["a.csv", "b.csv"]


def test_a_brand_at_fault_is_said_once_before_any_work(reportgen):
    lay_out(a_csv=PAYABLE, b_csv=PAYABLE, brand_yml="color: [")
    ended = reportgen("generate", "a.csv", "b.csv", "--brand", "brand.yml", "--format", "json")
    assert (ended.exit_code, ended.out, "Reading" in ended.err) == (4, "", False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "report.pdf"], "report.pdf is to hold the outputs of several workbooks: give a folder that exists."),
        (["-o", "missing/"], "missing is to hold the outputs of several workbooks: give a folder that exists."),
    ],
)
def test_one_file_for_several_is_wrong_use(reportgen, arguments, said):
    lay_out(a_csv=PAYABLE, b_csv=PAYABLE)
    ended = reportgen("generate", "a.csv", "b.csv", *arguments)
    assert (ended.exit_code, ended.out, ended.err) == (2, "", f"Error: {said}\n")


def test_an_output_never_takes_the_name_of_a_workbook_that_was_given():
    lay_out(acme_csv=PAYABLE)
    Path("acme.results.xlsx").write_text("another workbook")
    with pytest.raises(UsageError, match=r"acme\.results\.xlsx is given as a workbook"):
        plan_each((Path("acme.csv"), Path("acme.results.xlsx")), None, [OutputFormat.XLSX])


@pytest.mark.parametrize(
    ("workbooks", "stems"),
    [
        (["a.xlsx", "b.xlsx"], ["a", "b"]),
        (["north/acme.xlsx", "south/acme.xlsx"], ["acme-north", "acme-south"]),
        (["acme.xlsx", "acme.xlsm"], ["acme-xlsx", "acme-xlsm"]),
        (["a/x/acme.xlsx", "b/x/acme.xlsx"], ["acme-a-x", "acme-b-x"]),
        (["north/acme.xlsx", "south/ACME.xlsx"], ["acme-north", "ACME-south"]),
        (["x/caf\u00e9.xlsx", "y/cafe\u0301.xlsx"], ["caf\u00e9-x", "cafe\u0301-y"]),
        (["acme.xlsx", "ACME.xlsx"], ["acme-2", "ACME"]),
        (
            ["north/acme.xlsx", "south/acme.xlsx", "acme-north.xlsx"],
            ["acme-clients-north", "acme-south", "acme-north-xlsx"],
        ),
    ],
)
def test_no_two_workbooks_share_a_name_also_where_case_does_not_count(workbooks, stems):
    given = [Path("/clients", one) for one in workbooks]
    assert distinct_stems(given) == tuple(stems)
    assert distinct_stems(given[::-1]) == tuple(stems[::-1])


def test_every_format_gets_the_same_name_in_a_folder():
    Path("out").mkdir()
    (plan, other) = plan_each(
        (Path("n/acme.xlsx"), Path("s/acme.xlsx")), Path("out"), list(OutputFormat), pack="finance"
    )
    names = {path.name for path in plan.values()}
    assert {"acme-n-finance.pdf", "acme-n.results.xlsx", "acme-n.results.json", "acme-n-finance.figures"} <= names
    assert not {path.name.casefold() for path in other.values()} & {name.casefold() for name in names}


def test_a_folder_or_a_pattern_stands_for_its_workbooks_without_lock_files_and_our_own(reportgen):
    lay_out(in__b_csv=PAYABLE, in__deep__c_csv=PAYABLE, in__notes_txt="no workbook")
    assert reportgen("generate", "in/b.csv", "--format", "xlsx", "-o", "in/made.xlsx", "-q").exit_code == 0
    for name in ("a.xlsx", "~$a.xlsx", "a.results.xlsx", "a.review-2.xlsx", ".hidden.xlsx", "D.XLSM"):
        Path("in", name).write_text("a workbook")
    folder = gather(["in"])
    assert [path.name for path in folder.workbooks] == ["D.XLSM", "a.xlsx"]
    assert [path.name for path in folder.left_out] == ["a.results.xlsx", "a.review-2.xlsx", "made.xlsx"]
    assert [path.name for path in gather(["in/*.csv"]).workbooks] == ["b.csv"]
    assert [path.name for path in gather(["in/*"]).workbooks] == ["D.XLSM", "a.xlsx", "b.csv"]
    assert [path.name for path in gather(["in/**/*.csv"]).workbooks] == ["b.csv", "c.csv"]


def test_a_workbook_named_twice_is_made_once_and_one_named_outright_is_never_left_out(here: Path):
    lay_out(a_xlsx="1")
    Path("a.review.xlsx").write_text("what the analyst goes on with")
    Path("a[1].xlsx").write_text("a name that looks like a pattern")
    named = gather(["./a.xlsx", "a.review.xlsx", "*.xlsx", str(here / "a.xlsx"), "a[1].xlsx"])
    assert named.workbooks == (Path("a.xlsx"), Path("a.review.xlsx"), Path("a[1].xlsx"))
    assert named.left_out == ()


def test_a_folder_without_a_workbook_is_a_failure_of_its_own(reportgen):
    lay_out(a_csv=PAYABLE)
    Path("empty").mkdir()
    ended = reportgen("generate", "empty", "*.xlsm", "a.csv", "--format", "json", "-q")
    assert (ended.exit_code, ended.out) == (7, "a.results.json\n")
    assert "empty stands for no workbook" in ended.err
    assert "*.xlsm stands for no workbook" in ended.err


def test_one_workbook_by_a_pattern_is_one_workbook(reportgen):
    lay_out(in__a_csv=PAYABLE)
    ended = reportgen("generate", "in/*.csv", "--format", "json", "-o", "board.json", "-q")
    assert (ended.exit_code, ended.out, ended.err) == (0, "board.json\n", "")


def test_a_job_and_its_outcome_can_go_to_another_process_and_back():
    lay_out(a_csv=PAYABLE, b_csv=MISRATED)
    Path("there.json").write_text("a letter")
    for name, output in (("a.csv", "a.json"), ("b.csv", "b.json"), ("a.csv", "there.json"), ("a.csv", "no/a.json")):
        job = Request(workbook=Path(name), outputs={OutputFormat.JSON: Path(output)})
        assert carried(job) == job
        outcome = attempt(job, listener=Silent())
        assert carried(outcome) == outcome
        assert (outcome.failure is None) == (output == "a.json")


def test_what_a_killed_run_left_is_removed_by_the_next_and_nothing_else(reportgen, here: Path):
    from reportgen.pipeline.leftovers import draft_name

    lay_out(a_csv=PAYABLE)
    mine = Path(draft_name(".json"))
    of_a_dead = Path(mine.name.replace(f"-{mine.name.split('-')[2]}-", "-99999999-"))
    elsewhere = Path(f".reportgen-{'0' * 8}-99999999-{'0' * 12}.json")
    for path in (mine, of_a_dead, elsewhere, Path(".reportgen-notes")):
        path.write_text("half")
    folder = Path(of_a_dead.stem[:-1] + "0")
    folder.mkdir()
    assert reportgen("generate", "a.csv", "--format", "json", "-q").exit_code == 0
    assert held(here) == sorted([mine.name, elsewhere.name, ".reportgen-notes", "a.csv", "a.results.json"])
    assert not folder.exists()
