"""Date stamps: known formats first, each a pattern compiled once."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterable

from attrs import frozen

_DIRECTIVES = {
    "%Y": r"(?P<year>\d{4})",
    "%m": r"(?P<month>\d{1,2})",
    "%d": r"(?P<day>\d{1,2})",
    "%H": r"(?P<hour>\d{1,2})",
    "%M": r"(?P<minute>\d{2})",
    "%S": r"(?P<second>\d{2})",
    "%f": r"\d{1,9}",
    "%b": r"(?P<name>[A-Z][a-z]{2})",
    "%a": r"[A-Z][a-z]{2}",
    "%%": "%",
}
_DIRECTIVE = re.compile("|".join(_DIRECTIVES))
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


@frozen
class StampFormat:
    """A date stamp's form, written as for ``strptime``, and the zone that it is printed in.

    A blank stands for any white space or none. Fractions of a second are read and dropped: no
    outlet prints more than milliseconds, and none of them means it.

    >>> paris = StampFormat.compile("%d/%m/%Y - %H:%M", "Europe/Paris")
    >>> paris.read("26/09/2023 - 00:11").isoformat()
    '2023-09-26T00:11:00+02:00'
    """

    pattern: re.Pattern[str]
    zone: dt.tzinfo
    day: tuple[str, ...]
    clock: tuple[str, ...]

    @classmethod
    def compile(cls, form: str, timezone: str) -> "StampFormat":
        """The format that reads stamps of the form ``form`` in the zone named ``timezone``.

        Raises:
            ValueError: where the form names no day, or a part that is not known, or there is no
                such zone.
        """
        unknown = _DIRECTIVE.sub("", form)
        if "%" in unknown or not {"%Y", "%d"} <= set(_DIRECTIVE.findall(form)):
            raise ValueError(f"{form!r} is no form of a date: it needs at least %Y, %m and %d")
        printed = re.escape(form).replace(r"\ ", r"\s*").replace(r"\-", "-").replace(r"\%", "%")
        pattern = re.compile(_DIRECTIVE.sub(lambda d: _DIRECTIVES[d[0]], printed))
        return cls(pattern, zone(timezone), *_parts(pattern))

    def read(self, printed: str) -> dt.datetime | dt.date | None:
        """The instant, or the day where the form has no hour; None where it does not fit."""
        found = self.pattern.fullmatch(printed)
        if found is None:
            return None
        year, month, day = found.group(*self.day)
        number = _MONTHS.get(month, 0) if month.isalpha() else int(month)
        try:
            if not self.clock:
                return dt.date(int(year), number, int(day))
            hour, minute, second = (int(found[name]) if name else 0 for name in self.clock)
            local = dt.datetime(int(year), number, int(day), hour, minute, second, tzinfo=self.zone)
        except ValueError:  # such as the 31st of June
            return None
        return at_fixed_offset(local)


def _parts(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a form's groups, in the order in which a date and a clock take them.

    A clock without seconds has "" for their name; a form without a clock has no names for one.
    """
    named = pattern.groupindex
    day = ("year", "name" if "name" in named else "month", "day")
    clock = ("hour", "minute", "second" if "second" in named else "") if "hour" in named else ()
    return day, clock


def zone(name: str) -> dt.tzinfo:
    """The time zone of that name, from the system or from dateutil's own copy.

    Raises:
        ValueError: where no such zone is known.
    """
    if name == "UTC":
        return dt.UTC
    try:
        return zoneinfo.ZoneInfo(name)  # much faster than dateutil's zones
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        from dateutil import tz  # noqa: PLC0415 - it loads much

        found = tz.gettz(name) if name else None
    if found is None:
        raise ValueError(f"no time zone is named {name!r}")
    return found


def first_reading(formats: Iterable[StampFormat], printed: str) -> dt.datetime | dt.date | None:
    """What the first format that fits reads in ``printed``."""
    for form in formats:
        read = form.read(printed)
        if read is not None:
            return read
    return None


def read_day(printed: str) -> dt.date | None:
    """The day that an ISO 8601 date tells; None where there is more to it, or less."""
    try:
        return dt.date.fromisoformat(printed)
    except ValueError:
        return None


def at_fixed_offset(local: dt.datetime) -> dt.datetime:
    """The same instant with its zone's offset as a plain number: it pickles and prints the same."""
    if local.tzinfo is dt.UTC:
        return local
    offset = local.utcoffset()
    return local if offset is None else local.replace(tzinfo=dt.timezone(offset))
