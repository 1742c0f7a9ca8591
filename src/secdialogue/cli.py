"""The command line: the verbs on files, folders and standard input; what fails is named, the rest is written."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from secdialogue import __version__, batch
from secdialogue.discovery import installed
from secdialogue.errors import SecdialogueError, SecdialogueWarning
from secdialogue.inputs import Input, expand, repeated_stem, sidecar, source_of

if TYPE_CHECKING:
    from secdialogue.golden import Expectation

#: Exit codes: everything was read; some input failed; wrong usage (click's own).
READ, FAILED, USAGE = 0, 1, 2
INTERRUPTED = 130

_PATH = click.Path(path_type=Path)


def main() -> None:
    """Run the command; broken pipes and interrupts end it without a trace."""
    warnings.showwarning = _show_warning
    warnings.simplefilter("always", SecdialogueWarning)
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except SecdialogueError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:
        _close_quietly()
        sys.exit(FAILED)
    except OSError as error:
        _close_quietly()
        click.echo(f"error: standard output cannot be written: {error.strerror or error}", err=True)
        sys.exit(FAILED)
    sys.exit(code if isinstance(code, int) else READ)


def _show_warning(message: Warning | str, category: type[Warning], *args: Any, **kwargs: Any) -> None:
    if issubclass(category, SecdialogueWarning):
        click.echo(f"warning: {message}", err=True)


def _close_quietly() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail again."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="secdialogue")
def cli() -> None:
    """Turn reporting on security dialogues into one cited record."""


def _reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `read` and `extract` share."""
    options = (
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT…"),
        click.option("--output-dir", type=_PATH, help="One file for each input: <stem>.json."),
        click.option("--parser", metavar="NAME", help="Read with this parser instead of choosing one."),
        click.option("--published", metavar="DATE", help="Date of publication, for sources that give none."),
        click.option("--sidecar", "sidecar_file", type=_PATH, help="CSV with columns file, url, published, publisher."),
        click.option("--strict", is_flag=True, help="Refuse sources that break the rules of their format."),
        click.option("--force", is_flag=True, help="Overwrite existing files."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@cli.command("read")
@_reading_options
def read_command(
    inputs: tuple[str, ...],
    output_dir: Path | None,
    parser: str | None,
    published: str | None,
    sidecar_file: Path | None,
    strict: bool,
    force: bool,
) -> int:
    """Read sources into Documents, as JSON."""
    job = _job(parser, published, sidecar_file, strict, force, ())
    found = _inputs(inputs, output_dir)
    if output_dir is None:
        return _report(batch.print_documents(found, job))
    return _report(_progress(batch.read_to(found, job, _folder(output_dir)), len(found)))


@cli.command("extract")
@_reading_options
@click.option("-o", "--output", type=_PATH, help="One merged record of all inputs.")
@click.option(
    "--format", "format_name", metavar="NAME", help="Format of the output; by default, its suffix decides, else json."
)
@click.option(
    "--extractor", "extractors", metavar="NAME", multiple=True, help="Use this extractor for what it provides."
)
@click.option(
    "--gazetteer", "gazetteers", metavar="NAME", multiple=True, help="Let extractors look up names in this gazetteer."
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes to use.")
def extract_command(
    inputs: tuple[str, ...],
    output_dir: Path | None,
    parser: str | None,
    published: str | None,
    sidecar_file: Path | None,
    strict: bool,
    force: bool,
    output: Path | None,
    format_name: str | None,
    extractors: tuple[str, ...],
    gazetteers: tuple[str, ...],
    jobs: int,
) -> int:
    """Extract records from sources: one merged record with -o, or one for each input with --output-dir."""
    if output is not None and output_dir is not None:
        raise click.UsageError("-o writes one record, --output-dir one for each input: give one of them")
    job = _job(parser, published, sidecar_file, strict, force, extractors, gazetteers, format_name)
    found = _inputs(inputs, output_dir)
    if output_dir is not None:
        return _report(_progress(batch.extract_to(found, job, _folder(output_dir), jobs), len(found)))
    results = _progress(batch.extract_all(found, job, output, jobs), len(found))
    return _report(results)


def _job(
    parser: str | None,
    published: str | None,
    sidecar_file: Path | None,
    strict: bool,
    force: bool,
    extractors: tuple[str, ...],
    gazetteers: tuple[str, ...] = (),
    format_name: str | None = None,
) -> batch.Job:
    job = batch.Job(
        parser=parser,
        published=published,
        known=_checked(lambda: sidecar(sidecar_file)) if sidecar_file else {},
        strict=strict,
        force=force,
        extractors=extractors,
        gazetteers=gazetteers,
        format=format_name,
    )
    _checked(job.check)
    return job


def _checked(call: Callable[[], Any]) -> Any:
    """What the call gives; its errors are errors of usage, told before anything is read."""
    try:
        return call()
    except SecdialogueError as error:
        raise click.UsageError(str(error)) from error


def _inputs(names: tuple[str, ...], output_dir: Path | None) -> list[Input]:
    found = expand(names)
    repeated = repeated_stem(found) if output_dir is not None else None
    if repeated is not None:
        raise click.UsageError(
            f"{repeated[0]} and {repeated[1]} would both be written as {Path(repeated[0]).stem}.json"
        )
    return found


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"{path}: no folder can be made there: {error.strerror}") from error
    return path


def _progress(results: Iterator[batch.Result], total: int) -> Iterator[batch.Result]:
    """The results as they come, with a progress bar where standard error is a terminal."""
    if not sys.stderr.isatty() or total < 2:
        yield from results
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)
        for result in results:
            progress.update(task, advance=1, description=result.name[-40:])
            yield result


def _report(results: Iterator[batch.Result]) -> int:
    """Name what failed and what was left out; the exit code."""
    failed = 0
    for result in results:
        for problem in result.problems:
            click.echo(f"error: {problem}", err=True)
        for note in result.notes:
            click.echo(f"note: {note}", err=True)
        failed += bool(result.problems)
    return FAILED if failed else READ


@cli.command("merge")
@click.argument("records", nargs=-1, required=True, type=_PATH, metavar="RECORD…")
@click.option("-o", "--output", type=_PATH, help="Where to write the record; by default, standard output.")
@click.option("--format", "format_name", metavar="NAME", help="Format of the output.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
def merge_command(records: tuple[Path, ...], output: Path | None, format_name: str | None, force: bool) -> int:
    """Merge records into one; disagreements are kept."""
    from secdialogue.exporting import load_each
    from secdialogue.merging import merge

    merged = merge(record for path in records for record in load_each(path))
    batch.write(merged, output, format_name, force=force)
    return READ


@cli.command("export")
@click.argument("record", type=_PATH)
@click.argument("out", type=_PATH)
@click.option(
    "--format", "format_name", metavar="NAME", help="Name of the format; by default, the suffix of OUT decides."
)
@click.option("--without-text", is_flag=True, help="Leave out the texts, but keep their hashes and the quotes.")
@click.option("--update", is_flag=True, help="Add to an existing output, if the format can be read back (sqlite).")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
def export_command(
    record: Path, out: Path, format_name: str | None, without_text: bool, update: bool, force: bool
) -> int:
    """Write a record in another format."""
    from secdialogue.exporting import export, load_each, update_with
    from secdialogue.sharing import without_text as stripped

    records = load_each(record)
    if without_text:
        records = (stripped(r) for r in records)
    if update:
        update_with(records, out, format=format_name)
    else:
        export(records, out, format=format_name, force=force)
    return READ


@cli.command("validate")
@click.argument("record", type=_PATH)
@click.option("--sources", type=_PATH, help="Folder of sources from which to restore texts and check quotes.")
def validate_command(record: Path, sources: Path | None) -> int:
    """Check a record: its spans, ids, references and evidence."""
    from secdialogue.exporting import load_each
    from secdialogue.sharing import with_texts

    for loaded in load_each(record):
        checked = with_texts(loaded, sources) if sources is not None else loaded
        numbers = {kind: len(getattr(checked, kind)) for kind in ("documents", *batch.KINDS)}
        counts = ", ".join(f"{number} {kind if number != 1 else kind[:-1]}" for kind, number in numbers.items())
        missing = sum(document.text is None for document in checked.documents)
        click.echo(f"{record}: valid: {counts}" + (f"; {missing} without text" if missing else ""))
    return READ


@cli.command("show")
@click.argument("record", type=_PATH)
def show_command(record: Path) -> int:
    """Print a record as tables."""
    from secdialogue.display import show
    from secdialogue.exporting import load_each

    for loaded in load_each(record):
        show(loaded)
    return READ


@cli.command("plugins")
def plugins_command() -> int:
    """List parsers, extractors, exporters and gazetteers, and the distributions they come from."""
    from secdialogue.display import show_plugins

    available = installed()
    show_plugins(available)
    return FAILED if available.failures else READ


def _new(kind: str) -> None:
    """Add the command that writes a distribution of one kind."""

    @cli.command(f"new-{kind}", help=f"Write the distribution of a new {kind}; it passes its own tests at once.")
    @click.argument("name")
    @click.option("--into", "parent", type=_PATH, default=Path(), help="Folder to write the distribution into.")
    def command(name: str, parent: Path) -> int:
        from secdialogue.scaffold import new_plugin

        folder = new_plugin(kind, name, parent)
        click.echo(f"{folder}: written. Install and test it: pip install -e '{folder}[test]' && pytest {folder}")
        return READ


for _kind in ("parser", "exporter", "gazetteer"):
    _new(_kind)


@cli.command("check-parser")
@click.argument("name")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
def check_parser_command(name: str, pages: tuple[str, ...]) -> int:
    """Say what a parser leaves out of pages."""
    from secdialogue.checkup import check_page
    from secdialogue.discovery import named

    available = installed()
    parser = named(available.parsers, name, "parser")
    for item in expand(pages):
        click.echo(f"{item.name}:")
        for line in check_page(parser, source_of(item, {}), available):
            click.echo(f"  {line}")
    return READ


@cli.command("accept-parser")
@click.argument("name")
@click.argument("folder", type=_PATH)
def accept_parser_command(name: str, folder: Path) -> int:
    """Accept what a parser makes of its stored pages; show what changed, and exit with 1 if anything did."""
    from secdialogue.discovery import named
    from secdialogue.golden import accepted, all_expectations

    return _accepted(accepted(all_expectations(named(installed().parsers, name, "parser"), folder)))


@cli.command("accept-exporter")
@click.argument("name")
@click.argument("folder", type=_PATH)
def accept_exporter_command(name: str, folder: Path) -> int:
    """Accept what an exporter makes of its stored records; show what changed, and exit with 1 if anything did."""
    from secdialogue.discovery import named
    from secdialogue.golden import accepted, exports, stored_records

    exporter = named(installed().exporters, name, "format")
    return _accepted(accepted(e for record in stored_records(folder) for e in exports(exporter, record)))


def _accepted(changed: Iterable[Expectation]) -> int:
    """Show what was accepted; the exit code."""
    code = READ
    for expectation in changed:
        click.echo(expectation.difference(), nl=False)
        click.echo(f"written: {expectation.file}", err=True)
        code = FAILED
    return code


@cli.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> int:
    """Print the script that completes commands and options in a shell."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(cli, {}, "secdialogue", "_SECDIALOGUE_COMPLETE").source())
    return READ


if __name__ == "__main__":
    main()
