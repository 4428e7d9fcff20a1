"""Check an adapter on files: what must hold of any article, said in plain words."""

import json
import os
import pickle
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from attrs import frozen
from lxml import etree

from feeddump.adapters import shared
from feeddump.adapters.base import Adapter
from feeddump.article import Article
from feeddump.errors import ParseError
from feeddump.explaining import Explanation, explain
from feeddump.header import split
from feeddump.markup import FALLBACK, MEDIA, SILENT, TAGS
from feeddump.mending import mend
from feeddump.patterns import LineTable
from feeddump.reading import parse_bytes
from feeddump.roles import FURNITURE, Role, Rule
from feeddump.tree import build

_TEXT_ROLES: Final = frozenset(
    {Role.LEAD, Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.QUOTE}
)
_SHARED: Final = LineTable.compile(
    {
        pattern: Rule(role, pattern)
        for pattern, role in shared.LINES.items()
        if role is not Role.DATE
    }
    | {shared.SHARE_LINK: Rule(Role.SHARE, "a link to share with")}
)
_SHOWN: Final = 60


@frozen
class Problem:
    """A file of which something does not hold.

    >>> print(Problem("1.md", "the file parses", "no rule parts header from body"))
    1.md: the file parses: no rule parts header from body
    """

    file: str
    property: str
    detail: str

    def __str__(self) -> str:
        return f"{self.file}: {self.property}: {self.detail}"


@frozen
class Report:
    """What :func:`check_adapter` found; true if nothing is wrong.

    Attributes:
        outlet: the adapter's slug.
        files: how many files were checked.
        problems: what does not hold, file by file.

    >>> print(Report("coast", 3, ()))
    coast: 3 files checked, no problem
    """

    outlet: str
    files: int
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds of every file."""
        return not self.problems

    def __bool__(self) -> bool:
        return self.ok

    def __str__(self) -> str:
        found = {0: "no problem", 1: "1 problem"}.get(
            len(self.problems), f"{len(self.problems)} problems"
        )
        checked = "1 file" if self.files == 1 else f"{self.files} files"
        head = f"{self.outlet}: {checked} checked, {found}"
        return "\n".join((head, *(f"  {problem}" for problem in self.problems)))


def check_adapter(adapter: Adapter, files: Iterable[str | os.PathLike[str] | bytes]) -> Report:
    r"""Whether what must hold of every article holds of what an adapter makes of these files.

    Args:
        adapter: the adapter. It has to serve the files' addresses.
        files: paths of dump files, or their bytes.

    >>> class Coast(Adapter):
    ...     outlet = "coast"
    ...     hosts = ("coast.example",)
    >>> file = b"[Ebb](https://coast.example/1)\n------\n\n<p>Low water.</p>"
    >>> print(check_adapter(Coast(), [file]))
    coast: 1 file checked, no problem
    """
    problems: list[Problem] = []
    count = 0
    for count, file in enumerate(files, 1):
        name = f"file {count}" if isinstance(file, bytes) else str(file)
        data = file if isinstance(file, bytes) else Path(file).read_bytes()
        problems += (Problem(name, said, detail) for said, detail in _problems(adapter, data))
    if not count:
        problems.append(Problem("-", "there are files", "none was given"))
    return Report(adapter.outlet, count, tuple(problems))


def assert_adapter(adapter: Adapter, files: Iterable[str | os.PathLike[str] | bytes]) -> None:
    """Fail with the report where :func:`check_adapter` finds a problem.

    Raises:
        AssertionError: with the report as its message.
    """
    report = check_adapter(adapter, files)
    if not report:
        raise AssertionError(str(report))


@frozen(eq=False)
class _Reading:
    """All that is known of one file."""

    adapter: Adapter
    data: bytes
    article: Article
    explanation: Explanation

    def again(self) -> Article:
        """The article, read once more."""
        return parse_bytes(self.data, adapters=[self.adapter])


def _problems(adapter: Adapter, data: bytes) -> Iterator[tuple[str, str]]:
    try:
        article = parse_bytes(data, adapters=[adapter])
    except ParseError as error:
        yield "the file parses", error.reason
        return
    reading = _Reading(adapter, data, article, explain(data, adapters=[adapter]))
    for said, check in _CHECKS.items():
        detail = next(check(reading), "")
        if detail:
            yield said, detail


def _served(reading: _Reading) -> Iterator[str]:
    if reading.article.outlet != reading.adapter.outlet:
        yield f"{reading.article.url} belongs to {reading.article.outlet}"


def _conserved(reading: _Reading) -> Iterator[str]:
    """The lines say all that the tree says; what is no text gives none."""
    _, printed = split(reading.data)
    sound = mend(printed)[0] if reading.explanation.warnings else printed
    root = build(sound, huge=True).root
    body = "" if root is None else _squeezed("".join(_texts(root)))
    lines = _squeezed("".join(line.text for line in reading.explanation.lines))
    if lines != body:
        at = next(
            (i for i, pair in enumerate(zip(lines, body, strict=False)) if len(set(pair)) > 1), 0
        )
        yield f"the lines go on with {lines[at : at + 20]!r}, the body with {body[at : at + 20]!r}"


def _part_of_lines(reading: _Reading) -> Iterator[str]:
    """Each block's lines are found in the explanation's, one after the other."""
    rest = iter(_said(reading.explanation, *_TEXT_ROLES, Role.EMBED))
    wanted = [*(reading.article.lead or "").split("\n")]
    wanted += [part for block in reading.article.blocks for part in block.text.split("\n")]
    for part in filter(None, wanted):
        if not any(part in line for line in rest):
            yield f"{part[:_SHOWN]!r} is not said by a line of its own, in this order"


def _no_furniture(reading: _Reading) -> Iterator[str]:
    for line in reading.article.text.split("\n"):
        found = _SHARED.find(line)
        if found is not None and not _same(found.role, line, reading.explanation):
            yield f"{line[:_SHOWN]!r} is {found.role}"


def _same(role: Role, text: str, explanation: Explanation) -> bool:
    """Whether the adapter itself decided that a line is no such furniture, by a rule of its own."""
    kept = (line for line in explanation.lines if line.text == text and line.role in _TEXT_ROLES)
    return role in FURNITURE and all(not line.rule.startswith("Adapter") for line in kept)


def _no_invisible(reading: _Reading) -> Iterator[str]:
    for text in _read_by_people(reading.article):
        for char in text.replace("\n", ""):
            if char in "\u200b\ufeff" or unicodedata.category(char) == "Cc":
                yield f"U+{ord(char):04X} in {text[:_SHOWN]!r}"


def _captions_apart(reading: _Reading) -> Iterator[str]:
    """A caption's line is one of its own; the text may say the same elsewhere (dw does)."""
    captions = set(_said(reading.explanation, Role.CAPTION, Role.PHOTO_CREDIT))
    said = list(_said(reading.explanation, *_TEXT_ROLES))
    for line in reading.article.text.split("\n"):
        if line in captions and line not in said:
            yield f"{line[:_SHOWN]!r} is a caption and in the text"


