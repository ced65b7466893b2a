"""The words around a numeral → its bound, and whether it is a number at all.

Reads text as `alike` gives it (Simplified, half width, character for character), never a value.
"""

import re
from typing import Literal

from report.language.script_conversion import level
from report.model.values import Bound

Part = Literal["number", "word", "date", "ordinal", "phone", "name", "unclear"]
_SIGNS = str.maketrans("−〇○", "-零零")


def alike(text: str) -> str:
    """Give text with script, width and signs of numbers levelled; spans in it still hold."""
    return level(text).translate(_SIGNS)


# --- bounds ------------------------------------------------------------------------------------

_MONEY = r"\s?(?:[$£€¥]|US\$|HK\$|RMB|CNY|USD)?\s?$"
_MORE_BEFORE = re.compile(
    r"(?:(?<!不)超过|超出|超|逾|(?<!不)多于|(?<!不)大于|(?<!不)高于|不少于|不低于|不下|不止|至少|最少"
    r"|(?<![爆打])破|[>≥]"
    r"|\b(?:(?<!\bno )(?<!\bnot )more than|over|above|at least|exceed(?:s|ed|ing)?|upwards? of"
    r"|(?:pass|surpass|top)(?:es|ed|s|ped|ping|ing)?|a minimum of|(?:no|not) (?:fewer|less) than"
    rf"|(?:no|not) under)){_MONEY}",
    re.IGNORECASE,
)
_LESS_BEFORE = re.compile(
    r"(?:不超过|不多于|不大于|不高于|最多|至多|不足|不到|未满|(?<!不)低于|(?<!不)少于|(?<!不)小于|[<≤]"
    r"|\b(?:up to|(?:no|not) more than|(?<!\bno )(?<!\bnot )(?:fewer|less) than"
    rf"|(?<!\bnot )under|below|at (?:the )?most|a maximum of|(?:no|not) (?:over|above|exceeding)"
    rf"|as (?:many|much) as)){_MONEY}",
    re.IGNORECASE,
)
_ABOUT_BEFORE = re.compile(
    r"(?:大约|(?<![条公合契节预制违纽盟签])约|将近|接近|(?<![最附靠新临相远])近|几乎|大概|估计|[~≈]"
    r"|\b(?:about|around|approximately|roughly|some|nearly|almost|close to|an estimated|circa|c\.))"
    rf"{_MONEY}",
    re.IGNORECASE,
)
_NEAR = r"[^\s,.。;、0-9]{0,3}"
_MORE_AFTER = re.compile(
    r"[余多几](?![措边元维样])|\+|-?odd\b|[ -]plus\b|(?: [a-z]+)? or (?:more|over|above)\b"
    r"|(?:年|个|天|倍|岁|次|小时)多(?![措边元维样种项次渠层家地方])"
    rf"|{_NEAR}(?:以上|之多)",
    re.IGNORECASE,
)
_LESS_AFTER = re.compile(
    rf"(?: [a-z]+)? or (?:fewer|less|under|below)\b|{_NEAR}(?:以下|以内|之内)", re.IGNORECASE
)
_ABOUT_AFTER = re.compile(
    rf"来(?=[个家名人项岁年])|{_NEAR}(?:左右|上下)|(?: [a-z]+)? or so\b", re.IGNORECASE
)
_SPAN_OF_TIME = re.compile(r"[余多几]?(?:个?[年月日天周]|个?(?:季度|星期)| ?(?:years?|months?)\b)")
_MANY, _ROUND = tuple("数几上"), frozenset("十百千万亿")  # 數百, 幾十, 上萬
_REACH = 24  # the longest wording above, with room for a currency


def find_bound(words: str, start: int, end: int) -> Bound:
    """Give the bound that stands before or after a numeral; 近三年 is a period, not "nearly"."""
    before, after = words[max(0, start - _REACH) : start], words[end : end + _REACH]
    if before[-1:] in _MANY and words[start] in _ROUND:
        return "at_least"
    if _MORE_BEFORE.search(before) or _MORE_AFTER.match(after):
        return "at_least"
    if _LESS_BEFORE.search(before) or _LESS_AFTER.match(after):
        return "at_most"
    recent = before.endswith("近") and not before.endswith(("接近", "将近"))
    if recent and _SPAN_OF_TIME.match(after):
        return "exact"
    if _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after):
        return "about"
    return "exact"


# --- parts -------------------------------------------------------------------------------------

