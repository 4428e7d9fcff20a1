"""What breaks a parser, each by its name, with the text that must survive it."""

import subprocess
import sys
from pathlib import Path

import pytest
from strategies import dump, explain

import feeddump

FOUND = Path(__file__).parent / "data" / "found"
SILENT = ("audio", "iframe", "math", "noscript", "object", "svg", "template", "video")
RAW = ("title", "textarea", "plaintext", "xmp", "listing", "noembed", "noframes")


def lines(body: str | bytes) -> list[str]:
    """The text of every line of a body."""
    return [line.text for line in explain(body).lines]


class TestNesting:
    """How deep elements may stand in one another."""

    @pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote"])
    @pytest.mark.parametrize("depth", [254, 257, 1500, 2000])
    def test_beyond_256(self, depth: int, tag: str) -> None:
        """Where libxml2 stops at 256 levels, the text inside and behind them is read."""
        body = f"甲{f'<{tag}>' * depth}乙{f'</{tag}>' * depth}丙"

        assert "甲乙丙" == "".join(lines(body))

    @pytest.mark.parametrize("depth", [2048, 5000, 50_000])
    def test_beyond_2048(self, depth: int) -> None:
        """Deeper than libxml2 can be told to go, a body is refused."""
        with pytest.raises(feeddump.BodyError, match="cannot be read whole"):
            explain(f"甲{'<div>' * depth}乙{'</div>' * depth}丙")

    @pytest.mark.parametrize("tag", ["b", "div", "span"])
    def test_unclosed_tags(self, tag: str) -> None:
        """Half a million tags that nest and are never closed are refused."""
        with pytest.raises(feeddump.BodyError, match="cannot be read whole"):
            explain("甲" + f"<{tag}>" * 500_000 + "乙")

    @pytest.mark.parametrize("tag", ["p", "li"])
    def test_unclosed_siblings(self, tag: str) -> None:
        """Half a million tags that close one another are read."""
        assert ["甲", "乙"] == lines("甲" + f"<{tag}>" * 500_000 + "乙")


class TestSize:
    """How much may stand in one place."""

    def test_text_over_10_megabytes(self) -> None:
        """Where libxml2 stops at ten megabytes of text, all is read."""
        long, last = lines(f"<p>甲{'x' * 11_000_000}乙</p><p>丙</p>")

        assert (11_000_002, "甲", "乙", "丙") == (len(long), long[0], long[-1], last)

    def test_attribute_over_10_megabytes(self) -> None:
        """A value of more than ten megabytes costs none of the text."""
        assert ["甲", "乙", "丙"] == lines(f"<p>甲</p><p id='{'x' * 11_000_000}'>乙</p><p>丙</p>")

    @pytest.mark.parametrize("count", [1999, 2001, 100_000])
    @pytest.mark.parametrize("form", ["long-enough-name-{0}", 'data-number-{0}="1"'])
    def test_many_attributes(self, count: int, form: str) -> None:
        """More than 2,000 attributes of one tag, which cost quadratic time, are refused."""
        crowd = " ".join(form.format(f"{number:06}") for number in range(count))
        body = f"<p>甲</p><p {crowd}>乙</p>{'<p>丙</p>' * 5000}"
        if count <= 2000:
            assert ["甲", "乙", "丙"] == lines(body)[:3]
        else:
            with pytest.raises(feeddump.BodyError, match="more than 2000 attributes"):
                explain(body)

    def test_file_over_64_megabytes(self, tmp_path: Path) -> None:
        """A file over the maximum is refused before it is opened."""
        file = tmp_path / "1.md"
        file.write_bytes(dump("<p>正文</p>"))
        with file.open("r+b") as stream:
            stream.truncate((1 << 26) + 1)

        with pytest.raises(feeddump.ReadError, match="larger than 67,108,864 bytes"):
            feeddump.parse_file(file)


