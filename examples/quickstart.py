"""Read a dump: what each article holds, and which files were no articles.

Run it from anywhere: ``python examples/quickstart.py``.
"""

from collections import Counter
from pathlib import Path

import feeddump

DUMP = Path(__file__).parent / "dump"


def main() -> None:
    """Print every article of the dump beside this file, and a summary."""
    problems: list[feeddump.ParseError] = []
    outlets: Counter[str] = Counter()
    for article in feeddump.iter_dir(DUMP, on_error=problems.append):
        outlets[article.outlet] += 1
        print(f"[{article.outlet}] {article.title}")
        print(f"  published   {article.published or f'not told; collected {article.collected}'}")
        print(f"  authors     {', '.join(article.authors) or '-'}")
        print(f"  paragraphs  {len(article.paragraphs)}")
        print(f"  images      {len(article.images)}")
        print(f"  begins      {' '.join(article.text[:40].split())}…\n")
    print(f"{outlets.total()} articles of {len(outlets)} outlets:")
    print("  " + ", ".join(f"{outlet} {number}" for outlet, number in outlets.items()))
    print(f"{len(problems)} files without an article")
    for problem in problems:
        name = problem.path.relative_to(DUMP) if problem.path else "?"
        print(f"  {name}: {problem.reason}")


if __name__ == "__main__":
    main()
