"""The adapter is found because it is installed: no test passes it."""

import datetime as dt

import feeddump

ITEM = """<!--1709199901000-->
[雨夜的渡船｜提灯报](https://www.lantern.example/2024/ferry)
------

<div>2024-02-29 18:05</div><p>提灯人：林青、周原</p><div class="summary">渡船重开。</div>
<p>周四晚上，渡船载着灯笼过河。</p><p class="desk">编辑：苏禾</p>
<div class="club">加入提灯会！</div>
""".encode()


def test_found() -> None:
    """The host is served by this adapter, and not by the generic one."""
    assert feeddump.explain(ITEM).adapter == "lantern"


def test_article() -> None:
    """An item gives all that the outlet prints, in its time zone, and not the club's box."""
    assert feeddump.parse_bytes(ITEM) == feeddump.Article(
        url="https://www.lantern.example/2024/ferry",
        title="雨夜的渡船",
        outlet="lantern",
        timestamp_ms=1709199901000,
        published=dt.datetime(2024, 2, 29, 10, 5, tzinfo=dt.UTC),
        authors=("林青", "周原"),
        credits=("提灯人：林青、周原", "编辑：苏禾"),
        lead="渡船重开。",
        blocks=(feeddump.Block("paragraph", "周四晚上，渡船载着灯笼过河。"),),
    )
