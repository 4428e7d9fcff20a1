"""Archives: the articles of the folder that they were made of, and nothing that does harm."""

import bz2
import contextlib
import gzip
import io
import lzma
import os
import random
import shutil
import stat
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import Plain, dump

import feeddump
from feeddump import archives, tapes

FORMATS = {
    "zip": ".zip",
    "tar": ".tar",
    "gztar": ".tar.gz",
    "bztar": ".tar.bz2",
    "xztar": ".tar.xz",
}
TARS = [kind for kind in FORMATS if kind != "zip"]
COMPRESSIONS: Mapping[str, Callable[[bytes], bytes]] = {
    "tar": bytes,
    "gztar": gzip.compress,
    "bztar": bz2.compress,
    "xztar": lzma.compress,
}
NAMES = ("10.md", "2.md", "b/1.md", "b/a/9.md", "b-1.md", "b.md", "山城/1_题.md", "d.txt", "bad.md")


def seeded() -> random.Random:
    """The same numbers each time."""
    return random.Random(1)  # noqa: S311 - no secrets


def content(name: str) -> bytes:
    """The dump file that lies under a name; under "bad.md", none."""
    return b"# x" if name.endswith("bad.md") else dump("<p>正文</p>", title=ascii(name)[1:-1])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a top folder, as a code host packs it, with hidden and other files."""
    for name in (*NAMES, ".hidden.md", ".git/1.md", "a/.b/1.md", "c.html"):
        file = tmp_path / "dump" / "archive-main" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content(name))
    return tmp_path / "dump"


def pack(root: Path, kind: str) -> Path:
    """An archive of a folder, beside it."""
    return Path(shutil.make_archive(str(root.parent / "packed"), kind, root))


def write_zip(file: Path, members: Mapping[str, bytes], **options: Any) -> Path:
    """A ZIP with these members, in this order."""
    with zipfile.ZipFile(file, "w", **options) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file


def tar_bytes(
    members: Mapping[str, bytes | tarfile.TarInfo], form: int = tarfile.PAX_FORMAT
) -> bytes:
    """A tar with these members, in this order; what is no data has none."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as packed:
        for name, data in members.items():
            member = tarfile.TarInfo(name) if isinstance(data, bytes) else data
            member.name = name
            if isinstance(data, bytes):
                member.size = len(data)
                packed.addfile(member, io.BytesIO(data))
            else:
                packed.addfile(member)
    return stream.getvalue()


def read(archive: Path, **options: Any) -> tuple[list[str], list[tuple[str, str]]]:
    """The paths, below the archive, of its articles and of its errors with their reasons."""
    errors: list[feeddump.ParseError] = []
    articles = list(feeddump.iter_archive(archive, on_error=errors.append, **options))
    for article in articles:
        assert article.path is not None
        assert ascii(article.path.name)[1:-1] == article.title.rpartition("/")[2]
    return (
        [article.path.relative_to(archive).as_posix() for article in articles if article.path],
        [
            (error.path.relative_to(archive).as_posix(), error.reason)
            for error in errors
            if error.path
        ],
    )


