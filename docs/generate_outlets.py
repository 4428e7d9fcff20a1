#!/usr/bin/env python3
"""Write the pages on outlets, docs/outlets/*.md, from the adapters themselves.

usage: python docs/generate_outlets.py

Tables are read from the classes; what the hooks do, from their docstrings and from the reasons in
their calls of `Page.label` and `Page.label_medium`. tests/test_outlet_docs.py fails where a page is
not up to date.
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import FunctionType
from typing import Final

from feeddump import Adapter, Role
from feeddump.adapters import shared
from feeddump.adapters.generic import Generic
from feeddump.adapters.registry import built_in
from feeddump.roles import FURNITURE

FOLDER = Path(__file__).resolve().parent / "outlets"

MEANING: Final[Mapping[Role, str]] = {
    Role.LEAD: "Lead",
    Role.PARAGRAPH: "Paragraphs",
    Role.HEADING: "Headings",
    Role.LIST_ITEM: "List items",
    Role.QUOTE: "Quotations",
    Role.EMBED: "Embeds: blocks outside the paragraphs",
    Role.IMAGE: "Images",
    Role.CAPTION: "Captions of images",
    Role.PHOTO_CREDIT: "Credits of images",
    Role.BYLINE: "Bylines: credits, and the authors are read from them",
    Role.CREDIT: "Credits: translators, editors, agencies, biographies and notes",
    Role.DATE: "Stamps: the date of publication is read from them",
    Role.SHARE: "Share bars and buttons",
    Role.PROMO: "The outlet's promotion of itself",
    Role.AD: "Advertisements",
    Role.RELATED: "Links to other stories",
    Role.RIGHTS: "Rights notices and disclaimers",
    Role.FOOTER: "Footers of the feed",
    Role.PLAYER: "What stands in for a player or below it",
    Role.NAVIGATION: "Navigation and labels of the page",
    Role.DECORATION: "Rules, icons and other decoration",
}

KEPT = [role for role in Role if role not in FURNITURE]
DROPPED = [role for role in Role if role in FURNITURE]

TABLES: Final[Mapping[str, str]] = {
    "elements": "element",
    "tokens": "class or id",
    "bylines": "line",
    "lines": "line",
}

PATTERNS: Final[Mapping[str, str]] = {
    "title_noise": "cut from titles",
    "name_noise": "cut from bylines before the names are parted",
    "name_separators": "parts names",
    "caption_noise": "cut from captions and their credits",
    "photo_credit": "the credit inside a caption",
    "decorations": "addresses of images that are none of the article's",
    "biographies": "wholly italic lines at the end that tell who the author is",
    "not_headings": "bold lines that are text all the same",
}

SHARED_HOOKS = ("authors", "published", "image_address")
"""The base's hooks that say something of every outlet; so do its methods named ``_label…``."""

INTRODUCTION = """\
What feeddump knows about each outlet: its markup, what is kept of a page and what is dropped.
These pages are made from the adapters themselves by `docs/generate_outlets.py`.
"""

LEGEND = """\
- **element**: a selector. It holds for all text inside such an element.
- **class or id**: a pattern that must fit a whole class name or id.
- **line**: a pattern that must fit from a line's beginning.
- **hook**: what the adapter's code finds out, with the reason that {func}`feeddump.explain` shows.

A line that nothing names is the article's text.
[Writing an adapter](../adapters.md#the-tables) tells which rule wins.
Stamps are written as for `strptime`.
"""

SHARED_INTRODUCTION = """\
These rules hold for every outlet, the generic adapter's included, unless its own say otherwise.
"""

SEE_SHARED = "[What all outlets share](index.md#what-all-outlets-share) holds here too."


def main() -> None:
    """Write every page, and remove those of outlets that are gone."""
    written = pages()
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.glob("*.md"):
        if file.name not in written:
            file.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """The text of each page, by its file's name."""
    adapters = [*built_in(), Generic]
    return {f"{slug(adapter)}.md": page(adapter) for adapter in adapters} | {
        "index.md": index(adapters)
    }


