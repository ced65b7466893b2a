"""Three invented figures, the chart that shows them and what is computed of them: one block.

Enters: a number. Leaves: a `Block` of plain values, the same for the same number.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from bench.invented import DATE, SECTIONS, THEMES, name_place

Part = dict[str, Any]
BLOCK, TOPIC = 3, 5  # figures in a block, blocks in a topic
YEAR, YEARS = {"on": "2029"}, ("2027", "2028", "2029")
WHEN = {"2027": ("earliest year", "最早一年"), "2028": ("year before", "上一年"), "2029": ("", "")}


class Block:
    """Three figures of one harbour and subject, with the chart and the numbers made of them."""

    def __init__(self, index: int, *, local: bool) -> None:
        self.index, self.is_local, self.place = index, local, name_place(index // TOPIC)
        self.theme = THEMES[(index + index // TOPIC) % len(THEMES)]
        self.key = f"{self.place.key}-{self.theme.key}-{index % TOPIC}"
        self.population = f"{self.place.key}-harbour" if local else "coast"
        self.paragraph = index // TOPIC + 1
        self.random = Random(index)  # noqa: S311 - the same numbers every time
        self.figures: dict[str, Part] = {}
        self.derived: dict[str, Part] = {}
        self.chart: Part = {}

    def words(self, en: str, zh: str) -> Part:
        """Say something of this subject in this harbour."""
        theme, place = self.theme, self.place
        return {"en": f"{theme.en}, {place.en}: {en}", "zh-Hant": f"{place.zh}{theme.zh}：{zh}"}

    def add(self, end: str, value: float, said: tuple[str, str], **given: object) -> str:
        """Add a figure; gives its id. A locator has the form that its value and bound need."""
        key = f"{self.key}-{end}"
        lead = {"at_least": "over ", "about": "about "}.get(str(given.get("bound")), "")
        number = f"{abs(value):,}"
        told = f"down {number}" if value < 0 else f"{lead}{number}"
        self.figures[key] = {
            "label": self.words(*said),
            "value": value,
            "unit": self.theme.unit,
            "verb": "counted",
            "kind": "stock",
            "period": "at-publication",
            "population": self.population,
            "source": {"paragraph": self.paragraph, "locator": told},
        } | given
        if self.random.random() < 1 / 3:
            unknown = {"en": "How it was counted.", "zh-Hant": "以何種方式計算。"}
            self.figures[key]["unknowns"] = [unknown]
            note = {"en": f"Told as {{{key}}}.", "zh-Hant": f"文中為{{{key}}}。"}
            self.figures[key]["note"] = note
        return key

    def compute(self, operation: str, inputs: list[str], unit: str, said: tuple[str, str]) -> str:
        """Add a derived figure; gives its id."""
        key = f"{self.key}-{operation}"
        self.derived[key] = {
            "label": self.words(*said),
            "operation": operation,
            "inputs": inputs,
            "unit": unit,
        }
        return key

    def draw(self, kind: str, figures: list[str], **given: object) -> None:
        """Let the block's chart show figures."""
        first = figures[0]
        self.chart = {
            "kind": kind,
            "title": self.words(f"{{{first}}} come first", f"首項為{{{first}}}"),
            "subtitle": self.words(f"{{date:{DATE}}}", f"{{date:{DATE}}}"),
            "caveat": {
                "en": "Invented, to measure how a build grows.",
                "zh-Hant": "虛構數字，用以量度建置時間。",
            },
            "figures": figures,
        } | given


def share(block: Block) -> None:
    """Make a part, its whole, and what is planned."""
    whole = block.random.randrange(400, 9_000)
    whole_key = block.add("all", whole, ("all", "總數"))
    part = block.random.randrange(4, whole)
    said = ("newly added", "新增")
    new = {"verb": "added", "kind": "flow", "period": YEAR, "subset_of": whole_key}
    part_key = block.add("new", part, said, **new)
    planned = block.random.randrange(2, 90) * 10
    block.add("planned", planned, ("planned", "計劃"), verb="planned", bound="about")
    block.compute("share", [part_key, whole_key], "percent", ("newly added share", "新增比例"))
    block.draw("share", [part_key, whole_key])


