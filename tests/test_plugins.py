"""Adapters that other packages install: which one serves a host, and what a broken one does.

The packages are real ones in a folder on ``sys.path``, as pip leaves them there; one test goes the
whole way, with the sample of ``examples/plugin``, from its sources to a fresh environment.
"""

import os
import pickle
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from pathlib import Path

import pytest
from strategies import dump

import feeddump
from feeddump.adapters import registry

ROOT = Path(__file__).resolve().parents[1]
COAST = "https://www.coast.example/1"

COAST_ADAPTER = """
import feeddump

class Coast(feeddump.Adapter):
    outlet = "coast"
    hosts = ("coast.example",)
"""
SHORE_ADAPTER = COAST_ADAPTER.replace("Coast", "Shore").replace('"coast"', '"shore"')

Install = Callable[..., None]


class Mine(feeddump.Adapter):
    """An adapter that the reader passes."""

    outlet = "mine"
    hosts = ("coast.example",)


@pytest.fixture(name="install")
def _install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package of one module, with entry points; the test's end uninstalls all."""

    def install(distribution: str, module: str, source: str, *points: str) -> None:
        folder = tmp_path / distribution
        information = folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
        information.mkdir(parents=True)
        (folder / f"{module}.py").write_text(source, encoding="utf-8")
        (information / "METADATA").write_text(f"Name: {distribution}\nVersion: 1.0\n")
        (information / "entry_points.txt").write_text(
            "\n".join(["[feeddump.adapters]", *points, ""])
        )
        monkeypatch.syspath_prepend(folder)

    before = set(sys.modules)
    _forget()
    yield install
    _forget()
    for name in set(sys.modules) - before:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def _forget() -> None:
    """What is installed changes in these tests, as it does in no other process."""
    for cached in (registry.default_for, registry.installed_for, registry.claims):
        cached.cache_clear()


def served_by(url: str, adapters: Sequence[feeddump.Adapter] = ()) -> str:
    """The slug of the adapter that reads an address."""
    return feeddump.explain(dump(url=url), adapters=adapters).adapter


def complaint(url: str) -> str:
    """What the AdapterError says that keeps an address from being read."""
    with pytest.raises(feeddump.AdapterError) as caught:
        feeddump.parse_bytes(dump(url=url))
    return str(caught.value)


class TestPrecedence:
    """Explicit over installed over built-in over generic; within each, the longest host."""

    def test_installed_over_generic(self, install: Install) -> None:
        """An installed adapter serves its host and the subdomains, and no other host."""
        install("feeddump-coast", "coast_a", COAST_ADAPTER, "coast = coast_a:Coast")

        assert "coast" == served_by("https://coast.example/1")
        assert "coast" == served_by("https://a.b.coast.example/1")
        assert "generic" == served_by("https://lowcoast.example/1")
        assert "generic" == served_by("https://example/1")

    def test_installed_over_built_in(self, install: Install) -> None:
        """An installed adapter wins over a built-in one, even one with a longer host."""
        source = COAST_ADAPTER.replace("coast.example", "fr")
        install("feeddump-coast", "coast_b", source, "coast = coast_b:Coast")

        assert "coast" == served_by("https://www.rfi.fr/cn/1")
        assert "dw" == served_by("https://www.dw.com/zh/a-1")

    def test_explicit_over_installed(self, install: Install) -> None:
        """An explicit adapter wins over an installed one, even one with a longer host."""
        source = COAST_ADAPTER.replace("coast.example", "www.coast.example")
        install("feeddump-coast", "coast_c", source, "coast = coast_c:Coast")

        assert "mine" == served_by(COAST, [Mine()])
        assert "coast" == served_by(COAST)

    def test_longest_host(self, install: Install) -> None:
        """Of two installed adapters the one with the longer host serves what lies in it."""
        source = SHORE_ADAPTER.replace("coast.example", "shore.coast.example")
        install("feeddump-shore", "shore_d", source, "shore = shore_d:Shore")
        install("feeddump-coast", "coast_d", COAST_ADAPTER, "coast = coast_d:Coast")

        assert "shore" == served_by("https://www.shore.coast.example/1")
        assert "coast" == served_by("https://www.coast.example/1")

    def test_several_of_one_package(self, install: Install) -> None:
        """One package may install several adapters, of one or several modules."""
        source = COAST_ADAPTER + SHORE_ADAPTER.replace("coast.example", "shore.example")
        install("feeddump-sea", "sea_e", source, "coast = sea_e:Coast", "shore = sea_e:Shore")

        assert "coast" == served_by("https://coast.example/1")
        assert "shore" == served_by("https://shore.example/1")

    def test_built_in_and_generic_without_plug_ins(self, install: Install) -> None:  # noqa: ARG002
        """Without plug-ins nothing is different from what it was."""
        assert "rfi" == served_by("https://www.rfi.fr/cn/1")
        assert "generic" == served_by(COAST)


