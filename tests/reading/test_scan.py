"""Words, numbers and the letters of their kinds."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.quantity import GRAINS
from auditor.reading.scan import scan
from auditor.yamlfile import read_yaml
from tests.reading.reader import VOCABULARY, figures, folded, kinds, seconds, words

WORDS = sorted(text for text in VOCABULARY.words if not set(text) & set("()（）"))
SAID = [
    "12.50万元",
    "3,456.7元",
    "98.6%",
    "5辆",
    "2024年",
    "3月",
    "15天",
    "约",
    "左右",
    "某局",
    "档案",
    "1.2个百分点",
    "三万五千元",
]
PHRASES = st.lists(st.sampled_from([*SAID, *WORDS]), max_size=8).map("".join)
NOISE = st.text(st.sampled_from("本年支出比上增减()（）、，。0123456789.,-%万亿元年月一二十点约"), max_size=30)


def value(text: str) -> tuple[Fraction, str]:
    """The one figure of a phrase in base units, and its unit."""
    found = figures(text)
    assert len(found) == 1, (text, found)
    return Fraction(found[0].value, GRAINS), found[0].unit


# --- laws


@given(PHRASES | NOISE)
@settings(max_examples=200)
def test_words_stand_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for token in words(text):
        assert end <= token.start < token.end
        end = token.end
    assert end <= len(folded(text))


@given(PHRASES)
@settings(max_examples=200)
def test_what_no_word_covers_says_nothing(text: str) -> None:
    """Between the words stand only particles, dates and durations: read by themselves, they give no word."""
    phrase = folded(text)
    end = 0
    for token in words(text):
        assert kinds(phrase[end : token.start]) == ""
        end = token.end
    assert kinds(phrase[end:]) == ""


@given(PHRASES, PHRASES, PHRASES)
def test_only_the_range_is_read(before: str, text: str, behind: str) -> None:
    whole = folded(f"{before}。{text}。{behind}")
    start = len(folded(before)) + 1
    end = start + len(folded(text))
    moved = [(t.kind, t.start - start, t.end - start, t.word, t.quantity) for t in scan(whole, start, end, VOCABULARY)]
    assert all(0 <= s < e <= end - start for _, s, e, _, _ in moved)
    assert moved == [(t.kind, t.start, t.end, t.word, t.quantity) for t in words(text)]


@given(st.integers(0, 10**9), st.integers(0, 6), st.sampled_from(sorted(VOCABULARY.units.money.items())))
def test_an_amount_reads_back_in_every_unit(whole: int, decimals: int, unit: tuple[str, int]) -> None:
    text = f"{whole:,}.{whole % 10**decimals:0{decimals}}" if decimals else f"{whole:,}"
    assert value(f"支出{text}{unit[0]}") == (Fraction(text.replace(",", "")) * unit[1], "yuan")


@given(st.integers(0, 10**6), st.sampled_from("，。；、）"))
def test_full_width_digits_are_digits(number: int, sign: str) -> None:
    wide = str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    assert value(f"支出{wide}．５万元{sign}") == (Fraction(f"{number}.5") * 10**4, "yuan")


@given(st.sampled_from([token for token in WORDS if VOCABULARY.words[token].kind in "CSF"]))
def test_a_declared_name_is_one_word(name: str) -> None:
    found = [token for token in words(name) if token.word is not None]
    assert [token.word for token in found] == [VOCABULARY.words[name]]


# --- units


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("1.2亿元", "120000000", "yuan"),
        ("1.2万元", "12000", "yuan"),
        ("12千元", "12000", "yuan"),
        ("1.25百万元", "1250000", "yuan"),
        ("1.5千万元", "15000000", "yuan"),
        ("1234元", "1234", "yuan"),
        ("1,234.56元", "1234.56", "yuan"),
        ("0.123456万元", "1234.56", "yuan"),
        ("1.2亿元人民币", "120000000", "yuan"),
        ("合计120万，其中", "1200000", "yuan"),
        ("收入1.5亿。", "150000000", "yuan"),
        ("共计 12.5 万 元", "125000", "yuan"),
        ("下降 5.20 %", "5.2", "percent"),
        ("增长-5.20%", "-5.2", "percent"),
        ("占12.5％", "12.5", "percent"),
        ("提高1.20个百分点", "1.2", "points"),
        ("提高1.20百分点", "1.2", "points"),
        ("得分95.5分", "95.5", "score"),
        ("车辆5辆", "5", "count:辆"),
        ("设备2台（套）", "2", "count:台"),
        ("设备2台/套", "2", "count:台"),
        ("接待120人次", "120", "count:人次"),
        ("在职20名", "20", "count:人"),
        ("接待3批", "3", "count:批次"),
        ("出国团组2个", "2", "count:个"),
        ("房屋120.5平方米", "120.5", "count:平方米"),
        ("发放5万份", "50000", "count:份"),
        ("里程2.5万公里", "25000", "count:公里"),
        ("67元/人", "67", "yuan-per:人"),
        ("1.5万元/辆", "15000", "yuan-per:辆"),
        ("每年67元/人·年", "67", "yuan-per:人"),
        ("800元每平方米", "800", "yuan-per:平方米"),
    ],
)
def test_every_unit_form(text: str, printed: str, unit: str) -> None:
    assert value(text) == (Fraction(printed), unit)


def test_the_interval_is_half_of_the_last_digit() -> None:
    [money] = figures("支出12.5万元")
    assert (money.low, money.high) == (124500 * GRAINS, 125500 * GRAINS)


def test_headcounts_and_unit_standards_are_exact_and_scaled_counts_are_not() -> None:
    for text in ("20人", "67元/人"):
        [exact] = figures(text)
        assert exact.low == exact.value == exact.high
    [scaled] = figures("5万人")
    assert (scaled.low, scaled.high) == (45000 * GRAINS, 55000 * GRAINS)


def test_numbers_that_leave_their_unit_to_the_last_take_it() -> None:
    assert [(q.value // GRAINS, q.unit) for q in figures("3、4和5万元")] == [(30000, "yuan"), (40000, "yuan"), (50000, "yuan")]


@pytest.mark.parametrize("text", ["支出1,2万元", "支出9999999999999999999元", "支出1.2345678901234567元"])
def test_what_is_no_number_keeps_its_place_and_has_no_quantity(text: str) -> None:
    assert [token.quantity is None for token in words(text) if token.kind == "A"] == [True]


# --- what never counts


@pytest.mark.parametrize(
    "text",
    [
        "2023年",
        "2023年度",
        "２０２３年",
        "2023年1-2月",
        "2023—2024年",
        "2022至2023年",
        "5月31日",
        "2024年12月31日",
        "12月底",
        "10-12月",
        "3年",
        "15天",
        "24小时",
        "第3季度",
        "第3条",
        "2个月",
        "连续3个月",
        "3倍",
        "18周岁",
    ],
)
def test_a_year_a_date_and_a_duration_never_count(text: str) -> None:
    assert [text[t.start : t.end] for t in words(text) if t.is_number] == []


def test_a_printed_year_is_known() -> None:
    assert [token.year for token in words("2023年度比2022年") if token.kind == "Y"] == [2023, 2022]


# --- approximate numbers


@pytest.mark.parametrize(
    "text",
    [
        "约57万元",
        "大约57万元",
        "近30万元",
        "将近30万元",
        "逾30万元",
        "超过30万元",
        "不足30万元",
        "至少30万元",
        "30余万元",
        "30多万元",
        "27.35余元",
        "5万余份",
        "30多人",
        "8%左右",
        "30万元以上",
        "30万元（含）以上",
        "30万元以内",
        "单价50万元以上",
        "单位价值100万元",
    ],
)
def test_words_of_approximation_forbid_equality(text: str) -> None:
    assert [quantity.approximate for quantity in figures(text)] == [True]


def test_a_plain_number_is_not_approximate() -> None:
    assert [q.approximate for q in figures("57万元，8%，30人")] == [False, False, False]


# --- Chinese numerals


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("一百二十万元", 1_200_000),
        ("三万五千元", 35_000),
        ("一点五亿元", 150_000_000),
        ("二百零五万元", 2_050_000),
        ("五千元", 5_000),
        ("十万元", 100_000),
        ("十二万元", 120_000),
        ("两万元", 20_000),
        ("两点五亿元", 250_000_000),
        ("一百万零五百元", 1_000_500),
        ("一千万元", 10_000_000),
        ("一亿二千万元", 120_000_000),
        ("八万四千三百元", 84_300),
    ],
)
def test_amounts_in_chinese_numerals(text: str, yuan: int) -> None:
    assert value(f"支出{text}，") == (Fraction(yuan), "yuan")


@pytest.mark.parametrize("text", ["一二万元", "一万二万元", "一点百元", "数百万元", "几十万元", "上千万元"])
def test_a_numeral_that_is_not_well_formed_is_no_amount(text: str) -> None:
    """Nor is its tail: “one or two ten thousands” is not two ten thousands, and “several hundred” not a hundred."""
    assert figures(f"支出{text}，") == []


def test_a_numeral_is_no_finer_than_its_last_printed_place() -> None:
    """Whoever writes 一百二十万元 has said nothing about single yuan: 120.34万元 may be printed like this."""
    [money] = figures("支出一百二十万元，")
    assert money.low <= 1_196_000 * GRAINS
    assert money.high >= 1_203_400 * GRAINS


# --- words


def test_the_longest_word_wins() -> None:
    assert kinds("年初预算") == "S"
    assert kinds("基本持平") == "~"
    assert kinds("增加（减少）") == "t"


def test_parentheses_without_a_figure_are_left_out() -> None:
    assert kinds("基本支出（不含项目）5万元") == "CA"
    assert kinds("编制20人（行政编制8人）") == "CN(CN)"


@pytest.mark.parametrize("text", ["基本支出)5万元", "基本支出(5万元"])
def test_a_bracket_without_a_partner_is_left_out(text: str) -> None:
    assert kinds(text) == "CA"


def test_what_stands_between_two_levels_is_one_name() -> None:
    text = "文化旅游体育与传媒支出（类）文化和旅游（款）行政运行（项）"
    found = words(text)
    assert [token.kind for token in found] == list("CLXLXL")
    assert [folded(text)[t.start : t.end] for t in found if t.kind == "X"] == ["文化和旅游", "行政运行"]


def test_text_that_nobody_declared_is_one_word() -> None:
    assert kinds("阿弥陀佛5万元") == "XA"


# --- hostile text


def pieces(letters: str) -> int:
    return sum(1 for _ in VOCABULARY.pieces.finditer(letters))


@pytest.mark.parametrize(
    ("before", "unit", "behind"),
    [
        ("", "1,", ""),
        ("", "约", ""),
        ("", "-", ""),
        ("", "1、", "5万元"),
        ("", "支出(类)", ""),
        ("", "一二", ""),
        ("", "(支出", ")"),
        ("(", "5万元", ")"),
        ("支出,", "(1万元)", ""),
    ],
)
def test_a_scan_takes_time_in_proportion_to_its_text(before: str, unit: str, behind: str) -> None:
    """Four times the text in far less than sixteen times the time."""
    short, long = (before * size + unit * size + behind * size for size in (400, 1600))
    assert seconds(words, long) < 9 * seconds(words, short) + 0.002


@pytest.mark.parametrize("unit", ["C", "iC", "sC", "YS", "A/", "C/", "KC", "ea"])
def test_wordings_take_time_in_proportion_to_the_words(unit: str) -> None:
    assert seconds(pieces, unit * 1200) < 9 * seconds(pieces, unit * 300) + 0.002


# --- wordings


ROWS = read_yaml(Path(__file__).resolve().parent.parent.parent / "rules" / "vocabulary" / "wordings.yaml").mapping()["wordings"]
EXAMPLES = [{key: entry.value.text() for key, entry in row.mapping().items()} for row in ROWS.value.items()]


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["id"] for row in EXAMPLES])
def test_the_example_of_a_wording_is_read_by_it(row: dict[str, str]) -> None:
    found = [VOCABULARY.wordings[match.lastindex or 0] for match in VOCABULARY.pieces.finditer(kinds(row["example"]))]
    assert (row["id"], row["means"]) in {(wording.id, wording.means) for wording in found}
