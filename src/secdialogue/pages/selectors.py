"""Selectors for authors of page parsers: they give what is asked for, or say loudly that the page is not as expected."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar, overload

from lxml import etree

from secdialogue.errors import InputError, PluginError

T = TypeVar("T")

_REMEDY = "The page's markup differs from what the parser expects: mend the selector, or name another parser"


@overload
def only(tree: Any, xpath: str) -> etree._Element: ...
@overload
def only(tree: Any, xpath: str, of: type[T]) -> T: ...
def only(tree: Any, xpath: str, of: type[Any] = etree._Element) -> Any:
    """The one thing that `xpath` finds below `tree`.

    :param of: what is asked for: an element (the default), or `str` for an attribute or a text node.
    :raises InputError: where nothing or more than one thing is found; `place` is the XPath.
    :raises PluginError: where `xpath` is no XPath, or finds things of another type.
    """
    found = _found(tree, xpath, of)
    if len(found) != 1:
        raise InputError(f"{len(found) or 'no'} matches where one is expected", place=xpath, remedy=_REMEDY)
    return found[0]


@overload
def every(tree: Any, xpath: str) -> list[etree._Element]: ...
@overload
def every(tree: Any, xpath: str, of: type[T]) -> list[T]: ...
def every(tree: Any, xpath: str, of: type[Any] = etree._Element) -> list[Any]:
    """All things that `xpath` finds below `tree`, at least one, in document order; errors as of `only`."""
    found = _found(tree, xpath, of)
    if not found:
        raise InputError("no match where some are expected", place=xpath, remedy=_REMEDY)
    return list(found)


@lru_cache(maxsize=512)
def _compiled(xpath: str) -> etree.XPath:
    try:
        return etree.XPath(xpath, smart_strings=False)
    except etree.XPathSyntaxError as error:
        raise PluginError(f"not an XPath: {error}", place=xpath, remedy="Mend the selector") from error


def _found(tree: Any, xpath: str, of: type[T]) -> list[T]:
    if tree is None:
        raise InputError("the page has no element", place=xpath, remedy="Fetch it again")
    try:
        found: Any = _compiled(xpath)(tree)
    except etree.XPathError as error:
        raise PluginError(f"not an XPath: {error}", place=xpath, remedy="Mend the selector") from error
    found = found if isinstance(found, list) else [found]
    wrong = [type(item).__name__ for item in found if not isinstance(item, of)]
    if wrong:
        problem = f"finds {wrong[0]} where {of.__name__} is asked for"
        raise PluginError(problem, place=xpath, remedy="Mend the selector or the type")
    return list(found)
