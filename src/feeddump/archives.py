"""Archives as input: their members one at a time, never unpacked to disk, never trusted.

A ZIP has a directory: its members come sorted by path, and their number is known. A tar is read
once from front to back, because going back in a compressed stream means unpacking it again: its
members come as they lie in it, and their number is known at the end.
"""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Literal, TypeAlias, cast

from attrs import frozen

from feeddump.errors import ArchiveError, ReadError
from feeddump.outcomes import Member, Source
from feeddump.reading import MAX_BYTES
from feeddump.tapes import Readable, Tape, UnpackedXz, too_large

MAX_MEMBERS: Final = 1_000_000
"""The most members, of any kind; the directory of a ZIP costs some 0.6 KB of memory for each."""

MAX_DIRECTORY: Final = 1 << 27
"""The largest directory of a ZIP, 128 MiB: that of a million members with names of 80 letters."""

MAX_RATIO: Final = 200
"""How many times its own size an archive may give, unpacked; MAX_BYTES are always allowed."""

Kind: TypeAlias = Literal["zip", "tar", "gzip", "bzip2", "xz"]
NameFilter: TypeAlias = Callable[[str], bool]

_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # without a member
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
_DAMAGE: Final = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,  # a ZIP of a later version
    RecursionError,  # a tar's headers that describe headers that describe headers
)
"""What the standard library raises where an archive is not as it should be."""

_NO_MORE: Final = bytes(tarfile.BLOCKSIZE)
"""What a tar has in place of a member at its end."""

_TOO_MANY: Final = f"more than {MAX_MEMBERS:,} members: unpack it and use iter_dir"
_TOO_LARGE: Final = f"the file is larger than {MAX_BYTES:,} bytes"
_NO_FILE: Final = "this is no regular file; no link, device or pipe is followed in an archive"
_STEP: Final = 1 << 16


@frozen
class Contents:
    """What an archive holds that is to be read."""

    sources: Iterator[Source]
    files_total: int | None


def kind_of(archive: Path) -> Kind:
    """The kind of an archive, as its first bytes tell.

    Raises:
        ReadError: where the system does not let us read it.
        ArchiveError: where it is of none of the kinds.
    """
    with _opened_file(archive) as stream:
        head = stream.read(tarfile.BLOCKSIZE)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head == _NO_MORE:  # a tar without a member
        return "tar"
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.HeaderError as error:
        raise ArchiveError(
            "this is no ZIP and no tar, plain or compressed by gzip, bzip2 or xz", path=archive
        ) from error
    return "tar"


class _BoundedReader(io.BufferedReader):
    """A file of which nobody reads much at once: zipfile reads a directory of any size."""

    def read(self, size: int | None = -1, /) -> bytes:
        """As for any file."""
        if size is not None and size > MAX_DIRECTORY:
            raise ArchiveError(f"the archive's directory is larger than {MAX_DIRECTORY:,} bytes")
        return super().read(size)


@contextmanager
def opened(archive: Path, kind: Kind, fits: NameFilter) -> Generator[Contents]:
    """What the archive holds, while the block lasts."""
    try:
        stream = _opened_file(archive)
    except ReadError as error:  # gone since its kind was read
        yield Contents(iter([error]), 1)
        return
    with stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        limit = max(MAX_BYTES, MAX_RATIO * size)
        if kind == "zip":
            yield _zip_contents(stream, archive, fits, limit)
        else:
            tape = Tape(_unpacked(stream, kind), limit)
            yield Contents(_tar_sources(tape, archive, fits), None)


def _opened_file(archive: Path) -> _BoundedReader:
    """A regular file, open; nothing else is ever opened, as for ``read_file``."""
    try:
        mode = archive.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadError("this is a folder: iter_dir reads it", path=archive)
        if not stat.S_ISREG(mode):
            raise ReadError("this is no regular file", path=archive)
        return _BoundedReader(archive.open("rb", buffering=0))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReadError(f"the archive cannot be read: {reason}", path=archive) from error


def _name_of(printed: str) -> str:
    """A member's name as a path that stays below the archive's: no root, no way up."""
    return "/".join(part for part in printed.split("/") if part not in {"", ".", ".."})


def _counts(name: str, fits: NameFilter) -> bool:
    """Whether a member is to be read: it has a name that fits, and no part of it is hidden."""
    parts = name.split("/")
    return name != "" and not any(part.startswith(".") for part in parts) and fits(parts[-1])


def _error(reason: str, archive: Path, name: str = "") -> ArchiveError:
    return ArchiveError(reason, path=archive / name)


@contextmanager
def _damage_told(archive: Path, name: str = "") -> Generator[None]:
    """Turn what the standard library raises into an ArchiveError of the archive or the member."""
    try:
        yield
    except ArchiveError as error:
        raise error.at(archive / name) from error.__cause__
    except _DAMAGE as error:
        told = f"{type(error).__name__}: {error}".removesuffix(": ")
        raise _error(f"damaged or cut short ({told})", archive, name) from error