def index(adapters: Iterable[type[Adapter]]) -> str:
    """The table of all outlets, and what they share."""
    adapters = list(adapters)
    rows = [
        ("outlet", "hosts, with their subdomains", "time zone", "stamps"),
        ("---", "---", "---", "---"),
        *(
            (f"[{heading(each)}]({slug(each)}.md)", hosts(each), zone(each), stamps(each))
            for each in adapters
        ),
    ]
    tree = ("```{toctree}", ":hidden:", "", *map(slug, adapters), "```")
    return joined(
        "# Outlets",
        INTRODUCTION,
        "\n".join(map(row, rows)),
        "\n".join(tree),
        "## How to read these pages",
        LEGEND,
        "## What all outlets share",
        SHARED_INTRODUCTION,
        *rules(Adapter, "###"),
        *settings(Adapter, "###"),
        *told(Adapter, "###"),
    )


def page(adapter: type[Adapter]) -> str:
    """The page of one outlet."""
    return joined(
        f"# {heading(adapter)}",
        prose(described(adapter)[1]),
        bullets(
            [
                f"`Article.outlet`: {code(adapter.outlet) if adapter.outlet else 'the host'}",
                f"hosts, with their subdomains: {hosts(adapter)}",
                f"time zone: {zone(adapter)}",
                f"stamps: {stamps(adapter)}",
            ]
        ),
        SEE_SHARED,
        *rules(adapter, "##"),
        *settings(adapter, "##"),
        *told(adapter, "##"),
    )


def rules(adapter: type[Adapter], level: str) -> Iterator[str]:
    """What is kept and what is dropped, role by role."""
    by_role = gathered(adapter)
    for title, roles in (("Kept", KEPT), ("Dropped", DROPPED)):
        if by_role.keys() & set(roles):
            yield f"{level} {title}"
        for role in roles:
            if role in by_role:
                yield f"{MEANING[role]} ({code(role.value)}):"
                yield bullets(by_role[role])


def gathered(adapter: type[Adapter]) -> dict[Role, list[str]]:
    """Every rule of a class itself, in words, by role."""
    by_role: dict[Role, list[str]] = {}
    for role, rule in chain(table_rules(adapter), label_rules(adapter)):
        known = by_role.setdefault(role, [])
        if rule not in known:
            known.append(rule)
    return by_role


def table_rules(adapter: type[Adapter]) -> Iterator[tuple[Role, str]]:
    """The entries of the tables, with the comment that stands beside one in the code."""
    for table, kind in TABLES.items():
        entries = vars(adapter).get(table, ())
        roles = entries if isinstance(entries, Mapping) else dict.fromkeys(entries, Role.BYLINE)
        remarks = comments(adapter, table)
        for key, role in roles.items():
            remark = f" ({escaped(remarks[key])})" if key in remarks else ""
            yield role, f"{kind} {code(key)}{remark}"


def comments(adapter: type[Adapter], table: str) -> dict[str, str]:
    """The comment behind each entry of a table, where there is one and its key is plain text."""
    source = textwrap.dedent(inspect.getsource(adapter))
    lines = source.splitlines()
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            if [ast.unparse(target) for target in node.targets] != [table]:
                continue
            for key, value in zip(node.value.keys, node.value.values, strict=True):
                behind = lines[(value.end_lineno or 1) - 1][value.end_col_offset :]
                _, mark, remark = behind.partition("# ")
                if mark and isinstance(key, ast.Constant):
                    found[str(key.value)] = remark
    return found


LABELLING = frozenset({"page.label", "page.label_medium"})


def label_rules(adapter: type[Adapter]) -> Iterator[tuple[Role, str]]:
    """What the hooks label, each with the reason that ``explain`` shows."""
    for _, hook in methods(adapter):
        tree = ast.parse(textwrap.dedent(inspect.getsource(hook)))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in LABELLING:
                _, role, why = call.args
                reason = ast.literal_eval(why) if isinstance(why, ast.Constant) else ""
                reason = reason.partition(": ")[2] or summary(hook)
                for label in roles_named(role, tree):
                    yield label, f"hook: {escaped(reason)}"


