"""The page that explains a file."""

import html
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, reject
from strategies import ADDRESSES, RFI, dump, explain, soup

import feeddump
from feeddump.explanation_page import render
from feeddump.explanation_style import STYLE
from feeddump.whitespace import fold

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "dump"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

HOSTILE = "<script>document.title='owned'</script>\"'&amp;"


class Elements(HTMLParser):
    """The tags of a page, and those that were never closed."""

    VOID = frozenset({"meta", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.attributes.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last, which has to be this one."""
        assert tag == self.open.pop()

    @property
    def tags(self) -> set[str]:
        """The tags that occur."""
        return {tag for tag, _ in self.attributes}


class TestSafety:
    """Whatever an article says, the page shows it and does nothing else."""

    def test_hostile_texts(self) -> None:
        """Markup in title, text, address and alternative text is shown as text."""
        told = html.escape(HOSTILE)
        body = f'<p>{told}</p><img src="a.jpg{told}" alt="{told}"><blockquote>{told}</blockquote>'
        page = render(feeddump.explain(dump(body, title=HOSTILE)))

        assert "<script" not in page
        assert "script" not in Elements(page).tags

    def test_hostile_address(self) -> None:
        """An address is a link only if a browser would open it as a page of the web."""
        page = render(feeddump.explain(dump("甲", url='httpx:"><script>alert(1)</script>')))

        assert "script" not in Elements(page).tags
        assert "a" not in Elements(page).tags

    def test_nothing_is_loaded(self) -> None:
        """No element loads anything, and the page's own policy forbids it."""
        body = '<img src="https://img.example/a.jpg"><iframe src="https://a.example"></iframe><p>甲'
        elements = Elements(render(explain(body)))
        policy = next(
            attributes["content"]
            for _, attributes in elements.attributes
            if attributes.get("http-equiv") == "Content-Security-Policy"
        )

        assert set() == elements.tags & {"script", "img", "iframe", "link", "object", "video"}
        assert [] == [1 for _, attributes in elements.attributes if "src" in attributes]
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "url(" not in STYLE
        assert "@import" not in STYLE

    @given(soup)
    def test_every_line_is_told(self, body: str) -> None:
        """Each line's text stands in the page, escaped, and every tag of the page is closed."""
        try:
            explanation = feeddump.explain(dump(body, url=RFI))
        except feeddump.BodyError:
            reject()
        page = render(explanation)

        for line in explanation.in_order():
            assert html.escape(fold(line.text)) in page
            assert html.escape(line.rule) in page
        assert [] == Elements(page).open


class TestContents:
    """What a person finds on the page."""

    def test_language(self) -> None:
        """The page says what language and encoding it has, the article's language apart."""
        page = render(explain("山城下雨。"))

        assert '<html lang="en">' in page
        assert '<meta charset="utf-8">' in page
        assert '<article lang="zh">' in page

    def test_dropped_is_struck_through_in_place(self) -> None:
        """What was dropped stands struck through between the lines around it."""
        page = render(explain("<p>甲</p><p>广告</p><p>乙</p>"))
        body = page[page.index('class="lines"') :]

        assert ["甲", "广告", "乙"] == re.findall(r"<(?:del|span) lang=\"\w*\">(.+?)</", body)
        assert '<li class="furniture ad">' in body
        assert ">广告</del>" in body
        assert ">甲</span>" in body

    def test_rule_on_hover_and_by_keyboard(self) -> None:
        """A line's rule is its summary's title, and stands in the part that opens."""
        page = render(explain("<p>甲</p>"))

        assert '<summary title="Adapter.shape: text">' in page
        assert "<dt>rule</dt><dd>Adapter.shape: text</dd>" in page
        assert "<dt>place</dt><dd>p</dd>" in page

    def test_article_as_kept(self) -> None:
        """Lead, blocks by their kind, and images with what is said of them stand in order."""
        body = (
            "<p><strong>山城下了一夜的雨，河边的路今天早晨已经看不见了。</strong></p>"
            "<h2>渡船</h2><p>停了。<br>又开。</p><ul><li>篙</li></ul><blockquote>等雨停。</blockquote>"
            '<blockquote class="twitter-tweet">推文</blockquote><figure>'
            '<img src="https://s.rfi.fr/a.jpg" alt="河"><figcaption>河边</figcaption></figure>'
        )
        page = render(feeddump.explain(dump(body, url=RFI)))

        address, alt, caption = (
            f'<div><span class="name">{name}</span> <span class="{name}">{text}</span></div>'
            for name, text in (
                ("address", "https://s.rfi.fr/a.jpg"),
                ("alt", "河"),
                ("caption", "河边"),
            )
        )
        expected = (
            '<article lang="zh">',
            '<p class="lead">山城下了一夜的雨，河边的路今天早晨已经看不见了。</p>',
            "<h3>渡船</h3>",
            "<p>停了。\n又开。</p>",
            "<ul><li>篙</li></ul>",
            "<blockquote>等雨停。</blockquote>",
            '<aside><span class="name">embed</span> 推文</aside>',
            f"<figure>{address}{alt}{caption}</figure>",
            "</article>",
        )

        assert "\n".join(expected) in page

    def test_image_before_its_block(self) -> None:
        """An image stands before the block that it stood before."""
        page = render(explain('<p>甲</p><img src="https://img.example/a.jpg"><p>乙</p>'))

        assert page.index("<p>甲</p>") < page.index("<figure>") < page.index("<p>乙</p>")

    def test_fields(self) -> None:
        """The fields stand on top, those without a value as none."""
        page = render(feeddump.explain(dump("<div>29/02/2024 - 10:31</div><p>甲</p>", url=RFI)))

        assert "<h1" in page
        assert "<dt>published</dt><dd>2024-02-29T10:31:00+01:00</dd>" in page
        assert '<dt>authors</dt><dd><span class="none">none</span></dd>' in page
        assert f'<a href="{RFI}" rel="noreferrer">{RFI}</a>' in page

    def test_legend(self) -> None:
        """The legend counts the roles that occur, under what they mean for the article."""
        page = render(explain("<p>甲</p><p>乙</p><p>广告</p>"))
        legend = page[page.index('class="legend"') : page.index('class="filter"')]

        assert ["Text and images of the article", "Dropped"] == re.findall("<dt>(.*?)</dt>", legend)
        assert '<span class="role paragraph">paragraph</span> 2' in legend
        assert '<span class="role ad">ad</span> 1' in legend

    def test_filter_only_where_something_was_dropped(self) -> None:
        """The box that hides what was kept is there if anything would be left."""
        assert 'type="checkbox"' in render(explain("<p>甲</p><p>广告</p>"))
        assert 'type="checkbox"' not in render(explain("<p>甲</p>"))

    def test_repairs(self) -> None:
        """A repair is told above the article; a sound body has no such box."""
        repaired = explain('<divclass="a">甲</div>')

        assert f"<li>{repaired.warnings[0]}</li>" in render(repaired)
        assert 'class="repairs"' not in render(explain("<p>甲</p>"))

    def test_empty_body(self) -> None:
        """Of an empty body the page says that nothing was kept."""
        assert "Nothing was kept." in render(explain(""))

    def test_image_without_address(self) -> None:
        """An image that has no address is told all the same."""
        assert '<span class="none">no address</span>' in render(explain("<img><p>甲</p>"))

    @pytest.mark.parametrize("role", list(feeddump.Role))
    def test_every_role_has_a_tint(self, role: feeddump.Role) -> None:
        """The style sheet has a hue for each role."""
        assert f".{role} {{ --hue:" in STYLE


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
class TestInBrowser:
    """The page in headless Chromium."""

    def test_every_outlet(self, tmp_path: Path) -> None:
        """The page of a file of each outlet shows without a complaint on the console."""
        for folder in sorted(EXAMPLES.iterdir()):
            if folder.is_dir():
                page = tmp_path / f"{folder.name}.html"
                file = min(path for path in folder.iterdir() if path.suffix in {".md", ".txt"})
                page.write_text(render(feeddump.explain(file)), encoding="utf-8")
        pages = sorted(tmp_path.glob("*.html"))
        frames = "".join(f'<iframe src="{page.name}"></iframe>' for page in pages)
        (tmp_path / "all.htm").write_text(f"<!doctype html>{frames}", encoding="utf-8")

        complaints = run(tmp_path / "all.htm", f"--screenshot={tmp_path / 'all.png'}")[1]

        assert len(ADDRESSES) == len(pages)
        assert [] == complaints
        assert (tmp_path / "all.png").stat().st_size > 0

    def test_hostile_title(self, tmp_path: Path) -> None:
        """A script in the title stays text, and the page keeps its own title."""
        page = tmp_path / "page.html"
        page.write_text(render(feeddump.explain(dump("<p>甲</p>", title=HOSTILE))), "utf-8")

        shown, complaints = run(page, "--dump-dom")

        assert [] == complaints
        assert "&lt;script&gt;document.title='owned'" in shown
        assert "<title>owned</title>" not in shown

    def test_policy_stops_scripts(self, tmp_path: Path) -> None:
        """Even a script that got into the page would not run, and Chromium would say so here."""
        page = tmp_path / "page.html"
        script = "<script>document.title='owned'</script></body>"
        page.write_text(render(explain("<p>甲</p>")).replace("</body>", script), encoding="utf-8")

        shown, complaints = run(page, "--dump-dom")

        assert "<title>owned</title>" not in shown
        assert complaints

    @pytest.mark.parametrize("width", [390, 768, 1200])
    def test_nothing_sticks_out(self, tmp_path: Path, width: int) -> None:
        """At a phone's, a tablet's and a desk's width there is nothing to scroll to sideways."""
        words = "山城" * 200 + "a" * 400
        body = f'<p>{words}</p><img src="https://img.example/{words}"><p>广告</p><h2>{words}</h2>'
        page = render(
            feeddump.explain(dump(body, title=words, url=f"https://plain.example/{words}"))
        )
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        (tmp_path / "frame.html").write_text(
            f'<iframe src="page.html" style="width:{width}px; border:0"></iframe>'
            "<script>onload = () => { const root = frames[0].document.documentElement;"
            "document.title = root.scrollWidth - root.clientWidth }</script>"
        )

        shown = run(tmp_path / "frame.html", "--allow-file-access-from-files", "--dump-dom")[0]

        assert "<title>0</title>" in shown


def run(page: Path, *options: str) -> tuple[str, list[str]]:
    """What Chromium prints of a page, and what it complains of on the console."""
    assert CHROMIUM is not None
    quiet = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *("--disable-dev-shm-usage", "--enable-logging=stderr", "--v=0"),
        f"--user-data-dir={page.parent / 'profile'}",
    )
    ran = subprocess.run(  # noqa: S603 - the program and the page are ours
        [CHROMIUM, *quiet, *options, page.as_uri()],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=True,
    )
    return ran.stdout, [line for line in ran.stderr.splitlines() if ":CONSOLE" in line]
