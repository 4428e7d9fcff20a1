"""Files and folders that are there whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import feeddump
from feeddump import atomic


class StopError(Exception):
    """What ends a block before its time."""


def entries(folder: Path) -> list[str]:
    """The names of what lies in a folder, hidden ones too."""
    return sorted(entry.name for entry in folder.iterdir())


class TestFile:
    """One file."""

    def test_whole(self, tmp_path: Path) -> None:
        """A file has its name at the end of the block and not before, and nothing else is left."""
        with atomic.file(tmp_path / "a.txt") as stream:
            stream.write(b"whole")
            assert not (tmp_path / "a.txt").exists()

        assert b"whole" == (tmp_path / "a.txt").read_bytes()
        assert ["a.txt"] == entries(tmp_path)

    def test_replaced(self, tmp_path: Path) -> None:
        """A file that was there is replaced, and can be read up to the end of the block."""
        file = tmp_path / "a.txt"
        file.write_bytes(b"old")

        with file.open("rb") as old, atomic.file(str(file)) as new:
            new.write(old.read() + b" and new")

        assert b"old and new" == file.read_bytes()

    @pytest.mark.parametrize("error", [StopError, KeyboardInterrupt, OSError("the reader's own")])
    def test_error(self, error: Any, tmp_path: Path) -> None:
        """An error in the block is raised as it is, leaves no file, and an older one as it was."""
        (tmp_path / "old.txt").write_bytes(b"old")

        for name in ("new.txt", "old.txt"):
            with pytest.raises(type(error) if isinstance(error, OSError) else error):  # noqa: PT012, SIM117
                with atomic.file(tmp_path / name) as stream:
                    stream.write(b"half")
                    raise error

        assert ["old.txt"] == entries(tmp_path)
        assert b"old" == (tmp_path / "old.txt").read_bytes()

    def test_link(self, tmp_path: Path) -> None:
        """Through a link the file that it leads to is replaced, and the link stays."""
        (tmp_path / "link.txt").symlink_to("real.txt")

        with atomic.file(tmp_path / "link.txt") as stream:
            stream.write(b"whole")

        assert (tmp_path / "link.txt").is_symlink()
        assert b"whole" == (tmp_path / "real.txt").read_bytes()

    def test_rights(self, tmp_path: Path) -> None:
        """A new file has the rights that any new file has."""
        (tmp_path / "plain.txt").write_bytes(b"")

        with atomic.file(tmp_path / "a.txt"):
            pass

        assert (tmp_path / "plain.txt").stat().st_mode == (tmp_path / "a.txt").stat().st_mode

    @pytest.mark.parametrize("name", ["missing/a.txt", "a\0b.txt", "x" * 300])
    def test_no_place(self, name: str, tmp_path: Path) -> None:
        """Where no file can be, the error names the file that was asked for."""
        with pytest.raises(feeddump.WriteError) as caught, atomic.file(tmp_path / name):
            pass

        assert tmp_path / name == caught.value.path
        assert caught.value.__cause__ is not None
        assert [] == entries(tmp_path)

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is not replaced."""
        with pytest.raises(feeddump.WriteError, match="no regular file"), atomic.file(tmp_path):
            pass

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no devices")
    def test_device(self) -> None:
        """A device is not replaced, even by those who may."""
        with pytest.raises(feeddump.WriteError, match="open stream"), atomic.file("/dev/null"):
            pass

        assert Path("/dev/null").is_char_device()

    @pytest.mark.skipif(sys.platform == "win32", reason="this system has no such limit")
    def test_full_disk(self, tmp_path: Path) -> None:
        """A disk that takes no more is told of the file that was asked for, and nothing is left."""
        code = (
            "import resource, sys; from feeddump import WriteError, atomic\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))\n"
            "try:\n"
            "    with atomic.file(sys.argv[1]) as stream:\n"
            "        stream.write(bytes(1 << 22))\n"
            "except WriteError as error:\n"
            "    print(error)\n"
        )
        result = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code, tmp_path / "a.txt"],
            capture_output=True,
            text=True,
            check=True,
        )

        told = f"{tmp_path / 'a.txt'}: it cannot be written: {os.strerror(errno.EFBIG)}\n"
        assert told == result.stdout
        assert [] == entries(tmp_path)

    def test_long_name(self, tmp_path: Path) -> None:
        """The longest name that a system takes is not too long for the hidden one."""
        with atomic.file(tmp_path / ("x" * 255)) as stream:
            stream.write(b"whole")

        assert ["x" * 255] == entries(tmp_path)

    @pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
    def test_killed(self, tmp_path: Path) -> None:
        """A killed process leaves no file under the final name, and what lies there is hidden."""
        code = (
            "import sys, time; from feeddump import atomic\n"
            "with atomic.file(sys.argv[1]) as stream:\n"
            "    stream.write(b'half'); stream.flush(); print('ready', flush=True); time.sleep(60)"
        )
        with subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", code, tmp_path / "a.md"], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.kill()

        (left,) = entries(tmp_path)
        assert left.startswith(".feeddump-")
        assert [] == list(feeddump.iter_dir(tmp_path))


class TestFolder:
    """A folder of files."""

    def test_whole(self, tmp_path: Path) -> None:
        """A folder has its name at the end of the block and not before."""
        with atomic.folder(tmp_path / "new") as folder:
            (folder / "a.txt").write_bytes(b"whole")
            assert not (tmp_path / "new").exists()

        assert ["new"] == entries(tmp_path)
        assert ["a.txt"] == entries(tmp_path / "new")

    def test_empty(self, tmp_path: Path) -> None:
        """An empty folder can be filled."""
        with atomic.folder(tmp_path) as folder:
            (folder / "a.txt").write_bytes(b"whole")

        assert ["a.txt"] == entries(tmp_path)

    def test_error(self, tmp_path: Path) -> None:
        """An error in the block leaves nothing."""
        with pytest.raises(StopError), atomic.folder(tmp_path / "new") as folder:  # noqa: PT012
            (folder / "a.txt").write_bytes(b"half")
            raise StopError

        assert [] == entries(tmp_path)

    def test_taken(self, tmp_path: Path) -> None:
        """A folder in which something lies, and a file, are left alone."""
        (tmp_path / "a.txt").write_bytes(b"kept")

        for path in (tmp_path, tmp_path / "a.txt"):
            with pytest.raises(feeddump.WriteError, match="there already") as caught:  # noqa: SIM117
                with atomic.folder(path):
                    pass
            assert path == caught.value.path

        assert ["a.txt"] == entries(tmp_path)

    def test_taken_meanwhile(self, tmp_path: Path) -> None:
        """What somebody else writes there meanwhile is left alone too."""
        with pytest.raises(feeddump.WriteError), atomic.folder(tmp_path / "new"):  # noqa: PT012
            (tmp_path / "new").mkdir()
            (tmp_path / "new" / "theirs.txt").write_bytes(b"kept")

        assert ["new"] == entries(tmp_path)
        assert ["theirs.txt"] == entries(tmp_path / "new")

    def test_no_place(self, tmp_path: Path) -> None:
        """Where no folder can be, the error names the folder that was asked for."""
        with pytest.raises(feeddump.WriteError) as caught, atomic.folder(tmp_path / "a" / "b"):
            pass

        assert tmp_path / "a" / "b" == caught.value.path
