"""The words around a numeral → its bound, and whether it is a number at all.

Reads text as `alike` gives it (Simplified, half width, character for character), never a value.
"""

import re
from collections.abc import Iterable
from typing import Literal

from report.language.numeral_words import WORDS, either
from report.language.script_conversion import level
from report.model.values import Bound

Part = Literal["number", "word", "date", "ordinal", "phone", "name", "unclear"]
_SIGNS = str.maketrans("−〇○", "-零零")
_ZEROS = re.compile("(?<=[零一二三四五六七八九])0+(?![0-9.:])")  # 二四三０三


def alike(text: str) -> str:
    """Give text with script, width and signs of numbers levelled; spans in it still hold."""
    return _ZEROS.sub(lambda zeros: "零" * len(zeros[0]), level(text).translate(_SIGNS))


# --- bounds ------------------------------------------------------------------------------------

_MONEY = rf"\s?(?:(?:US|HK|NT)?[$£€¥]|{either(WORDS['currencies'])})?\s?$"
_MORE = rf"(?:\s{either(WORDS['more_of_it'])})?"  # an estimated further 300
_NEAR = r"[^\s,.。;、0-9]{0,3}"  # stands for {near} in the lists
_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most", "about")
_BEFORE = {
    bound: re.compile(
        rf"(?:{either(WORDS[bound]['before']['zh'])}[为有达]?|\b{either(WORDS[bound]['before']['en'])}{_MORE}){_MONEY}",
        re.IGNORECASE,
    )
    for bound in _BOUNDS
}
_AFTER = {
    bound: re.compile(either(WORDS[bound]["after"]).replace("{near}", _NEAR), re.IGNORECASE)
    for bound in _BOUNDS
}
_SPAN_OF_TIME = re.compile(r"[余多几]?(?:个?[年月日天周]|个?(?:季度|星期)| ?(?:years?|months?)\b)")
_MANY, _ROUND = tuple("数几上"), frozenset("十百千万亿")  # 數百, 幾十, 上萬
_REACH = 24  # the longest wording of a bound, with room for a currency


_LISTED = re.compile(
    r"(?P<noun>[^.。;:!?()]{0,24}?)(?:(?:^|,?\s)(?:and|or)\s|[、,]\s?|以?及|[和与或])"
    rf"(?:(?:19|20)\d\d年|[a-z]+\s|[^\W\d]{{0,3}}){_MONEY}",
    re.IGNORECASE,
)
_APART = re.compile(either(WORDS["apart_in_a_list"]), re.IGNORECASE)
_AVERAGE = re.compile("[^,。;]{0,14}(?:平均|均值)|[^,。;]{0,8}的[^,。;]{0,6}水平")


_EXTRA = re.compile(rf"{either(WORDS['more_of_it'])}\s", re.IGNORECASE)


def is_cut(before: str) -> bool:
    """Tell whether a bound may stand before a piece of text that begins so: "and", "a further"."""
    return find_noun(before) is not None or _EXTRA.fullmatch(before) is not None


def find_noun(gap: str) -> str | None:
    """Give what the first of two numbers in a list counts, of all between them; None for no list.

    Where a list shares one bound (more than 200 hospitals and 40 clinics), it may be of either.
    """
    found = None if _APART.search(gap) else _LISTED.fullmatch(gap)
    return found and found["noun"]


def is_average(words: str, end: int) -> bool:
    """Tell whether a number is what others are held against: 低於4.5張的平均水平."""
    return _AVERAGE.match(words, end) is not None


def find_bound(words: str, start: int, end: int, *, behind: bool = True) -> Bound:
    """Give the bound that stands before or after a numeral; 近三年 is a period, not "nearly"."""
    before, after = words[max(0, start - _REACH) : start], words[end : end + _REACH * behind]
    if before[-1:] in _MANY and words[start] in _ROUND:
        return "at_least"
    bound = next((b for b in _BOUNDS if _BEFORE[b].search(before) or _AFTER[b].match(after)), None)
    is_recent = before.endswith("近") and not before.endswith(("接近", "将近"))
    if bound is None or (bound == "about" and is_recent and _SPAN_OF_TIME.match(after)):
        return "exact"
    return bound


# --- parts -------------------------------------------------------------------------------------

