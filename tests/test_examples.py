"""The examples: they run as printed, and the sample dump is what its README says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import feeddump

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
DUMP = EXAMPLES / "dump"
FILES = tuple(path for path in sorted(DUMP.rglob("*")) if path.suffix in {".md", ".txt"})
OUTLETS = ("bbc", "cdt", "dw", "ft", "nyt", "reuters", "rfa", "rfi", "voa")
UNKNOWN = "www.example-news.org"

HEADER_FORMS = {
    "an epoch": rb"\A<!--\d{13}-->\n\[",
    "NaN": rb"\A<!--NaN-->\n\[",
    "no comment but a date line": "\\A\\[.*\n------\n日期：\\w{3}, \\d+ \\w{3} \\d{4}".encode(),
    "front matter with an author": rb"\A---\n(?s:.*)\nauthor: (.+)\n.*\ntags: \[ (?!\1 \])",
    "front matter with its tag as author": rb"\A---\n(?s:.*)\nauthor: (.+)\n.*\ntags: \[ \1 \]",
    "front matter above NaN": rb"\n---\n<!--NaN-->\n\[",
    "brackets in the title": rb"\n\[[^\n]*\[[^\n]+\][^\n]*\]\(http",
    "a closing bracket and a parenthesis in the title": rb"\]\((?!http)[^\n]*\]\(http",
    "entities in the title": rb"\n\[[^\n]*&quot;[^\n]*&amp;[^\n]*\]\(http",
    "a title over two lines": rb"-->\n\[[^\]\n]+\n[^\]\n]+\]\(http",
    "parentheses in the address": rb"\]\(http[^\n]*\([^\n]+\)\)\n------",
    "a byte order mark": rb"\A\xef\xbb\xbf<!--",
    "CRLF line ends": rb"\A<!--\d+-->\r\n\[.*\r\n------\r\n",
    "a glued div": rb"<divclass=",
    "a glued image": rb"<imgsrc=",
    "the feed service's footer": rb'<a href="https://feedx\.net"',
}

LEFTOVERS = re.compile(
    r"feedx|获取更多RSS|分享\s*[:：]|addtoany|del\.icio\.us|whatsapp|订阅NYT简报|温馨提示|信任原则"
    r"|版权声明|点击查看本文英文版|不支持播放|Youtube 帖子|^广告$|[<>]|&\w+;",
    re.MULTILINE | re.IGNORECASE,
)


def _relative(path: Path) -> str:
    return path.relative_to(DUMP).as_posix()


def _run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """An example run as a person would run it, from some other folder."""
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-X", "utf8", EXAMPLES / script],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_the_quick_start_prints_every_outlet(tmp_path: Path) -> None:
    """The quick start runs without a word on stderr and shows each outlet of the dump."""
    run = _run("quickstart.py", tmp_path)

    assert (run.returncode, run.stderr) == (0, "")
    for outlet in (*OUTLETS, UNKNOWN):
        assert f"[{outlet}] " in run.stdout


def test_the_quick_start_prints_a_block_for_each_article(tmp_path: Path) -> None:
    """Each article's title is printed on a line, with five lines for its fields."""
    lines = _run("quickstart.py", tmp_path).stdout.splitlines()

    titles = [line for line in lines if line.startswith("[")]
    assert len(titles) == len(FILES)
    for field in ("published", "authors", "paragraphs", "images", "begins"):
        assert sum(line.startswith(f"  {field} ") for line in lines) == len(FILES)


def test_the_quick_start_says_what_was_no_article(tmp_path: Path) -> None:
    """The summary counts the articles and the files without one."""
    summary = _run("quickstart.py", tmp_path).stdout.rpartition("\n\n")[2]

    assert f"{len(FILES)} articles of {len(OUTLETS) + 1} outlets:" in summary
    assert "0 files without an article" in summary


def test_the_own_adapter_reads_what_the_generic_one_cannot(tmp_path: Path) -> None:
    """The user's adapter gives its slug, the leads, the authors and the stamps in its zone."""
    run = _run("own_adapter.py", tmp_path)

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.count("[example-news] ") == 2
    assert "published 2022-10-03 20:17:00+08:00, by 尹小舟\n" in run.stdout
    assert "published 2023-04-18 08:05:00+08:00, by 岑朗, 安小雨\n" in run.stdout
    assert "lead      每天收摊以后，东门菜市场会变成一间没有墙的排练厅。\n" in run.stdout


def test_the_own_adapter_is_short() -> None:
    """An adapter and its use take less than 25 lines, the docstrings among them."""
    source = (EXAMPLES / "own_adapter.py").read_text(encoding="utf-8")

    assert len([line for line in source.splitlines() if line.strip()]) < 25


@pytest.mark.parametrize("path", FILES, ids=_relative)
def test_every_file_of_the_dump_is_an_article(path: Path) -> None:
    """Each file has a title on one line, paragraphs, and the outlet that its folder names."""
    article = feeddump.parse_file(path)

    assert article.title
    assert "\n" not in article.title
    assert 3 <= len(article.paragraphs) <= 12
    assert article.outlet == (UNKNOWN if path.parent.name == "unknown" else path.parent.name)
    assert article.published is not None or article.collected is not None


@pytest.mark.parametrize("path", FILES, ids=_relative)
def test_nothing_of_the_page_is_left_in_an_article(path: Path) -> None:
    """No text holds the feed service's footer, a share bar, a promo, a notice or a tag."""
    article = feeddump.parse_file(path)

    assert LEFTOVERS.findall(article.text) == []


@pytest.mark.parametrize("path", FILES, ids=_relative)
def test_the_body_stands_on_one_line(path: Path) -> None:
    """A body is one line, as the crawler writes it, but for a wrapping div and a date line."""
    body = path.read_bytes().partition(b"\n------")[2].splitlines()

    lines = [line for line in body if line not in {b"", b"<div>", b"</div>"}]
    assert len([line for line in lines if not line.startswith("日期：".encode())]) == 1


@pytest.mark.parametrize("pattern", HEADER_FORMS.values(), ids=HEADER_FORMS)
def test_the_dump_holds_every_form_of_header(pattern: bytes) -> None:
    """Each form that a real archive has occurs in some file of the dump."""
    assert any(re.search(pattern, path.read_bytes()) for path in FILES)


@pytest.mark.parametrize("folder", [*OUTLETS, "unknown"])
def test_each_outlet_has_files_of_two_kinds(folder: str) -> None:
    """Two or more files an outlet, so that more than one of its layouts is shown."""
    assert len([path for path in FILES if path.parent.name == folder]) >= 2


def test_the_first_article_of_rfi_is_the_one_that_the_documentation_shows() -> None:
    """The docstrings and the README print this title."""
    first = next(feeddump.iter_dir(DUMP / "rfi"))

    assert first.title == "示例：海边小城重开灯塔"


def test_the_first_article_of_dw_is_the_one_that_the_documentation_shows() -> None:
    """The docstrings print its outlet, its stamp and the authors of its closing line."""
    first, second = feeddump.iter_dir(DUMP / "dw")

    assert (first.outlet, str(first.published)) == ("dw", "2021-05-04 08:30:00+00:00")
    assert first.authors == ("林青", "周原")
    assert (second.outlet, second.authors) == ("dw", ("苏禾",))