class TestSame:
    """An archive of a folder gives what the folder gives."""

    @pytest.mark.parametrize("count", [1, 2])
    @pytest.mark.parametrize("kind", FORMATS)
    def test_as_the_folder(self, kind: str, count: int, root: Path) -> None:
        """Articles and errors are those of the folder, with any number of processes."""
        archive = pack(root, kind)
        folder_errors: list[feeddump.ParseError] = []
        errors: list[feeddump.ParseError] = []
        expected = list(feeddump.iter_dir(root, on_error=folder_errors.append))
        found = list(feeddump.iter_archive(archive, on_error=errors.append, workers=count))
        found.sort(key=lambda article: article.path or Path())

        assert expected == found
        assert [article.path and article.path.relative_to(root) for article in expected] == [
            article.path and article.path.relative_to(archive) for article in found
        ]
        assert [(type(e), e.reason, e.path and e.path.name) for e in folder_errors] == [
            (type(e), e.reason, e.path and e.path.name) for e in errors
        ]

    def test_order_of_a_zip(self, root: Path) -> None:
        """A ZIP's members come in the order of a folder's files, however they lie in it."""
        names = list(NAMES)
        seeded().shuffle(names)
        archive = write_zip(root / "a.zip", {name: content(name) for name in names})

        assert [name for name in sorted(names, key=Path) if name != "bad.md"] == read(archive)[0]

    def test_order_of_a_tar(self, root: Path) -> None:
        """A tar's members come as they lie in it."""
        archive = root / "a.tar"
        archive.write_bytes(tar_bytes({name: content(name) for name in ("2.md", "1.md", "a/3.md")}))

        assert ["2.md", "1.md", "a/3.md"] == read(archive)[0]

    @pytest.mark.parametrize("kind", FORMATS)
    def test_any_name(self, kind: str, root: Path) -> None:
        """What an archive is, its content tells and not its name."""
        archive = pack(root, kind)
        other = archive.rename(root.parent / "archive.of.something")

        assert len(NAMES) - 1 == len(read(other)[0])

    def test_pattern_and_adapters(self, root: Path) -> None:
        """Patterns and adapters are those of a folder."""
        (article,) = feeddump.iter_archive(pack(root, "zip"), pattern="*.html", adapters=[Plain()])

        assert "plain" == article.outlet

    def test_path_as_text(self, root: Path) -> None:
        """The archive may be given as text; an article's path is the archive's and the member's."""
        archive = pack(root, "gztar")
        article = next(feeddump.iter_archive(str(archive), pattern="9.md"))

        assert archive / "archive-main" / "b" / "a" / "9.md" == article.path

    def test_many(self, tmp_path: Path) -> None:
        """Many members, and large ones, reach other processes in order."""
        long = f"<!--{'x' * 300_000}--><p>正文</p>"
        members = {
            f"{n:03}.md": dump("" if n % 5 else long, title=f"{n:03}.md") for n in range(150)
        }
        archive = write_zip(tmp_path / "a.zip", members)

        assert (list(members), []) == read(archive, workers=3)

    @pytest.mark.parametrize("kind", FORMATS)
    def test_nothing_in_it(self, kind: str, tmp_path: Path) -> None:
        """An archive without a member gives nothing."""
        archive = tmp_path / "a"
        if kind == "zip":
            write_zip(archive, {})
        else:
            archive.write_bytes(COMPRESSIONS[kind](tar_bytes({})))

        assert ([], []) == read(archive)

    def test_nested(self, root: Path) -> None:
        """An archive in an archive is not opened, whatever its name."""
        inner = pack(root, "zip").read_bytes()
        archive = write_zip(
            root / "a.zip", {"1.md": content("1.md"), "2.md": inner, "3.zip": inner}
        )
        found, ((name, reason),) = read(archive)

        assert (["1.md"], "2.md") == (found, name)
        assert "not a dump file" in reason

    def test_tar_that_holds_a_zip(self, root: Path) -> None:
        """A tar whose last member is a ZIP is a tar."""
        inner = pack(root, "zip").read_bytes()
        archive = root / "a"
        archive.write_bytes(tar_bytes({"1.md": content("1.md"), "b.zip": inner}))

        assert ["1.md"] == read(archive)[0]

    def test_concatenated(self, tmp_path: Path) -> None:
        """Compressed streams one after the other, padded, are one, as parallel packers write them."""
        data = tar_bytes({"1.md": content("1.md"), "2.md": content("2.md")})
        for kind, padding in (("gztar", b""), ("bztar", b""), ("xztar", b"\0" * 8)):
            archive = tmp_path / kind
            streams = [COMPRESSIONS[kind](part) for part in (data[:700], b"", data[700:])]
            archive.write_bytes(padding.join([*streams, b""]))

            assert (["1.md", "2.md"], []) == read(archive)

    @pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
    def test_tar_formats(self, form: int, tmp_path: Path) -> None:
        """Each form of tar is read, with long names too."""
        name = "/".join(["articles" * 4] * 5) + "/1.md"
        archive = tmp_path / "a"
        archive.write_bytes(tar_bytes({name: content(name)}, form))

        assert [name] == read(archive)[0]

    def test_old_tar(self, tmp_path: Path) -> None:
        """A tar from before there was a mark in it is known by its checksum."""
        block = bytearray(tar_bytes({"1.md": content("1.md")}, tarfile.USTAR_FORMAT))
        block[257:265] = bytes(8)
        block[148:156] = b" " * 8
        block[148:156] = b"%06o\0 " % sum(block[:512])
        archive = tmp_path / "a"
        archive.write_bytes(block)

        assert ["1.md"] == read(archive)[0]


