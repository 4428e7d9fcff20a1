"""Markdown pages: what is written, and what is read back."""

import os
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from test_article import ARTICLE

import feeddump
import feeddump.markdown
from feeddump import Article, Block, Image
from feeddump.markdown import from_markdown, to_markdown

PAGE = """\
---
timestamp_ms: 1700000000000
url: "https://plain.example/1"
title: "山城雨后"
outlet: "plain"
published: "2023-11-14T23:00:00+01:00"
authors:
  - "周原"
  - "林青"
credits:
  - "作者：周原、林青"
  - "翻译：陈舟"
lead: "雨停了。"
images:
  - {"url": "https://img.example/1.jpg", "src": "/1.jpg", "alt": "河", "caption": "河边", "credit": "陈舟", "position": 1}
embeds:
  - 2
path: "dump/1.md"
---

# 山城雨后

**雨停了。**

河边的人慢慢多起来。

![河](https://img.example/1.jpg)\\
*河边*\\
*陈舟*

## 晚上

> 谁的一条消息

- 灯

> 上\\
> 下
"""


def body(*blocks: Block, images: tuple[Image, ...] = (), lead: str | None = None) -> str:
    """What stands below the title of a page."""
    page = to_markdown(Article("", "灯", "", lead=lead, blocks=blocks, images=images))
    return page.partition("\n# 灯\n")[2]


class TestPage:
    """One page."""

    def test_page(self) -> None:
        """A page has every field, and shows title, lead, blocks and images in order."""
        assert PAGE == to_markdown(ARTICLE)

    def test_read(self) -> None:
        """A page gives back its article, path included."""
        read = from_markdown(PAGE)

        assert ARTICLE == read
        assert ARTICLE.path == read.path

    def test_lists(self) -> None:
        """List items that follow each other are one list, until something else or an image comes."""
        item, text = Block("list_item", "a\nb"), Block("paragraph", "c")
        picture = Image("https://img.example/1.jpg", position=3)

        assert (
            "\n- a\\\n  b\n- a\\\n  b\n\nc\n\n![](https://img.example/1.jpg)\n\n- a\\\n  b\n"
            == body(item, item, text, item, images=(picture,))
        )
        assert "\n- a\\\n  b\n\n![](https://img.example/1.jpg)\n\n- a\\\n  b\n" == body(
            item, item, images=(attrs.evolve(picture, position=1),)
        )

    def test_empty(self) -> None:
        """Blocks without text leave a trace, so that they are read back."""
        kinds = ("paragraph", "heading", "list_item", "list_item", "quote", "embed", "paragraph")
        article = Article("", "", "", lead="", blocks=tuple(Block(kind, "") for kind in kinds))  # type: ignore[arg-type]

        assert "\n<!-- -->\n\n##\n\n-\n-\n\n>\n\n>\n\n<!-- -->\n" == body(*article.blocks, lead="")
        assert article == from_markdown(to_markdown(article))

    def test_heading_of_two_lines(self) -> None:
        """A heading of several lines is underlined, for the marks in front allow but one."""
        article = Article("", "a\nb", "", blocks=(Block("heading", "# c |\n---"),))

        assert (
            "a\\\nb\n===\n\n\\# c &#124;\\\n\\---\n---\n"
            == (to_markdown(article).partition("\n---\n\n")[2])
        )
        assert article == from_markdown(to_markdown(article))

    @pytest.mark.parametrize(
        ("image", "shown"),
        [
            (Image("https://img.example/1.jpg"), "\n![](https://img.example/1.jpg)\n"),
            (Image("a b", alt="[x]", credit="c"), "\n![\\[x\\]](<a b>)\\\n*c*\n"),
            (Image("", caption="1. a\nb", credit=""), "\n*1\\. a\\\nb*\n"),
            (Image("", alt="x", caption=""), ""),
        ],
    )
    def test_images(self, image: Image, shown: str) -> None:
        """An image shows what there is of it; of a lost one what was printed beneath it."""
        article = Article("", "灯", "", images=(image,))

        assert shown == body(images=(image,))
        assert article == from_markdown(to_markdown(article))

    def test_places(self) -> None:
        """Images that belong nowhere stand at the nearer end, each place in the article's order."""
        images = tuple(Image(f"{n}", position=n) for n in (9, -9, 1, 0))

        assert "\n![](-9)\n\n![](0)\n\na\n\n![](9)\n\n![](1)\n" == body(
            Block("paragraph", "a"), images=images
        )

    def test_windows(self) -> None:
        """What version control makes of line feeds on Windows changes nothing."""
        assert ARTICLE == from_markdown(PAGE.replace("\n", "\r\n"))

    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("---\n", "", "front matter"),
            ("\n---\n\n#", "\n\n#", "front matter"),
            ("title: ", "name: ", "no field 'title'"),
            ('"山城雨后"', "山城雨后", "Expecting value"),
            ('url: "https://plain.example/1"', "url: 5", "'url' holds 5"),
            ("embeds:\n  - 2", "embeds: 2", "which blocks are embeds"),
            ("embeds:\n  - 2\n", "", "which blocks are embeds"),
            ("embeds:\n  - 2", "embeds:\n  - 3", "changed since"),
            ("# 山城雨后", "# 山城", "changed since"),
            ("河边的人", "*河边*的人", "changed since"),
            ("河边的人", "1. 河边的人", "changed since"),
            ("河边的人", "&#99999999999999999999;", "too large|not in range"),
            ("![河]", "![河水]", "changed since"),
            ("下\n", "下\n\n", "changed since"),
            ("下\n", "下", "changed since"),
            ("path: ", "path: " + "[" * 100_000, "recursion"),
        ],
    )
    def test_changed(self, old: str, new: str, reason: str) -> None:
        """A page that feeddump would not have written so is an error, and never half an article."""
        with pytest.raises(feeddump.FormatError, match=reason) as caught:
            from_markdown(PAGE.replace(old, new, 1))

        assert "as feeddump.markdown writes it" in caught.value.reason

    def test_corrected(self) -> None:
        """A word may be changed by hand, as long as the page is one that feeddump could write."""
        page = PAGE.replace("慢慢多", "多")

        assert "河边的人多起来。" == from_markdown(page).blocks[0].text

    def test_other_files(self) -> None:
        """Dump files, notes and nothing at all are none of ours."""
        for text in ("", "---", "# A note\n", "[A title](https://example.org/1)\n------\n\n<p>x"):
            with pytest.raises(feeddump.FormatError, match="front matter"):
                from_markdown(text)


