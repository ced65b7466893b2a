"""Chinese prose → each number written out in it that a reader takes for a quantity, as 三座圖書館.

A numeral alone is mostly part of a word (統一, 萬一, 三角, 八達嶺): one counts only with a measure
word behind it, or as a run that is no word, as 一億二千萬 is.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from report.language.around_numbers import alike, find_part, mark_parts

# All is compared as `alike` levels it, in Simplified Chinese; both scripts stand where it does not.
_NUMERAL = "[一二两三四五六七八九十百千万亿]"
_RUN = f"{_NUMERAL}{{1,40}}"  # of a longer one nobody knows the number, and looking takes time
# Some signs are measure words unless another sign makes a word of them: 三成, but not 成為.
_MEASURES = (
    "[项家张名个台座条冊册棵辆輛吨件间艘架匹株枚幢栋棟篇幅块塊套户隻岁]"
    "|(?:小时|分钟|分鐘|公里|公[顷頃]|公斤|平方|立方|亩|畝|[美港歐欧日]元|英[镑鎊])"
    "|元(?![论論化结結素区區桥橋里旦])|[场場](?![地所景馆館合面])|所(?![有以在属屬需谓謂])"
    "|次(?![元级級要序品数數产產贷貸])|位(?![置于於移一])|份(?![额額子])|批(?![准发發评評])"
    "|本(?![市省国國地身次月年报報科质質来來周季届屆土级級金部期文案人院校])"
    "|层(?![次面])|处(?![理于於罚罰在分置方长長])|轮(?![车車椅胎换換船流])|种(?![植子族])"
    "|支(?![出持付援撑撐部行柱])|只(?![有是能要会會需剩限为為])|天(?![津然气空文下府])"
    "|周(?![边邊围圍刊报報])|米(?![粉饭飯线線])"
)
_SHARES = "倍|成(?![不立为員员果功就绩績本都品分交长型套群])"
_LARGE = (
    f"[一二两三四五六七八九十百][一二两三四五六七八九十百千]{{0,20}}[万亿]{_NUMERAL}*"
    f"|千[一二两三四五六七八九十百千]{{1,20}}[万亿]{_NUMERAL}*"
    "|(?:几|(?<![\u4e00-\u9fff])数)[十百千万亿]+(?![姓分货])"
)
# Words of a numeral and a measure word, beside those that `wording` knows.
_WORDS = re.compile(
    "百分百|百家[争爭]|千家万|万家[灯燈]|三位一体|三支一扶|信心百倍|百倍信心|二次|三次产业"
)
_NO_NUMBER = frozenset({"word", "ordinal"})


def find_counted(words: str, measures: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """Yield each number; 一 alone is left out, for it is an article more often than a number."""
    level = alike(words)
    found = [*_counted(frozenset(measures)).finditer(level)]
    if not found:
        return
    marks = mark_parts(level)
    for match in _WORDS.finditer(level):
        for at in range(match.start(), match.end()):
            marks[at] = marks[at] or 1  # the first kind of part is a word
    for match in found:
        numeral = match.end("numeral") if match["numeral"] else match.end()
        part = find_part(level, marks, match.start(), numeral)
        is_article = match["numeral"] == "一" and not match["share"]
        if part not in _NO_NUMBER and not is_article:
            yield words[match.start() : match.end()]


@cache
def _counted(measures: frozenset[str]) -> re.Pattern[str]:
    own = sorted(filter(None, map(alike, measures)))
    behind = "|".join([_MEASURES, *map(re.escape, own)])
    return re.compile(
        f"百分之{_RUN}|{_RUN}分之{_RUN}|{_RUN}余"
        f"|(?P<numeral>{_RUN})[多几]?(?:(?P<share>{_SHARES})|{behind}|[年人])|{_LARGE}"
    )
