"""Passing over articles that say what another has said already."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, Literal, TypeAlias

from feeddump.article import Article
from feeddump.urls import canonical_url

Key: TypeAlias = Literal["url", "text"] | Callable[[Article], Hashable | None]
Ask: TypeAlias = Callable[[Article], Hashable | None]

_TELLING: Final = 100
"""Characters. A shorter text, such as a line above a gallery, can be that of another article."""


def dedupe(
    articles: Iterable[Article],
    *,
    key: Key | Sequence[Key] = ("url", "text"),
    keep: Literal["first", "newest"] = "first",
) -> Iterator[Article]:
    """The articles without those that are there already, in the same order.

    By default an article is a duplicate if one before it had the same address or the same text.
    "url" compares addresses without scheme, ``www.``, doubled and trailing slashes, fragments and
    tracking parameters. "text" compares lead and paragraphs without white space and case; a text
    of less than 100 characters counts together with the title, and an article without any text is
    nobody's duplicate by it.

    Args:
        articles: the articles.
        key: "url", "text", a callable, or several of these. A callable gives what duplicates have
            in common, or None for an article that is no duplicate of any. Of several keys, one
            that is shared is enough.
        keep: "first" gives an article at once; it holds two digests of 16 bytes of each article
            seen. "newest" gives, of all articles that are linked by shared keys, the one with the
            highest ``timestamp_ms`` (the first of several). So it reads all before it gives any:
            it holds the digests in memory, and the articles in a temporary file.

    Raises:
        ValueError: at once, where ``key`` or ``keep`` is none of these.
        WriteError: from the iterator, where the temporary file cannot be written.

    >>> first = Article("http://www.example.org/1", "Tides", "example.org", timestamp_ms=1)
    >>> again = Article("https://example.org/1/#top", "Tides", "example.org", timestamp_ms=2)
    >>> [article.timestamp_ms for article in dedupe([first, again])]
    [1]
    >>> [article.timestamp_ms for article in dedupe([first, again], keep="newest")]
    [2]
    """
    asks = tuple(_ask(number, each) for number, each in enumerate(_several(key)))
    if keep == "first":
        return _first(articles, asks)
    if keep == "newest":
        # Few need it, and importing feeddump is to cost little.
        from feeddump.newest import newest  # noqa: PLC0415

        return newest(articles, partial(marks, asks=asks))
    raise ValueError(f'keep is "first" or "newest", not {keep!r}')


def marks(article: Article, asks: tuple[Ask, ...]) -> list[Hashable]:
    """What an article may share with others; a mark of one key is never that of another."""
    return [mark for ask in asks if (mark := ask(article)) is not None]


def _first(articles: Iterable[Article], asks: tuple[Ask, ...]) -> Iterator[Article]:
    seen: set[Hashable] = set()
    for article in articles:
        found = marks(article, asks)
        is_new = seen.isdisjoint(found)
        # A duplicate's other mark counts too: what shares that one is the same article again.
        seen.update(found)
        if is_new:
            yield article


def _several(key: Key | Sequence[Key]) -> Sequence[Key]:
    """The keys, be it one or be it many."""
    if isinstance(key, str) or callable(key):
        return (key,)  # pyright: ignore[reportReturnType] - no other strings but the two
    return key


def _ask(number: int, key: Key) -> Ask:
    """The function behind a key."""
    if callable(key):
        return partial(_ask_own, number, key)
    if key == "url":
        return _address
    if key == "text":
        return _wording
    raise ValueError(f'key is "url", "text", a callable, or several of these, not {key!r}')


def _ask_own(number: int, key: Ask, article: Article) -> Hashable | None:
    value = key(article)
    return None if value is None else (number, value)


def _address(article: Article) -> bytes:
    return _digest("url", canonical_url(article.url))


def _wording(article: Article) -> bytes | None:
    text = _folded(article.text)
    if not text:
        return None
    return _digest("text", text if len(text) >= _TELLING else f"{text}\n{_folded(article.title)}")


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def _digest(key: str, said: str) -> bytes:
    """Sixteen bytes that stand for what a key says: no two articles share them by chance."""
    from hashlib import blake2b  # noqa: PLC0415 - as for newest

    return blake2b(
        said.encode(errors="surrogatepass"), digest_size=16, person=key.encode()
    ).digest()