class TestFolder:
    """A folder of pages."""

    def test_files(self, tmp_path: Path) -> None:
        """Each article has a file of its own, by outlet and month, in UTF-8 with line feeds."""
        count = feeddump.markdown.write(iter([ARTICLE]), tmp_path / "pages")
        (file,) = (tmp_path / "pages").rglob("*.md")

        assert 1 == count
        assert "plain/2023-11" == file.parent.relative_to(tmp_path / "pages").as_posix()
        assert PAGE.encode() == file.read_bytes()

    def test_same_name(self, tmp_path: Path) -> None:
        """Articles of one address, title and day are numbered, and none is lost."""
        versions = [attrs.evolve(ARTICLE, lead=str(number)) for number in range(4)]

        assert 4 == feeddump.markdown.write(versions, str(tmp_path))
        names = sorted(file.name for file in tmp_path.rglob("*.md"))
        stem = min(names, key=len).removesuffix(".md")
        assert sorted([f"{stem}.md", *(f"{stem}-{n}.md" for n in (2, 3, 4))]) == names
        assert {*versions} == {*feeddump.markdown.read(tmp_path)}

    def test_error(self, tmp_path: Path) -> None:
        """An error of the articles leaves no folder."""

        def articles() -> Iterator[Article]:
            yield ARTICLE
            raise feeddump.ReadError("gone")

        with pytest.raises(feeddump.ReadError):
            feeddump.markdown.write(articles(), tmp_path / "pages")

        assert [] == list(tmp_path.iterdir())

    def test_taken(self, tmp_path: Path) -> None:
        """A folder in which something lies is left as it is."""
        (tmp_path / "note.md").write_text("mine")

        with pytest.raises(feeddump.WriteError, match="there already"):
            feeddump.markdown.write([ARTICLE], tmp_path)

        assert [tmp_path / "note.md"] == list(tmp_path.iterdir())

    def test_half_a_character(self, tmp_path: Path) -> None:
        """What UTF-8 cannot hold is an error that names the folder."""
        with pytest.raises(feeddump.WriteError) as caught:
            feeddump.markdown.write(
                [attrs.evolve(ARTICLE, blocks=(Block("quote", "\ud800"),))], tmp_path / "pages"
            )

        assert tmp_path / "pages" == caught.value.path

    def test_odd_path(self) -> None:
        """For a byte of a path that is no UTF-8 stands U+FFFD."""
        odd = attrs.evolve(ARTICLE, path=Path(os.fsdecode(b"dump/caf\xe9.md")))

        assert Path("dump/caf\ufffd.md") == from_markdown(to_markdown(odd)).path

    @pytest.mark.parametrize("data", [b"# A note\n", b"\xff\xfe"])
    def test_foreign_file(self, data: bytes, tmp_path: Path) -> None:
        """A file that is none of ours is an error that names it."""
        (tmp_path / "note.md").write_bytes(data)

        with pytest.raises(feeddump.FormatError) as caught:
            list(feeddump.markdown.read(tmp_path))

        assert tmp_path / "note.md" == caught.value.path

    def test_no_folder(self, tmp_path: Path) -> None:
        """A folder that is not there is a ReadError when it is first asked for."""
        articles = feeddump.markdown.read(tmp_path / "pages")

        with pytest.raises(feeddump.ReadError) as caught:
            next(articles)
        assert tmp_path / "pages" == caught.value.path
