"""How Sphinx builds these pages: Markdown through MyST, the API from docstrings."""

from secdialogue import __version__

project = "secdialogue"
release = version = __version__
author = "The secdialogue maintainers"
copyright = "the secdialogue maintainers"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "changes"]
html_theme = "furo"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
nitpicky = False
