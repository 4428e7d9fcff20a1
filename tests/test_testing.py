"""The kit for adapter authors: the renderer, the check and its report."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest
from attrs import evolve
from hypothesis import given
from strategies import dump

import feeddump
from feeddump import testing
from feeddump.adapters.base import Page
from feeddump.testing.strategies import is_meant

URL = "https://coast.example/1"
BODY = "<p>河<script>x</script><b>水</b></p><video><b>无</b></video><img src='/1.jpg' alt='灯'>"


class Coast(feeddump.Adapter):
    """An outlet without a fault."""

    outlet = "coast"
    hosts = ("coast.example",)


class Forgetful(Coast):
    """An adapter whose hook keeps state."""

    seen = 0

    def title(self, printed: str) -> str:
        """Another title each time."""
        self.seen += 1
        return f"{printed}{self.seen}"


class Dirty(Coast):
    """An adapter that lets a control character in."""

    def title(self, printed: str) -> str:
        """A title with a bell."""
        return f"{printed}\a"


class Lossy(Coast):
    """An adapter that loses a line."""

    def label(self, page: Page) -> None:
        """Drop the first line."""
        del page.lines[:1], page.rules[:1]


class Inventive(Coast):
    """An adapter that shows another text."""

    def label(self, page: Page) -> None:
        """Say what no line says."""
        page.shown[0] = "另一句"


class Unwritable(Coast):
    """An adapter whose stamp cannot be read back."""

    def published(self, page: Page) -> dt.date:
        """A time without a day."""
        del page
        return dt.time(18, 5)  # type: ignore[return-value]


class Ambiguous(Coast):
    """An adapter whose stamp is read back as another."""

    def published(self, page: Page) -> dt.date:
        """A day that tells a name too."""
        del page
        return Feast(2024, 2, 29)


class Feast(dt.date):
    """A day with a name, which is lost when it is written."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Feast)

    def __hash__(self) -> int:
        return 0


class Captioned(Coast):
    """An adapter that says a caption in the text."""

    elements = MappingProxyType({"small": feeddump.Role.CAPTION})

    def label(self, page: Page) -> None:
        """Show the caption in place of the paragraph."""
        page.shown[1] = page.lines[0].text


class Merging(Coast):
    """An adapter that gives two lines where one was printed."""

    def label(self, page: Page) -> None:
        """Show the line twice."""
        page.shown[0] = "一\n一"


class Sharing(Coast):
    """An adapter that keeps the share bar."""

    def label(self, page: Page) -> None:
        """Take everything for text."""
        for index in range(len(page.lines)):
            page.label(index, feeddump.Role.PARAGRAPH, "Adapter.shape: text")


def properties(adapter: feeddump.Adapter, body: str) -> list[str]:
    """What does not hold of a file with that body."""
    report = testing.check_adapter(adapter, [dump(body, url=URL)])
    return [problem.property for problem in report.problems]


def test_a_good_adapter_has_no_problem(tmp_path: Path) -> None:
    """Paths and bytes are checked alike, and a good adapter's report is true and says so."""
    path = tmp_path / "1.md"
    path.write_bytes(dump(BODY, url=URL))
    report = testing.check_adapter(Coast(), [path, str(path), path.read_bytes(), dump("", url=URL)])

    assert (bool(report), report.ok, report.files) == (True, True, 4)
    assert str(report) == "coast: 4 files checked, no problem"
    testing.assert_adapter(Coast(), [path])


@pytest.mark.parametrize(
    ("adapter", "body", "expected"),
    [
        (Forgetful, "", "the same bytes give the same article"),
        (Dirty, "", "no control or zero-width character is left"),
        (Lossy, "<p>一</p><p>二</p>", "the lines are the body's text"),
        (Inventive, "<p>一</p>", "the article is an ordered part of the lines"),
        (Sharing, "<p>分享 :</p>", "no share bar, ad or feed-service line is in the text"),
        (Unwritable, "", "dict, JSON and pickle give the article back"),
        (Ambiguous, "", "dict, JSON and pickle give the article back"),
        (Captioned, "<small>一</small><p>二</p>", "captions are not in the text"),
        (Merging, "<p>一</p>", "each line of text is one line of the article"),
    ],
)
def test_a_fault_is_named(adapter: Callable[[], Coast], body: str, expected: str) -> None:
    """Each kind of fault is found and named."""
    assert expected in properties(adapter(), body)


def test_a_file_of_another_outlet_is_named() -> None:
    """A file that the adapter does not serve is a problem, not a success."""
    report = testing.check_adapter(Coast(), [dump("<p>一</p>")])

    assert [p.property for p in report.problems] == ["the adapter serves the address"]


def test_a_broken_file_is_named() -> None:
    """A file that does not parse is a problem with the reason."""
    with pytest.raises(
        AssertionError, match="coast: 1 file checked, 1 problem\n  file 1: the file"
    ):
        testing.assert_adapter(Coast(), [b"no dump file"])


def test_no_files_are_a_problem() -> None:
    """A check of nothing proves nothing."""
    assert not testing.check_adapter(Coast(), [])


def test_several_problems_are_counted() -> None:
    """The report's first line counts the problems."""
    assert "2 problems" in str(testing.check_adapter(Coast(), [b"", b""]))


ARTICLE = feeddump.Article(url="https://www.rfi.fr/cn/1", title="题", outlet="rfi")


@pytest.mark.parametrize(
    ("outlet", "era", "message"),
    [("rfj", None, "no outlet 'rfj'"), ("rfi", "1999", "rfi has no era '1999'")],
)
def test_unknown_markup_is_an_error(outlet: str, era: str | None, message: str) -> None:
    """An outlet or an era that is not known is an error that tells which there are."""
    with pytest.raises(ValueError, match=message):
        testing.render(ARTICLE, outlet, era)


def test_a_block_that_no_markup_has_is_an_error() -> None:
    """A block of a kind that the outlet never prints is an error."""
    quoting = evolve(ARTICLE, outlet="voa", blocks=(feeddump.Block("embed", "一"),))

    with pytest.raises(ValueError, match="no embed"):
        testing.render(quoting)


@given(testing.titles())
def test_titles_need_no_outlet(title: str) -> None:
    """A title of no outlet in particular is what the folding leaves as it is."""
    assert title == " ".join(title.split()) != ""


@pytest.mark.parametrize(
    ("text", "meant"), [("海边*小城", True), ("海边*", False), ("*海边", False)]
)
def test_a_text_that_runs_into_its_mark_is_left_out(text: str, meant: bool) -> None:  # noqa: FBT001
    """A heading between asterisks is not drawn with an asterisk of its own at an end."""
    heading = feeddump.Block("heading", text)

    assert meant == is_meant(testing.OUTLETS["reuters"], "2020 classes", heading)


def test_hypothesis_is_loaded_only_for_strategies() -> None:
    """Neither feeddump nor the renderer and the check load hypothesis."""
    code = "import feeddump, feeddump.testing, sys; print('hypothesis' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603

    assert run.stdout.strip() == b"False"


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where hypothesis is absent, asking for a strategy names the extra to install."""
    monkeypatch.delitem(sys.modules, "feeddump.testing.strategies", raising=False)
    monkeypatch.delattr(testing, "strategies", raising=False)
    monkeypatch.setitem(sys.modules, "hypothesis", None)

    with pytest.raises(ImportError, match=r"feeddump\[testing\]"):
        _ = testing.articles


def test_other_names_are_not_there() -> None:
    """A name that the kit does not have is an AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        testing.nothing  # noqa: B018
