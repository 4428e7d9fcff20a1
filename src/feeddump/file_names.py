"""A name for an Article's file: the same each time, short, and good on every system."""

import datetime as dt
import re
import unicodedata
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Final

from feeddump.article import Article

_MOST_BYTES: Final = 80
"""Of an outlet's and of a title's part: 26 Chinese characters. Some systems take 143 in a name."""

_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever ending they have."""


def file_name(article: Article) -> PurePosixPath:
    """Where an Article's file lies: ``<outlet>/<year>-<month>/<day>-<title>-<address>.md``.

    The day is that of ``published`` in the outlet's zone, else that of ``collected`` in UTC; an
    article without either lies in ``undated``. Of the title, letters and digits are left. Twelve
    hexadecimal digits stand for the address: articles of one title and day have different ones.

    >>> print(file_name(Article("https://www.rfi.fr/cn/1", "灯塔：重开！", "rfi", 1620000000000)))
    rfi/2021-05/2021-05-03-灯塔-重开-ace83f0b06bf.md
    """
    day = _day(article)
    folder = "undated" if day is None else f"{day.year:04}-{day.month:02}"
    stamp = "" if day is None else day.isoformat()
    address = blake2b(article.url.encode(errors="replace"), digest_size=6).hexdigest()
    name = "-".join(filter(None, (stamp, _slug(article.title), address)))
    return PurePosixPath(_outlet(article.outlet), folder, f"{name}.md")


def _day(article: Article) -> dt.date | None:
    stamp = article.published or article.collected
    return stamp.date() if isinstance(stamp, dt.datetime) else stamp


def _slug(title: str) -> str:
    return _cut(_kept(title, "")).strip("-")


def _outlet(outlet: str) -> str:
    """An outlet's folder: for the generic adapter this is a host, which may be anything."""
    name = _cut(_kept(outlet.lower(), ".")).strip("-.") or "unknown"
    return f"_{name}" if _DEVICES.match(name) else name


def _kept(text: str, others: str) -> str:
    """Letters, digits and these others, in their usual forms; a dash for each run of the rest."""
    kept = (
        char if unicodedata.category(char)[0] in "LMN" or char in others else " "
        for char in unicodedata.normalize("NFKC", text)
    )
    return "-".join("".join(kept).split())


def _cut(text: str) -> str:
    return text.encode()[:_MOST_BYTES].decode(errors="ignore")
