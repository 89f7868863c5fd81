"""Which columns a heading stands over."""

from auditor.reading.tables.reach import Above, Reach, Text, spread

COLUMNS = [(0, 8), (12, 20), (24, 32), (36, 44)]


class Words:
    """Words of which 合计 is a total and 项目 holds names."""

    def is_name(self, text: str) -> bool:
        return bool(text)

    def is_total(self, text: str) -> bool:
        return text == "合计"

    def is_bare(self, text: str) -> bool:
        return text == "支出"

    def holds_no_amounts(self, text: str) -> bool:
        return text == "项目"


def own(text: str, at: int, top: int = 1, bottom: int = 1) -> Text:
    return Text(text, top, bottom, *COLUMNS[at], at, at)


def over(first: int, last: int, low: int, high: int) -> Text:
    return Text("本年支出", 0, 0, first, last, low, high)


def reached(text: Text, columns: list[list[Text]]) -> tuple[int, int]:
    best = min(Above(list(columns), COLUMNS, Words()).reaches(text, columns[text.low][-1]), key=lambda reach: reach.price)
    return best.low, best.high


def test_it_stands_in_the_middle_of_its_columns() -> None:
    head = over(24, 32, 2, 2)
    assert reached(head, [[own("一", 0)], [own("二", 1)], [head, own("三", 2)], [own("四", 3)]]) == (1, 3)


def test_what_stands_beside_it_is_not_below_it() -> None:
    head = over(24, 32, 2, 2)
    beside = [[own("一", 0)], [own("二", 1, 0)], [head, own("三", 2)], [own("四", 3, 0)]]
    assert reached(head, beside) == (2, 2)


def test_what_begins_lower_than_its_own_heading_is_not_below_it() -> None:
    head = over(24, 32, 2, 2)
    lower = [[own("一", 0)], [own("二", 1, 3, 3)], [head, own("三", 2)], [own("四", 3, 3, 3)]]
    assert reached(head, lower) == (2, 2)


def test_a_total_stands_first_or_last() -> None:
    head = over(24, 32, 2, 2)
    assert reached(head, [[own("一", 0)], [own("合计", 1)], [head, own("三", 2)], [own("四", 3)]]) == (1, 3)
    head = over(18, 26, 1, 2)
    assert reached(head, [[own("一", 0)], [head, own("合计", 1)], [head, own("三", 2)], [own("四", 3)]]) == (1, 2)


def test_names_are_below_it_only_with_all_amounts_of_their_side() -> None:
    head = over(12, 20, 1, 1)
    assert reached(head, [[own("项目", 0)], [head, own("二", 1)], [own("三", 2)], [own("四", 3)]]) != (0, 2)
    head = over(18, 26, 1, 2)
    assert reached(head, [[own("项目", 0)], [head, own("二", 1)], [head, own("三", 2)], [own("四", 3)]]) == (0, 3)


def test_no_column_stands_below_two_headings_of_one_line() -> None:
    one, other = over(0, 8, 0, 0), over(24, 32, 2, 2)
    choices = [[Reach(one, 0, 2, -8), Reach(one, 0, 1, -4)], [Reach(other, 2, 3, -6)]]
    assert [(reach.low, reach.high) for reach in spread(choices)] == [(0, 1), (2, 3)]