def _same_again(reading: _Reading) -> Iterator[str]:
    if reading.again() != reading.article:
        yield "read once more they give another article: a hook keeps state"


def _written_and_read(reading: _Reading) -> Iterator[str]:
    article = reading.article
    ways: dict[str, Callable[[], Article]] = {
        "a dict": lambda: Article.from_dict(article.to_dict()),
        "JSON": lambda: Article.from_dict(json.loads(json.dumps(article.to_dict()))),
        "pickle": lambda: pickle.loads(pickle.dumps(article)),  # noqa: S301 - our own bytes
    }
    for name, way in ways.items():
        try:
            copy = way()
        except Exception as error:  # a hook's values may fail in any way
            yield f"it does not go through {name}: {error}"
        else:
            if copy != article or hash(copy) != hash(article):
                yield f"through {name} it is another article"


def _once(reading: _Reading) -> Iterator[str]:
    """As many lines of text as there are lines that say them."""
    printed = list(_said(reading.explanation, *_TEXT_ROLES, Role.EMBED))
    blocks = [part for block in reading.article.blocks for part in block.text.split("\n")]
    lead = reading.article.lead.split("\n") if reading.article.lead else []
    if len(lead) + len(blocks) != len(printed):
        yield f"{len(printed)} lines of text gave {len(lead) + len(blocks)} lines of the article"


_CHECKS: Final[Mapping[str, Callable[[_Reading], Iterator[str]]]] = MappingProxyType(
    {
        "the adapter serves the address": _served,
        "the lines are the body's text": _conserved,
        "the article is an ordered part of the lines": _part_of_lines,
        "no share bar, ad or feed-service line is in the text": _no_furniture,
        "no control or zero-width character is left": _no_invisible,
        "captions are not in the text": _captions_apart,
        "the same bytes give the same article": _same_again,
        "dict, JSON and pickle give the article back": _written_and_read,
        "each line of text is one line of the article": _once,
    }
)
"""Each property in words, and what finds where it does not hold."""


def _said(explanation: Explanation, *roles: Role) -> Iterator[str]:
    return (line.text for line in explanation.lines if line.role in roles)


def _read_by_people(article: Article) -> Iterator[str]:
    yield from (article.title, *article.authors, *article.credits, article.lead or "")
    yield from (block.text for block in article.blocks)
    for image in article.images:
        yield from (image.alt, image.caption or "", image.credit or "")


def _texts(root: etree._Element) -> Iterator[str]:  # pyright: ignore[reportPrivateUsage]
    """The text of a tree, without that of elements that give none."""
    silent = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        effect = TAGS.get(str(node.tag), (0, 0, None))[0]
        if event == "start" and silent is None:
            if effect in {SILENT, FALLBACK, MEDIA}:
                silent = node
            else:
                yield node.text or ""
        if event == "end":
            silent = None if silent is node else silent
            if silent is None:
                yield node.tail or ""


def _squeezed(text: str) -> str:
    """A text without white space and without what nobody sees."""
    return "".join(
        char
        for char in "".join(text.split())
        if char not in "\u200b\ufeff" and unicodedata.category(char) != "Cc"
    )