# ZIP


def _zip_contents(stream: BinaryIO, archive: Path, fits: NameFilter, limit: int) -> Contents:
    try:
        with _damage_told(archive):
            packed = zipfile.ZipFile(stream)
        members = _zip_members(packed, archive, fits)
    except ArchiveError as error:
        return Contents(iter([error]), 1)
    return Contents(_zip_sources(packed, members, archive, limit), len(members))


def _zip_members(packed: zipfile.ZipFile, archive: Path, fits: NameFilter) -> list[zipfile.ZipInfo]:
    """The members to read, in the order in which a folder's files come."""
    members = packed.infolist()
    if len(members) > MAX_MEMBERS:
        raise _error(_TOO_MANY, archive)
    found = [
        member
        for member in members
        if not member.is_dir() and _counts(_name_of(member.filename), fits)
    ]
    return sorted(found, key=lambda member: _name_of(member.filename).replace("/", "\0"))


def _zip_sources(
    packed: zipfile.ZipFile, members: list[zipfile.ZipInfo], archive: Path, limit: int
) -> Iterator[Source]:
    left = limit
    for member in members:
        source = _zip_member(packed, member, archive)
        left -= len(source.data) if isinstance(source, Member) else 0
        if left < 0:  # as where many members share the same bytes
            yield _error(too_large(limit), archive)
            return
        yield source


def _zip_member(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, archive: Path
) -> Member | ArchiveError:
    name = _name_of(member.filename)
    reason = _zip_refusal(member)
    if reason:
        return _error(reason, archive, name)
    try:
        with _damage_told(archive, name), packed.open(member) as stream:
            # One byte more than it should have: so its end, and with it its checksum, is read.
            return Member(f"{archive}/{name}", stream.read(member.file_size + 1))
    except ArchiveError as error:
        return error


def _zip_refusal(member: zipfile.ZipInfo) -> str:
    """Why a member is not read; "" where it may be."""
    if stat.S_IFMT(member.external_attr >> 16) not in {0, stat.S_IFREG}:
        return _NO_FILE
    if member.flag_bits & 1:
        return "encrypted: unpack the archive with its password and use iter_dir"
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # zipfile would unpack these without a bound on the memory.
        return "not stored and not deflated but compressed in another way: unpack it elsewhere"
    if member.file_size > MAX_BYTES:
        return _TOO_LARGE
    return ""


# tar


def _unpacked(stream: BinaryIO, kind: Kind) -> Readable:
    """What the file holds; all of these unpack no more than is asked for."""
    if kind == "gzip":
        return gzip.GzipFile(fileobj=stream)
    if kind == "bzip2":
        return bz2.BZ2File(stream)
    if kind == "xz":
        return io.BufferedReader(UnpackedXz(stream), _STEP)
    return stream


def _tar_sources(tape: Tape, archive: Path, fits: NameFilter) -> Iterator[Source]:
    try:
        for member in _tar_members(tape, archive):
            name = _name_of(member.name)
            if not member.isdir() and _counts(name, fits):
                yield _tar_member(tape, member, archive, name)
    except ArchiveError as error:
        yield error


def _tar_members(tape: Tape, archive: Path) -> Iterator[tarfile.TarInfo]:
    """Every member, one at a time; ``TarFile`` itself would keep them all."""
    with _damage_told(archive):
        tar = tarfile.TarFile(
            fileobj=cast("BinaryIO", tape),  # reading, seeking and telling is all that is asked
            encoding="utf-8",
            errors="surrogateescape",
        )
        member = tar.next()
    for _ in range(MAX_MEMBERS):
        if member is None:
            return
        yield member
        with _damage_told(archive):
            member = _next_tar_member(tar, tape)
    raise _error(_TOO_MANY, archive)


def _next_tar_member(tar: tarfile.TarFile, tape: Tape) -> tarfile.TarInfo | None:
    """The member that follows, None at the end; where tarfile stops in silence, that is damage."""
    tape.seek(tar.offset)
    tar.pax_headers = {}
    try:
        return tarfile.TarInfo.fromtarfile(tar)
    except tarfile.HeaderError:
        if tape.last != _NO_MORE:
            raise
    while tape.content(_STEP):  # what was compressed has its checksum at the end
        pass
    return None


def _tar_member(tape: Tape, member: tarfile.TarInfo, archive: Path, name: str) -> Source:
    """A member, read; where the archive ends in it, that is raised, as nothing can follow."""
    if not member.isreg():
        return _error(_NO_FILE, archive, name)
    if member.issparse():
        return _error("stored with holes left out (sparse): unpack it elsewhere", archive, name)
    if member.size > MAX_BYTES:
        return _error(_TOO_LARGE, archive, name)
    with _damage_told(archive, name):
        tape.seek(member.offset_data)
        data = tape.content(member.size)
    if len(data) < member.size:
        raise _error("the archive is cut short in this member", archive, name)
    return Member(f"{archive}/{name}", data)
