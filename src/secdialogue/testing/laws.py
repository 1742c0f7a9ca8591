"""What the laws of all kits share: no connection is opened, and an expectation that does not hold is shown."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from secdialogue.golden import Expectation


def tried(examples: int, *, shrink: bool = False) -> settings:
    """How a law is tried: on so many examples, the same ones each time; made smaller where one fails if asked for."""
    return settings(
        max_examples=examples,
        phases=[Phase.generate, *([Phase.shrink] if shrink else [])],
        report_multiple_bugs=False,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def offline() -> Iterator[None]:
    """While it lasts, whoever opens a socket fails."""

    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("it opens a connection")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", refuse)
        patch.setattr(socket, "create_connection", refuse)
        yield


def failed_expectations(expectations: Iterable[Expectation], command: str) -> None:
    """Fail with the differences where an expectation does not hold, and name the command that accepts what is given."""
    broken = [e for e in expectations if not e.holds]
    if broken:
        shown = "\n".join(e.difference() for e in broken)
        pytest.fail(f"{shown}\nIf this is right: secdialogue {command}", pytrace=False)
