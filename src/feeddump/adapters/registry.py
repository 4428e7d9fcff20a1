"""Which adapter serves an address: explicit ones first, then the built-in, then the generic."""

import functools
from collections.abc import Iterator, Sequence
from typing import Final

from feeddump.adapters.base import Adapter
from feeddump.adapters.bbc import Bbc
from feeddump.adapters.cdt import Cdt
from feeddump.adapters.dw import Dw
from feeddump.adapters.ft import Ft
from feeddump.adapters.generic import Generic
from feeddump.adapters.nyt import Nyt
from feeddump.adapters.reuters import Reuters
from feeddump.adapters.rfa import Rfa
from feeddump.adapters.rfi import Rfi
from feeddump.adapters.voa import Voa
from feeddump.urls import host_of

BUILT_IN: Final[tuple[type[Adapter], ...]] = (Bbc, Cdt, Dw, Ft, Nyt, Reuters, Rfa, Rfi, Voa)


def adapter_for(url: str, adapters: Sequence[Adapter] = ()) -> Adapter:
    """The adapter for the source address ``url``.

    One of ``adapters`` wins over a built-in one; the longest host that fits wins over a shorter
    one, and the first adapter over a later one with the same host.

    >>> adapter_for("http://WWW.rfi.fr//cn/x").outlet
    'rfi'
    >>> type(adapter_for("https://example.org/x")).__name__
    'Generic'
    """
    host = host_of(url)
    for domain in _domains(host) if adapters else ():
        for adapter in adapters:
            if domain in adapter.hosts:
                return adapter
    return _installed(host)


@functools.lru_cache(maxsize=1024)
def _installed(host: str) -> Adapter:
    """The built-in adapter for a host; cached, since an archive has few hosts and many files."""
    for domain in _domains(host):
        for number, adapter in enumerate(BUILT_IN):
            if domain in adapter.hosts:
                return _built_in(number)
    return _generic()


@functools.cache
def _built_in(number: int) -> Adapter:
    """The one instance of a built-in adapter: its tables are compiled on first use."""
    return BUILT_IN[number]()


@functools.cache
def _generic() -> Adapter:
    return Generic()


def _domains(host: str) -> Iterator[str]:
    """The host and the domains that it lies in, the longest first."""
    while host:
        yield host
        host = host.partition(".")[2]
