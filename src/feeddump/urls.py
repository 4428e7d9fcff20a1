"""Addresses: their host, their absolute form, and the original behind an image proxy."""

import re
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)
_PROXY = re.compile(
    r"(?:https?:)?//(?:"
    r"images\.weserv\.nl/?\?(?:[^#]*?&)?url=(?:ssl:)?"
    r"|thumbor\.ftacademy\.cn/unsafe/[^/]*/(?=https?:)"
    r")(?P<original>.+)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?:", re.IGNORECASE)

_SLASHES: Final = re.compile("/{2,}")
_DEFAULT_PORT: Final = re.compile(r":(?:80|443)?$")
_TRACKING: Final = re.compile(
    # What campaigns and social networks add to a link; the page is the same without it.
    r"(?:utm_\w+|at_(?:medium|campaign|campaign_type|custom\d|link_\w+|format|ptr_name|bbc_team)"
    r"|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|maca|ocid)(?:=|$)",
    re.IGNORECASE,
)


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
    proxied = _PROXY.match(printed)
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


def canonical_url(url: str) -> str:
    """What addresses of the same page have in common.

    Left out are what makes no other page: the scheme, ``www.``, a default port, the case of the
    host, doubled and trailing slashes, a fragment, and parameters that track a campaign. Nothing
    else: every other parameter stays as it is, and so does a fragment such as ``#!/1``, which
    some sites use as a path.

    >>> canonical_url("http://www.Example.org//news/1/?id=7&utm_source=rss#top")
    'example.org/news/1?id=7'
    >>> canonical_url("https://example.org/news/1/?id=7")
    'example.org/news/1?id=7'
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # an address such as //[ that no browser could follow either
        return url
    if parts.scheme not in {"http", "https"}:
        return url
    host = _DEFAULT_PORT.sub("", parts.netloc.lower()).removeprefix("www.")
    path = _SLASHES.sub("/", parts.path).removesuffix("/")
    told = [part for part in parts.query.split("&") if part and not _TRACKING.match(part)]
    query = "?" + "&".join(told) if told else ""
    fragment = "#" + parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{path}{query}{fragment}"