def pairs(block: Block) -> None:
    """Make permits and those who hold them, and a waiting list."""
    holders = block.random.randrange(5, 300)
    permits = holders + block.random.randrange(1, 500)
    held = {"verb": "in-hand"}
    inputs = [
        block.add("permits", permits, ("permits", "許可證"), unit="permit", **held),
        block.add("holders", holders, ("permit holders", "持證者"), unit="operator", **held),
    ]
    block.add("waiting", block.random.randrange(3, 900), ("waiting list", "輪候"), verb="planned")
    said = ("permits per holder", "平均每名持證者的許可證")
    ratio = block.compute("ratio", inputs, "permits-per-operator", said)
    if not block.is_local:
        assumed = {
            "en": "Each permit has a single holder.",
            "zh-Hant": "每張許可證只有一名持證者。",
        }
        block.derived[ratio]["assumption"] = assumed
    block.draw("pairs", inputs, ratios=[ratio])


def timeline(block: Block) -> None:
    """Make the same thing in three years."""
    keys = []
    for year in YEARS:
        en, zh = WHEN[year]
        said = (f"passed through, {en}" if en else "passed through", f"經過的數目{zh}")
        value = block.random.randrange(1_000, 900_000)
        keys.append(block.add(year, value, said, verb="passed", kind="flow", period={"on": year}))
    block.compute("difference", keys[:0:-1], block.theme.unit, ("change in a year", "一年變動"))
    block.draw("timeline", keys)


def dots(block: Block) -> None:
    """Make three verbs and three sizes on a logarithmic axis."""
    keys = [
        block.add(
            "led",
            block.random.randrange(2, 40),
            ("repaired", "修理"),
            verb="repaired",
            period="unstated",
        ),
        block.add("seen", block.random.randrange(2, 90) * 100, ("seen", "目擊"), bound="at_least"),
        block.add("told", block.random.randrange(9_000, 80_000), ("told of", "申報"), verb="told"),
    ]
    block.draw("dots", keys, scale="log")


def tiles(block: Block) -> None:
    """Make figures of unlike units."""
    random = block.random
    long, cold = random.randrange(11, 999) / 10, -random.randrange(11, 199) / 10
    keys = [
        block.add("quay", long, ("length of quay", "碼頭長度"), unit="quay-kilometre"),
        block.add("store", cold, ("cold store", "冷藏庫"), unit="degree", verb="kept-at"),
        block.add("cost", random.randrange(10_000, 9_000_000), ("cost", "費用"), unit="crown"),
    ]
    block.draw("tiles", keys)


def units(block: Block) -> None:
    """Make numbers small enough to be drawn one by one."""
    words = (("north side", "北岸"), ("south side", "南岸"), ("islands", "離島"))
    given = [(end, block.random.randrange(1, 120)) for end in ("north", "south", "isles")]
    season = {"period": "sailing-season", "kind": "flow"}
    keys = [block.add(end, n, said, **season) for (end, n), said in zip(given, words, strict=True)]
    block.draw("units", keys)


def parts(block: Block) -> None:
    """Make parts of one sum, in sections that share no member: a ring or a stack."""
    keys = [
        block.add(
            section, block.random.randrange(50, 5_000), (en, zh), population=section, kind="flow",
            period=YEAR,
        )
        for section, (en, zh) in SECTIONS.items()
    ]  # fmt: skip
    block.compute("sum", keys, block.theme.unit, ("sections together", "各組合計"))
    block.draw("pie" if block.index // len(MAKERS) % 2 else "stack", keys)


def bars(block: Block) -> None:
    """Make changes in per cent, some of them downwards."""
    words = (("spring", "春季"), ("summer", "夏季"), ("autumn", "秋季"))
    change = {"unit": "percent", "verb": "changed", "kind": "flow", "period": YEAR}
    given = [(end, block.random.randrange(-400, 400) / 10 or 0.1) for end in ("a", "b", "c")]
    keys = [block.add(end, n, said, **change) for (end, n), said in zip(given, words, strict=True)]
    block.draw("bars", keys)


MAKERS: tuple[Callable[[Block], None], ...] = (
    *(share, timeline, dots, pairs),
    *(tiles, parts, bars, units),
)


def make_block(index: int) -> Block:
    """Make one block; kinds of chart come round, and every other round is of the whole coast."""
    block = Block(index, local=index // len(MAKERS) % 2 == 0)
    MAKERS[index % len(MAKERS)](block)
    return block
