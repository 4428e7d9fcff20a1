"""Time zones by their names; the stamps of each outlet are tested with its adapter."""

import datetime as dt
import zoneinfo
from typing import NoReturn

import pytest

from feeddump import dates

SUMMER = dt.datetime(2020, 7, 1, 12)  # noqa: DTZ001 - a zone is asked about it
HOURS_IN_SHANGHAI = dt.timedelta(hours=8)


def _is_unknown(name: str) -> NoReturn:
    raise zoneinfo.ZoneInfoNotFoundError(name)


def test_zone_of_the_system() -> None:
    """A zone that the system knows is the system's."""
    assert HOURS_IN_SHANGHAI == dates.zone("Asia/Shanghai").utcoffset(SUMMER)


def test_zone_of_dateutil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system knows no zones, dateutil's own copy serves."""
    monkeypatch.setattr(zoneinfo, "ZoneInfo", _is_unknown)

    assert HOURS_IN_SHANGHAI == dates.zone("Asia/Shanghai").utcoffset(SUMMER)


@pytest.mark.parametrize("name", ["", "Europe/Atlantis"])
def test_no_zone(name: str) -> None:
    """A name that no zone has is an error that names it."""
    with pytest.raises(ValueError, match=f"no time zone is named '{name}'"):
        dates.zone(name)