def roles_named(expression: ast.expr, tree: ast.AST) -> list[Role]:
    """The roles that an expression names: itself, or in the assignment of its variable."""
    if isinstance(expression, ast.Name):
        values = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and ast.unparse(expression) in map(ast.unparse, node.targets)
        ]
    else:
        values = [expression]
    found = re.findall(r"\bRole\.([A-Z_]+)", " ".join(map(ast.unparse, values)))
    if not found:
        raise ValueError(f"write the role where Page.label is called: {ast.unparse(expression)}")
    return [Role[name] for name in dict.fromkeys(found)]


def settings(adapter: type[Adapter], level: str) -> Iterator[str]:
    """The patterns for titles, names, captions and images, and the length of bold headings."""
    own = vars(adapter)
    lines = [
        f"{meaning}: {', '.join(map(code, listed(own[table])))}"
        for table, meaning in PATTERNS.items()
        if own.get(table)
    ]
    if "not_headings" in own and not own["not_headings"]:
        lines.append("no bold line is text because of how it reads")
    if adapter is Adapter:
        lines.append(f"alternative texts of such images: {code(shared.ALT_DECORATIONS)}")
    if "heading_length" in own:
        lines.append(f"a heading that is only bold has at most {own['heading_length']} characters")
    if lines:
        yield f"{level} Titles, names, images and headings"
        yield bullets(lines)


def told(adapter: type[Adapter], level: str) -> Iterator[str]:
    """What the class's methods do that its tables cannot say, in their own words."""
    lines = [
        f"{code(name)}: {prose(inspect.getdoc(method) or '')}"
        for name, method in methods(adapter)
        if method.__doc__
        and (adapter is not Adapter or name.startswith("_label") or name in SHARED_HOOKS)
    ]
    if lines:
        yield f"{level} Hooks"
        yield bullets(lines)


def methods(adapter: type[Adapter]) -> Iterator[tuple[str, FunctionType]]:
    """The methods that a class itself has, in order."""
    for name, method in vars(adapter).items():
        if isinstance(method, FunctionType):
            yield name, method


def slug(adapter: type[Adapter]) -> str:
    """The page's name."""
    return adapter.outlet or adapter.__name__.lower()


def heading(adapter: type[Adapter]) -> str:
    """The outlet's name."""
    return escaped(described(adapter)[0])


def described(adapter: type[Adapter]) -> tuple[str, str]:
    """The class's docstring: the outlet's name, which it begins with, and what it says of it."""
    name, _, rest = re.split(r"([.:;](?= |$))", folded(inspect.getdoc(adapter) or ""), maxsplit=1)
    rest = rest.strip()
    return name, rest[:1].upper() + rest[1:]


def hosts(adapter: type[Adapter]) -> str:
    """The hosts as code."""
    return ", ".join(map(code, adapter.hosts)) or "any without an adapter"


def zone(adapter: type[Adapter]) -> str:
    """The time zone that stamps are in, where they have an hour and do not print their own."""
    if any("%H" in form for form in adapter.dates):
        return code(adapter.timezone)
    return "as printed" if "published" in vars(adapter) else "none needed"


def stamps(adapter: type[Adapter]) -> str:
    """The forms of stamps."""
    none = "see its hooks" if "published" in vars(adapter) else "none of its own"
    return ", ".join(map(code, adapter.dates)) or none


def summary(hook: FunctionType) -> str:
    """What a hook does, in short."""
    return (inspect.getdoc(hook) or "").partition("\n")[0].removesuffix(".")


def folded(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """One pattern or several, as several."""
    return (value,) if isinstance(value, str) else value


def code(text: str) -> str:
    """A code span that shows exactly this text."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    ends = text[:1] + text[-1:]
    pad = " " if "`" in ends or ends == "  " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def prose(docstring: str) -> str:
    """A docstring as Markdown: what it marks as code stays so, and so does an empty string."""
    pieces = enumerate(folded(docstring).replace(' "" ', ' ``""`` ').split("``"))
    return "".join(code(piece) if number % 2 else escaped(piece) for number, piece in pieces)


def escaped(text: str) -> str:
    """Plain text, with nothing in it that Markdown would take for its own."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def row(cells: Iterable[str]) -> str:
    """A row of a table; a bar inside a cell would end it, even in code."""
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {line}" for line in lines)


def joined(*parts: str) -> str:
    """The parts of a page, a blank line between two."""
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


if __name__ == "__main__":
    main()
