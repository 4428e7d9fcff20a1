"""The style of the page of :mod:`feeddump.explanation_page`: data only.

Each role has a hue of its own; its tints follow from it, for light and for dark screens.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from feeddump.roles import Role

_HUES: Final[Mapping[Role, int]] = MappingProxyType(
    {
        Role.LEAD: 165,
        Role.PARAGRAPH: 140,
        Role.HEADING: 110,
        Role.LIST_ITEM: 125,
        Role.QUOTE: 150,
        Role.EMBED: 90,
        Role.IMAGE: 180,
        Role.CAPTION: 200,
        Role.PHOTO_CREDIT: 190,
        Role.BYLINE: 225,
        Role.CREDIT: 240,
        Role.DATE: 260,
        Role.SHARE: 330,
        Role.PROMO: 20,
        Role.AD: 45,
        Role.RELATED: 285,
        Role.RIGHTS: 0,
        Role.FOOTER: 30,
        Role.PLAYER: 310,
        Role.NAVIGATION: 60,
        Role.DECORATION: 350,
    }
)

_RULES: Final = """
:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --sheet: #fff; --ink: #1d1f21; --faint: #5f6670; --edge: #dcdfe3;
  --link: #0b57a4; --note: #fff6dc; --note-edge: #d9b44a;
  --tint: 70% 93%; --line: 55% 66%; --strong: 65% 24%;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181a; --sheet: #1e2124; --ink: #e4e6e8; --faint: #9aa3ad; --edge: #363b41;
    --link: #8bbcf2; --note: #35301d; --note-edge: #8a722c;
    --tint: 30% 17%; --line: 35% 42%; --strong: 60% 84%;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 92rem;
  background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei",
    sans-serif;
}
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.3; }
h2 { margin: 0 0 .75rem; font-size: 1rem; color: var(--faint); font-weight: 600; }
a { color: var(--link); }
dl, dd, ol, ul { margin: 0; padding: 0; }
dt, .name, .hint { color: var(--faint); font-size: .8125rem; }
.none { color: var(--faint); font-style: italic; }
header dl { display: grid; gap: .25rem 2rem; grid-template-columns: 1fr; }
header dl > div { display: grid; grid-template-columns: 6.5rem 1fr; align-items: baseline; }
header dl > .wide { grid-column: 1 / -1; }
.wide dd { font-size: .875rem; }
.repairs {
  margin-top: 1rem; padding: .75rem 1rem; border-radius: .5rem;
  background: var(--note); border: 1px solid var(--note-edge);
}
.repairs ul { padding-left: 1.25rem; }
main { display: grid; gap: 2.5rem; margin-top: 2rem; align-items: start; }
article {
  padding: 1.5rem 1.75rem; border: 1px solid var(--edge); border-radius: .5rem;
  background: var(--sheet); font-size: 1.0625rem; line-height: 1.75;
}
article > * { margin: 0 0 1rem; white-space: pre-line; }
article > :last-child { margin-bottom: 0; }
article ul { padding-left: 1.5rem; }
article ul + ul { margin-top: -.75rem; }
article h3 { margin-top: 1.5rem; font-size: 1.1875rem; line-height: 1.4; }
article .lead { font-weight: 600; }
blockquote { padding-left: 1rem; border-left: .25rem solid var(--edge); color: var(--faint); }
figure, aside {
  padding: .75rem 1rem; border: 1px dashed var(--edge); border-radius: .5rem;
  background: var(--ground); font-size: .9375rem; line-height: 1.5;
}
figure > div { display: grid; grid-template-columns: 3.75rem 1fr; align-items: baseline; }
.address { font: .8125rem/1.6 ui-monospace, monospace; word-break: break-all; }
.legend { display: grid; gap: .5rem; margin-bottom: 1rem; }
.legend dd { display: flex; flex-wrap: wrap; gap: .25rem .875rem; }
.count { white-space: nowrap; font-size: .8125rem; font-variant-numeric: tabular-nums; }
.filter {
  display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; margin: 0 0 .75rem;
  font-size: .9375rem;
}
.filter label { cursor: pointer; }
body:has(#only:checked) .lines > :not(.furniture) { display: none; }
.lines { list-style: none; display: grid; gap: .25rem; }
.lines li { border-left: .25rem solid transparent; border-radius: .25rem; }
.lines .belongs, .lines .furniture {
  background: hsl(var(--hue) var(--tint)); border-color: hsl(var(--hue) var(--line));
}
summary {
  display: grid; grid-template-columns: 6.75rem 1fr; gap: .75rem; align-items: baseline;
  padding: .25rem .625rem; cursor: pointer; list-style: none; border-radius: .25rem;
}
summary::-webkit-details-marker { display: none; }
summary:focus-visible, a:focus-visible, input:focus-visible {
  outline: 2px solid var(--link); outline-offset: 1px;
}
del { text-decoration: line-through; color: var(--faint); }
.role {
  display: inline-block; justify-self: start; padding: 0 .5rem; border-radius: 1rem;
  white-space: nowrap;
  font-size: .75rem; line-height: 1.5rem;
  background: hsl(var(--hue) var(--tint)); color: hsl(var(--hue) var(--strong));
}
details dl { padding: 0 .625rem .5rem; }
details dl > div { display: grid; grid-template-columns: 6.75rem 1fr; gap: .75rem; }
details dd { font: .8125rem/1.6 ui-monospace, monospace; }
@media (min-width: 60rem) {
  header dl { grid-template-columns: 1fr 1fr; }
  main { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
}
@media (max-width: 36rem) {
  body { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.375rem; }
  article { padding: 1rem; font-size: 1rem; }
  summary { display: block; }
  summary .role { margin-right: .25rem; }
  details dl > div { grid-template-columns: 3rem 1fr; }
}
@media print { details:not([open]) > dl { display: none; } .filter { display: none; } }
"""

STYLE: Final = _RULES + "".join(f".{role} {{ --hue: {hue}; }}\n" for role, hue in _HUES.items())
"""The whole style sheet."""
