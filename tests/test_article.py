"""The values that readers get."""

import copy
import datetime as dt
import json
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from strategies import articles

import feeddump
from feeddump import Article, Block, Image

ARTICLE = Article(
    url="https://plain.example/1",
    title="山城雨后",
    outlet="plain",
    timestamp_ms=1_700_000_000_000,
    published=dt.datetime(2023, 11, 14, 23, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    authors=("周原", "林青"),
    credits=("作者：周原、林青", "翻译：陈舟"),
    lead="雨停了。",
    blocks=(
        Block("paragraph", "河边的人慢慢多起来。"),
        Block("heading", "晚上"),
        Block("embed", "谁的一条消息"),
        Block("list_item", "灯"),
        Block("quote", "上\n下"),
    ),
    images=(Image("https://img.example/1.jpg", "/1.jpg", "河", "河边", "陈舟", 1),),
    path=Path("dump/1.md"),
)

VALUES: dict[str, Any] = {
    "timestamp_ms": 1_700_000_000_000,
    "url": "https://plain.example/1",
    "title": "山城雨后",
    "outlet": "plain",
    "published": "2023-11-14T23:00:00+01:00",
    "authors": ["周原", "林青"],
    "credits": ["作者：周原、林青", "翻译：陈舟"],
    "lead": "雨停了。",
    "blocks": [
        {"kind": "paragraph", "text": "河边的人慢慢多起来。"},
        {"kind": "heading", "text": "晚上"},
        {"kind": "embed", "text": "谁的一条消息"},
        {"kind": "list_item", "text": "灯"},
        {"kind": "quote", "text": "上\n下"},
    ],
    "images": [
        {
            "url": "https://img.example/1.jpg",
            "src": "/1.jpg",
            "alt": "河",
            "caption": "河边",
            "credit": "陈舟",
            "position": 1,
        }
    ],
    "path": "dump/1.md",
}


class TestValue:
    """Articles, blocks and images are values."""

    @pytest.mark.parametrize("value", [ARTICLE, ARTICLE.blocks[0], ARTICLE.images[0]])
    def test_frozen(self, value: Article | Block | Image) -> None:
        """No field can be set or deleted, and none can be added."""
        for name in (*attrs.fields_dict(type(value)), "note"):
            with pytest.raises(AttributeError):
                setattr(value, name, "x")
            with pytest.raises(AttributeError):
                delattr(value, name)
        assert not hasattr(value, "__dict__")

    @given(article=articles)
    def test_equal_by_value(self, article: Article) -> None:
        """A copy through pickle is equal, with an equal hash."""
        copied = pickle.loads(pickle.dumps(article))  # noqa: S301 - our own bytes

        assert article == copied
        assert article is not copied
        assert hash(article) == hash(copied)
        assert article.path == copied.path
        assert 1 == len({article, copied, copy.deepcopy(article)})

    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("url", ""),
            ("title", ""),
            ("outlet", ""),
            ("timestamp_ms", None),
            ("published", dt.date(2023, 11, 14)),
            ("authors", ("林青", "周原")),
            ("credits", ()),
            ("lead", None),
            ("blocks", ARTICLE.blocks[1:]),
            ("images", ()),
        ],
    )
    def test_unequal(self, name: str, other: Any) -> None:
        """Every field but the path takes part in equality."""
        assert ARTICLE != attrs.evolve(ARTICLE, **{name: other})

    @pytest.mark.parametrize("path", [None, Path("elsewhere/2.md")])
    def test_path(self, path: Path | None) -> None:
        """The same article found elsewhere is equal, with an equal hash."""
        elsewhere = attrs.evolve(ARTICLE, path=path)

        assert ARTICLE == elsewhere
        assert hash(ARTICLE) == hash(elsewhere)

    def test_same_instant(self) -> None:
        """The same instant in another zone is equal, with an equal hash."""
        utc = attrs.evolve(ARTICLE, published=dt.datetime(2023, 11, 14, 22, tzinfo=dt.UTC))

        assert ARTICLE == utc
        assert hash(ARTICLE) == hash(utc)

    def test_names(self) -> None:
        """The representation names the fields, for whoever looks at one in a shell."""
        assert "Block(kind='heading', text='晚上')" == repr(Block("heading", "晚上"))


class TestDict:
    """JSON-ready values and back."""

    def test_to_dict(self) -> None:
        """`to_dict` gives every field, as JSON has it."""
        assert VALUES == ARTICLE.to_dict()

    def test_from_dict(self) -> None:
        """`from_dict` reads what `to_dict` gives, the path included."""
        article = Article.from_dict(VALUES)

        assert ARTICLE == article
        assert ARTICLE.path == article.path
        assert isinstance(article.published, dt.datetime)
        assert ARTICLE.published is not None
        assert "+01:00" == article.published.isoformat()[-6:]

    @given(article=articles)
    def test_through_json(self, article: Article) -> None:
        """Any article comes back from JSON as it was, its path and the type of its date too."""
        read = Article.from_dict(json.loads(json.dumps(article.to_dict())))

        assert article == read
        assert hash(article) == hash(read)
        assert article.path == read.path
        assert type(article.published) is type(read.published)

    def test_day(self) -> None:
        """A plain day stays a day."""
        day = attrs.evolve(ARTICLE, published=dt.date(2023, 11, 14))

        assert "2023-11-14" == day.to_dict()["published"]
        assert day == Article.from_dict(day.to_dict())

    @pytest.mark.parametrize("name", sorted(VALUES.keys() - {"path"}))
    def test_missing_field(self, name: str) -> None:
        """Values without a field are refused."""
        values = {key: value for key, value in VALUES.items() if key != name}

        with pytest.raises(KeyError):
            Article.from_dict(values)

    @pytest.mark.parametrize(
        ("name", "value"),
        [("published", "yesterday"), ("blocks", [{"text": "x"}]), ("images", [{"href": "x"}])],
    )
    def test_wrong_value(self, name: str, value: object) -> None:
        """Values that `to_dict` never gives are refused."""
        with pytest.raises((ValueError, TypeError)):
            Article.from_dict({**VALUES, name: value})


class TestViews:
    """What follows from the fields."""

    def test_paragraphs(self) -> None:
        """`paragraphs` are the texts of all blocks but embeds."""
        assert ("河边的人慢慢多起来。", "晚上", "灯", "上\n下") == ARTICLE.paragraphs

    def test_text(self) -> None:
        """`text` is lead and paragraphs, joined by blank lines."""
        assert "雨停了。\n\n河边的人慢慢多起来。\n\n晚上\n\n灯\n\n上\n下" == ARTICLE.text

    def test_text_without_lead(self) -> None:
        """Without a lead the text begins with the first paragraph."""
        assert "河边" == attrs.evolve(ARTICLE, lead=None).text[:2]
        assert "" == Article(url="", title="", outlet="").text

    def test_collected(self) -> None:
        """`collected` is the timestamp's instant in UTC."""
        assert dt.datetime(2023, 11, 14, 22, 13, 20, tzinfo=dt.UTC) == ARTICLE.collected
        assert None is attrs.evolve(ARTICLE, timestamp_ms=None).collected


def test_public_names() -> None:
    """Every promised name is there, and `__all__` is sorted and holds no other."""
    assert sorted(feeddump.__all__) == feeddump.__all__
    assert [] == [name for name in feeddump.__all__ if not hasattr(feeddump, name)]
    assert feeddump.__version__.count(".") >= 1