class TestDuplicates:
    """The same class twice is one claim."""

    def test_package_twice_on_the_path(self, install: Install, tmp_path: Path) -> None:
        """An editable install beside a built one leaves the same entry point twice."""
        install("feeddump-coast", "coast_f", COAST_ADAPTER, "coast = coast_f:Coast")
        again = tmp_path / "feeddump-coast" / "feeddump_coast-0.9.dist-info"
        again.mkdir()
        (again / "METADATA").write_text("Name: feeddump_coast\nVersion: 0.9\n")
        (again / "entry_points.txt").write_text("[feeddump.adapters]\ncoast = coast_f:Coast\n")

        assert "coast" == served_by(COAST)

    def test_same_name_and_value_of_two_packages(self, install: Install) -> None:
        """A package that was renamed may leave its old name behind, with the same entry point."""
        install("feeddump-coast", "coast_g", COAST_ADAPTER, "coast = coast_g:Coast")
        install("coast-feeddump", "other_g", "", "coast = coast_g:Coast")

        assert "coast" == served_by(COAST)

    def test_same_class_by_two_names(self, install: Install) -> None:
        """Whichever entry point is asked, the class is the same: nothing has to be chosen."""
        points = ("coast = coast_h:Coast", "beach = coast_h:Beach")
        install("feeddump-coast", "coast_h", f"{COAST_ADAPTER}\nBeach = Coast\n", *points)

        assert "coast" == served_by(COAST)


class TestConflicts:
    """Two different installed adapters that claim one host."""

    def test_names_both_distributions(self, install: Install) -> None:
        """The error names the host, and both claims with their distributions."""
        install("feeddump-coast", "coast_i", COAST_ADAPTER, "coast = coast_i:Coast")
        install("shore-adapters", "shore_i", SHORE_ADAPTER, "shore = shore_i:Shore")

        said = complaint(COAST)

        assert "claims the host coast.example: " in said
        assert "coast_i:Coast (distribution feeddump-coast)" in said
        assert "shore_i:Shore (distribution shore-adapters)" in said

    def test_same_name_and_different_value(self, install: Install) -> None:
        """Entry points of one name are different claims where they name different classes."""
        install("feeddump-coast", "coast_j", COAST_ADAPTER, "coast = coast_j:Coast")
        install("feeddump-shore", "shore_j", SHORE_ADAPTER, "coast = shore_j:Shore")

        assert "more than one installed adapter claims the host" in complaint(COAST)

    def test_harms_no_other_host(self, install: Install) -> None:
        """All other hosts are read, those of a longer host inside the disputed one included."""
        source = SHORE_ADAPTER + SHORE_ADAPTER.replace("Shore", "Pier").replace(
            "coast.example", "pier.coast.example"
        ).replace('"shore"', '"pier"')
        points = ("shore = shore_k:Shore", "pier = shore_k:Pier")
        install("feeddump-coast", "coast_k", COAST_ADAPTER, "coast = coast_k:Coast")
        install("feeddump-shore", "shore_k", source, *points)

        assert "pier" == served_by("https://pier.coast.example/1")
        assert "rfi" == served_by("https://www.rfi.fr/cn/1")
        assert "generic" == served_by("https://plain.example/1")
        assert "feeddump-shore" in complaint(COAST)

    def test_explicit_adapter_settles_it(self, install: Install) -> None:
        """Who passes an adapter for the host has chosen."""
        install("feeddump-coast", "coast_l", COAST_ADAPTER, "coast = coast_l:Coast")
        install("feeddump-shore", "shore_l", SHORE_ADAPTER, "shore = shore_l:Shore")

        assert "mine" == served_by(COAST, [Mine()])

    def test_stops_an_iteration(self, install: Install, tmp_path: Path) -> None:
        """No policy for unreadable files hides it: the file is not to blame."""
        install("feeddump-coast", "coast_m", COAST_ADAPTER, "coast = coast_m:Coast")
        install("feeddump-shore", "shore_m", SHORE_ADAPTER, "shore = shore_m:Shore")
        (tmp_path / "dump").mkdir()
        (tmp_path / "dump" / "1.md").write_bytes(dump(url="https://plain.example/1"))
        (tmp_path / "dump" / "2.md").write_bytes(dump(url=COAST))
        articles = feeddump.iter_dir(tmp_path / "dump", on_error="skip")

        assert "plain.example" == next(articles).outlet
        with pytest.raises(feeddump.AdapterError, match=r"claims the host coast\.example"):
            next(articles)


