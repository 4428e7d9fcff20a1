"""Which adapter serves an address: explicit, then installed, then built-in, then the generic one.

Other packages install adapters by entry points of the group ``feeddump.adapters``. Only an import
tells which hosts they serve, so the first host that no explicit adapter serves imports them all;
``import feeddump`` imports none. What is installed does not change while a process runs, so the
answers are kept in caches; errors are not.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from feeddump.adapters.base import Adapter
from feeddump.errors import AdapterError
from feeddump.urls import host_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP: Final = "feeddump.adapters"
"""The group of the entry points that name installed adapters."""


def checked(adapters: Iterable[Any] | None) -> Sequence[Adapter]:
    """The adapters that a caller gave, none for None.

    Raises:
        TypeError: where they are no sequence of instances. A class, or an iterator that the first
            file would use up, would else go unnoticed until a file needs it.
    """
    if adapters is None:
        return ()
    if not isinstance(adapters, Sequence):
        raise TypeError(f"adapters is a list of adapters, as [MyAdapter()], not {adapters!r}")
    for adapter in adapters:
        if not isinstance(adapter, Adapter):
            raise TypeError(f"adapters holds instances, as [MyAdapter()], not {adapter!r}")
    return adapters


def adapter_for(url: str, adapters: Sequence[Adapter] = ()) -> Adapter:
    """The adapter for the source address ``url``.

    One of ``adapters`` wins over an installed one, and that over a built-in one. Among each, the
    longest host that fits wins; among ``adapters`` with the same host, the first.

    Raises:
        AdapterError: where an installed adapter is needed and broken, or two claim one host.

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
    return default_for(host)


@functools.lru_cache(maxsize=1024)
def default_for(host: str) -> Adapter:
    """The adapter of a host where none is given: an archive has few hosts and many files."""
    for domain in _domains(host):
        if domain in claims():
            return installed_for(domain)
    for domain in _domains(host):
        for number, adapter in enumerate(built_in()):
            if domain in adapter.hosts:
                return _built_in(number)
    return _generic()


@functools.cache
def built_in() -> tuple[type[Adapter], ...]:
    """The built-in adapters. Their patterns take time to compile, so ``import feeddump`` waits."""
    from feeddump.adapters.bbc import Bbc  # noqa: PLC0415
    from feeddump.adapters.cdt import Cdt  # noqa: PLC0415
    from feeddump.adapters.dw import Dw  # noqa: PLC0415
    from feeddump.adapters.ft import Ft  # noqa: PLC0415
    from feeddump.adapters.nyt import Nyt  # noqa: PLC0415
    from feeddump.adapters.reuters import Reuters  # noqa: PLC0415
    from feeddump.adapters.rfa import Rfa  # noqa: PLC0415
    from feeddump.adapters.rfi import Rfi  # noqa: PLC0415
    from feeddump.adapters.voa import Voa  # noqa: PLC0415

    return Bbc, Cdt, Dw, Ft, Nyt, Reuters, Rfa, Rfi, Voa


@functools.cache
def _built_in(number: int) -> Adapter:
    """The one instance of a built-in adapter: its tables are compiled on first use."""
    return built_in()[number]()


@functools.cache
def _generic() -> Adapter:
    from feeddump.adapters.generic import Generic  # noqa: PLC0415 - as above

    return Generic()


@functools.cache
def installed_for(claimed: str) -> Adapter:
    """The installed adapter that claims a host, made on first use, once for all subdomains."""
    ((kind, source), *others) = claims()[claimed].items()
    if others:
        all_sources = " and ".join([source, *(other for _, other in others)])
        raise AdapterError(
            f"more than one installed adapter claims the host {claimed}: {all_sources}; "
            "uninstall all but one, or pass the one to use in adapters="
        )
    try:
        return kind()
    except Exception as error:
        raise _broken(source, error) from error


@functools.cache
def claims() -> Mapping[str, Mapping[type[Adapter], str]]:
    """Each host that installed adapters claim, with their classes and where those come from.

    A class that several entry points name, as after an editable install, makes one claim.
    """
    from importlib import metadata  # noqa: PLC0415 - it loads much

    found: dict[str, dict[type[Adapter], str]] = {}
    for point in metadata.entry_points(group=GROUP):
        source = f"{point.value} (distribution {point.dist and point.dist.name})"
        kind = _load(point, source)
        for host in kind.hosts:
            found.setdefault(host, {}).setdefault(kind, source)
    return found


def _load(point: "EntryPoint", source: str) -> type[Adapter]:
    """The class that an entry point names."""
    try:
        kind: object = point.load()
    except Exception as error:
        raise _broken(source, error) from error
    if not (isinstance(kind, type) and issubclass(kind, Adapter)):
        raise AdapterError(f"the installed adapter {source} is no subclass of feeddump.Adapter")
    if not _are_hosts(kind.hosts):
        raise AdapterError(
            f"the installed adapter {source} needs a tuple of hosts, not {kind.hosts!r}"
        )
    return kind


def _are_hosts(given: Sequence[str]) -> bool:
    """Whether hosts are given: none would claim nothing, nor would a string for want of a comma."""
    return bool(given) and not isinstance(given, str)


def _broken(source: str, error: Exception) -> AdapterError:
    """The message tells the cause as well: pickling loses ``__cause__``."""
    return AdapterError(
        f"the installed adapter {source} is broken: {type(error).__name__}: {error}"
    )


def _domains(host: str) -> Iterator[str]:
    """The host and the domains that it lies in, the longest first."""
    while host:
        yield host
        host = host.partition(".")[2]
