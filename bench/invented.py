"""The words of the invented report that `generate` makes: harbours, subjects, units, verbs."""

from typing import Any, NamedTuple

DATE = "2030-05-17"


class Place(NamedTuple):
    """A harbour."""

    key: str
    en: str
    zh: str


class Theme(NamedTuple):
    """A subject, and the unit that it is counted in."""

    key: str
    en: str
    zh: str
    unit: str


_FIRST = (
    *(("Ash", "雅"), ("Beck", "貝"), ("Cold", "高"), ("Dun", "鄧"), ("Elm", "榆"), ("Fair", "菲")),
    *(("Glen", "格"), ("Hart", "哈"), ("Iver", "艾"), ("Kel", "凱"), ("Lang", "蘭"), ("Mar", "瑪")),
    *(("Nor", "諾"), ("Oak", "橡"), ("Pen", "潘"), ("Raven", "雷"), ("Stan", "斯")),
    *(("Thorn", "索"), ("Wen", "溫"), ("Yar", "亞")),
)
_LAST = (
    *(("by", "比"), ("combe", "谷"), ("dale", "戴"), ("field", "菲爾德"), ("ford", "福特")),
    *(("ham", "咸"), ("mouth", "茅斯"), ("ton", "頓"), ("wick", "域"), ("worth", "沃思")),
)
_SHORE = (("", ""), ("-haven", "灣"), ("-strand", "灘"), ("-head", "角"), ("-sound", "峽"))


def name_place(index: int) -> Place:
    """Invent the name of a harbour, a different one for each of the first thousand."""
    shore, rest = divmod(index, len(_FIRST) * len(_LAST))
    last, first = divmod(rest, len(_FIRST))
    words = [_FIRST[first], _LAST[last], _SHORE[shore]]
    en, zh = ("".join(part) for part in zip(*words, strict=True))
    return Place(en.lower(), en.replace("-", " "), zh)


def _unit(en: str, many: str, zh: str, classifier: str, **style: str) -> dict[str, Any]:
    words = {"one": {"en": en, "zh-Hant": zh}, "other": {"en": many, "zh-Hant": zh}}
    counted = {"classifier": {"en": "item", "zh-Hant": classifier}} if classifier else {}
    return {**words, **counted, **style}


UNITS = {
    "boat": _unit("boat", "boats", "船", "艘"),
    "passenger": _unit("passenger", "passengers", "乘客", "名"),
    "crate": _unit("crate", "crates", "貨物", "箱"),
    "seal": _unit("seal", "seals", "海豹", "隻"),
    "lamp": _unit("lamp", "lamps", "航標燈", "盞"),
    "parcel": _unit("parcel", "parcels", "郵包", "個"),
    "permit": _unit("permit", "permits", "許可證", "張"),
    "operator": _unit("operator", "operators", "營運者", "名"),
    "permits-per-operator": _unit(
        "permit per operator", "permits per operator", "（每名營運者）", "張", style="ratio"
    ),
    "quay-kilometre": _unit("kilometre", "kilometres", "（長度）", "公里"),
    "degree": _unit("degree Celsius", "degrees Celsius", "（攝氏）", "度"),
    "crown": _unit("crown", "crowns", "克朗", "", style="money", symbol="₭"),
}
THEMES = (
    Theme("boats", "Fishing boats", "漁船", "boat"),
    Theme("ferries", "Ferry passengers", "渡輪乘客", "passenger"),
    Theme("cargo", "Cargo", "貨運", "crate"),
    Theme("seals", "Seals on the sands", "沙洲海豹", "seal"),
    Theme("lamps", "Lamps and buoys", "燈號浮標", "lamp"),
    Theme("mail", "Mail by sea", "海運郵件", "parcel"),
    Theme("yachts", "Yachts", "遊艇", "boat"),
)


def _verb(en: str, zh: str, meaning: str, said: str) -> dict[str, Any]:
    return {
        "label": {"en": en, "zh-Hant": zh},
        "meaning": {"en": meaning, "zh-Hant": said},
    }


VERBS = {
    "counted": _verb("counted", "點算", "Counted on the day.", "當日點算。"),
    "added": _verb("added", "添置", "Added during the year.", "年內添置。"),
    "planned": _verb("planned", "計劃", "Planned, not done.", "只屬計劃，尚未實行。"),
    "in-hand": _verb("in hand", "持證", "In hand on the day.", "當日持有。"),
    "passed": _verb("passed", "經過", "Passed the harbour.", "經過港口。"),
    "repaired": _verb("repaired", "修理", "Repaired at the quay.", "在碼頭修理。"),
    "told": _verb("declared", "申報", "Declared by the owners.", "由物主申報。"),
    "kept-at": _verb("kept at", "保持", "What the store is set to.", "冷藏庫設定的數值。"),
    "changed": _verb("changed by", "變動", "Against the year before.", "與上一年比較。"),
}
PERIODS = {
    "sailing-season": {
        "label": {"en": "the season before {article}", "zh-Hant": "{article}之前的航季"},
        "start": "2029-10-01",
        "end": "2030-04-30",
    }
}
SECTIONS = {
    "morning": ("Morning crews", "早班船員"),
    "day": ("Day crews", "日班船員"),
    "night": ("Night crews", "夜班船員"),
}
KINDS_OF_NAME = (("institution", "Harbour Trust", "港務信託"), ("action", "Clean Quay", "清潔碼頭"))
_SAID = {"en": "None of its harbours is real", "zh-Hant": "港口全屬虛構"}
REPORT: dict[str, Any] = {
    "title": {"en": "A coast in numbers", "zh-Hant": "海岸數字"},
    "place": {"en": "The coast", "zh-Hant": "海岸"},
    "description": {"en": "An invented coast.", "zh-Hant": "虛構的海岸。"},
    "site_url": "https://example.org/coast/",
    "languages": ["en", "zh-Hant", "zh-Hans"],
    "default_language": "en",
    "article": {
        "headline": "A year on the coast",
        "headline_translations": {"en": "A year on the coast", "zh-Hant": "海岸一年"},
        "publisher": {"en": "The Coast Courier", "zh-Hant": "《海岸信使報》"},
        "published": DATE,
        "reporter": {"en": "Ines Marlow", "zh-Hant": "伊內絲・馬洛"},
        "language": "en",
    },
    "home": {"finding": _SAID, "summary": _SAID, "findings": [_SAID]},
}
