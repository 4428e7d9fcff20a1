"""The pages on outlets: they say what the adapters say."""

import inspect
import re
import runpy
from pathlib import Path

import pytest

from feeddump import Adapter
from feeddump.adapters.generic import Generic
from feeddump.adapters.registry import built_in

DOCS = Path(__file__).resolve().parents[1] / "docs"
ADAPTERS = [*built_in(), Generic]


@pytest.fixture(scope="module", name="pages")
def _pages() -> dict[str, str]:
    """The pages as they would be written now."""
    pages: dict[str, str] = runpy.run_path(str(DOCS / "generate_outlets.py"))["pages"]()
    return pages


def test_pages_are_up_to_date(pages: dict[str, str]) -> None:
    """Each page in the repository is what the adapters give now, and there is no other page."""
    files = {file.name: file.read_text(encoding="utf-8") for file in (DOCS / "outlets").iterdir()}

    stale = sorted(name for name in {*pages, *files} if pages.get(name) != files.get(name))

    assert not stale, f"run: python docs/generate_outlets.py (not up to date: {', '.join(stale)})"


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_page_has_every_rule(pages: dict[str, str], adapter: type[Adapter]) -> None:
    """Each selector, line pattern and host of an outlet stands on its page, word for word."""
    page = pages[f"{adapter.outlet or 'generic'}.md"]
    tables = (vars(adapter).get(table, ()) for table in ("elements", "tokens", "lines", "bylines"))
    entries = [entry for table in tables for entry in table]

    assert entries
    assert [entry for entry in (*entries, *adapter.hosts) if f"`{entry}`" not in page] == []


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_page_has_every_reason(pages: dict[str, str], adapter: type[Adapter]) -> None:
    """Each reason for which a hook labels a line stands on its outlet's page."""
    page = pages[f"{adapter.outlet or 'generic'}.md"]
    reasons = re.findall(r'"\w+\.label: ([^"{]+)"', inspect.getsource(adapter))

    assert [reason for reason in reasons if f"hook: {reason}\n" not in page] == []


def test_a_page_tells_kept_from_dropped(pages: dict[str, str]) -> None:
    """What becomes part of the Article stands above what does not."""
    kept, _, dropped = pages["dw.md"].partition("## Dropped")

    assert "Captions of images (`caption`):\n\n- element `small`" in kept
    assert "`DW ?中文有 ?(?:Instagram|Telegram)`" in dropped