class TestNames:
    """Names of members, which are only text."""

    ODD = ("/etc/1.md", "../../2.md", "a/../../3.md", "./4.md", "//5.md", "a//6.md")

    @pytest.mark.parametrize("kind", ["zip", "tar"])
    def test_ways_out(self, kind: str, tmp_path: Path) -> None:
        """A member that names a place outside is read, told of inside, and nothing is written."""
        archive = tmp_path / "in" / "a"
        archive.parent.mkdir()
        members = {name: content(name.rpartition("/")[2]) for name in self.ODD}
        if kind == "zip":
            write_zip(archive, members)
        else:
            archive.write_bytes(tar_bytes(members))
        found, errors = read(archive)

        assert {"etc/1.md", "2.md", "a/3.md", "4.md", "5.md", "a/6.md"} == set(found)
        assert [] == errors
        assert [archive] == [path for path in tmp_path.rglob("*") if path.is_file()]

    @pytest.mark.parametrize("kind", ["zip", "tar"])
    def test_no_name(self, kind: str, tmp_path: Path) -> None:
        """A member that has no name once that is taken away is passed over."""
        archive = tmp_path / "a"
        members = {"..": content(".."), "1.md": content("1.md")}
        if kind == "zip":
            write_zip(archive, members)
        else:
            archive.write_bytes(tar_bytes(members))

        assert (["1.md"], []) == read(archive, pattern="*")

    def test_twice(self, tmp_path: Path) -> None:
        """A name that stands twice is read twice."""
        archive = tmp_path / "a"
        with zipfile.ZipFile(archive, "w") as packed:
            packed.writestr("1.md", content("1.md"))
            with pytest.warns(UserWarning, match="Duplicate"):
                packed.writestr("1.md", content("1.md"))

        assert ["1.md", "1.md"] == read(archive)[0]


class TestRefused:
    """Members that are not read; those around them are."""

    @pytest.mark.parametrize(
        "kind",
        [
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.FIFOTYPE,
            tarfile.CHRTYPE,
            tarfile.BLKTYPE,
            b"V",
        ],
    )
    def test_no_file_in_a_tar(self, kind: bytes, tmp_path: Path) -> None:
        """Links, pipes and devices in a tar are told and not followed."""
        odd = tarfile.TarInfo()
        odd.type, odd.linkname = kind, "/etc/passwd"
        archive = tmp_path / "a"
        archive.write_bytes(
            tar_bytes({"1.md": content("1.md"), "2.md": odd, "3.md": content("3.md")})
        )
        found, ((name, reason),) = read(archive)

        assert (["1.md", "3.md"], "2.md") == (found, name)
        assert "no regular file" in reason

    def test_no_file_in_a_zip(self, tmp_path: Path) -> None:
        """A link in a ZIP is told and not followed."""
        archive = write_zip(tmp_path / "a", {"1.md": content("1.md")})
        link = zipfile.ZipInfo("2.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        with zipfile.ZipFile(archive, "a") as packed:
            packed.writestr(link, "/etc/passwd")
        found, ((name, reason),) = read(archive)

        assert (["1.md"], "2.md") == (found, name)
        assert "no regular file" in reason

    def test_sparse(self, tmp_path: Path) -> None:
        """A file with holes, in whose place a tar declares any size, is told."""
        odd = tarfile.TarInfo()
        odd.pax_headers = {"GNU.sparse.map": "0,1", "GNU.sparse.size": "99"}
        archive = tmp_path / "a"
        archive.write_bytes(tar_bytes({"1.md": odd, "2.md": content("2.md")}))
        found, ((name, reason),) = read(archive)

        assert (["2.md"], "1.md") == (found, name)
        assert "sparse" in reason

    def test_encrypted(self, tmp_path: Path) -> None:
        """An encrypted member is told, with what to do."""
        archive = write_zip(tmp_path / "a", {"1.md": content("1.md"), "2.md": content("2.md")})
        data = bytearray(archive.read_bytes())
        data[data.index(b"PK\x01\x02") + 8] |= 1
        archive.write_bytes(data)
        found, ((name, reason),) = read(archive)

        assert (["2.md"], "1.md") == (found, name)
        assert "encrypted" in reason

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 97])
    def test_other_compressions(self, method: int, tmp_path: Path) -> None:
        """A ZIP's member in a compression that cannot be unpacked within bounds is told."""
        archive = write_zip(tmp_path / "a", {"1.md": content("1.md"), "2.md": content("2.md")})
        data = bytearray(archive.read_bytes())
        struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, method)
        archive.write_bytes(data)
        found, ((name, reason),) = read(archive)

        assert (["2.md"], "1.md") == (found, name)
        assert "compressed in another way" in reason


