"""One tree of errors: each names the party to blame and ends with what to do."""

from __future__ import annotations


class SecdialogueError(Exception):
    """Base of every error that this library raises on purpose.

    :param problem: what is wrong, in one clause.
    :param file: the input or output it concerns, as the caller named it.
    :param place: where in it: a line, an XPath, a JSON Pointer, a record path.
    :param remedy: what to do about it.
    """

    def __init__(self, problem: str, *, file: str | None = None, place: str | None = None, remedy: str | None = None):
        super().__init__(problem, file, place, remedy)
        self.problem = problem
        self.file = file
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.place) if part)
        message = f"{where}: {self.problem}" if where else self.problem
        return f"{message}. {self.remedy}" if self.remedy else message

    def within(self, file: str) -> SecdialogueError:
        """The same error, naming `file` where it named none yet."""
        if self.file is None:
            self.file = file
        return self


class InputError(SecdialogueError):
    """An input cannot be read: missing, damaged, of an unknown kind, or without an article."""


class NoArticle(InputError):
    """A page or file is of a known kind but carries no article: a front page, a login or cookie wall, a script-only page."""


class UnknownSource(InputError):
    """No installed parser claims the input, or several claim it equally."""


class RecordError(SecdialogueError):
    """A record breaks the contract; `place` is the path of the value (`meetings[2].date`)."""


class SchemaVersionError(RecordError):
    """A record was written in a newer major version of the schema than this library reads."""


class PluginError(SecdialogueError):
    """A plugin could not be loaded, contradicts another, or failed while it ran."""


class OutputError(SecdialogueError):
    """An output cannot be written: it exists, its folder does not, or its format is unknown."""


class SecdialogueWarning(UserWarning):
    """Something was left out or decided that the caller should know of; nothing was lost."""