_DIGIT = "[零一二三四五六七八九]"
_NUMBER = "(?:[0-9]{1,4}|[零一二三四五六七八九十廿卅百两]{1,6})"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?\.?"
)
_TH = "(?:st|nd|rd|th)"
_DATES = (
    r"(?<![0-9])[12][0-9]{3}([-/.])[01]?[0-9]\1[0-3]?[0-9](?![0-9])",
    r"(?<![0-9.:])[0-9]{1,2}(?:[.:][0-5][0-9])?\s?(?:[ap]\.m\.|(?-i:[ap]m)\b)",
    r"(?<![0-9])[0-2]?[0-9]时(?:[0-5]?[0-9]分)?|(?<=[上下中]午|凌晨|晚上|早上|傍晚)[0-2]?[0-9]点(?:[0-5]?[0-9]分|半)?",
    r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    r"(?<![0-9])[12][0-9]{3}(?:[-–—~至到/](?:[12][0-9]{3}|[0-9]{2}))?(?=年|财年|度)",
    rf"[一二]{_DIGIT}{{3}}(?=年)|[0-9]{{2}}(?=年代)",
    r"(?<![0-9个])(?:1[0-2]|[1-9])月(?:(?:[12][0-9]|3[01]|[1-9])(?=[日号]))?",
    rf"(?<![零一二三四五六七八九十个])(?:十[一二]?|{_DIGIT})月(?:[一二三四五六七八九十廿卅]{{1,3}}(?=[日号]))?",
    r"(?<![0-9.])(?:3[01]|[12]?[0-9])(?=日(?![均元常]))",
    rf"(?<![0-9零一二三四五六七八九十百])(?:[二三]?十{_DIGIT}?|[廿卅]?{_DIGIT}|廿)(?=日(?![均元常]|.夜))",
    "(?<=[日天][(])[01]?[0-9]/[0-3]?[0-9](?=[)])|(?<=[(])[0-9]{1,4}(?=[)][年日])",
    rf"(?<=[首前]){_NUMBER}(?=个?[年月季])|(?<![0-9.])[0-9]{{1,2}}(?=[至到-](?:1[0-2]|[1-9])月)",
    "(?<![每数几0-9一二两三四五六七八九十])(?:周|星期|礼拜)[一二三四五六](?![天个年名次十百千万])",
    "(?<![0-9.零一二三四五六七八九十百千万亿])[一二三四1-4](?=季度)",
    rf"(?<![个每数几0-9零一二三四五六七八九十百千万]){_NUMBER}(?=年(?:[内来]|平均))|\b(?:19|20)[0-9]0(?=s\b)",
    rf"\b(?:{_NUMBER}|{either(WORDS['small'])})(?=[\s-](?:month|week|year|day)s?[\s-](?:period|high|low|peak)\b)",
    "(?<=民国)[0-9]{2,3}(?=年)|(?<![0-9.])1[01][0-9](?=年(?:第?[一二三四1-4]季|[0-9]{1,2}月|[上下]半|度))",
    rf"(?:近|过去|最近|未来|今后){_NUMBER}(?=个?[年月日天周])",
    rf"\b(?:past|last|next|recent)\s(?:{_NUMBER}|{either(WORDS['small'])})(?=\s(?:years?|months?|weeks?|days?))",
    rf"\b{_MONTH}\s[0-9]{{1,2}}{_TH}?\b(?:,?\s[12][0-9]{{3}}\b)?|\b{_MONTH},?\s[12][0-9]{{3}}\b",
    rf"\b[0-9]{{1,2}}{_TH}?\s(?:of\s)?{_MONTH}\b(?:,?\s[12][0-9]{{3}}\b)?",
    rf"\b{either(WORDS['before_a_year'])}[\s-](?:19|20)[0-9]{{2}}\b(?![,.]?[0-9%])",
    r"(?<![0-9/])(?:19|20)[0-9]{2}[-/][0-9]{2}(?![0-9/-]|[.,][0-9])",
)
# A name needs evidence: letters joined to digits, a noun that is numbered, an event with its year.
_QUOTED = '「“"『'
_NAMES = (
    (
        rf"(?<=[{_QUOTED}])[0-9一二三四五六七八九十百零]{{1,5}}(?:[·.][0-9]{{1,2}})?"
        r"(?=(?:晚会|阅兵|购物节|大会|工程|行动|计划|事件|事故|专项)?[」”\"』])"
    ),
    (
        rf"(?<=[{_QUOTED}])[^{_QUOTED}」”』,.。;0-9一二三四五六七八九十]{{1,4}}[0-9一二三四五六七八九十]{{1,4}}"
        r"[^」”\"』,.。;]{0,3}(?=[」”\"』])"
    ),
    r"[一二三四五六七八九]校|(?<=[大属市])[一二三四五六七八九]院|(?<![0-9.])[0-9]{4,6}(?=\.(?-i:[A-Z]{2})\b)|(?<![0-9.])00[0-9]{3}(?![0-9])",
    rf"(?<![0-9.]){_NUMBER}(?=号?线(?![索上下人程])|[县省国]道)",
    r"[“\"「『《]?十[一二三四]五(?=[”\"」』规时期])",
    rf"(?<![A-Za-z])(?!{either(WORDS['currencies'])}[0-9])[A-Z][A-Za-z/]{{0,12}}-?[0-9]{{1,9}}(?:[-.][0-9]+){{0,2}}",
    r"\b(?:[A-Z]{1,5}/[A-Z]{1,3}|ISO|IEC|GB|EN|BS|DIN|ISO/IEC|RFC) [0-9]{2,6}(?:[-.][0-9]+){0,2}",
    rf"\b{either(WORDS['numbered'])} [0-9]{{1,4}}\b(?![,.]?[0-9%])",
    r"\b[A-Z][a-z]+ (?:19|20)[0-9]{2}\b(?![,.]?[0-9%])",
    r"(?<![0-9.])[0-9]{1,2}[A-Z](?:[a-z]{3,})?(?![A-Za-z])",
)
_PHONES = r"(?<![0-9])(?:1[3-9][0-9]{9}|0?[0-9]{2,4}-[0-9]{7,8}|\+[0-9][0-9 -]{6,16}[0-9])(?![0-9])"
_ORDINALS = (
    rf"第{_NUMBER}|\b[0-9]{{1,4}}{_TH}\b|\bNo\.\s?[0-9]+",
    "(?<![零一二三四五六七八九十百千点])[一二三](?=级|等奖|期(?:工程|项目|建设|水稻))",
)
_PATTERNS: tuple[tuple[Part, Iterable[str]], ...] = (
    ("word", WORDS["words"]),
    ("date", _DATES),
    ("phone", [_PHONES]),
    ("ordinal", _ORDINALS),
    ("name", _NAMES),
)
_COMPILED = tuple((part, re.compile(row)) for part, rows in _PATTERNS for row in rows)
_LONE = frozenset("百千万亿")
_COUNTED = re.compile(r"[余多家个人名项元次张件种台套户吨倍]")
_COUNTING = tuple("上数几近逾超过约破达")


