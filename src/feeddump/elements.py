"""Element rules: an adapter's selectors compiled to dicts, so that a lookup is a dict hit."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import Factory, define, frozen

from feeddump.errors import AdapterError
from feeddump.markup import TAGS, UNKNOWN
from feeddump.roles import FURNITURE, Role

_SELECTOR = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*)?"
    r"(?:\.(?P<token>[^\s.#\[\]]+)|#(?P<id>[^\s.#\[\]]+)"
    r"|\[(?P<name>[a-z][\w:-]*)(?:(?P<prefix>\^)?=(?P<value>[^\]]*))?\])?"
)


@frozen
class Rule:
    """What gives a line its role, and the name under which a person finds it in the code.

    >>> Rule(Role.AD, "Rfi.lines['^广告$']").role
    <Role.AD: 'ad'>
    """

    role: Role
    name: str


TagEffect: TypeAlias = tuple[int, int, Rule | None]
"""What a tag does to lines, the style that it lends, and the rule that names it."""


@define
class _Choice:
    """The rules that ask for one attribute value, for any tag ("") or for some."""

    by_tag: dict[str, Rule] = Factory(dict[str, Rule])


@frozen(eq=False)
class ElementTable:
    """Selectors and their rules, compiled once for each adapter.

    A selector is a tag, a ``.class``, an ``#id``, an ``[attribute]``, an ``[attribute=value]`` or
    an ``[attribute^=beginning]``, each but the first with or without a tag before it.
    """

    tags: Mapping[str, TagEffect]
    watched: Mapping[str, Mapping[str, _Choice]]
    prefixes: tuple[tuple[str, str, str, Rule], ...]
    tokens: re.Pattern[str] | None
    token_rules: Mapping[str, Rule]

    @classmethod
    def compile(
        cls, selectors: Mapping[str, Rule], tokens: Mapping[str, Rule] | None = None
    ) -> "ElementTable":
        """The table of these selectors, and of patterns for whole class names and ids.

        Raises:
            AdapterError: where a selector is none of the forms above.
        """
        tags: dict[str, TagEffect] = dict(TAGS)
        watched: dict[str, dict[str, _Choice]] = {}
        prefixes: list[tuple[str, str, str, Rule]] = []
        for selector, rule in selectors.items():
            tag, name, value, prefix = _read_selector(selector)
            if not name:
                effect, lends, _ = tags.get(tag, UNKNOWN)
                tags[tag] = effect, lends, rule
            elif prefix:
                prefixes.append((name, value, tag, rule))
                watched.setdefault(name, {})
            else:
                watched.setdefault(name, {}).setdefault(value, _Choice()).by_tag[tag] = rule
        token_rules = {f"t{number}": rule for number, rule in enumerate((tokens or {}).values())}
        pattern = None
        if tokens:
            watched.setdefault("class", {})
            watched.setdefault("id", {})
            pattern = re.compile(
                "|".join(
                    f"(?P<{group}>{token})"
                    for group, token in zip(token_rules, tokens, strict=True)
                ),
                re.IGNORECASE,
            )
        return cls(tags, watched, tuple(prefixes), pattern, token_rules)

    def find(self, tag: str, attributes: Iterable[tuple[str, str]]) -> Rule | None:
        """The rule for an element: the first attribute that one asks for, else the tag's."""
        for name, printed in attributes:
            choices = self.watched.get(name)
            if choices is None:
                continue
            for value in (*printed.split(), "") if name == "class" else (printed, ""):
                choice = choices.get(value)
                if choice is not None:
                    rule = choice.by_tag.get(tag) or choice.by_tag.get("")
                    if rule is not None:
                        return rule
            rule = self._by_pattern(tag, name, printed)
            if rule is not None:
                return rule
        return self.tags.get(tag, UNKNOWN)[2]

    def _by_pattern(self, tag: str, name: str, printed: str) -> Rule | None:
        """The rule for a value that no dict holds: a beginning, or a pattern of class names."""
        for watched, beginning, wanted, rule in self.prefixes:
            if watched == name and wanted in {"", tag} and printed.startswith(beginning):
                return rule
        if self.tokens is not None and name in {"class", "id"}:
            for token in printed.split():
                found = self.tokens.fullmatch(token)
                if found is not None and found.lastgroup is not None:
                    return self.token_rules[found.lastgroup]
        return None


def is_closed(role: Role) -> bool:
    """Whether all that an element of this role holds has the same role."""
    return role in FURNITURE or role is Role.EMBED


def _read_selector(selector: str) -> tuple[str, str, str, bool]:
    """A selector as tag, attribute name, value ("" for any) and whether the value only begins."""
    parts = _SELECTOR.fullmatch(selector)
    if parts is None or not selector:
        raise AdapterError(
            f"{selector!r} is no selector: write a tag, .class, #id, [attribute], "
            "[attribute=value] or [attribute^=beginning]"
        )
    tag = parts["tag"] or ""
    if parts["token"]:
        return tag, "class", parts["token"], False
    if parts["id"]:
        return tag, "id", parts["id"], False
    return tag, parts["name"] or "", parts["value"] or "", bool(parts["prefix"])
