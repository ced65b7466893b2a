"""Numbers as articles write them, by kinds: scale, spelling, bound, script and style of digits.

What each kind amounts to is computed here, or by cn2an and text2num, which others wrote.
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import cn2an
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from opencc import OpenCC
from text_to_num import text2num

from report.language.find_numerals import (
    Numeral,
    find_in_locator,
    find_numerals,
    find_ranges,
)
from report.language.spelled_numbers import VULGAR

# Phrase, value (5..10 is a range) and bound, tab-separated: a kind of writing each.
PHRASES = Path(__file__).parents[1] / "data" / "numbers" / "phrases.tsv"
ROWS = [line.split("\t") for line in PHRASES.read_text("utf-8").splitlines()[1:]]
TRADITIONAL = OpenCC("s2t")
AT_MOST = [
    "up to {}",
    "no more than {}",
    "not more than {}",
    "fewer than {}",
    "less than {}",
    "under {}",
    "below {}",
    "at most {}",
    "a maximum of {}",
    "{} or fewer",
    "{} or less",
]
AT_LEAST = [
    "more than {}",
    "over {}",
    "at least {}",
    "no fewer than {}",
    "not less than {}",
    "upwards of {}",
    "exceeding {}",
    "passed {}",
    "surpassed {}",
    "{} or more",
    "{}-plus",
]
ABOUT = (
    "nearly {}",
    "almost {}",
    "about {}",
    "around {}",
    "some {}",
    "an estimated {}",
    "{} or so",
)
AT_MOST_ZH = [
    "不超过{}人",
    "最多{}人",
    "至多{}人",
    "不足{}人",
    "不到{}人",
    "低于{}人",
    "少于{}人",
    "{}人以下",
    "{}人以内",
    "不多于{}人",
    "不高于{}人",
    "未满{}人",
]
AT_LEAST_ZH = [
    "超过{}人",
    "逾{}人",
    "不少于{}人",
    "不低于{}人",
    "至少{}人",
    "突破{}人次",
    "破{}人",
    "{}人以上",
    "{}余人",
    "{}多人",
    "不止{}人",
    "高于{}人",
]
ABOUT_ZH = ["约{}人", "近{}人", "接近{}人", "大约{}人", "{}人左右", "{}人上下"]
BOUNDS = {
    "at_most": AT_MOST,
    "at_least": AT_LEAST,
    "about": ABOUT,
    "exact": ["{}", "with {} in it"],
}
BOUNDS_ZH = {"at_most": AT_MOST_ZH, "at_least": AT_LEAST_ZH, "about": ABOUT_ZH}
BOUNDS_ZH |= {"exact": ["共{}人", "有{}人"]}
SCALES = {"": 1, "k": 10**3, " thousand": 10**3, "m": 10**6, " million": 10**6, "mn": 10**6}
SCALES |= {"bn": 10**9, " billion": 10**9, "tn": 10**12, "trn": 10**12, " trillion": 10**12}
SCALES_ZH = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7}
SCALES_ZH |= {"亿": 10**8, "百亿": 10**10, "万亿": 10**12}
GROUPED = {"plain": "", "comma": ",", "space": " ", "no-break": "\u00a0", "thin": "\u202f"}
GROUPED |= {"apostrophe": "'", "curly": "’"}

values = st.integers(10, 9_999_999)


def only(text: str) -> Numeral:
    found = find_numerals(text)
    assert len(found) == 1, (text, found)
    assert found[0].part == "number", (text, found)
    return found[0]


def group(value: int, sign: str) -> str:
    return f"{value:,}".replace(",", sign)


@pytest.mark.parametrize(("phrase", "value", "bound"), ROWS)
def test_a_kind_of_phrase(phrase, value, bound):
    low, _, high = value.partition("..")
    numerals = find_numerals(phrase)
    if high:
        ((first, second),) = find_ranges(phrase, numerals)
        assert (first.value, second.value) == (Decimal(low), Decimal(high))
    else:
        (first,) = numerals
        assert first.value == Decimal(low)
    assert first.bound == bound


@pytest.mark.parametrize(
    ("phrase", "value", "bound"),
    [
        ("二点五亿", 250_000_000, "exact"),
        ("二．二億", 220_000_000, "exact"),
        ("a million and a half", 1_500_000, "exact"),
        ("two and a half million", 2_500_000, "exact"),
        ("a quarter of a million", 250_000, "exact"),
        ("Several thousand visitors", 1000, "at_least"),
        ("tens of thousands of visitors", 10_000, "at_least"),
        ("hundreds of thousands", 100_000, "at_least"),
        ("十余万人", 100_000, "at_least"),
        ("十几万人", 100_000, "at_least"),
        ("零下二十度", -20, "exact"),
        ("5 degrees below zero", -5, "exact"),
        ("minus 12", -12, "exact"),
        ("3.4m people", 3_400_000, "exact"),
        ("a pool of 50m", 50, "exact"),
        ("In Leeds 12 shops", 12, "exact"),
        ("「300人」", 300, "exact"),
        ("2.7m new subscribers", 2_700_000, "exact"),
        ("151.56m paying", 151_560_000, "exact"),
        ("農損破千萬，", 10_000_000, "at_least"),
        ("約一一二二萬元", 11_220_000, "about"),
        ("二四三０三戶", 24_303, "exact"),
        ("二００件", 200, "exact"),
        ("四．四公頃", Decimal("4.4"), "exact"),
        ("九.四%", Decimal("9.4"), "exact"),
        ("負成長百分之二點二", Decimal("-2.2"), "exact"),
        ("负增长0.3%", Decimal("-0.3"), "exact"),
        ("1兆2,510億元", 1_251_000_000_000, "exact"),
        ("3.9兆元", 3_900_000_000_000, "exact"),
        ("500兆瓦", 500, "exact"),
        ("RM26.8bil", 26_800_000_000, "exact"),
        ("about RM1.5mil", 1_500_000, "about"),
        ("连3%都不到", 3, "at_most"),
        ("不到總數的5成", 50, "at_most"),
        ("每年約少1萬噸", 10_000, "about"),
        ("exceeding the 300 million mark", 300_000_000, "at_least"),
        ("an estimated further 300 boats", 300, "about"),
        ("30,000 crores", 300_000_000_000, "exact"),
        ("over 5 lakh rupees", 500_000, "at_least"),
        ("two crore boats", 20_000_000, "exact"),
        ("1.4m journeys", 1_400_000, "exact"),
        ("a wall 1.4m high", Decimal("1.4"), "exact"),
        ("lost one seat", 1, "exact"),
    ],
)
def test_a_phrase(phrase, value, bound):
    assert (only(phrase).value, only(phrase).bound) == (value, bound)


@given(values, st.sampled_from([*BOUNDS]), st.data())
def test_bounds_in_english(value, bound, data):
    words = data.draw(st.sampled_from(BOUNDS[bound])).format(f"{value:,}")
    words = data.draw(st.sampled_from([words, words.capitalize(), words.upper()]))
    assert (only(words).value, only(words).bound) == (value, bound)


@given(values, st.sampled_from([*BOUNDS_ZH]), st.booleans(), st.data())
def test_bounds_in_chinese(value, bound, traditional, data):
    words = data.draw(st.sampled_from(BOUNDS_ZH[bound])).format(value)
    assert (only(words).value, only(words).bound) == (value, bound)
    if traditional:
        words = TRADITIONAL.convert(words)
        assert (only(words).value, only(words).bound) == (value, bound)


# What stands between the numbers of a list that may share a bound: with one noun, and with two.
LISTS = {
    "en": ["{} boats, {} boats", "{} boats and {} boats", "{} boats or {} boats", "{}, {}"],
    "zh": ["{}人、{}人", "{}人和{}人", "{}人及{}人", "{}人以及{}人", "{}、{}人", "{}人，{}人"],
}
LISTS["en"] += ["{} in 2014, {} in 2017", "{} in 2014 and {} in 2017"]
UNLIKE = {
    "en": ["{} boats and {} piers", "{} boats, {} piers", "{} boats or {} piers"],
    "zh": ["{}個碼頭、{}艘船", "{}個碼頭和{}艘船", "{}個碼頭以及{}艘船"],
}
LEADING = {
    "en": [(b, w) for b in ("at_least", "at_most", "about") for w in BOUNDS[b] if w[-1] == "}"],
    "zh": [
        (b, words.removesuffix("人次").removesuffix("人"))
        for b in ("at_least", "at_most", "about")
        for words in BOUNDS_ZH[b]
        if words.endswith(("{}人", "{}人次"))
    ],
}


@given(values, values, st.booleans(), st.data())
def test_a_bound_may_be_shared_along_a_list(first, second, alike, data):
    language = data.draw(st.sampled_from(["en", "zh"]))
    bound, lead = data.draw(st.sampled_from(LEADING[language]))
    words = data.draw(st.sampled_from((LISTS if alike else UNLIKE)[language]))
    text = lead.format(words.format(first, second))
    text = data.draw(st.sampled_from([text, TRADITIONAL.convert(text)]))
    low, high = (n for n in find_numerals(text) if n.part == "number")
    assert (low.value, set(low.bounds)) == (first, {bound, None})
    assert (high.value, set(high.bounds)) == (second, {bound, "exact"})
    assert high.bound == (bound if alike else "exact")


@given(values, values, values, st.sampled_from(BOUNDS_ZH["at_least"][:4]))
def test_a_bound_goes_down_a_whole_list(first, second, third, lead):
    text = lead.removesuffix("人").format(f"{first}、{second}和{third}人次")
    assert [n.bounds for n in find_numerals(text)[1:]] == [{"at_least", "exact"}] * 2


@pytest.mark.parametrize(
    "text",
    [
        "超过300家，其中40家为新增",
        "逾300万人次，较去年增加40万人次",
        "more than 300 boats, up 40",
        "more than 300 boats, of which 40 are new",
        "more than 300 boats. 40 piers",
        "超过300家，占40%",
        "300多家、40家",
    ],
)
def test_what_is_no_part_of_a_list_shares_no_bound(text):
    assert find_numerals(text)[1].bounds == {"exact", None}


@pytest.mark.parametrize("text", ["200家、300家以上", "20 boats or 30 boats or more"])
def test_a_bound_at_the_end_of_a_list_may_be_of_all(text):
    assert find_numerals(text)[0].bounds == {"exact", "at_least"}


def test_a_number_behind_words_of_its_own_may_have_none_of_its_list():
    assert find_numerals("金額約16億，共用40人")[1].bound == "exact"
    assert find_numerals("金額約16億，40億")[1].bound == "about"


def test_an_average_is_no_bound_of_its_own():
    assert only("低于4.5张的全省平均水平").bounds == {"exact", "at_most"}


@pytest.mark.parametrize("bound", [*BOUNDS])
@pytest.mark.parametrize(
    "locator", ["and 40 clinics", ", 40 clinics", "、40家", "和40家", "boats or 40"]
)
def test_a_locator_that_begins_within_a_list_leaves_the_bound_open(locator, bound):
    assert bound in find_in_locator(locator, bound)[0].bounds
    assert find_in_locator("40 clinics", bound)[0].bounds == {"exact", None}


@given(values, st.sampled_from([*GROUPED.values()]))
def test_groups_of_digits(value, sign):
    assert only(f"with {group(value, sign)} in all").value == value
    assert only(f"共{group(value, sign)}人").value == value


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from([*SCALES]))
def test_scales_in_english(whole, hundredths, scale):
    number = Decimal(f"{whole}.{hundredths:02}")
    expected = number * SCALES[scale]
    assert only(f"£{number}{scale}").value == expected
    assert only(f"worth US${number}{scale} in all").value == expected


@given(st.integers(1, 9999), st.sampled_from([*SCALES_ZH]), st.sampled_from(["", "余", "多"]))
def test_scales_in_chinese(value, scale, more):
    assume(scale or not more)
    if more and scale in {"百", "千"}:
        more = ""  # 3余百 is written by nobody
    found = only(f"共{value}{more}{scale}元")
    assert (found.value, found.bound) == (value * SCALES_ZH[scale], "at_least" if more else "exact")
    assert only(TRADITIONAL.convert(f"共{value}{more}{scale}元")).value == found.value


@given(
    st.integers(1, 99_999), st.integers(0, 9999), st.sampled_from(["{:04}", "{:,}"]), st.booleans()
)
def test_digits_behind_a_scale(myriads, rest, form, grouped):
    assume(rest > 9 or form == "{:04}")  # 3万5 may be 35,000
    high = f"{myriads:,}" if grouped else f"{myriads}"
    for scale, sign in (("万", 10**4), ("萬", 10**4), ("亿", 10**8)):
        assert only(f"共{high}{scale}{form.format(rest)}人").value == myriads * sign + rest


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("增至5万2024年", [50_000, 2024]),
        ("5万12日", [50_000, 12]),
        ("5萬，其中3", [50_000, 3]),
        ("5万30%", [50_000, 30]),
    ],
)
def test_digits_that_are_no_rest(text, values):
    assert [numeral.value for numeral in find_numerals(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "up by 4% to 30 million",
        "5 and 10 boats between piers",
        "升百分之四至三萬架次",
        "升百分之四至三十架次",
        "3家增至5家",
        "96年減少到170萬噸",
        "升0.5個百分點至5.3%",
    ],
)
def test_a_change_by_so_much_is_no_range(text):
    assert [*find_ranges(text, find_numerals(text))] == []


@pytest.mark.parametrize("before", ["", "about ", "an estimated ", "US$", "£"])
def test_a_pair_between_two_is_a_range_whatever_stands_before_its_ends(before):
    text = f"Between {before}12 million and {before if '$' in before else ''}13 million"
    ((low, high),) = find_ranges(text, find_numerals(text))
    assert (low.value, high.value) == (12_000_000, 13_000_000)
    assert low.bound == ("about" if before.endswith(" ") else "exact")


@pytest.mark.parametrize("sign", ["至", "到", "-"])
@given(low=st.integers(1, 49), high=st.integers(50, 99), tenth=st.integers(1, 9))
def test_both_ends_of_a_range_have_the_mark_before_the_first(sign, low, high, tenth):
    ends = (low, high), (Decimal(f"{low}.{tenth}"), Decimal(f"{high}.{tenth}"))
    for first, second in ends:
        words = f"增长百分之{cn2an.an2cn(first)}{sign}{cn2an.an2cn(second)}的水平"
        for text in (words, TRADITIONAL.convert(words), f"增长百分之{first}{sign}{second}"):
            ((a, b),) = find_ranges(text, find_numerals(text))
            assert (a.value, b.value, a.percent, b.percent) == (first, second, True, True)


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_as_cn2an_writes_them(value):
    spelled = cn2an.an2cn(value)
    assume(value not in range(1, 11))  # alone they are parts of words
    found = find_numerals(f"共有{spelled}人")
    assert [numeral.value for numeral in found] == [value]


@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from(["万", "亿"]))
def test_chinese_decimals_with_a_scale(whole, tenth, scale):
    spelled = f"{cn2an.an2cn(whole)}点{cn2an.an2cn(tenth)}{scale}"
    assert only(f"共{spelled}元").value == Decimal(f"{whole}.{tenth}") * SCALES_ZH[scale]


ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@given(st.sampled_from(ONES), st.sampled_from(TENS), st.sampled_from(ONES), st.booleans())
def test_english_words_as_text2num_reads_them(hundreds, tens, ones, capital):
    for spelled in (
        f"{hundreds} hundred and {tens}-{ones}",
        f"{tens} {hundreds}",
        f"{hundreds} thousand {ones} hundred",
        f"{tens}-{ones} million",
    ):
        words = spelled.capitalize() if capital else spelled
        assert only(f"{words} boats").value == text2num(spelled, "en")


@given(st.integers(1, 99), st.sampled_from([*VULGAR]), st.sampled_from(["", " million"]))
def test_vulgar_fractions(whole, sign, scale):
    expected = (whole + Decimal(VULGAR[sign])) * SCALES[scale]
    assert only(f"some {whole}{sign}{scale}").value == expected


@given(st.integers(1, 20), st.integers(2, 20), st.booleans())
def test_one_in_so_many_is_a_share(part, whole, out_of):
    assume(part < whole)
    found = only(f"{part} {'out of' if out_of else 'in'} {whole} adults")
    assert found.percent
    assert Fraction(found.share or found.value) == Fraction(part * 100, whole)


@pytest.mark.parametrize(
    ("phrase", "share"),
    [
        ("Half of them", 50),
        ("half the city", 50),
        ("A third of people", Fraction(100, 3)),
        ("two-thirds", Fraction(200, 3)),
        ("three-quarters of the", 75),
        ("one in five", 20),
        ("nine tenths", 90),
    ],
)
def test_a_part_in_english_words(phrase, share):
    found = only(phrase)
    assert found.percent
    assert Fraction(found.share or found.value) == share


@pytest.mark.parametrize("phrase", ["the first half", "half past", "A third bridge", "the quarter"])
def test_what_is_no_part_of_a_whole(phrase):
    assert find_numerals(phrase) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        *("3.1个百分点", "3.1個百分點", "3.1百分點", "3.1 百分点"),
        *("3.1 percentage points", "3.1 per cent points", "3.1 pp"),
    ],
)
def test_points_are_no_percentage(phrase):
    assert (only(phrase).value, only(phrase).points) == (Decimal("3.1"), True)
    assert not only(phrase).percent


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("at 9.30am", "date"),
        ("by 9 p.m. on", "date"),
        ("上午9点半", "date"),
        ("4時30分", "date"),
        ("二○一五年", "date"),
        ("COVID-19", "name"),
        ("Boeing 737", "name"),
        ("Terminal 3", "name"),
        ("Tokyo 2020", "name"),
        ("ISO 9001", "name"),
        ("「618」", "name"),
        ("「双11」", "name"),
        ("第3位", "ordinal"),
        ("一級開設", "ordinal"),
        ("二期水稻", "ordinal"),
        ("較上一年同期", "word"),
        ("兩位數增長", "word"),
        ("五保供養", "word"),
        ("1、平地", "word"),
        ("周四收盤", "date"),
        ("星期三", "date"),
        ("水利署十一日", "date"),
        ("昨日（1/11）", "date"),
        ("花四十五線", "name"),
        ("10號線", "name"),
        ("1Malaysia", "name"),
        ("今年首八個月", "date"),
        ("1至11月", "date"),
        ("昨（24）日", "date"),
        ("2015/16", "date"),
        ("the 2014 protests", "date"),
        ("the last six months", "date"),
        ("五人制籃球", "word"),
        ("三次产业", "word"),
        ("每100户", "word"),
        ("per 100 boats", "word"),
        ("the 1970s", "date"),
        ("2023-24", "date"),
        ("two-year low", "date"),
        ("五年內新增", "date"),
        ("两年平均增长", "date"),
        ("今（2026）年", "date"),
        ("民國93年", "date"),
        ("114年8月", "date"),
        ("前9個月", "date"),
        ("附屬二院", "name"),
        ("00066.HK", "name"),
        ("00后", "word"),
        ("九合一大選", "word"),
        ("12. 碼頭", "word"),
        ("1.碼頭", "word"),
        ("12. The harbour", "word"),
        ("渡輪[3]", "word"),
        ("One of the ferries", "word"),
        ("高三學生", "word"),
        ("小一「派位」", "word"),
        ("3對3", "word"),
        ("首三志願", "ordinal"),
        ("前10名", "ordinal"),
        ("10號線一期", {"name", "ordinal"}),
        ("七星湖公園", "name"),
        ("四海中學", "name"),
        ("男子400公尺", "name"),
        ("women's 400 metres", "name"),
        ("a four-hour target", "name"),
        ("30-year average", "name"),
        ("119受理", "phone"),
        ("二零一九／二零年度", "date"),
        ("2024至25財政年度", "date"),
        ("22/23年度", "date"),
        ("FY24", "date"),
        ("fiscal 2029", "date"),
        ("than fiscal 2029", "date"),
        ("113年底", "date"),
        ("112年全民運動", "date"),
        ("112年的總量", "date"),
        ("112、113年的", "date"),
        ("2019冠狀病毒", "name"),
        ("三合會", "word"),
        ("一次性", "word"),
        ("5個月來最低", "date"),
        ("20年新低", "date"),
        ("較2027、2028年", "date"),
        ("2029 will be", "date"),
        ("2015 to 2023 were", "date"),
        ("1850-1900 average", "date"),
        ("the previous 12 months", "date"),
        ("今早8點半", "date"),
    ],
)
def test_what_is_no_number(phrase, part):
    parts = part if isinstance(part, set) else {part}
    assert {numeral.part for numeral in find_numerals(phrase)} == parts


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "三所小學",
            "兩座山",
            "十家醫院",
            "三大湖區",
            "最大三家碼頭",
            "首三間",
            "共112年歷史",
            "112年的歷史",
        ),
        *("lost one seat", "the 12-hour delay", "12.5萬平方米", "8點5公里"),
    ],
)
def test_what_looks_like_a_name_or_a_date_and_is_a_number(phrase):
    assert "number" in {numeral.part for numeral in find_numerals(phrase)}


@pytest.mark.parametrize("sign", ["£", "US$", "HK$"])
def test_a_locator_with_money_in_it_has_no_room_for_more_than(sign):
    assert find_in_locator(f"{sign}67 million was", "at_least")[0].bound == "at_least"
    assert find_in_locator("67 million was", "at_least")[0].bound == "exact"
