"""What ``explain`` tells of a file."""

from pathlib import Path

import pytest
from hypothesis import given, reject
from strategies import DW, RFI, dump, explain, files, soup

import feeddump

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "dump"

RFI_BODY = (
    "<div>29/02/2024 - 10:31</div>"
    '<img src="https://s.rfi.fr/a.jpg">'
    "<p><strong>山城下了一夜的雨，河边的路今天早晨已经看不见了。</strong></p>"
    "<div><p>渡船停了。</p><p class='t-copyright'>© 2024 AFP</p></div>"
    "<div>分享 :</div>"
)


def told(explanation: feeddump.Explanation) -> list[tuple[str, str, str]]:
    """Role, rule and place of each line and image, in order."""
    return [(line.role.value, line.rule, line.place) for line in explanation.in_order()]


def explained(data: bytes) -> feeddump.Explanation:
    """What becomes of a file; one that cannot be read whole is no example."""
    try:
        return feeddump.explain(data)
    except feeddump.BodyError:
        reject()


class TestRules:
    """Each line and image has the rule that gave its role, by its name in the code."""

    def test_rfi(self) -> None:
        """An element rule, a line rule and a rule of all outlets are told apart by their names."""
        assert [
            ("date", "Adapter.dates", "div"),
            ("image", "Adapter.image_address", "img"),
            ("lead", "Rfi.label: bold, outside the body's div", "p"),
            ("paragraph", "Adapter.shape: text", "div/p"),
            ("rights", "Rfi.elements['.t-copyright']", "div/p"),
            ("share", r"Adapter.lines['(?:分享|分享到|分享至|分享本文) ?[:：]$']", "div"),
        ] == told(feeddump.explain(dump(RFI_BODY, url=RFI)))

    def test_dw(self) -> None:
        """A caption of Deutsche Welle is told by its element, a promo by how it begins."""
        body = '<p><img src="https://static.dw.com/a.jpg"><small>河</small></p><p>DW中文有Instagram'

        assert [
            ("image", "Adapter.image_address", "p/img"),
            ("caption", "Dw.elements['small']", "p/small"),
            ("promo", "Dw.lines['DW ?中文有 ?(?:Instagram|Telegram)']", "p"),
        ] == told(feeddump.explain(dump(body, url=DW)))

    def test_unknown_outlet(self) -> None:
        """The generic adapter names the step that labelled a line."""
        body = "<p>2023年10月1日</p><p>山城下了一夜的雨，河边的路看不见了。</p>"

        explanation = feeddump.explain(dump(body))

        assert "generic" == explanation.adapter
        assert ("date", "Generic.label: a date above the text", "p") == told(explanation)[0]

    @pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*/*")), ids=lambda file: file.name)
    def test_names_lead_to_the_code(self, file: Path) -> None:
        """A rule's name begins with the class and the member of it that hold the rule."""
        names = {line.rule for line in feeddump.explain(file).in_order()}

        assert names
        for name in names:
            owner, _, member = name.partition(":")[0].partition("[")[0].partition(".")
            holder = next(kind for kind in _kinds(feeddump.Adapter) if kind.__name__ == owner)
            assert member in {"", "shape"} or hasattr(holder, member)


def _kinds(kind: type[feeddump.Adapter]) -> list[type[feeddump.Adapter]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _kinds(child))]


class TestPlaces:
    """Each line and image tells where in the body it stands."""

    @pytest.mark.parametrize(
        ("body", "places"),
        [
            ("甲", ["body"]),
            ("<p>甲</p>", ["p"]),
            ("<main><div><p>甲<b>乙</b></p></div></main>", ["main/div/p"]),
            ("<div>甲<p>乙</p>丙</div>", ["div", "div/p", "div"]),
            ("<ul><li>甲</li><li>乙</li></ul>", ["ul/li", "ul/li"]),
            ('<img src="a.jpg">', ["img"]),
            ('<figure><img src="a.jpg"></figure>', ["figure/img"]),
            ('<p><iframe src="https://a.example"></iframe></p>', ["p/iframe"]),
        ],
    )
    def test_place(self, body: str, places: list[str]) -> None:
        """A place is the chain of blocks from the body inwards, and an image's own tag."""
        assert places == [line.place for line in explain(body).in_order()]

    def test_deep_nest(self) -> None:
        """Of a deep nest, the outer elements are cut: a place stays short in any body."""
        body = "<main>" + "<div>" * 1000 + "<p>甲</p>"

        assert ["…/" + "div/" * 11 + "p"] == [line.place for line in explain(body).lines]

    def test_deepest_nest_told_whole(self) -> None:
        """A nest of ten blocks is told whole."""
        assert ["div/" * 9 + "p"] == [line.place for line in explain("<div>" * 9 + "<p>甲").lines]


class TestOrder:
    """Lines and images together are the file."""

    def test_numbers(self) -> None:
        """Lines are numbered; an image has the number of the line that it stands before."""
        body = '<img src="1"><p>甲</p><img src="2"><img src="3"><p>乙</p><img src="4">'

        assert [
            (0, True, "1"),
            (0, False, "甲"),
            (1, True, "2"),
            (1, True, "3"),
            (1, False, "乙"),
            (2, True, "4"),
        ] == [(line.index, line.is_image, line.text) for line in explain(body).in_order()]

    @given(soup)
    def test_nothing_left_out(self, body: str) -> None:
        """Together there are as many as apart, each in the order that it had."""
        explanation = explained(dump(body))
        together = list(explanation.in_order())

        assert explanation.lines == tuple(line for line in together if not line.is_image)
        assert explanation.images == tuple(line for line in together if line.is_image)


class TestGroups:
    """What a role means for the article."""

    @pytest.mark.parametrize("role", list(feeddump.Role))
    def test_every_role_has_one(self, role: feeddump.Role) -> None:
        """Text and images are kept, fields belong to the article, the rest is furniture."""
        belongs = {"caption", "photo_credit", "byline", "credit", "date"}
        kept = {"lead", "paragraph", "heading", "list_item", "quote", "embed", "image"}
        expected = "kept" if role in kept else "belongs" if role in belongs else "furniture"

        assert expected == feeddump.Line("甲", role, "rule", "p", 0).group


class TestArticle:
    """An explanation holds the article that its lines give."""

    def test_from_file(self, tmp_path: Path) -> None:
        """The article of an explained file tells the file."""
        file = tmp_path / "1.md"
        file.write_bytes(dump(RFI_BODY, url=RFI))

        assert feeddump.parse_file(file) == feeddump.explain(file).article
        assert file == feeddump.explain(file).article.path

    @given(files)
    def test_same_as_parsed(self, data: bytes) -> None:
        """Explaining gives the article that parsing gives, or fails as parsing does."""
        try:
            article = feeddump.parse_bytes(data)
        except feeddump.ParseError as error:
            with pytest.raises(type(error)):
                feeddump.explain(data)
        else:
            assert article == feeddump.explain(data).article