_DIGIT = "[零一二三四五六七八九]"
_NUMBER = "(?:[0-9]{1,4}|[零一二三四五六七八九十廿卅百两]{1,6})"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?\.?"
)
_TH = "(?:st|nd|rd|th)"
_AFTER_ONE = (
    "in|out|and|third|half|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
    "|hundred|thousand|million|billion|trillion|dozen"
)
_WORDS = (
    "另一方面|一方面|一系列|一大批|一批|新一轮|一轮|进一步|下一步|一步|第一时间",
    "一对一|一企一策|一带一路|一年一度|一心一意|一五一十|独一无二",
    "一[一些般直样起致体旦切律贯共同流向度面边旁番下再心手身生举经并定时线网站键式门口头把代脉气]",
    "一[味股片个种名位套如既概何触应性]",
    "[唯统单万专同之不任每某这那另哪逐其划归合]一",
    "(?<![0-9年月])[一二三四五六七八九十](?=[是、])|[(][一二三四五六七八九十]{1,3}[)]",
    "其[一二三四五]|[一二两]者|十分(?!之)|五卅|十足|十佳|再三|三[农角亚峡明星甲维]|两[岸会地旁侧翼级极]",
    "百分(?!之)|百[姓货科花年强]|千方百计|千家万户|千万(?![元人个项吨户])|亿万|万[一物能科达事象众国]",
    "四[川周处季肢]|五[金官]|六合|七夕|八卦|九[州龙江]|二[维手胎氧次]|零[售件部散食距星]",
    rf"\bone\b(?![\s-](?:{_AFTER_ONE}))",
)
_BEFORE_A_YEAR = "in|for|since|by|until|from|to|during|year|before|after|late|early|mid|and|of"
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
    "(?<![0-9.零一二三四五六七八九十百千万亿])[一二三四1-4](?=季度)",
    rf"(?:近|过去|最近|未来|今后){_NUMBER}(?=个?[年月日天周])",
    rf"\b(?:past|last|next|recent)\s{_NUMBER}(?=\s(?:years?|months?|weeks?|days?))",
    rf"\b{_MONTH}\s[0-9]{{1,2}}{_TH}?\b(?:,?\s[12][0-9]{{3}}\b)?|\b{_MONTH},?\s[12][0-9]{{3}}\b",
    rf"\b[0-9]{{1,2}}{_TH}?\s(?:of\s)?{_MONTH}\b(?:,?\s[12][0-9]{{3}}\b)?",
    rf"\b(?:{_BEFORE_A_YEAR})[\s-](?:19|20)[0-9]{{2}}\b(?![,.]?[0-9%])",
)
# A name needs evidence: letters joined to digits, a noun that is numbered, an event with its year.
_NUMBERED = (
    "Route|Line|Terminal|Room|Flight|Gate|Platform|Section|Article|Chapter|Figure|Fig|Table|Phase"
    "|Level|Grade|Type|Class|Tier|Stage|Zone|Area|District|Ward|Building|Block|Pier|Apollo|Boeing"
    "|Airbus|Windows|Formula|Highway|Interstate|Motorway|Step|Part|Volume|Vol|Page|Episode|Season"
    "|Group|Form|Schedule|Annex|Appendix|Version|Mark|Category|Channel|Radio|Studio|Act|Scene"
    "|Resolution|Regulation|Directive|Convention|Clause|Rule|Order|Title|Lot|Unit|Reactor|Note|Box"
)
_CURRENCY = "RMB|USD|HKD|CNY|EUR|GBP|JPY|US|HK"
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
    "[一二三四五六七八九]校",
    r"[“\"「『《]?十[一二三四]五(?=[”\"」』规时期])",
    rf"(?<![A-Za-z])(?!(?:{_CURRENCY})[0-9])[A-Z][A-Za-z/]{{0,12}}-?[0-9]{{1,9}}(?:[-.][0-9]+){{0,2}}",
    r"\b(?:[A-Z]{1,5}/[A-Z]{1,3}|ISO|IEC|GB|EN|BS|DIN|ISO/IEC|RFC) [0-9]{2,6}(?:[-.][0-9]+){0,2}",
    rf"\b(?:{_NUMBERED}) [0-9]{{1,4}}\b(?![,.]?[0-9%])",
    r"\b[A-Z][a-z]+ (?:19|20)[0-9]{2}\b(?![,.]?[0-9%])",
    r"(?<![0-9.])[0-9]{1,2}[A-Z](?![A-Za-z])",
)
_PHONES = (
    r"(?<![0-9])(?:1[3-9][0-9]{9}|0?[0-9]{2,4}-[0-9]{7,8}|\+[0-9][0-9 -]{6,16}[0-9])(?![0-9])",
)
_ORDINALS = (rf"第{_NUMBER}|\b[0-9]{{1,4}}{_TH}\b|\bNo\.\s?[0-9]+",)
_PATTERNS: tuple[tuple[Part, tuple[str, ...]], ...] = (
    ("word", _WORDS),
    ("date", _DATES),
    ("phone", _PHONES),
    ("ordinal", _ORDINALS),
    ("name", _NAMES),
)
_COMPILED = tuple((part, re.compile(row)) for part, rows in _PATTERNS for row in rows)
_LONE = frozenset("百千万亿")
_COUNTED = re.compile(r"[余多家个人名项元次张件种台套户吨倍]")


def mark_parts(words: str) -> bytearray:
    """Give a mark for each character: 0, or which kind of date, ordinal, name or word it is in."""
    marks = bytearray(len(words))
    for kind, (_, pattern) in enumerate(_COMPILED, start=1):
        for match in pattern.finditer(words):
            for at in range(match.start(), match.end()):
                marks[at] = marks[at] or kind
    return marks


def find_part(words: str, marks: bytearray, start: int, end: int) -> Part:
    """Tell what a numeral is: a lone 百 or 萬 is a number only where something is counted by it."""
    if marks[start]:
        return _COMPILED[marks[start] - 1][0]
    bare = words[start:end]
    if bare == "零":
        return "word"
    if bare in _LONE and not _COUNTED.match(words[end : end + 1]):
        counted = words[start - 1 : start] in set("上数几近逾超过约") if start else False
        return "number" if counted else "word"
    return "number"


_MORE_OF_IT = re.compile(
    r"[余多]?(?:个|年|天|倍|岁|小时|公里|米|亩|斤)半(?![数导径成岛])|又[^,。]{1,6}分之|分之"
    r"|[\s-](?:thirds|fifths|sixths|eighths|tenths|and a half)\b"
    r"|\sand (?:a|three)[\s-]quarters?\b",
    re.IGNORECASE,
)


def is_unclear(words: str, start: int, end: int) -> bool:
    """Tell whether more of a number stands beside what was read: 三年半, 幾分之一, 二又三分之一."""
    before = words[max(0, start - len("分之")) : start]
    return before.endswith(("分之", "又")) or _MORE_OF_IT.match(words, end) is not None
