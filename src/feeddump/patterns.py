"""Line rules: an adapter's patterns compiled to one expression, so that a line is asked once."""

import re
from collections.abc import Mapping

from attrs import frozen

from feeddump.errors import AdapterError
from feeddump.roles import Rule


@frozen(eq=False)
class LineTable:
    """Patterns and their rules. A pattern fits from a line's beginning; the first that fits wins.

    Attributes:
        any_of_them: the patterns as one expression.
        pattern: the same, with a named group around each.
        rules: the patterns' rules, by the names of those groups.

    >>> from feeddump.roles import Role, Rule
    >>> table = LineTable.compile({"广告$": Rule(Role.AD, "ad")})
    >>> table.find("广告").role, table.find("广告费")
    (<Role.AD: 'ad'>, None)
    """

    any_of_them: re.Pattern[str]
    pattern: re.Pattern[str]
    rules: Mapping[str, Rule]

    @classmethod
    def compile(cls, patterns: Mapping[str, Rule]) -> "LineTable":
        """The table of these patterns.

        Raises:
            AdapterError: where one is no regular expression, or names or refers to a group
                (names and numbers would collide in the one expression).
        """
        for pattern in patterns:
            _check(pattern)
        rules = {f"r{number}": rule for number, rule in enumerate(patterns.values())}
        combined = "|".join(
            f"(?P<{group}>{pattern})" for group, pattern in zip(rules, patterns, strict=True)
        )
        return cls(
            re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)"),
            re.compile(combined or "(?!)"),
            rules,
        )

    def find(self, text: str) -> Rule | None:
        """The rule of the first pattern that fits from the beginning of ``text``.

        Nearly no line fits any. Whether one does is asked without the groups that tell which: so
        the expression passes over a pattern by its first letter.
        """
        if self.any_of_them.match(text) is None:
            return None
        found = self.pattern.match(text)
        return None if found is None else self.rules[found.lastgroup or ""]


def _check(pattern: str) -> None:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise AdapterError(f"line pattern {pattern!r}: {error}") from None
    if compiled.groupindex or re.search(r"(?<!\\)\\[1-9]|\(\?\(", pattern):
        raise AdapterError(f"line pattern {pattern!r}: groups cannot be named or referred to")
