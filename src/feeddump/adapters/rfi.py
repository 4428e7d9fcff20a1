"""Radio France Internationale."""

from collections.abc import Sequence

from feeddump.adapters import shared
from feeddump.adapters.base import Adapter, Page, Place, Role


class Rfi(Adapter):
    """Radio France Internationale, Chinese service.

    The lead is the one paragraph outside the body's ``div``, wholly bold. Wire items of the AFP
    have none; a translator's line at the end of their last paragraph stays there.
    """

    outlet = "rfi"
    hosts = ("rfi.fr",)
    timezone = "Europe/Paris"
    dates = ("%d/%m/%Y - %H:%M",)
    elements = {
        ".t-copyright": Role.RIGHTS,
        ".m-interstitial": Role.AD,
        "[data-selfpromo-newsletter]": Role.PROMO,
        "[data-selfpromo-app]": Role.PROMO,
        ".o-self-promo": Role.PROMO,
        ".m-em-audio": Role.PLAYER,
        ".m-figure__caption": Role.CAPTION,
        ".m-figure__credits": Role.PHOTO_CREDIT,
        ".m-figure__caption__credits": Role.PHOTO_CREDIT,
        "[data-root-share]": Role.SHARE,
    }
    lines = {
        r"Array$": Role.DECORATION,  # what stands where an image failed, 2021
        r"(?:©|Copyright) ?(?:\d{4} ?年? ?)?(?:AFP|RFI|法新社|法广)(?: ?\d{4})?$": Role.RIGHTS,
        rf"{shared.RELATED_LABEL} ?[:：|｜]|先前报[道导] ?[:：]": Role.RELATED,
        r"其[它他](?:繁[體体])? ?/ ": Role.RELATED,
        r"作者简介：$": Role.CREDIT,
    }
    bylines = (r"作者：([^。？！，]{1,40})$", r"文/(\S+)$", r"（法广特约记者(.+?)发自.+）$")
    title_noise = (r"\s*[–—-]\s*法国国际广播电台(?:\s*[–—-]\s*RFI)?\s*$",)
    decorations = (
        r"//static\.rfi\.fr/meta_og_twcards/",
        # A column's own picture
        r"_cartouche\.|/(?i:WB\d{5,6}-RFI-CN-\d{8}(?:_\d+)?)\.|/\d\d-[a-z]+(?:-[a-z]+)+(?:_\d+)?\.png$",
    )
    heading_length = 30
    not_headings = (r"(?:(?:RFI)?法广|问)[:：]", *Adapter.not_headings)

    def label(self, page: Page) -> None:
        """Find the lead, and the links to earlier reports that have no colon."""
        stamps = [page.lines[index].place for index in page.indexes(Role.DATE)]
        for index, line in enumerate(page.lines):
            if line.href and line.text.startswith(("相关报道 ", "相关报导 ")):
                page.label(index, Role.RELATED, "Rfi.label: a link to an earlier report")
            elif line.bold and line.place not in stamps and _is_outside(line.place, stamps):
                page.label(index, Role.LEAD, "Rfi.label: bold, outside the body's div")


def _is_outside(place: Place, stamps: Sequence[Place]) -> bool:
    """Whether a place is outside the body's ``div``: beside the stamp, or where there is none on top."""
    return place.parent is stamps[0].parent if stamps else place.is_within("body")
