"""Element rules: an adapter's selectors compiled to dicts, so that a lookup is a dict hit."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from feeddump.errors import AdapterError
from feeddump.markup import TAGS, UNKNOWN
from feeddump.patterns import LineTable
from feeddump.roles import Rule

_SELECTOR = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*)?"
    r"(?:\.(?P<token>[^\s.#\[\]]+)|#(?P<id>[^\s.#\[\]]+)"
    r"|\[(?P<name>[a-z][\w:-]*)(?:(?P<prefix>\^)?=(?P<value>[^\]]*))?\])?"
)


TagEffect: TypeAlias = tuple[int, int, Rule | None]
"""What a tag does to lines, the style that it lends, and the rule that names it."""


class _Any:
    """In the place of the values that a rule asks for, where it may ask for any."""

    def isdisjoint(self, _: Iterable[str]) -> bool:
        """Never: the rules have to be asked."""
        return False


@frozen(eq=False)
class ElementTable:
    """Selectors and their rules, compiled once for each adapter.

    A selector is a tag, a ``.class``, an ``#id``, an ``[attribute]``, an ``[attribute=value]`` or
    an ``[attribute^=beginning]``, each but the first with or without a tag before it.

    Attributes:
        tags: each tag's effect on lines, the style that it lends, and the rule that names it.
        watched: for each attribute that a rule names, the words of its values that rules ask for.
        rules: the rules, by attribute name, value ("" for any) and tag ("" for any).
        prefixes: attribute name, beginning, tag and rule.
        of_token: the rule for a class name or an id by its pattern, or None. Sites use few of
            them again and again, so the last answers are kept.
    """

    tags: Mapping[str, TagEffect]
    watched: Mapping[str, frozenset[str] | _Any]
    rules: Mapping[tuple[str, str, str], Rule]
    prefixes: tuple[tuple[str, str, str, Rule], ...]
    of_token: Callable[[str], Rule | None]

    @classmethod
    def compile(
        cls, selectors: Mapping[str, Rule], tokens: Mapping[str, Rule] | None = None
    ) -> "ElementTable":
        """The table of these selectors, and of patterns for whole class names and ids.

        Raises:
            AdapterError: where a selector is none of the forms above.
        """
        tags: dict[str, TagEffect] = dict(TAGS)
        rules: dict[tuple[str, str, str], Rule] = {}
        prefixes: list[tuple[str, str, str, Rule]] = []
        for selector, rule in selectors.items():
            tag, name, value, is_prefix = _read_selector(selector)
            if not name:
                effect, lends, _ = tags.get(tag, UNKNOWN)
                tags[tag] = effect, lends, rule
            elif is_prefix:
                prefixes.append((name, value, tag, rule))
            else:
                rules[name, value, tag] = rule
        any_value = {name for name, _, _, _ in prefixes} | {
            name for name, value, _ in rules if not value
        }
        if tokens:
            any_value |= {"class", "id"}
        patterns = LineTable.compile(
            {f"(?i:{token})$": rule for token, rule in (tokens or {}).items()}
        )
        of_token = functools.lru_cache(maxsize=1024)(patterns.find)
        return cls(tags, _watched(rules, any_value), rules, tuple(prefixes), of_token)

    def find(self, tag: str, name: str, printed: str) -> Rule | None:
        """The rule that asks for an attribute of an element, or None."""
        words = (*printed.split(), "") if name == "class" else (printed, "")
        for word in words:
            rule = self.rules.get((name, word, tag)) or self.rules.get((name, word, ""))
            if rule is not None:
                return rule
        return self._by_pattern(tag, name, printed)

    def _by_pattern(self, tag: str, name: str, printed: str) -> Rule | None:
        """The rule for a value's beginning, or for a pattern of class names and ids."""
        for watched, beginning, wanted, rule in self.prefixes:
            if watched == name and wanted in {"", tag} and printed.startswith(beginning):
                return rule
        if name in {"class", "id"}:
            return next(filter(None, map(self.of_token, printed.split())), None)
        return None


def _watched(
    rules: Iterable[tuple[str, str, str]], any_value: Iterable[str]
) -> dict[str, frozenset[str] | _Any]:
    """The words that rules ask for, by attribute name."""
    words: dict[str, set[str]] = {}
    for name, value, _ in rules:
        words.setdefault(name, set()).update(value.split())
    watched: dict[str, frozenset[str] | _Any] = {
        name: frozenset(asked) for name, asked in words.items()
    }
    return watched | dict.fromkeys(any_value, _Any())


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