class TestNeverEnding:
    """What is opened and never closed, and what of the text there must be left."""

    @pytest.mark.parametrize(
        ("body", "repair"),
        [
            pytest.param("<p>甲</p><!-- <p>乙</p><p>丙</p>", "comment", id="comment"),
            pytest.param("<p>甲</p><![CDATA[<p>乙</p><p>丙</p>", "CDATA", id="cdata"),
            pytest.param('<p>甲</p><p id="x>乙</p><p>丙</p>', "quote", id="double-quote"),
            pytest.param("<p>甲</p><p id='x>乙</p><p>丙</p>", "quote", id="single-quote"),
            pytest.param(
                '<p>甲</p><p id="x>乙</p><p class="y">丙</p>',
                "quote",
                id="double-quote-that-closes-later",
            ),
            pytest.param(
                "<p>甲</p><p id='x>乙</p><p class='y'>丙</p>",
                "quote",
                id="single-quote-that-closes-later",
            ),
            pytest.param("<p>甲</p><script>var x<p>乙</p><p>丙</p>", "script", id="script"),
            pytest.param("<p>甲</p><style>p {}<p>乙</p><p>丙</p>", "script", id="style"),
            *(
                pytest.param(f"<p>甲</p><{tag}><p>乙</p><p>丙</p>", "raw text", id=tag)
                for tag in RAW
            ),
            *(
                pytest.param(f"<p>甲</p><{tag}><p>乙</p><p>丙</p>", "without text", id=tag)
                for tag in SILENT
            ),
            *(
                pytest.param(
                    f"<div>甲<{tag}>乙</div><p>丙</p>", "without text", id=f"{tag}-in-a-div"
                )
                for tag in SILENT
            ),
        ],
    )
    def test_mended(self, body: str, repair: str) -> None:
        """What never ends swallows no text, and the explanation tells that it was mended."""
        explanation = explain(body)

        assert "甲乙丙" == "".join(line.text for line in explanation.lines)
        assert any(repair in warning for warning in explanation.warnings)

    @pytest.mark.parametrize(
        "body",
        ['<p>甲</p><a href="x', "<p>甲</p><p", "<p>甲</p></", "<p>甲</p><img src='https://x.y/"],
    )
    def test_cut_file(self, body: str) -> None:
        """A file cut inside a tag keeps the text above it, or is refused."""
        try:
            read = lines(body)
        except feeddump.BodyError:
            return

        assert "甲" == read[0]

    @pytest.mark.parametrize(
        "body",
        [
            "<p>甲</p></body></html><p>乙</p>丙",
            "<p>甲</p></html><p>乙</p><p>丙</p>",
            "<html><body><p>甲</p></body></html><html><body><p>乙</p></body></html>丙",
        ],
    )
    def test_text_below_the_end(self, body: str) -> None:
        """What stands below </body> or </html> is text like any other."""
        assert ["甲", "乙", "丙"] == lines(body)

    @pytest.mark.parametrize(
        "opening",
        ["<!--", "<![CDATA[", "<script>", "<iframe>", "<svg>", '<a href="', "<p id='", "<", "<?"],
    )
    def test_many(self, opening: str) -> None:
        """Twenty thousand of them cost no more than time in proportion: read or refused."""
        try:
            read = lines("<p>甲</p>" + opening * 20_000 + "<p>乙</p>")
        except feeddump.BodyError:
            return

        assert ("甲", "乙") == (read[0], read[-1][-1])


class TestHarmless:
    """What looks dangerous and costs nothing."""

    @pytest.mark.parametrize("printed", ["甲\x00乙", "甲&#0;乙"])
    def test_nul(self, printed: str) -> None:
        """A NUL is replaced and ends nothing."""
        assert ["甲\ufffd乙", "丙"] == lines(f"<p>{printed}</p><p>丙</p>")

    def test_billion_laughs(self) -> None:
        """Entities that a body declares are never expanded: a billion laughs cost no memory."""
        entities = "".join(
            f'<!ENTITY {name} "{f"&{inner};" * 10}">'
            for inner, name in zip("abcdefghi", "bcdefghij", strict=True)
        )
        script = (
            "import resource, sys, feeddump\n"
            "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
            "article = feeddump.parse_bytes(sys.stdin.buffer.read())\n"
            "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
            "assert grown < 50_000, grown\n"
            "assert article.text.endswith('丙'), article.text\n"
            "assert '&j;' in article.text, article.text\n"
        )
        data = dump(f'<!DOCTYPE x [<!ENTITY a "哈">{entities}]><p>甲&j;</p><p>丙</p>')

        done = subprocess.run([sys.executable, "-c", script], input=data, check=False)  # noqa: S603

        assert 0 == done.returncode

    def test_external_entity(self, tmp_path: Path) -> None:
        """An entity that names a file does not bring it in."""
        secret = tmp_path / "secret"
        secret.write_text("秘密")
        body = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><p>甲&a;乙</p>'

        assert "甲&a;乙" == lines(body)[-1]


FOUND_FILES = sorted(FOUND.glob("*.md"))


@pytest.mark.parametrize("file", FOUND_FILES, ids=[file.stem for file in FOUND_FILES])
def test_found_by_fuzzing(file: Path) -> None:
    """A file that fuzzing found gives an article and loses nothing of its last paragraph."""
    assert "最后一段" == feeddump.parse_file(file).paragraphs[-1]
    assert "最后一段" in feeddump.explain(file).lines[-1].text