class TestDamage:
    """Archives that are not as they should be: the last error tells, and nothing passes for whole."""

    @pytest.mark.parametrize("kind", TARS)
    def test_cut_short(self, kind: str, tmp_path: Path) -> None:
        """Wherever a tar is cut, what comes before is read and the cut is told."""
        noise = seeded().randbytes(3000).hex().encode()
        members = {f"{n}.md": dump(noise, title=f"{n}.md") for n in range(4)}
        whole = COMPRESSIONS[kind](tar_bytes(members))
        archive = tmp_path / "a.tar"
        counts = set()
        for end in range(
            513, len(whole) - 10_240 if kind == "tar" else len(whole), len(whole) // 40
        ):
            archive.write_bytes(whole[:end])
            found, errors = read(archive)
            counts.add(len(found))
            assert list(members)[: len(found)] == found
            assert 1 == len(errors)
            assert "cut short" in errors[0][1]
            assert errors[0][0] in {".", f"{len(found)}.md"}
        assert len(counts) >= 2 or kind == "bztar"  # of which a block holds all

    def test_damaged_header(self, tmp_path: Path) -> None:
        """A header that is damaged is told: it is not the end, as tarfile has it."""
        data = bytearray(tar_bytes({"1.md": content("1.md"), "2.md": content("2.md")}))
        data[data.index(b"2.md")] = 0x58
        archive = tmp_path / "a"
        archive.write_bytes(data)
        found, errors = read(archive)

        assert ["1.md"] == found
        assert [(".", "damaged or cut short (InvalidHeaderError: bad checksum)")] == errors

    def test_wrong_checksum_of_gzip(self, tmp_path: Path) -> None:
        """The checksum at the end of a compressed tar is read."""
        data = bytearray(gzip.compress(tar_bytes({"1.md": content("1.md")})))
        data[-8] ^= 1
        archive = tmp_path / "a"
        archive.write_bytes(data)
        found, ((_, reason),) = read(archive)

        assert ["1.md"] == found
        assert "CRC" in reason

    def test_member_of_a_zip(self, tmp_path: Path) -> None:
        """A damaged member of a ZIP is told, and the others are read."""
        members = {name: content(name) for name in ("1.md", "2.md", "3.md")}
        archive = write_zip(tmp_path / "a", members)
        data = archive.read_bytes()
        archive.write_bytes(
            data.replace(dump("<p>正文</p>", title="2.md"), dump("<p>正史</p>", title="2.md"))
        )
        found, ((name, reason),) = read(archive)

        assert (["1.md", "3.md"], "2.md") == (found, name)
        assert "CRC" in reason

    def test_zip_without_a_directory(self, tmp_path: Path) -> None:
        """A ZIP that is cut short has no directory, so nothing of it can be read."""
        archive = write_zip(tmp_path / "a", {"1.md": content("1.md")})
        archive.write_bytes(archive.read_bytes()[:-30])
        found, ((name, reason),) = read(archive)

        assert ([], ".") == (found, name)
        assert "damaged or cut short" in reason
        with pytest.raises(feeddump.ArchiveError):
            next(feeddump.iter_archive(archive, on_error="raise"))

    @pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
    def test_no_tar(self, compress: Callable[[bytes], bytes], tmp_path: Path) -> None:
        """A compressed file that holds no tar is told at its first member."""
        archive = tmp_path / "1.md.gz"
        archive.write_bytes(compress(content("1.md") * 9))
        found, ((name, _),) = read(archive)

        assert ([], ".") == (found, name)

    @pytest.mark.parametrize("data", [b"", b"PK", b"# A readme\n" * 99, dump()])
    def test_no_archive(self, data: bytes, tmp_path: Path) -> None:
        """What is no archive is refused at the call."""
        archive = tmp_path / "a.zip"
        archive.write_bytes(data)

        with pytest.raises(feeddump.ArchiveError, match="no ZIP and no tar") as caught:
            feeddump.iter_archive(archive, on_error="skip")
        assert archive == caught.value.path

    @pytest.mark.parametrize("name", ["missing", "folder", "a\0b"])
    def test_no_file(self, name: str, tmp_path: Path) -> None:
        """What is no file is refused at the call."""
        (tmp_path / "folder").mkdir()

        with pytest.raises(feeddump.ReadError) as caught:
            feeddump.iter_archive(tmp_path / name, on_error="skip")
        assert tmp_path / name == caught.value.path

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is told to be one, and what reads it."""
        with pytest.raises(feeddump.ReadError, match="this is a folder: iter_dir reads it"):
            feeddump.iter_archive(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_pipe(self, tmp_path: Path) -> None:
        """A pipe is not opened."""
        os.mkfifo(tmp_path / "a")

        with pytest.raises(feeddump.ReadError, match="no regular file"):
            feeddump.iter_archive(tmp_path / "a")

    def test_gone_meanwhile(self, tmp_path: Path) -> None:
        """An archive that is gone when the first article is asked for is reported."""
        archive = write_zip(tmp_path / "a", {"1.md": content("1.md")})
        errors: list[feeddump.ParseError] = []
        articles = feeddump.iter_archive(archive, on_error=errors.append)
        archive.unlink()

        assert [] == list(articles)
        assert [(feeddump.ReadError, archive)] == [(type(e), e.path) for e in errors]

    @pytest.mark.parametrize("kind", FORMATS)
    def test_any_damage(self, kind: str, tmp_path: Path) -> None:
        """Whatever bytes are changed, there are articles and errors and nothing else."""
        noise = seeded()
        members = {f"{n}.md": dump("<p>正文</p>" * n, title=f"{n}.md") for n in range(5)}
        archive = write_zip(tmp_path / "a", members, compression=zipfile.ZIP_DEFLATED)
        if kind != "zip":
            archive.write_bytes(COMPRESSIONS[kind](tar_bytes(members)))
        whole = archive.read_bytes()
        for _ in range(150):
            data = bytearray(whole)
            for _ in range(noise.randint(1, 4)):
                data[noise.randrange(10, len(data))] = noise.choice((0, 255, noise.randrange(256)))
            archive.write_bytes(data)
            with contextlib.suppress(feeddump.ArchiveError):  # a tar's first header
                list(feeddump.iter_archive(archive, on_error="skip"))


@given(
    data=st.binary(max_size=700),
    magic=st.sampled_from(
        [b"", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0"]
    ),
)
def test_any_bytes(data: bytes, magic: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any bytes are an archive with articles and errors, or none."""
    archive = tmp_path_factory.mktemp("any") / "a"
    archive.write_bytes(magic + data)
    with contextlib.suppress(feeddump.ArchiveError):
        list(feeddump.iter_archive(archive, on_error="skip"))


