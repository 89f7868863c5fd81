"""Plain text as headings, paragraphs, tables and silent parts."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.document import Document, Paragraph, Silent, Table
from auditor.reading.squeeze import squeeze
from auditor.sources.plain import fold, parse
from auditor.text import Source, Span
from auditor.vocabulary import load
from tests.reading.reader import SAMPLES

VOCABULARY = load()
LINES = [
    "目录",
    "第一部分 部门概况",
    "第一部分 部门概况........3",
    "一、主要职责",
    "（一）基本支出情况。",
    "1.行政运行（项）。",
    "本年支出合计8.00万元，其中：",
    "基本支出5.00万元，占62.50%",
    "。",
    "项目\t预算数\t决算数",
    "基本支出\t5.00\t4.00",
    "| 合计 | 5.00 | 4.00 |",
    "人员经费   3.00   2.00",
    "- 12 -",
    "第3页",
    "图1：收支变动情况图",
    "（注：请按实际填写）",
    "名词解释",
    "**",
    "\u3000",
    "",
]
PAGES = st.lists(st.sampled_from(LINES) | st.text(st.sampled_from("一、本年支出12.，。：\t |()（）"), max_size=8), max_size=9)


def document(*lines: str) -> Document:
    return parse(Source("\n".join(lines), "text"), VOCABULARY)


def folded(text: str) -> str:
    return fold(text, VOCABULARY)


def extents(found: Document) -> list[Span]:
    """The ranges that the blocks take of the source, line by line."""
    spans: list[Span] = []
    for block in found.blocks:
        if isinstance(block, Paragraph):
            spans += block.lines
        elif isinstance(block, Table):
            spans += [Span(row[0].start, row[-1].end) for row in block.rows]
        else:
            spans.append(block.span)
    return spans


def held_once(found: Document) -> None:
    """Every character that is not white space lies in one block and no other."""
    times = [0] * len(found.folded)
    for start, end in extents(found):
        for position in range(start, end):
            times[position] += 1
    wrong = [position for position, character in enumerate(found.folded) if times[position] != 1 and not character.isspace()]
    assert wrong == []


def phrases(found: Document) -> list[str]:
    """The running text, paragraph by paragraph."""
    blocks = [block for block in found.blocks if isinstance(block, Paragraph) and not block.heading]
    return [squeeze(found.folded, block, 0).text for block in blocks]


def titles(found: Document) -> list[tuple[int, str]]:
    return [(section.rank, section.title) for section in found.sections]


def silent(found: Document) -> list[tuple[str, str]]:
    return [(block.kind, found.source.slice(block.span)) for block in found.blocks if isinstance(block, Silent)]


def tables(found: Document) -> list[list[list[str]]]:
    return [
        [[found.source.slice(cell).strip() for cell in row] for row in block.rows]
        for block in found.blocks
        if isinstance(block, Table)
    ]


# --- laws


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(st.sampled_from("（）％，１２．萬決【[image]*(ǎ)a\n")))
def test_folding_keeps_the_length_of_debris_and_ends_after_one_step(text: str) -> None:
    once = folded(text)
    assert len(once) == len(text)
    assert folded(once) == once


@given(PAGES)
@settings(max_examples=200)
def test_every_character_lies_in_exactly_one_block(lines: list[str]) -> None:
    held_once(document(*lines))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_character_of_a_disclosure_lies_in_exactly_one_block(path: Path) -> None:
    held_once(document(path.read_text(encoding="utf-8")))


@given(PAGES)
def test_sections_nest_and_blocks_stand_in_them(lines: list[str]) -> None:
    found = document(*lines)
    for number, section in enumerate(found.sections):
        for later in found.sections[number + 1 :]:
            assert later.span.start >= section.span.end or later.span.end <= section.span.end
            assert later.span.start >= section.span.end or later.rank > section.rank
    for block in found.blocks:
        assert -1 <= block.section < len(found.sections)
        if isinstance(block, Paragraph) and block.section >= 0:
            section = found.sections[block.section]
            assert section.span.start <= block.span.start
            assert block.span.end <= section.span.end


@given(PAGES)
def test_the_lines_of_a_block_are_in_order_and_stripped(lines: list[str]) -> None:
    found = document(*lines)
    for block in found.blocks:
        if isinstance(block, Paragraph):
            assert list(block.lines) == sorted(block.lines)
            texts = [found.folded[line.start : line.end] for line in block.lines]
            assert all(text and text == text.strip() for text in texts)
            assert block.span.start <= block.body <= block.lines[0].end


@given(PAGES, st.sampled_from(["\r\n", "\r", "\f"]))
def test_the_kind_of_line_end_makes_no_difference(lines: list[str], end: str) -> None:
    plain, other = document(*lines), parse(Source(end.join(lines), "text"), VOCABULARY)
    assert [section.title for section in other.sections] == [section.title for section in plain.sections]
    assert phrases(other) == phrases(plain)
    assert tables(other) == tables(plain)
    assert silent(other) == silent(plain)


# --- folding


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("（１２．５％），", "(12.5%),"),
        ("“三公”", '"三公"'),
        ("預算１億元", "预算1亿元"),
        ("支出[image: a.png]5元", "支出              5元"),
        ("**合计**", "  合计  "),
        ("款(kuǎn)项", "款      项"),
    ],
)
def test_characters_are_folded_to_those_of_the_vocabulary(text: str, read: str) -> None:
    assert folded(text) == read


def test_a_chinese_parenthesis_is_no_debris() -> None:
    assert folded("（境）(a)") == "(境)(a)"


# --- headings


def test_headings_have_the_rank_of_their_enumerator() -> None:
    found = document("第一部分 概况", "一、职责", "（一）内设机构", "1.主要职能", "第二部分 情况说明", "三、支出情况")
    assert titles(found) == [
        (1, "第一部分 概况"),
        (2, "一、职责"),
        (3, "(一)内设机构"),
        (4, "1.主要职能"),
        (1, "第二部分 情况说明"),
        (2, "三、支出情况"),
    ]


def test_a_section_ends_where_one_of_its_rank_or_a_higher_begins() -> None:
    found = document("一、职责", "（一）内设机构", "二、支出情况", "支出5.00万元。")
    ends = [found.source.slice(section.span).splitlines()[-1] for section in found.sections]
    assert ends == ["（一）内设机构", "（一）内设机构", "支出5.00万元。"]


@pytest.mark.parametrize(
    "line",
    [
        "一、2024年度支出5.00万元",
        "（一）基本支出5万元",
        "一、支出合计，比上年增加",
        "（一）支出合计。比上年增加",
        "1.行政运行经费",
        "支出决算表:",
        "2024年度支出情况",
        "我们在本年内按照要求完成了全部既定的各项工作任务并且已经向社会公众公开了有关的全部情况",
    ],
)
def test_what_says_a_figure_or_a_sentence_is_no_heading(line: str) -> None:
    assert titles(document("第一部分 概况", line))[1:] == []


@pytest.mark.parametrize("line", ["一、2024年度收入支出决算总体情况说明", "部门职责", "收入支出决算总表", "（二）机构设置。"])
def test_short_titles_are_headings(line: str) -> None:
    assert len(titles(document("第一部分 概况", line))) == 2


def test_an_enumerator_opens_a_paragraph_and_is_no_part_of_its_text() -> None:
    found = document("（一）基本支出5.00万元，", "占50.00%。", "（二）项目支出5.00万元。")
    blocks = [block for block in found.blocks if isinstance(block, Paragraph)]
    assert [block.rank for block in blocks] == [3, 3]
    assert [squeeze(found.folded, block, block.body).text for block in blocks] == [
        "基本支出5.00万元,占50.00%。",
        "项目支出5.00万元。",
    ]


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("1.行政运行5万元。", 4),
        ("1．行政运行5万元。", 4),
        ("（1）行政运行5万元。", 5),
        ("1）行政运行5万元。", 6),
        ("①行政运行5万元。", 7),
    ],
)
def test_enumerators_of_items(line: str, rank: int) -> None:
    assert [block.rank for block in document(line).blocks if isinstance(block, Paragraph)] == [rank]


@pytest.mark.parametrize("line", ["1.50万元用于培训。", "5辆公务用车。", "12月底完成。", "3个单位。", "20万元。"])
def test_a_number_is_no_enumerator(line: str) -> None:
    assert [block.rank for block in document(line).blocks if isinstance(block, Paragraph)] == [None]


def test_the_title_is_what_stands_before_the_first_section() -> None:
    found = document("某局2024年度", "部门决算", "一、职责", "负责。")
    assert found.source.slice(found.title).split() == ["某局2024年度", "部门决算"]


# --- phrases broken by layout


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\n\f", "\n\u3000\u3000", "\r\n \r\n"])
def test_a_phrase_goes_on_over_line_ends_and_blank_lines(gap: str) -> None:
    found = document(f"本年支出合计8.00万元，其中：基本支{gap}出5.00万元，占62.50%。")
    assert phrases(found) == ["本年支出合计8.00万元,其中:基本支出5.00万元,占62.50%。"]


@pytest.mark.parametrize("page", ["12", "- 12 -", "—12—", "第12页", "第 12 页", "图1：收支情况"])
def test_a_page_number_within_a_phrase_is_silent_and_breaks_nothing(page: str) -> None:
    found = document("本年支出合计8.00万元，其中：基本支", "", page, "", "出5.00万元。")
    assert phrases(found) == ["本年支出合计8.00万元,其中:基本支出5.00万元。"]
    assert silent(found) == [("caption", page)]


@pytest.mark.parametrize("end", list("。！？："))
def test_a_phrase_ends_with_its_sign(end: str) -> None:
    assert len(phrases(document(f"支出8.00万元{end}", "比上年增加1.00万元。"))) == 2


def test_a_number_broken_by_a_line_end_is_one_number() -> None:
    assert phrases(document("本年支出合计12", "34.56万元。")) == ["本年支出合计1234.56万元。"]


# --- tables


@pytest.mark.parametrize(
    "rows",
    [
        ["基本支出\t5.00\t4.00", "项目支出\t3.00\t2.00"],
        ["|基本支出|5.00|4.00|", "|项目支出|3.00|2.00|"],
        ["基本支出  5.00  4.00", "项目支出   3.00    2.00"],
    ],
    ids=["tabs", "pipes", "gaps"],
)
def test_two_neighbouring_divided_lines_are_a_table(rows: list[str]) -> None:
    [table] = tables(document("支出情况如下。", *rows, "完。"))
    cells = [[cell for cell in row if cell] for row in table]
    assert cells == [["基本支出", "5.00", "4.00"], ["项目支出", "3.00", "2.00"]]


@pytest.mark.parametrize("row", ["基本支出\t5.00\t4.00", "|基本支出|5.00|4.00|"])
def test_one_divided_line_with_several_figures_is_a_row(row: str) -> None:
    assert len(tables(document("支出情况如下。", row, "项目支出3.00万元。"))) == 1


@pytest.mark.parametrize("row", ["基本支出\t5.00\t万元", "|基本支出|5.00|", "基本支出  5.00  4.00"])
def test_one_divided_line_is_text(row: str) -> None:
    found = document("支出情况如下。", row, "项目支出3.00万元。")
    assert tables(found) == []
    assert len(phrases(found)) == 2


def test_an_empty_cell_keeps_its_place() -> None:
    [table] = tables(document("项目\t预算\t决算", "基本支出\t\t4.00"))
    assert table[1] == ["基本支出", "", "4.00"]


def test_text_between_tables_parts_them() -> None:
    assert len(tables(document("一\t1.0\t2.0", "二\t1.0\t2.0", "说明完毕。", "三\t1.0\t2.0", "四\t1.0\t2.0"))) == 2


@pytest.mark.parametrize("line", ["支出  5.00  万元", "本 年 支 出 5.00 万元"])
def test_justified_text_is_no_row(line: str) -> None:
    assert tables(document(line, line)) == []


# --- silent parts


def test_the_contents_are_silent_up_to_where_the_first_entry_comes_again() -> None:
    found = document("目 录", "第一部分 概况", "一、职责", "第二部分 说明", "第一部分 概况", "一、职责", "负责5.00万元。")
    assert [text for kind, text in silent(found) if kind == "contents"] == [
        "目 录",
        "第一部分 概况",
        "一、职责",
        "第二部分 说明",
    ]
    assert titles(found) == [(1, "第一部分 概况"), (2, "一、职责")]


def test_entries_of_the_contents_may_have_page_numbers() -> None:
    found = document("目录", "第一部分 概况............1", "第二部分 说明\t12", "第一部分 概况", "负责5.00万元。")
    assert [kind for kind, _ in silent(found)] == ["contents"] * 3
    assert titles(found) == [(1, "第一部分 概况")]


def test_contents_without_a_second_print_end_with_their_page_numbers() -> None:
    found = document("目录", "第一部分 职能........1", "第二部分 说明........2", "支出5.00万元。")
    assert [kind for kind, _ in silent(found)] == ["contents"] * 3
    assert phrases(found) == ["支出5.00万元。"]


def test_a_glossary_is_silent_up_to_the_next_section_of_its_rank() -> None:
    found = document(
        "第三部分 名词解释",
        "一、财政拨款收入：指5.00万元以上的拨款。",
        "（一）基本支出：指支出。",
        "第四部分 附件",
        "支出5.00万元。",
    )
    assert [kind for kind, _ in silent(found)] == ["glossary"] * 2
    assert phrases(found) == ["支出5.00万元。"]


@pytest.mark.parametrize("note", ["（注：请按实际填写5.00万元）", "(备注：本表5万元)", "（说明1：略）"])
def test_notes_on_the_form_are_silent(note: str) -> None:
    found = document("支出5.00万元。", note, "收入5.00万元。")
    assert silent(found) == [("note", note)]
    assert len(phrases(found)) == 2


def test_a_text_without_characters_has_no_block() -> None:
    assert document("", " \u3000", "\t").blocks == ()


SENTENCES = "".join("收" * length + "。" for length in range(5, 90))


@pytest.mark.parametrize("width", [30, 33, 38, 44])
def test_a_sentence_that_ends_with_a_full_line_does_not_end_its_paragraph(width: int) -> None:
    lines = [SENTENCES[at : at + width] for at in range(0, len(SENTENCES), width)]
    assert any(line.endswith("。") for line in lines[:-1])
    assert len(paragraphs(document(*lines))) == 1


def test_an_indent_begins_a_paragraph_behind_a_full_line() -> None:
    lines = [SENTENCES[at : at + 33] for at in range(0, 33 * 9, 33)]
    assert len(paragraphs(document(*lines, "收" * 32 + "。", "\u3000\u3000本年支出合计三百万元左右。"))) == 2


def test_lines_of_any_length_are_paragraphs_of_their_own() -> None:
    assert len(paragraphs(document(*("收" * length + "。" for length in range(24, 80, 3))))) == 19


def paragraphs(found: Document) -> list[Paragraph]:
    return [block for block in found.blocks if isinstance(block, Paragraph)]


def test_contents_end_where_their_first_entry_stands_again_even_broken_over_lines() -> None:
    text = "某馆2024年度部门决算\n目录\n第一部分 某馆概况\n第二部分 说明\n第一部分\n某馆概况\n有关文字。\n"
    document = parse(Source(text, "contents"), load())
    silent = [text[b.span.start : b.span.end] for b in document.blocks if isinstance(b, Silent) and b.kind == "contents"]
    assert silent == ["目录", "第一部分 某馆概况", "第二部分 说明"]


@pytest.mark.parametrize(("broken", "rest"), [("48", ".15"), ("4", "8.15"), ("48.", "15"), ("48.1", "5"), ("2,0", "48.15")])
def test_a_number_that_a_page_number_parts_goes_on_where_the_line_above_is_full(broken: str, rest: str) -> None:
    found = document(f"本馆全年接待读者并举办展览，支出决算为{broken}", "7", f"{rest}万元，其中：基本支出40.00万元。")
    assert phrases(found) == [
        f"本馆全年接待读者并举办展览，支出决算为{broken}{rest}万元，其中：基本支出40.00万元。".replace("，", ",").replace(
            "：", ":"
        )
    ]
    assert [said for _, said in silent(found)] == ["7"]


@pytest.mark.parametrize(
    ("above", "below"), [("藏书", "8.15万册。"), ("本馆全年接待读者并举办展览，支出决算为", "2024.12.31止。")]
)
def test_digits_below_a_short_line_or_above_no_rest_of_a_number_are_no_page_number(above: str, below: str) -> None:
    assert not silent(document(f"{above}4", "7", below))
