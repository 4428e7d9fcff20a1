"""The generic adapter's tables: what any outlet's furniture looks like, measured on the archives.

Class names are matched whole, one by one; line patterns from a line's beginning. Each pattern was
run over all archives at hand: none hits a line that a person labelled as an article's text.

What may stand anywhere in a line is written as ``.*版…|.*著…``, a letter right behind each ``.*``:
a line is searched for a letter much faster than for alternatives. What stands in short lines only
asks for their length first, possessively: so that no shorter stretch is tried.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from feeddump.roles import Role

TOKENS: Final[Mapping[str, Role]] = MappingProxyType(
    {
        r"(?:.*[_-])?(?:captions?|figcaption|picinfo|wp-caption-text|caption-text)|\w+caption": Role.CAPTION,
        r"(?:.*[_-])?(?:photo-credit|image-credit|photocredit)": Role.PHOTO_CREDIT,
        r"(?:.*[_-])?related(?:[_-]?\w*)|morearticle.*|(?:.*[_-])?recommend\w*|yarpp.*": Role.RELATED,
        r"(?:.*[_-])?(?:read-?more|see-also|more-(?:articles?|stories))|jp-relatedposts": Role.RELATED,
        r"wp-embedded-content": Role.RELATED,
        r"(?!has-)(?:.*[_-])?(?:tags?|tag-?list|keywords?|keywordtag|articlekeywordgroup|breadcrumbs?)": Role.NAVIGATION,
        r"(?:.*[_-])?(?:pagination|pager|timeline|timelineitem|nav|menu)": Role.NAVIGATION,
        r"twitter-tweet|instagram-media|fb-post|tiktok-embed|telegram-post|social-embed.*": Role.EMBED,
        r"shar(?:e|ing|ebar)|(?:share|social|sns)[_-].*|.*[_-]share|social|sns|addtoany.*|a2a_.*": Role.SHARE,
        r"sharedaddy|sd-sharing.*|bdsharebuttonbox|jiathis.*": Role.SHARE,
        r"(?:.*[_-])?(?:newsletter(?![_-]?(?:post|content|article|body)).*|subscri\w*|sign-?up|promo|promotion|print-only)": Role.PROMO,
        r"(?:.*[_-])?(?:paywall.*|donat\w*|app-download)|.*self-?promo.*": Role.PROMO,
        r"ads?|advert\w*|adsbygoogle|o-ads|ad-(?:slot|box|container|wrapper)|m-interstitial": Role.AD,
        r"bbccom_slot|dfp.*|google_ads.*": Role.AD,
        r".*player.*|video-js|vjs.*": Role.PLAYER,
        r"(?:.*[_-])?(?:copyright|disclaimer|rights)|.*trustbadge.*": Role.RIGHTS,
        r"(?:article-|story-|post-)?lead|lead-text|(?:.*[_-])?standfirst|.+__introduction": Role.LEAD,
        r"article-intro|dek|sapo|article-summary|post-excerpt": Role.LEAD,
        r"(?!has-|single-)(?:.*[_-])?(?:byline|authors?|author-name|author-info|authorbox|contributor)": Role.BYLINE,
        r"(?:.*[_-])?(?:attribution.*|reporter)|(?:article-|post-|story-)?editor": Role.BYLINE,
    }
)
"""Patterns of class names and ids. Never listed: ``comment``, ``content``, ``media``, ``footer``,
``field-…``, ``views-…``: they hold whole articles on some sites."""

ELEMENTS: Final[Mapping[str, Role]] = MappingProxyType(
    {
        "caption": Role.CAPTION,
        "cite": Role.PHOTO_CREDIT,
        "form": Role.PROMO,
        "aside": Role.RELATED,
        "p[role=text]": Role.PHOTO_CREDIT,
        "[data-selfpromo-newsletter]": Role.PROMO,
        "[data-selfpromo-app]": Role.PROMO,
        "[data-e2e=advertisement]": Role.AD,
        "[data-e2e=media-player]": Role.PLAYER,
        "[data-testid^=banner]": Role.PROMO,
        "[data-testid=caption-paragraph]": Role.CAPTION,
        "[data-root-share]": Role.SHARE,
    }
)

_COLON = r" ?[:：︰﹕|｜丨/／] ?"
_WRITER = r"(?:特[约約]|[实實][习習]|[见見][习習]|本[报報])?(?:作者|[记記]者)|撰文|撰稿|[采採][写寫]|[采採][访訪]|文字?|通[讯訊][员員]"
_DUTY = (
    r"(?:[责責]任?[编編][辑輯]?|[编編][辑輯]|主[编編]|[翻编編]?[译譯]者?|翻[译譯]|校[对對]?|[审審]校|核稿"
    r"|[摄攝]影|制[图圖]|[制製]作|[监監][制製]|排版|美[编編]|[设設][计計]|[视視][觉覺]|[网網][编編]|[运運][营營]|[发發]稿"
    r"|策[划劃]|[统統][筹籌]|[实實][习習]生|值班[编編][辑輯]|[来來]源|出[处處]|稿源|供稿|首[发發]|[节節][选選]自|[发發]表日期)"
)
_GET_IT = r".{0,10}(?:[订訂][阅閱]|下[载載].{0,8}(?i:app|应用|應用|客[户戶]端))"
_GET_IT_HERE = "|".join(
    rf".{{0,120}}{here}{_GET_IT}"
    for here in (r"此[处處]", r"这[里裡儿]", r"這[里裡儿]", r"以下[链連][结接]", r"下[方面]")
)
_CLAP = r".{0,8}[「“]?(?:拍手|[点點][赞讚]|按讚|打[赏賞]|[赞讚][赏賞]|在看)[」”]?.{0,8}(?:支持|鼓[励勵])"
_OWNED = r"(?:均[为屬]|[归歸])?.{0,12}所有(?:[。，,！!]|$)"
_HELPED = r"亦?(?:有|做出)(?:研究|报道)?(?:[报報][道导導]和研究)?[贡貢][献獻]。?$"
_VIEW = r"(?:[观觀][点點]|立[场場]|意[见見]|看法)"

LINES: Final[Mapping[str, Role]] = MappingProxyType(
    {
        r"© ?.{1,40} for .+\| ?Permalink|Post tags: |Feed enhanced by ": Role.FOOTER,
        r"The post .{1,120} (?:first )?appeared first on |文章.{1,120}最[先早]出[现現][在於]": Role.FOOTER,
        r".{1,200} was originally published in .{1,80} on Medium, where people are ": Role.PROMO,
        r"(?:[-–—─━·•.*＊ ]{4,}|[*＊][*＊ ]{2,}|[#＃]{3,})$": Role.DECORATION,
        r"(?:分享到?|分享至|分享本文|轉發|Share(?: this)?|Tweet(?: this)?|列印|[复複][制製][链連][结接]) ?[:：]*$": Role.SHARE,
        r"(?:[评評][论論]|留言|(?:\d+ |No )?[Cc]omments?|Leave a comment|[点點][赞讚]|收藏|微信[扫掃]一[扫掃]) ?[:：]*$": Role.SHARE,
        r"(?:Advertisement|ADVERTISEMENT|AD|Sponsored|[赞贊]助[内內]容) ?[:：]*$": Role.AD,
        r"你的(?:器材|[设設][备備])不支持播放|您的[浏瀏][览覽]器.{0,6}不支[持援]|(?:多媒体)?播放器$": Role.PLAYER,
        r".{0,20}browser does not support": Role.PLAYER,
        r"(?:跳[过過]|[结結]尾) ?\S+ ?(?:帖子|视频)|告知：第三方内容": Role.EMBED,
        r"[【\[]?(?:延伸|相[关關]|推[荐薦]|更多|往期)(?:[阅閱][读讀]|文章|[报報][道导導]|新[闻聞]|[链連][结結]|回[顾顧]|精[选選]|推荐)"
        r"[】\]]?(?: ?[:：>》]|$)": Role.RELATED,
        r"(?:上期周报|其他视频|另请参阅|Related(?: [Aa]rticles?| [Ss]tories| [Pp]osts?)?|Read [Mm]ore|See [Aa]lso) ?[:：>]": Role.RELATED,
        r"[点點][击擊](?:查看|[阅閱][读讀])(?:本文)?(?:英文版|原文|全文|更多)|(?:[阅閱][读讀]|查看)(?:原文|全文)[ >》]*$": Role.PROMO,
        r"Read the full (?:story|article)|Continue reading(?! to)": Role.PROMO,
        rf"(?=.{{0,260}}+$)(?:[（(]?欢迎点击.{{1,8}}订阅|.{{0,3}}感谢阅读(?:今天|本期)|欢迎阅读本期|{_GET_IT_HERE})": Role.PROMO,
        r"(?=.{0,260}+$)(?:[欢歡]迎|[请請])?[订訂][阅閱](?!了|者|量|制|[数數]|[户戶])": Role.PROMO,
        r"(?=.{0,260}+$)(?:[长長]按|[扫掃][描码碼]|[识識][别別]).{0,12}(?:二[维維][码碼](?!的)|QR|[关關]注)": Role.PROMO,
        r"(?=.{0,260}+$)[欢歡]迎(?:您|大家)?[在到]?.{0,12}(?:[关關]注|[订訂][阅閱])|.{0,20}欢迎搜[寻索]|来自FT中文网的温馨提示": Role.PROMO,
        r"(?=.{0,260}+$).{0,200}敬[请請](?:收看|收[听聽]|[关關]注)[。！]?$|.{0,20}播放列表 ?[:：] ?http": Role.PROMO,
        r"(?=.{0,260}+$)(?:(?:Sign up for|Subscribe to) (?:our|my|the)|Subscribe now|Follow us on|Support us)\b": Role.PROMO,
        rf"(?=.{{0,80}}+$)(?:.*点[击擊]{_CLAP}|.*點[击擊]{_CLAP}|.*按下?{_CLAP}|.*给{_CLAP}|.*給{_CLAP})": Role.PROMO,
        r"\W*© ?(?:\d{4}|[Cc]opyright)|Copyright(?:$| ?(?:©|\(c\)|\d{4}|by ))|(?:版[权權]|著作權|免[责責])(?:声|聲|说|說)明": Role.RIGHTS,
        r"[声聲]明[:：].{0,120}(?:版[权權]|著作權|[转轉][载載]|立[场場]|[观觀][点點]|[责責]任)": Role.RIGHTS,
        rf"(?=.{{0,320}}+$)(?:.*版[权權]{_OWNED}|.*著作權{_OWNED}|.*翻印必究|.*违者必究|.*違者必究|.*All [Rr]ights [Rr]eserved)": Role.RIGHTS,
        r"(?=.{0,320}+$).*未[经經].{0,16}(?:不得|禁止|[严嚴]禁|[请請]勿).{0,6}(?:[转轉][载載]|[复複][制製]|使用|引用|翻印)": Role.RIGHTS,
        rf"(?=.{{0,260}}+$)[（(\[【*＊]*(?:注：|作者|本文|文章|文中|以上|本版|[内內]容|摘[译编譯編]自|嘉宾|来宾|投稿|[评評][论論]|观点)"
        rf"[^“”「」]{{0,140}}[不仅僅只][^。]{{0,6}}(?:代表|反映).{{0,24}}{_VIEW}": Role.RIGHTS,
        rf"[（(【\[]?{_DUTY}(?:[、/及和与 ]{_DUTY})*{_COLON}\S.{{0,110}}$": Role.CREDIT,
        r"(?=.{2,30}+$)[^。！？，]{1,24} ?[|｜丨] ?(?:[责責][编編]|[编編][辑輯]|[译譯]|校|[摄攝]影|文)$": Role.CREDIT,
        r"(?:[编編][译譯]|[发發]稿) \S.{0,40}[审審]校|本文(?:依据|根据|由).{2,40}(?:报道|编译|翻译)。?$": Role.CREDIT,
        rf".{{0,120}}对本文{_HELPED}|.{{0,120}}對本文{_HELPED}": Role.CREDIT,
        r"(?:Translated|Edited|Reporting|Editing) by [A-Z]": Role.CREDIT,
        r"(?=.{0,320}+$)(?:.*在(?:Twitter|推特|X)上[关關]注[她他]|.*点击查看更多关于[他她]的信息)": Role.CREDIT,
        r"(?=.{0,320}+$)(?:[（(](?:本文|文章)?作者|本文作者)(?:系|是|[为為])(?!.{0,60}[？?]$)": Role.CREDIT,
        r"(?=.{0,320}+$)[（(]?(?:本文|文章)?作者[简簡介][介绍紹][:：]": Role.CREDIT,
        r"(?=.{4,14}+$)\S{2,10} ?(?:[简簡][历歷介])$": Role.CREDIT,
        r"(?:[难難]度|[评評][分级級])[:：︰].{0,6}[★☆]|[★☆✩✭⭐]{2,}$": Role.NAVIGATION,
        r"(?=.{0,80}+$)(?:[标標][签籤]|[关關][键鍵][词詞字]|Tags?|Filed under|Categories)[:：]": Role.NAVIGATION,
    }
)

BYLINES: Final = (
    r"[（(]? ?(?:自由亚洲(?:电台)?)? ?(?:特约)?记者 ?[：:]? ?(.{1,30}?) ?(?:责编|网编) ?[：:]?.{0,60}$",
    rf"[（(【\[]?(?:{_WRITER}){_COLON}([^\s：:，。！？；][^：:。！？；]{{0,50}})[）)】\]]?$",
    r"(?=.{2,30}+$)([^。！？，]{1,24}) ?[|｜丨] ?(?:撰稿|撰文|[采採][写寫])$",
    r"(?:By|BY|Written by|Text by|Story by)[ :：]+([A-Z][\w.’'-]+(?:[ ,&]+(?:and )?[A-Z][\w.’'-]+){0,7})$",
    r"([\u4e00-\u9fff]{2,4}(?: ?[/／] ?[\u4e00-\u9fff]{2,4})+) ?[/／]? ?[（(][^（）()]{2,30}[)）]$",
)

CAPTION: Final = (
    r"(?=.{0,160}+$)(?:[△▲▼◎↑↓]|[图圖]片?[来來]源|[图圖]像[来來]源|图片版权|[图圖]源[:：@ ]|[图圖]片[说說]明|Image caption"
    r"|Photos?(?: by| courtesy|: )|Photograph by|Credit(?:\.\.\.|:)|[摄攝]影[:：/／]|[资資]料(?:[图圖]片?|照片?)[:：]|資料照"
    r"|©️? ?[A-Z\u4e00-\u9fff]|Image$"
    r"|.*[（(](?:美联社|路透社?|法新社|中央社|新华社|AFP|AP|Reuters|Getty|[资資]料照?|[视視][频頻]截[图圖]|网络图片)[^）)]{0,20}[）)]$)"
)
"""What a line says that stands first or second below an image, and is its caption or credit."""

TAKEN_BY: Final = r".*(?:[摄攝]|[资資]料[图圖照]|截[图圖]|[剧劇]照|供[图圖]|提供)[）)]?$"
"""How a short line ends that stands right below an image and says who took it."""

DATE: Final = (
    r"(?:(?:发布|發布|更新|最后更新|发表|刊登|日期|时间|Published|Updated|Posted)?(?:日期|时间|時間|于|on)? ?[:：]? ?)?"
    r"(?:(?P<rfc>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? \d{1,2} \w{3,9} \d{4}(?: \d\d:\d\d(?::\d\d)?)?(?: ?(?:GMT|UTC|[+-]\d{4}))?)"
    r"|(?P<year>\d{4}) ?[-/.年] ?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2})日?"
    r"(?P<clock>[T ,]*(?:星期.|周.|上午|下午)? ?\d{1,2}[:：时時]\d{1,2}(?:分|[:：]\d{1,2}(?:\.\d+)?)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?: ?-? ?\d{1,2}:\d\d)?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
    r"|\d{1,2} ?(?:分[钟鐘]|小[时時]|天)前)$"
)
"""A line that is a date and nothing else; only above the text is it the stamp."""

DECORATIONS: Final = (
    r"/_/stat\?",
    r"/(?=[sSeEiI])(?i:smil(?:ey|ies)|emoji|emoticons?|icons?)/",
    r"(?i:twemoji|wp-includes/images|icon-zoom|meta_og_twcards|profile)",
    r"[/_.-](?=[aAhHlL])(?i:avatar|headshot|logo)s?[/_.-]",
)
