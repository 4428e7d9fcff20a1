"""An outlet that feeddump does not know, described by its reader."""

from pathlib import Path

from feeddump import Adapter, Role, iter_dir


class ExampleNews(Adapter):
    """Example News (invented): a summary on top, an editor's line and a newsletter box below."""

    outlet = "example-news"
    hosts = ("example-news.org",)
    timezone = "Asia/Shanghai"
    dates = ("%Y年%m月%d日 %H:%M",)
    elements = {".summary": Role.LEAD, ".desk": Role.CREDIT, ".newsletter": Role.PROMO}
    bylines = (r"记者 (.+)$",)


if __name__ == "__main__":
    for article in iter_dir(Path(__file__).parent / "dump" / "unknown", adapters=[ExampleNews()]):
        print(f"[{article.outlet}] {article.title}")
        print(f"  published {article.published}, by {', '.join(article.authors)}")
        print(f"  lead      {article.lead}")
        print(f"  credits   {'; '.join(article.credits)}")
