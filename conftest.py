"""Where the development data stand, and how Hypothesis runs, for the tests of the core and of every plugin."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent / "tests"))

settings.register_profile(
    "ci", deadline=None, max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck)
)
settings.register_profile("deep", deadline=None, max_examples=1000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


#: Names of tests that compare times: on a busy machine one of them is measured again before it counts as failed.
_TIMED = ("linear", "work_doubles", "work_grows", "in_time", "takes_time", "no_longer_than", "and_no_faster")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure tests of time up to three times."""
    for item in items:
        if any(word in item.name for word in _TIMED):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the repository; tests that need it are skipped where it is absent."""
    folder = Path(__file__).parents[1] / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the development data are not beside this repository")
    return folder
