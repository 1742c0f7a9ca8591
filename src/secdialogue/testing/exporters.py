"""The kit of an exporter's author: stored records with what they must give, and the laws that every exporter keeps."""

from __future__ import annotations

import re
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.errors import InputError, OutputError, SecdialogueError, SecdialogueWarning
from secdialogue.exporting import write_with
from secdialogue.golden import exports, stored_records
from secdialogue.model import Record
from secdialogue.plugin import Exporter
from secdialogue.serialization import to_json_line
from secdialogue.testing.generated import SORTS, dossiers
from secdialogue.testing.laws import failed_expectations, offline, tried
from secdialogue.testing.parsers import mutations

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SUFFIX = re.compile(r"(\.[a-z0-9_-]+)+")


@attrs.frozen
class ExporterKit:
    """An exporter, and on how many generated records each law is tried."""

    exporter: Exporter
    examples: int

    def on(self, strategy: st.SearchStrategy[Any], law: Callable[[Any, Path], None]) -> None:
        """Try a law on values of a strategy, each with an empty folder of its own; warnings are kept quiet.

        Records are small, so a failing one is not made smaller, which would take long; it is kept in a file.
        """

        @tried(self.examples)
        @given(strategy)
        def holds(value: Any) -> None:
            with _folder() as folder:
                try:
                    law(value, folder)
                except (Exception, pytest.fail.Exception) as error:
                    raise AssertionError(f"{type(error).__name__}: {error}\nThe record: {_kept(value)}") from error

        holds()

    def written(self, target: Path, *records: Record) -> dict[str, bytes]:
        """The bytes of the file, or of each file of the folder, that records are written to."""
        write_with(self.exporter, iter(records), target)
        assert target.is_dir() == self.exporter.folder, f"folder is {self.exporter.folder}, and it writes none such"
        files = [target] if target.is_file() else [p for p in sorted(target.rglob("*")) if p.is_file()]
        return {str(p.relative_to(target.parent)): p.read_bytes() for p in files}