@contextlib.contextmanager
def memory_below(megabytes: int) -> Iterator[None]:
    """Fail where more memory than that is taken at any time."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < megabytes * 1_000_000


ZEROS = bytes(1 << 20)


class TestBombs:
    """Small archives of much: bounded in memory and in what is unpacked."""

    @pytest.fixture(autouse=True)
    def _small_limits(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same limits, in small, so that the bombs may be small, too."""
        monkeypatch.setattr(archives, "MAX_BYTES", 1 << 20)

    @pytest.mark.parametrize("kind", FORMATS)
    def test_large_member(self, kind: str, tmp_path: Path) -> None:
        """A member beyond the limit is told without being held, and the others are read."""
        members = {"1.md": content("1.md"), "2.md": ZEROS + b"x", "3.md": content("3.md")}
        archive = write_zip(tmp_path / "a", members, compression=zipfile.ZIP_DEFLATED)
        if kind != "zip":
            archive.write_bytes(COMPRESSIONS[kind](tar_bytes(members)) + b"")
            archive = padded(archive, kind)
        found, ((name, reason),) = read(archive)

        assert (["1.md", "3.md"], "2.md") == (found, name)
        assert "larger than" in reason

    @pytest.mark.parametrize("kind", ["gztar", "bztar", "xztar"])
    def test_bomb(self, kind: str, tmp_path: Path) -> None:
        """A tar that unpacks to far more than its size is left, with little memory."""
        archive = tmp_path / "a"
        members = {"1.md": content("1.md"), "2.bin": ZEROS * 40, "3.md": content("3.md")}
        archive.write_bytes(COMPRESSIONS[kind](tar_bytes(members)))
        with memory_below(10 if kind == "xztar" else 2):  # xz has a dictionary of 8 MiB
            found, ((name, reason),) = read(archive)

        assert (["1.md"], ".") == (found, name)
        assert "far more than text of its size gives" in reason

    def test_declared_size(self, tmp_path: Path) -> None:
        """A ZIP's member is never unpacked further than the size that it declares."""
        archive = write_zip(tmp_path / "a", {"1.md": ZEROS * 40}, compression=zipfile.ZIP_DEFLATED)
        data = bytearray(archive.read_bytes())
        struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 9)
        archive.write_bytes(data)
        with memory_below(2):
            found, ((name, _),) = read(archive)

        assert ([], "1.md") == (found, name)

    def test_shared_bytes(self, tmp_path: Path) -> None:
        """A ZIP of many members that each unpack to much is left when it is too much."""
        members = {f"{n}.md": content(f"{n}.md") + ZEROS[:-200] for n in range(9)}
        archive = write_zip(tmp_path / "a", members, compression=zipfile.ZIP_DEFLATED)
        found, errors = read(archive)

        assert found == [f"{n}.md" for n in range(len(found))]
        assert 0 < len(found) < 9
        assert [(".", tapes.too_large(archive.stat().st_size * 200))] == errors

    def test_directory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A ZIP's directory beyond the limit is not read."""
        monkeypatch.setattr(archives, "MAX_DIRECTORY", 1 << 17)
        archive = write_zip(tmp_path / "a", {f"{n:0200}.md": b"" for n in range(700)})
        found, ((name, reason),) = read(archive)

        assert ([], ".") == (found, name)
        assert "directory is larger than 131,072 bytes" in reason

    @pytest.mark.parametrize("kind", ["zip", "tar"])
    def test_many_members(self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Members beyond the limit are not read."""
        monkeypatch.setattr(archives, "MAX_MEMBERS", 5)
        members = {f"{n}.md": content(f"{n}.md") for n in range(6)}
        archive = write_zip(tmp_path / "a", members)
        if kind == "tar":
            archive.write_bytes(tar_bytes(members))
        found, ((name, reason),) = read(archive)

        assert (list(members)[:5] if kind == "tar" else [], ".") == (found, name)
        assert "unpack it and use iter_dir" in reason

    @pytest.mark.parametrize("kind", [b"L", b"K", b"x", b"g"])
    def test_long_header(self, kind: bytes, tmp_path: Path) -> None:
        """A tar's header that declares any size is not read."""
        block = tarfile.TarInfo("x")
        block.type, block.size = kind, 1 << 40
        archive = tmp_path / "a"
        first = tar_bytes({"1.md": content("1.md")})[:-9216]
        archive.write_bytes(first + block.tobuf(tarfile.GNU_FORMAT) + ZEROS)
        with memory_below(2):
            found, ((name, reason),) = read(archive)

        assert (["1.md"], ".") == (found, name)
        assert "describes a member" in reason

    def test_many_headers(self, tmp_path: Path) -> None:
        """Headers that describe headers that describe headers are no recursion without end."""
        block = tarfile.TarInfo("x")
        block.type, block.size = b"L", 0
        archive = tmp_path / "a"
        archive.write_bytes(block.tobuf(tarfile.GNU_FORMAT) * 2000 + bytes(1024))

        assert 1 == len(read(archive)[1])

    def test_negative_size(self, tmp_path: Path) -> None:
        """A size below zero sends nobody back."""
        block = tarfile.TarInfo("1.md")
        block.size = -1024
        archive = tmp_path / "a"
        for kind in (tarfile.REGTYPE, tarfile.SYMTYPE, b"V", b"L", b"x"):
            block.type = kind
            archive.write_bytes(
                tar_bytes({"0.md": content("0.md")})[:-9216]
                + block.tobuf(tarfile.GNU_FORMAT)
                + bytes(10_240)
            )
            found, errors = read(archive)
            assert ["0.md"] == found
            assert errors or kind == tarfile.SYMTYPE
            if kind == tarfile.REGTYPE:
                assert [("1.md", "damaged: a member has a size below zero")] == errors

    def test_memory_that_xz_asks_for(self, tmp_path: Path) -> None:
        """An xz stream that asks for more memory than the limit is told."""
        archive = tmp_path / "a"
        packed = bytearray(lzma.compress(tar_bytes({"1.md": content("1.md")})))
        # The size stands in the header of the first block: nothing of it has to be there.
        packed[packed.index(b"\x21\x01") + 2] = 35  # 384 MiB
        packed[20:24] = struct.pack("<I", zlib.crc32(packed[12:20]))
        archive.write_bytes(packed)
        found, ((name, reason),) = read(archive)

        assert ([], ".") == (found, name)
        assert "Memory usage limit" in reason

    def test_members_are_forgotten(self, tmp_path: Path) -> None:
        """The memory for a tar does not grow with the number of its members."""
        archive = tmp_path / "a"
        archive.write_bytes(tar_bytes({f"{n:0100}.html": b"" for n in range(1500)}))
        with memory_below(1):
            assert ([], []) == read(archive)


def padded(archive: Path, kind: str) -> Path:
    """The archive with a large member that no compression makes smaller: so the ratio is usual."""
    noise = seeded().randbytes(1 << 15)
    members = {
        "0.bin": noise,
        "1.md": content("1.md"),
        "2.md": ZEROS + b"x",
        "3.md": content("3.md"),
    }
    archive.write_bytes(COMPRESSIONS[kind](tar_bytes(members)))
    return archive


class TestReleasing:
    """Nothing stays open."""

    @pytest.mark.parametrize("count", [1, 2])
    @pytest.mark.parametrize("kind", FORMATS)
    def test_closed_early(self, kind: str, count: int, root: Path) -> None:
        """An iteration that is closed before its end has closed the archive, and gives no more."""
        archive = pack(root, kind)
        articles = feeddump.iter_archive(archive, workers=count)
        next(articles)
        articles.close()  # type: ignore[attr-defined]

        assert not is_open(archive)
        assert [] == list(articles)

    def test_lazy(self, root: Path) -> None:
        """Before the first article is asked for, the archive is not open."""
        archive = pack(root, "zip")
        articles = feeddump.iter_archive(archive, on_error="skip")

        assert not is_open(archive)
        assert len(NAMES) - 1 == len(list(articles))
        assert not is_open(archive)


def is_open(file: Path) -> bool:
    """Whether this process has the file open, as far as the system tells."""
    for handle in Path("/proc/self/fd").glob("*"):
        with contextlib.suppress(OSError):  # the handle that lists them
            if handle.readlink() == file:
                return True
    return False