BROKEN = [
    ("import no_such_module_at_all", "ModuleNotFoundError: No module named 'no_such_module_at"),
    ("def Coast(:", "SyntaxError: "),
    ("1 / 0", "ZeroDivisionError: division by zero"),
    ("Beach = 1", "AttributeError: module 'broken' has no attribute 'Coast'"),
    ("Coast = 1", "is no subclass of feeddump.Adapter"),
    ("class Coast: hosts = ('coast.example',)", "is no subclass of feeddump.Adapter"),
    (f"{COAST_ADAPTER}\nCoast = Coast()", "is no subclass of feeddump.Adapter"),
    (COAST_ADAPTER.replace("hosts", "hosst"), "needs a tuple of hosts, not ()"),
    (COAST_ADAPTER.replace(",)", ")"), "needs a tuple of hosts, not 'coast.example'"),
]


class TestBroken:
    """A package whose adapter cannot be used."""

    @pytest.mark.parametrize(("source", "cause"), BROKEN)
    def test_names_distribution_and_cause(self, source: str, cause: str, install: Install) -> None:
        """The error names the entry point, its distribution and what is wrong with it."""
        install("feeddump-coast", "broken", source, "coast = broken:Coast")

        said = complaint(COAST)

        assert "the installed adapter broken:Coast (distribution feeddump-coast) " in said
        assert cause in said

    def test_has_its_cause(self, install: Install) -> None:
        """The exception behind it is kept for a debugger."""
        install("feeddump-coast", "broken", "1 / 0", "coast = broken:Coast")

        with pytest.raises(feeddump.AdapterError) as caught:
            feeddump.parse_bytes(dump(url=COAST))

        assert isinstance(caught.value.__cause__, ZeroDivisionError)

    @pytest.mark.parametrize("url", [COAST, "https://www.rfi.fr/cn/1", "https://plain.example/1"])
    def test_its_hosts_are_not_known(self, url: str, install: Install) -> None:
        """It may have claimed any host: none is read in another way than it was installed for."""
        install("feeddump-coast", "broken", "1 / 0", "coast = broken:Coast")

        assert "ZeroDivisionError" in complaint(url)
        assert "ZeroDivisionError" in complaint(url), "an error is not kept, and not forgotten"

    @pytest.mark.parametrize("source", [source for source, _ in BROKEN])
    def test_explicit_adapter_works(self, source: str, install: Install) -> None:
        """An explicit adapter that serves the host is used, and no package is imported."""
        install("feeddump-coast", "broken", source, "coast = broken:Coast")

        assert "mine" == served_by(COAST, [Mine()])
        assert "broken" not in sys.modules

    def test_address_without_a_host(self, install: Install) -> None:
        """No adapter could claim such an address."""
        install("feeddump-coast", "broken", "1 / 0", "coast = broken:Coast")

        assert "Generic" == type(registry.adapter_for("http")).__name__

    @pytest.mark.parametrize(
        ("source", "cause"),
        [
            ("elements = {'div > p': feeddump.Role.AD}", "'div > p' is no selector"),
            ("bylines = ('(',)", "missing ), unterminated subpattern"),
            ("dates = ('%Y-%m-%d',); timezone = 'Mars'", "'Mars'"),
            ("def __init__(self, needed): ...", "missing 1 required positional argument"),
        ],
    )
    def test_cannot_be_made(self, source: str, cause: str, install: Install) -> None:
        """Where the hosts are known, only they suffer from tables that do not compile."""
        install("feeddump-coast", "bad", f"{COAST_ADAPTER}    {source}\n", "coast = bad:Coast")

        assert "rfi" == served_by("https://www.rfi.fr/cn/1")
        assert "generic" == served_by("https://plain.example/1")
        assert "mine" == served_by(COAST, [Mine()])
        assert "bad:Coast (distribution feeddump-coast) is broken: " in complaint(COAST)
        assert cause in complaint(COAST)

    @pytest.mark.parametrize("source", ["1 / 0", f"{COAST_ADAPTER}    bylines = ('(',)\n"])
    def test_pickle(self, source: str, install: Install) -> None:
        """The error says the same after a journey between processes."""
        install("feeddump-coast", "broken", source, "coast = broken:Coast")
        with pytest.raises(feeddump.AdapterError) as caught:
            feeddump.parse_bytes(dump(url=COAST))

        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301

        assert feeddump.AdapterError is type(again)
        assert str(caught.value) == str(again)


