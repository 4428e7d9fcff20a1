"""Addresses: their host, their absolute form, and the original behind an image proxy."""

import re
from urllib.parse import unquote, urljoin

_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)
_PROXY = re.compile(
    r"(?:https?:)?//(?:"
    r"images\.weserv\.nl/?\?(?:[^#]*?&)?url=(?:ssl:)?"
    r"|thumbor\.ftacademy\.cn/unsafe/[^/]*/(?=https?:)"
    r")(?P<original>.+)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?:", re.IGNORECASE)


def host_of(url: str) -> str:
    """The host of an address in lower case, "" where it has none.

    >>> host_of("http://WWW.rfi.fr//cn/x")
    'www.rfi.fr'
    """
    host = _HOST.match(url)
    return host[1].lower() if host else ""


def image_address(printed: str, page: str) -> str:
    """The absolute address of an image printed on ``page``, any image proxy unwrapped.

    >>> image_address("https://images.weserv.nl/?url=example.org/a.jpg", "https://x.org/")
    'https://example.org/a.jpg'
    >>> image_address("/a.jpg", "https://x.org/1")
    'https://x.org/a.jpg'
    """
    proxied = _PROXY.match(printed) if "url=" in printed or "/unsafe/" in printed else None
    if proxied is not None:
        return _original(proxied["original"])
    if printed.startswith(("https://", "http://")) or _SCHEME.match(printed):
        return printed
    try:
        return urljoin(page, printed)
    except ValueError:  # an address such as //[ that no browser could follow either
        return printed


def _original(nested: str) -> str:
    """What a proxy was asked for; it is printed with or without a scheme, rarely escaped."""
    if "/" not in nested:
        nested = unquote(nested)
    return nested if _SCHEME.match(nested) else "https://" + nested.lstrip("/")