def _kept(value: Any) -> str:
    """The file in which the records of a failed law are kept, one a line."""
    parts = value if isinstance(value, (list, tuple)) else (value,)
    lines = [to_json_line(part) for part in parts if isinstance(part, Record)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as stream:
        stream.writelines(lines)
    return stream.name


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", SecdialogueWarning)
        yield Path(folder)


def exporter_tests(exporter: Exporter, records: Path | None = None, *, examples: int = 15) -> Callable[..., None]:
    """A pytest test of an exporter: each law of EXPORTER_LAWS, and each stored record against its expectation.

    :param records: folder of stored records with their expectations (see `secdialogue accept-exporter`).
    :param examples: how many generated records each law is tried on.

    Assign it to a name that pytest collects: `test_exporter = exporter_tests(Exporter(), Path(__file__).parent / "records")`.
    """
    kit = ExporterKit(exporter, examples)
    stored = stored_records(records) if records is not None else []
    cases: list[Any] = [pytest.param(_golden, record, id=record.name) for record in stored]
    cases += [pytest.param(law, None, id=name) for name, law in EXPORTER_LAWS.items()]

    @pytest.mark.parametrize(("law", "record"), cases)
    def test(law: Callable[[ExporterKit, Path | None], None], record: Path | None) -> None:
        law(kit, record)

    return test


def _golden(kit: ExporterKit, record: Path | None) -> None:
    assert record is not None
    failed_expectations(exports(kit.exporter, record), f"accept-exporter {kit.exporter.name} {record.parent}")


def _is_named(kit: ExporterKit, _: Path | None) -> None:
    assert _NAME.fullmatch(kit.exporter.name), f"{kit.exporter.name!r} is no name: lower case words joined by hyphens"
    for suffix in kit.exporter.suffixes:
        assert _SUFFIX.fullmatch(suffix), f"{suffix!r} is no suffix: it begins with a dot, in lower case"


def _writes_every_record(kit: ExporterKit, _: Path | None) -> None:
    def law(record: Record, folder: Path) -> None:
        kit.written(folder / "out", record)
        assert [p.name for p in folder.iterdir()] == ["out"], "it writes beside its target"

    for strategy in SORTS.values():
        kit.on(strategy, law)


def _writes_the_same_twice(kit: ExporterKit, _: Path | None) -> None:
    def law(record: Record, folder: Path) -> None:
        (folder / "again").mkdir()
        assert kit.written(folder / "out", record) == kit.written(folder / "again" / "out", record), (
            "two outputs differ"
        )

    kit.on(dossiers(), law)


def _comes_back(kit: ExporterKit, _: Path | None) -> None:
    def law(record: Record, folder: Path) -> None:
        kit.written(folder / "out", record)
        if kit.exporter.lossless:
            assert list(kit.exporter.load(folder / "out")) == [record], "what comes back is another record"
            return
        with pytest.raises(InputError) as refused:
            list(kit.exporter.load(folder / "out"))
        assert refused.value.file, "load() does not name the file"

    kit.on(dossiers(), law)


def _takes_several_or_says_no(kit: ExporterKit, _: Path | None) -> None:
    def law(records: list[Record], folder: Path) -> None:
        try:
            kit.written(folder / "out", *records)
        except SecdialogueError as error:
            _says_what_to_do(error)
            return
        if kit.exporter.lossless:
            assert list(kit.exporter.load(folder / "out")) == records, "what comes back are other records"

    kit.on(st.lists(dossiers(), min_size=2, max_size=3), law)


def _says_what_to_do(error: SecdialogueError) -> None:
    assert error.remedy, f"it does not say what to do: {error}"


class _Interrupted(SecdialogueError):
    """What stops the records in the middle."""


def _is_whole_or_not_there(kit: ExporterKit, _: Path | None) -> None:
    def broken(record: Record) -> Iterator[Record]:
        yield record
        raise _Interrupted("the records break off")

    def law(record: Record, folder: Path) -> None:
        with pytest.raises(SecdialogueError):
            write_with(kit.exporter, broken(record), folder / "out")
        assert list(folder.iterdir()) == [], "it leaves something behind where the records break off"

    kit.on(dossiers(), law)


def _keeps_what_is_there(kit: ExporterKit, _: Path | None) -> None:
    def law(records: tuple[Record, Record], folder: Path) -> None:
        first = kit.written(folder / "out", records[0])
        with pytest.raises(OutputError):
            kit.written(folder / "out", records[1])
        write_with(kit.exporter, [records[0]], folder / "out", force=True)
        (folder / "again").mkdir()
        assert kit.written(folder / "again" / "out", records[0]) == first, "writing over another output changes it"

    kit.on(st.tuples(dossiers(), dossiers()), law)


def _names_what_cannot_be_written(kit: ExporterKit, _: Path | None) -> None:
    def law(record: Record, folder: Path) -> None:
        with pytest.raises((OSError, OutputError)):
            kit.exporter.export([record], folder / "no" / "such" / "out")

    kit.on(dossiers(), law)


def _names_what_cannot_be_loaded(kit: ExporterKit, _: Path | None) -> None:
    if not kit.exporter.lossless:
        return

    def law(case: tuple[Record, st.DataObject], folder: Path) -> None:
        record, data = case
        files = kit.written(folder / "out", record)
        name = data.draw(st.sampled_from(sorted(files)))
        (folder / name).write_bytes(data.draw(mutations(files[name])))
        try:
            list(kit.exporter.load(folder / "out"))
        except SecdialogueError as error:
            assert error.file, f"load() does not name the file: {error}"  # noqa: PT017 - it may load as well
            _says_what_to_do(error)

    kit.on(st.tuples(dossiers(), st.data()), law)


def _stays_offline(kit: ExporterKit, _: Path | None) -> None:
    def law(record: Record, folder: Path) -> None:
        with offline():
            kit.written(folder / "out", record)

    kit.on(dossiers(), law)


#: What every exporter keeps, by the words that name it in a test's report.
EXPORTER_LAWS: dict[str, Callable[[ExporterKit, Path | None], None]] = {
    "has a name and suffixes in lower case": _is_named,
    "writes every record, and only its target": _writes_every_record,
    "writes the same twice": _writes_the_same_twice,
    "comes back without loss, or says that it does not": _comes_back,
    "takes several records, or says what to do": _takes_several_or_says_no,
    "appears whole or not at all": _is_whole_or_not_there,
    "keeps what is there unless told": _keeps_what_is_there,
    "fails with an error where it cannot write": _names_what_cannot_be_written,
    "names a broken file and the remedy": _names_what_cannot_be_loaded,
    "opens no connection": _stays_offline,
}