class TestCost:
    """What is installed is looked for once, and late."""

    def test_one_look(self, install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
        """The entry points are read once, and each adapter is made once for all its subdomains."""
        asked: list[str] = []
        entry_points = metadata.entry_points

        def count(*, group: str) -> metadata.EntryPoints:
            asked.append(group)
            return entry_points(group=group)

        monkeypatch.setattr(metadata, "entry_points", count)
        install("feeddump-coast", "coast_n", COAST_ADAPTER, "coast = coast_n:Coast")
        hosts = ["coast.example", "a.coast.example", "b.coast.example", "c.example", "www.rfi.fr"]

        found = [registry.adapter_for(f"https://{host}/1") for host in hosts * 3]

        assert ["feeddump.adapters"] == asked
        assert 3 == len({id(adapter) for adapter in found})

    def test_no_import_without_need(self, tmp_path: Path, install: Install) -> None:
        """Importing feeddump imports no plug-in, nor does reading what an explicit one serves."""
        source = f"print('imported')\n{COAST_ADAPTER}"
        install("feeddump-coast", "coast_o", source, "coast = coast_o:Coast")
        program = (
            "import feeddump\n"
            "class Mine(feeddump.Adapter): hosts = ('coast.example',)\n"
            f"data = {dump(url=COAST)!r}\n"
            "feeddump.parse_bytes(data, adapters=[Mine()])\n"
            "print('needed')\n"
            "print(feeddump.parse_bytes(data).outlet)\n"
        )
        folders = [str(tmp_path / "feeddump-coast"), os.environ.get("PYTHONPATH", "")]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(folders)}

        assert ["needed", "imported", "coast"] == _run(
            [sys.executable, "-c", program], environment
        ).split()


class TestSample:
    """The sample distribution of ``examples/plugin``."""

    @pytest.mark.slow
    def test_built_installed_and_found(self, tmp_path: Path) -> None:
        """Built as a wheel and installed beside feeddump's wheel, it is found; its tests pass."""
        environment = _clean_environment()
        venv.create(tmp_path / "venv", with_pip=True)
        programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
        pip = [str(programs / "python"), "-m", "pip", "--quiet"]
        _skip_without_index([*pip, "download", "--no-deps", "--dest", str(tmp_path), "hatchling"])

        plugin = shutil.copytree(ROOT / "examples" / "plugin", tmp_path / "plugin")
        wheel = [*pip, "wheel", "--no-deps", "--wheel-dir", str(tmp_path / "dist")]
        _run([*wheel, str(ROOT), str(plugin)], environment)
        library, sample = (
            str(next((tmp_path / "dist").glob(f"{name}-*.whl")))
            for name in ("feeddump", "feeddump_lantern")
        )
        _run([*pip, "install", library, f"{sample}[test]"], environment)
        find = (
            "import feeddump, sys; "
            f"print(feeddump.explain({dump(url='https://lantern.example/1')!r}).adapter); "
            "print(sys.modules['feeddump_lantern'].__file__)"
        )
        found, file = _run([str(programs / "python"), "-c", find], environment).splitlines()
        tests = [str(programs / "python"), "-m", "pytest", "--rootdir", str(plugin), str(plugin)]
        tested = _run(tests, environment)

        assert "lantern" == found
        assert Path(file).is_relative_to(tmp_path.resolve())
        assert "2 passed" in tested


def _clean_environment() -> dict[str, str]:
    """Nothing of this run reaches the fresh environment: no path, no option, no coverage."""
    ours = ("PYTHON", "PYTEST", "COV", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _skip_without_index(command: list[str]) -> None:
    """Skip where pip cannot get even the build backend."""
    offline = {"PIP_RETRIES": "0", "PIP_DEFAULT_TIMEOUT": "15"}
    done = subprocess.run(  # noqa: S603 - our own command
        command, env=_clean_environment() | offline, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        pytest.skip(f"pip cannot reach a package index: {last}")


def _run(command: list[str], environment: dict[str, str]) -> str:
    """What a command prints; where it fails, all that it says fails the test."""
    done = subprocess.run(  # noqa: S603 - our own commands
        command, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout
