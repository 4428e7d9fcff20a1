"""What is said about a release in several places is the same everywhere, and true."""

import re
import runpy
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

import feeddump

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(feeddump.__file__).parent


@pytest.fixture(scope="module", name="project")
def _project() -> dict[str, Any]:
    """The table ``project`` of pyproject.toml."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


class TestVersion:
    """The version stands in ``feeddump.__version__``."""

    def test_form(self) -> None:
        """It is a version as package indexes write it."""
        assert re.fullmatch(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?(?:\.dev\d+)?", feeddump.__version__)

    def test_citation(self) -> None:
        """The file for citations names the same version."""
        citation = pytest.importorskip("yaml").safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

        assert feeddump.__version__ == citation["version"]

    def test_changelog(self) -> None:
        """The changelog has a part for what is not released yet, above all versions."""
        changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
        headings = re.findall(r"^## \[(.+?)\]", changelog, re.MULTILINE)

        assert "Unreleased" == headings[0]


class TestMetadata:
    """What an installed feeddump tells about itself."""

    def test_pythons(self, project: dict[str, Any]) -> None:
        """The oldest Python among the classifiers is the oldest that can install it."""
        named = [
            classifier.rpartition(" ")[2]
            for classifier in project["classifiers"]
            if re.search(r":: 3\.\d+$", classifier)
        ]

        assert project["requires-python"] == f">={named[0]}"
        assert named == sorted(named, key=lambda version: int(version.partition(".")[2]))

    def test_long_description(self) -> None:
        """The README as an index shows it has no link that leads nowhere from there."""
        text = str(metadata.metadata("feeddump").get_payload())  # type: ignore[attr-defined]

        assert "https://feeddump.readthedocs.io/tutorial.html" in text
        assert [] == re.findall(r"\]\((?!https?:)[^)]*\)", text)

    def test_typed(self) -> None:
        """The marker for type checkers is installed."""
        assert (PACKAGE / "py.typed").is_file()

    def test_lowest_versions(self, project: dict[str, Any]) -> None:
        """Each library that users need has a lower bound, which CI installs."""
        constraints = runpy.run_path(str(ROOT / ".ci" / "lowest.py"))["constraints"]

        lines = list(constraints(project))

        assert len(lines) >= len(project["dependencies"])
        assert all(re.fullmatch(r"[\w.-]+==\d[\w.]*", line) for line in lines)

    def test_a_missing_bound_is_told(self) -> None:
        """A requirement without a lower bound is an error that names it."""
        constraints = runpy.run_path(str(ROOT / ".ci" / "lowest.py"))["constraints"]

        with pytest.raises(ValueError, match="lxml: a lower bound"):
            list(constraints({"name": "x", "dependencies": ["lxml"]}))


class TestCitation:
    """CITATION.cff, read as the Citation File Format 1.2.0 has it."""

    REQUIRED = frozenset({"cff-version", "message", "title", "authors"})
    KNOWN = REQUIRED | {
        *("abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords"),
        *("license", "license-url", "preferred-citation", "references", "repository"),
        *("repository-artifact", "repository-code", "type", "url", "version"),
    }

    def test_fields(self) -> None:
        """It has each field that must be there, and none that the format does not know."""
        citation = pytest.importorskip("yaml").safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

        assert self.REQUIRED <= citation.keys() <= self.KNOWN
        assert ("1.2.0", "software") == (citation["cff-version"], citation["type"])
        assert all(author.keys() & {"name", "family-names"} for author in citation["authors"])

    def test_same_as_the_package(self, project: dict[str, Any]) -> None:
        """Licence and keywords are those of the package."""
        citation = pytest.importorskip("yaml").safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

        assert (project["license"], project["keywords"]) == (
            citation["license"],
            citation["keywords"],
        )


def test_the_architecture_page_names_every_module() -> None:
    """No module is left out where the page lists the files, and none is there that is gone."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    files = page.partition("## The files\n")[2].partition("\n## ")[0]
    there = {path.name for path in PACKAGE.rglob("*.py")}

    assert there == set(re.findall(r"[\w]+\.py\b(?!\w)", files.replace("py.typed", ""))) | {
        "__init__.py"
    }
