"""What tarfile reads from: a stream that only goes forward and gives no more than it may."""

import io
import lzma
from typing import TYPE_CHECKING, Final, Protocol

from feeddump.errors import ArchiveError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_HEADER: Final = 1 << 18
"""The most bytes, 256 KiB, that describe one member of a tar; a long name needs some hundreds."""

MAX_DICTIONARY: Final = 1 << 28
"""The most memory, 256 MiB, that unpacking xz may ask for; ``xz -9`` asks for 65."""

_STEP: Final = 1 << 16


def too_large(limit: int) -> str:
    """What is said of an archive that holds more than it may."""
    return (
        f"unpacked, it is larger than {limit:,} bytes, far more than text of its size gives; "
        "if you trust it, unpack it and use iter_dir"
    )


class Readable(Protocol):
    """Anything with bytes to read."""

    def read(self, size: int, /) -> bytes:
        """The next bytes; fewer than asked for only at the end."""
        ...


class Tape:
    """A bounded stream, as a file object for tarfile.

    tarfile believes the sizes that an archive declares: of names, of attributes, of maps of
    holes. What it reads for one member is bounded here, and so is the sum of all.

    Args:
        stream: the tar, unpacked as it is read.
        limit: the most bytes that the stream may give.
    """

    def __init__(self, stream: Readable, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._position = 0
        self._header_end = MAX_HEADER
        self.last = b""
        """What was read last: at its end, a tar has a block of zeros."""

    def read(self, size: int) -> bytes:
        """The next bytes of a header; fewer than asked for at the end of the stream.

        Raises:
            ArchiveError: beyond a limit.
        """
        if self._position + size > self._header_end:
            raise ArchiveError(f"what describes a member takes more than {MAX_HEADER:,} bytes")
        self.last = self.content(size)
        return self.last

    def content(self, size: int) -> bytes:
        """The next bytes; fewer than asked for at the end of the stream.

        Raises:
            ArchiveError: beyond the limit.
        """
        if size < 0:
            raise ArchiveError("damaged: a member has a size below zero")
        if self._position + size > self._limit:
            raise ArchiveError(too_large(self._limit))
        data = self._stream.read(size)
        self._position += len(data)
        return data

    def seek(self, position: int) -> int:
        """Go forward to where a header is read; less far where the stream ends before.

        Raises:
            ArchiveError: where the position lies behind, or beyond the limit.
        """
        if position < self._position:
            raise ArchiveError("damaged: a member has a size below zero")
        left = position - self._position
        while left and (skipped := len(self.content(min(left, _STEP)))):
            left -= skipped
        self._header_end = self._position + MAX_HEADER
        return self._position

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position


class UnpackedXz(io.RawIOBase):
    """What an xz stream holds. ``lzma.LZMAFile`` would give it all the memory that it asks for."""

    def __init__(self, packed: Readable) -> None:
        super().__init__()
        self._packed = packed
        self._unpacker = _xz_unpacker()

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill the buffer, or a part of it; 0 at the end.

        Raises:
            EOFError, lzma.LZMAError: where the stream is cut short or damaged.
        """
        room = memoryview(buffer)
        while True:
            fed = self._fed()
            if fed is None:
                return 0
            data = self._unpacker.decompress(fed, max_length=len(room))
            if data:
                room[: len(data)] = data
                return len(data)

    def _fed(self) -> bytes | None:
        """What to unpack next, perhaps of a stream that follows; None at the end of them all."""
        if self._unpacker.eof:
            rest = self._unpacker.unused_data or self._packed.read(_STEP)
            while rest and not rest.strip(b"\0"):  # padding
                rest = self._packed.read(_STEP)
            if not rest:
                return None
            self._unpacker = _xz_unpacker()
            return rest.lstrip(b"\0")
        if not self._unpacker.needs_input:
            return b""
        fed = self._packed.read(_STEP)
        if not fed:
            raise EOFError("the compressed stream ends before its end mark")
        return fed


def _xz_unpacker() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MAX_DICTIONARY)
