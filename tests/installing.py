"""A distribution made available from its sources: what `pip install -e` does, without pip."""

from __future__ import annotations

import tomllib
from pathlib import Path


def install_in_place(folder: Path) -> Path:
    """Write the metadata of the distribution in `folder` beside its package; returns the folder for `PYTHONPATH`."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    source = folder / "src"
    metadata = source / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    entries = "".join(f"{name} = {module}\n" for name, module in project["entry-points"]["secdialogue"].items())
    (metadata / "entry_points.txt").write_text(f"[secdialogue]\n{entries}")
    return source
