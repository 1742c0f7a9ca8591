"""The command line: what is written, what is said, and with which exit code."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from secdialogue import cli
from secdialogue.serialization import from_json

ONE = "NAIROBI, May 3, 2024 - The foreign ministers of Kenya and Chad met in Nairobi on Friday.\n\n“We will meet again,” said Amina Diallo.\n"
TWO = "GENEVA, May 4, 2024 - Switzerland said on Saturday that it would host talks between Kenya and Chad in June.\n"


class Ran:
    """What a command printed and its exit code."""

    def __init__(self, code: int, out: str, err: str):
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["secdialogue", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt.gz").write_bytes(gzip.compress(TWO.encode()))
    return folder


def test_read_prints_one_document_as_an_object_and_several_as_a_list(run: Any, sources: Path) -> None:
    one = run("read", sources / "one.txt")
    assert (one.code, json.loads(one.out)["text"]) == (0, ONE)
    both = run("read", sources)
    assert [d["text"] for d in json.loads(both.out)] == [ONE, TWO]


def test_read_writes_one_file_an_input_named_by_its_stem(run: Any, sources: Path, tmp_path: Path) -> None:
    assert run("read", sources, "--output-dir", tmp_path / "out").code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["one.json", "two.json"]
    assert json.loads((tmp_path / "out" / "two.json").read_text("utf-8"))["text"] == TWO


def test_extract_prints_a_record_and_takes_standard_input(run: Any) -> None:
    done = run("extract", "-", stdin=ONE.encode())
    assert done.code == 0
    assert from_json(done.out).documents[0].text == ONE


def test_extract_writes_one_merged_record_or_one_an_input(run: Any, sources: Path, tmp_path: Path) -> None:
    assert run("extract", sources, "-o", tmp_path / "all.json").code == 0
    assert len(from_json((tmp_path / "all.json").read_text("utf-8")).documents) == 2
    assert run("extract", f"{sources}/*", "--output-dir", tmp_path / "each").code == 0
    assert sorted(p.name for p in (tmp_path / "each").iterdir()) == ["one.json", "two.json"]


def test_several_jobs_give_the_same_bytes_as_one(run: Any, sources: Path, tmp_path: Path) -> None:
    assert run("extract", sources, "-o", tmp_path / "a.json").code == 0
    assert run("extract", sources, "-o", tmp_path / "b.json", "--jobs", 2).code == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_documents_as_json_are_an_input_like_their_source(run: Any, sources: Path, tmp_path: Path) -> None:
    run("read", sources / "one.txt", "--output-dir", tmp_path / "out")
    direct, indirect = run("extract", sources / "one.txt"), run("extract", tmp_path / "out" / "one.json")
    assert indirect.out == direct.out
    assert run("extract", "-", stdin=run("read", sources).out.encode()).code == 0


def test_what_fails_is_named_and_the_rest_is_written(run: Any, sources: Path, tmp_path: Path) -> None:
    (sources / "bad.txt").write_bytes(b"")
    done = run("extract", sources / "one.txt", sources / "bad.txt", "nowhere.txt", "-o", tmp_path / "all.json")
    assert done.code == 1
    assert "bad.txt: is empty" in done.err
    assert "nowhere.txt: no such file or folder" in done.err
    assert len(from_json((tmp_path / "all.json").read_text("utf-8")).documents) == 1


def test_files_in_a_folder_that_no_parser_claims_are_listed_and_no_failure(
    run: Any, sources: Path, tmp_path: Path
) -> None:
    (sources / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    done = run("extract", sources, "-o", tmp_path / "all.json")
    assert done.code == 0
    assert "note: left out: " in done.err
    assert run("extract", sources / "picture.png", "-o", tmp_path / "b.json").code == 1


def test_nothing_is_written_over_without_force(run: Any, sources: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("mine")
    done = run("extract", sources, "-o", target)
    assert (done.code, target.read_text()) == (1, "mine")
    assert "exists already. Use --force" in done.err
    assert run("extract", sources, "-o", target, "--force").code == 0
    from_json(target.read_text("utf-8"))
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


BAD_SIDECARS = [
    ("path\nx\n", "line 1: no column 'file'"),
    ("file,url,pubdate\n", "line 1: unknown column 'pubdate'. Name the columns file, url, published, publisher"),
    ("file;url\n", "no column 'file'"),
    ("file,published\nsources/one.txt,14/03/2025\n", "line 2: '14/03/2025' is no ISO 8601 date"),
    ("file\nsources/none.txt\n", "line 2: there is no"),
]


@pytest.mark.parametrize(("table", "words"), BAD_SIDECARS)
def test_a_sidecar_that_is_wrong_is_told_with_its_line(
    run: Any, sources: Path, tmp_path: Path, table: str, words: str
) -> None:
    (tmp_path / "sidecar.csv").write_text(table)
    done = run("read", sources, "--sidecar", tmp_path / "sidecar.csv")
    assert done.code == 2
    assert words in done.err


def test_what_is_no_source_is_told_what_it_is(run: Any, sources: Path, tmp_path: Path) -> None:
    run("extract", sources / "one.txt", "-o", tmp_path / "record.json")
    assert "is a record, not a source. Use merge" in run("extract", tmp_path / "record.json").err
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 text")
    assert "is no text. Convert it" in run("read", tmp_path / "a.pdf").err
    (tmp_path / "empty").mkdir()
    assert "no document was read. Name files" in run("extract", tmp_path / "empty").err


USAGE = [
    (["read", "x.txt", "--published", "yesterday"], "'yesterday' is no ISO 8601 date"),
    (["read", "x.txt", "--parser", "nope"], "there is no parser 'nope'"),
    (["extract", "x.txt", "--extractor", "nope"], "there is no extractor 'nope'"),
    (["extract", "x.txt", "--format", "nope"], "there is no format 'nope'"),
    (["extract", "x.txt", "--gazetteer", "nope"], "there is no gazetteer 'nope'"),
    (["read", "x.txt", "--sidecar", "none.csv"], "none.csv"),
    (["extract"], "Missing argument"),
    (["extract", "one.txt", "-o", "a.json", "--output-dir", "b"], "give one of them"),
    (["extract", "a/x.txt", "b/x.html", "--output-dir", "out"], "would both be written as x.json"),
    (["shout"], "No such command"),
]


@pytest.mark.parametrize(("arguments", "words"), USAGE)
def test_wrong_usage_is_told_before_anything_is_read(run: Any, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert words in done.err


def test_an_output_that_cannot_be_written_is_an_error_not_a_trace(run: Any, sources: Path, tmp_path: Path) -> None:
    done = run("extract", sources, "-o", tmp_path / "no" / "such" / "all.json")
    assert done.code == 1
    assert "cannot be written" in done.err
    assert run("extract", sources, "-o", tmp_path / "all.docx").code == 1


def test_a_sidecar_gives_what_the_sources_do_not_say(run: Any, sources: Path, tmp_path: Path) -> None:
    (sources / "three.txt").write_text("Kenya and Chad met on Friday and agreed to meet again.\n")
    table = tmp_path / "sidecar.csv"
    table.write_text("file,url,published,publisher\nsources/three.txt,https://example.org/3,2024-05-04,Example\n")
    done = run("read", sources / "three.txt", "--sidecar", table)
    document = json.loads(done.out)
    assert (document["url"], document["published"], document["publisher"]) == (
        "https://example.org/3",
        "2024-05-04",
        "Example",
    )
    table.write_text("path\nx\n")
    assert "no column 'file'" in run("read", sources, "--sidecar", table).err


def test_merge_export_validate_and_show_take_what_extract_wrote(run: Any, sources: Path, tmp_path: Path) -> None:
    run("extract", sources, "--output-dir", tmp_path / "each")
    merged = tmp_path / "merged.json"
    assert run("merge", *sorted((tmp_path / "each").iterdir()), "-o", merged).code == 0
    assert run("export", merged, tmp_path / "merged.jsonl").code == 0
    assert run("export", tmp_path / "merged.jsonl", tmp_path / "again.json").code == 0
    assert (tmp_path / "again.json").read_bytes() == merged.read_bytes()
    assert "valid: 2 documents" in run("validate", merged).out
    shown = run("show", merged)
    assert shown.code == 0
    assert "Documents (2)" in shown.out
    assert "\x1b" not in shown.out


def test_a_record_that_is_none_is_refused_with_file_and_path(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"schema": "secdialogue/record/1.0"}')
    done = run("validate", tmp_path / "a.json")
    assert done.code == 1
    assert "a.json: documents: is missing" in done.err


def test_plugins_lists_parts_and_their_distributions(run: Any) -> None:
    done = run("plugins")
    assert done.code == 0
    assert "plain-text" in done.out


def test_version_help_and_completion(run: Any) -> None:
    assert run("--version").out.startswith("secdialogue, version ")
    assert "extract" in run("--help").out
    assert "_SECDIALOGUE_COMPLETE" in run("completion", "bash").out


def command(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "secdialogue.cli", *map(str, arguments)], capture_output=True, check=False, **options
    )


def test_the_same_bytes_come_out_under_another_hash_seed_locale_and_time_zone(sources: Path) -> None:
    outs = set()
    for seed, locale, zone in (
        ("0", "C", "UTC"),
        ("1", "C.UTF-8", "Pacific/Kiritimati"),
        ("2", "POSIX", "America/St_Johns"),
    ):
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        done = command("extract", sources, env=env)
        assert done.returncode == 0, done.stderr
        outs.add(done.stdout)
    assert len(outs) == 1


def test_a_closed_pipe_ends_the_command_without_a_trace(sources: Path) -> None:
    for _ in range(40):
        (sources / "one.txt").write_text(ONE * 200)
    process = subprocess.Popen(
        [sys.executable, "-m", "secdialogue.cli", "read", str(sources)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read().decode()
    process.wait()
    assert "Traceback" not in errors
    assert "BrokenPipe" not in errors
