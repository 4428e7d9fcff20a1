"""Sphinx reads this. Build with: sphinx-build -W -n --keep-going docs docs/_build/html."""

from sphinx.application import Sphinx

import feeddump

project = "feeddump"
author = "The feeddump developers"
project_copyright = author
version = release = feeddump.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_design"]
exclude_patterns = ["_build", "measured/*.md"]
nitpicky = True
language = "en"

html_theme = "furo"
html_title = "feeddump"
html_static_path = ["_static"]
html_css_files = ["feeddump.css"]
html_copy_source = False
html_show_sphinx = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

add_module_names = False
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True

# Names of others' libraries: the build needs no network to look them up.
nitpick_ignore_regex = [
    (
        "py:.*",
        r"(builtins|collections|datetime|enum|hypothesis|lxml|os|pathlib|pyarrow|re|typing)\..*",
    ),
    # The compiled tables and the bits of style: named in the reference, described in the code.
    ("py:.*", r"feeddump\.(dates|elements|markup|patterns)(\..*)?"),
]


def setup(app: Sphinx) -> None:
    """Keep Napoleon off properties: it would take prose before a colon for the name of a type."""
    kept: dict[str, list[str]] = {}

    def keep(
        _app: Sphinx, what: str, name: str, _obj: object, _opts: object, lines: list[str]
    ) -> None:
        if what == "property":
            kept[name] = list(lines)

    def restore(
        _app: Sphinx, _what: str, name: str, _obj: object, _opts: object, lines: list[str]
    ) -> None:
        lines[:] = kept.pop(name, lines)

    app.connect("autodoc-process-docstring", keep, priority=400)
    app.connect("autodoc-process-docstring", restore, priority=600)
