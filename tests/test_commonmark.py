"""Plain text as CommonMark: what a renderer shows of it is that text."""

from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import anything, markup

from feeddump import Block, Image, commonmark
from feeddump.article import Article

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")

from markdown_it.token import Token  # noqa: E402 - after the skip

from feeddump.markdown import to_markdown  # noqa: E402

RENDERERS: Final = {
    "CommonMark": markdown_it.MarkdownIt("commonmark"),
    "with tables": markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]),
}
KINDS: Final = {"h2": "heading", "li": "list_item", "blockquote": "quote", "": "paragraph"}


def shown(token: Token) -> str:
    """What a reader sees of a line of text; anything but text and breaks is a failure."""
    said = {"text": token.content, "hardbreak": "\n"}
    children = token.children or []
    assert {child.type for child in children} <= said.keys(), token.content
    return "".join(child.content if child.type == "text" else "\n" for child in children)


def rendered(markdown: str, renderer: str = "CommonMark") -> Iterator[tuple[str, str]]:
    """Each block of a page as a renderer understands it: its innermost element, and its text."""
    open_tags: list[str] = []
    for token in RENDERERS[renderer].parse(markdown):
        if token.nesting == 1:
            open_tags.append(token.tag)
        elif token.nesting == -1:
            open_tags.pop()
        elif token.type == "inline":
            yield ".".join(tag for tag in open_tags if tag not in {"p", "ul"}), shown(token)
        else:
            raise AssertionError(f"{token.type} in {markdown!r}")


WORDS: Final = (
    "1. one",
    "2) two",
    "# none",
    "---",
    "- - -",
    "***",
    "* star",
    "*a* _b_ **c**",
    "<b>bold</b> <!-- x -->",
    "&amp; &#32; &copy",
    "[a](b) ![a](b) [a]",
    "[a]: b",
    "    indented",
    "\ttab",
    " lead and trail ",
    "\u3000全角\u3000",
    "a  \nb",
    "a\n\nb",
    "a\n=\nb",
    "a\n====",
    "a\n---",
    "a\n- b\n+ c\n1. d\n> e\n# f",
    "+ plus",
    "> more",
    "`code` ``` `",
    "```\nfence",
    "~~~\nfence",
    "| a | b |\n|---|---|\n| c | d |",
    "a | b\n:-: | :-:",
    "a\n:-:",
    "https://example.org/a_b_c?d=1&e=2",
    "back\\slash\\",
    "back\\\nslash",
    "closed #",
    "closed ##",
    "#",
    "##",
    "\n",
    " ",
    "\na\n",
    "a\r\nb",
)
"""What CommonMark takes for something else."""


@pytest.mark.parametrize("renderer", RENDERERS)
class TestRendering:
    """What a renderer shows."""

    @pytest.mark.parametrize("kind", KINDS.values())
    @pytest.mark.parametrize("text", WORDS)
    def test_each(self, renderer: str, kind: str, text: str) -> None:
        """Words that look like markup are shown as they are, whatever block they make."""
        block = Block(kind, text)  # type: ignore[arg-type]

        (found,) = rendered(commonmark.from_block(block), renderer)

        assert (kind, text) == (KINDS[found[0]], found[1])

    @given(
        blocks=st.lists(
            st.builds(Block, st.sampled_from(tuple(KINDS.values())), markup), max_size=6
        )
    )
    @example(blocks=[Block("paragraph", "a"), Block("list_item", "b"), Block("list_item", "  c")])
    @example(blocks=[Block("quote", "a"), Block("quote", "b"), Block("paragraph", "c")])
    def test_page(self, renderer: str, blocks: list[Block]) -> None:
        """Of a page's blocks each is shown, once, in order, with its kind and its text."""
        article = Article("", "灯", "", blocks=tuple(blocks))
        body = to_markdown(article).partition("\n---\n")[2]

        title, *found = rendered(body, renderer)

        assert ("h1", "灯") == title
        assert [(block.kind, block.text) for block in blocks] == [
            (KINDS[tag], text) for tag, text in found
        ]

    @given(text=markup)
    def test_lead_and_title(self, renderer: str, text: str) -> None:
        """Title and lead are shown as they are, the lead in bold."""
        article = Article("", text, "", lead=text)
        body = to_markdown(article).partition("\n---\n")[2]
        title, lead = (token for token in RENDERERS[renderer].parse(body) if token.type == "inline")
        first, *within, last = (
            child for child in lead.children or [] if child.type != "text" or child.content
        )

        assert text == shown(title)
        assert ("strong_open", "strong_close") == (first.type, last.type)
        assert text == shown(Token("inline", "", 0, children=within))


@given(alt=markup, caption=st.none() | markup, credit=st.none() | markup)
def test_images(alt: str, caption: str | None, credit: str | None) -> None:
    """An image is shown with its alternative text, caption and credit below it in italics."""
    image = Image("https://example.org/a.jpg?b=1&copy=2", "", alt, caption, credit)
    body = to_markdown(Article("", "灯", "", images=(image,))).partition("\n---\n")[2]
    _, found = (token for token in RENDERERS["CommonMark"].parse(body) if token.type == "inline")
    first, *rest = found.children or []
    notes = [""]
    for child in rest:
        if child.type == "em_open":
            notes.append("")
        notes[-1] += {"text": child.content, "hardbreak": "\n"}.get(child.type, "")

    assert ("image", image.url) == (first.type, first.attrs["src"])
    assert alt == "".join(child.content for child in first.children or [])
    assert [note for note in (caption, credit) if note] == [
        note.removesuffix("\n") if number < len(notes) - 2 else note
        for number, note in enumerate(notes[1:])
    ]


@given(text=anything)
def test_unescape(text: str) -> None:
    """Any text, control characters too, comes back from its Markdown."""
    assert text == commonmark.unescape(commonmark.escape(text))
    assert text == commonmark.unescape(commonmark.escape_line(text))
    assert "\n" not in commonmark.escape_line(text)
    assert "\n\n" not in commonmark.escape(text)


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://example.org/a-b_c.jpg?d=1", "https://example.org/a-b_c.jpg?d=1"),
        ("https://example.org/a(1).jpg", "<https://example.org/a(1).jpg>"),
        ("https://example.org/?a=1&lt=2", "<https://example.org/?a=1\\&lt=2>"),
        ("a <b>\\\n", "<a \\<b\\>\\\\&#10;>"),
        ("", "<>"),
    ],
)
def test_address(url: str, printed: str) -> None:
    """An address is printed plain where it can be, else between brackets."""
    assert printed == commonmark.address(url)