def mark_parts(words: str) -> bytearray:
    """Give a mark for each character: 0, or which kind of date, ordinal, name or word it is in."""
    marks = bytearray(len(words))
    for kind, (_, pattern) in enumerate(_COMPILED, start=1):
        for match in pattern.finditer(words):
            for at in range(match.start(), match.end()):
                marks[at] = marks[at] or kind
    return marks


_MORE_OF_IT = re.compile(
    r"[余多]?(?:个|年|天|倍|岁|小时|公里|米|亩|斤)半(?![数导径成岛])|又[^,。]{1,6}分之|分之"
    r"|[\s-](?:thirds|fifths|sixths|eighths|tenths|and a half)\b"
    r"|\sand (?:a|three)[\s-]quarters?\b",
    re.IGNORECASE,
)


def find_part(words: str, marks: bytearray, start: int, end: int) -> Part:
    """Tell what a numeral is: a lone 百 or 萬 is a number only where something is counted by it.

    It is unclear where more of a number stands beside it: 三年半, 幾分之一, 二又三分之一.
    """
    if marks[start]:
        return _COMPILED[marks[start] - 1][0]
    bare = words[start:end]
    is_counted = _COUNTED.match(words, end) or words.endswith(_COUNTING, 0, start)
    if bare == "零" or (bare in _LONE and not is_counted):
        return "word"
    is_more = words.endswith(("分之", "又"), 0, start) or _MORE_OF_IT.match(words, end)
    return "unclear" if is_more else "number"
