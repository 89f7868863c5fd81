"""What is known about tables: their kinds, and how their titles, units, rows and columns are recognised.

Records only, as `auditor.vocabulary.model` has them for the text; `auditor.vocabulary.patterns` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from auditor.record import Record


class TableRole(Record, dict=True):
    """One kind of table, known by its title: what its totals are a level of, and of which fund (None where that is not said).

    sides    whether income stands on its left and expenditure on its right
    listing  of a list that is no account: what stands in its rows, else empty
    """

    id: str
    said: str
    unsaid: str
    total: str
    fund: str | None
    sides: bool
    listing: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Found in its title; compiled when the first title is met, since most texts have few tables or none."""
        return re.compile(self.said)

    @cached_property
    def unless(self) -> re.Pattern[str]:
        """Found in titles of other tables that `pattern` would take for this one."""
        return re.compile(self.unsaid)


class Listings(Record):
    """How the columns and rows of lists of projects and purchases are recognised; patterns match whole names but the last ones.

    name      the column of what a row is about; `total` its text in the row of the total, `subtotal` in rows of parts
    whole     a column of all the money of a row; `rate`, `score` of those
    parts     of the columns that make up the whole together, one pattern for each way to divide it
    carried   found in parts that are left of earlier years; `current` in those that are of this year only
    unit      found behind the name of a column
    announcing  stands in every text that announces such a list; `announced` finds it, by the listing that it is about, in a
                group count and, where the money is told too, amount and unit; `counted` is the noun that projects have
    """

    name: re.Pattern[str]
    total: re.Pattern[str]
    subtotal: re.Pattern[str]
    whole: re.Pattern[str]
    rate: re.Pattern[str]
    score: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    carried: re.Pattern[str]
    current: re.Pattern[str]
    unit: re.Pattern[str]
    announcing: str
    counted: str
    announced: tuple[tuple[str, re.Pattern[str]], ...]


class Evaluation(Record):
    """How the self-evaluation of a project, and its goals, are recognised; patterns match a whole cell, but for the last ones.

    header      a heading without which a table is no evaluation
    name, amounts, total   the first words of the rows of a project's name, its money, its total; `member` of part of the money
    indicator, target, reached, weight, sign   the headings of the columns of an indicator; one of signs is not always there
    source      the rows of the money, or headings beside its total, that are parts of it
    appropriation, within, carried, current   of the sources: the appropriation as a whole, its funds, what is left of earlier
                years, and what says that it is of this year only
    operators   what each sign before a target means: at-least, at-most, equal; words for a target without a figure
    executed    found in the name of an indicator that is the execution of the budget
    conclusion  finds the points that a conclusion gives, in a group `score`
    whole       found in the title of an evaluation of an office as a whole; `whole_score` the points that the text gives it
    """

    header: re.Pattern[str]
    name: re.Pattern[str]
    amounts: re.Pattern[str]
    total: re.Pattern[str]
    member: re.Pattern[str]
    indicator: re.Pattern[str]
    target: re.Pattern[str]
    reached: re.Pattern[str]
    weight: re.Pattern[str]
    sign: re.Pattern[str]
    source: re.Pattern[str]
    appropriation: re.Pattern[str]
    within: re.Pattern[str]
    carried: re.Pattern[str]
    current: re.Pattern[str]
    operators: Mapping[str, str]
    executed: re.Pattern[str]
    conclusion: re.Pattern[str]
    whole: re.Pattern[str]
    whole_score: re.Pattern[str]


class Items(Record):
    """How the text lists what basic expenditure is spent on.

    pattern   finds a head with its list, in groups `head` and `list`
    heads     by name: the concept of the head, and the economic classes that it has by convention
    separator between items; `open` at the end of a list that names only some
    umbrellas names that cover several codes of the economic classification
    """

    pattern: re.Pattern[str]
    heads: Mapping[str, tuple[str, tuple[str, ...]]]
    separator: re.Pattern[str]
    open: re.Pattern[str]
    umbrellas: Mapping[str, tuple[str, ...]]


class Tables(Record):
    """How tables are recognised; all patterns run over half-width text without white space.

    roles     in the order in which they are tried on a title
    evaluation  of projects by themselves; `listings` lists of projects and purchases; `items` what the text says of rows
    sign      the words by which a title says that it is one of a table; `whole` how names of totals with balances begin
    levels    the headings of codes that stand in a column for each level
    continued found in the title of a table that goes on with the one before it
    owner     finds the body that a table is of, in a group of that name
    unit      finds the unit of a table, in a group of that name
    total     begins the name of a row or column that holds the total
    ignored   found in the names of columns without amounts, `counted` of counts
    change    found in the names of columns that follow from others: of changes, `completion` of budgets, `share` of totals
    rate      found in those of rates of change; `per_cent` where percentages are printed without a sign
    marked    found in a change whose direction is told by another sign than a minus
    number_of finds the end of the name of a row of counts, `noun` what it counts
    row_number found in the heading of a column that only numbers the rows
    bodies    the heading of a column whose rows are named after bodies
    numbering the first cell of a row of column numbers; `name` the column of row names
    member    begins a row that is only a part of the row before it; `enumerator` what stands before a name
    income, expenditure   the headings of the two sides
    """

    roles: tuple[TableRole, ...]
    evaluation: Evaluation
    listings: Listings
    items: Items
    sign: tuple[str, ...]
    levels: tuple[str, ...]
    whole: tuple[str, ...]
    continued: re.Pattern[str]
    owner: re.Pattern[str]
    unit: re.Pattern[str]
    total: re.Pattern[str]
    ignored: re.Pattern[str]
    change: re.Pattern[str]
    completion: re.Pattern[str]
    share: re.Pattern[str]
    rate: re.Pattern[str]
    per_cent: re.Pattern[str]
    marked: re.Pattern[str]
    counted: re.Pattern[str]
    number_of: re.Pattern[str]
    noun: re.Pattern[str]
    row_number: re.Pattern[str]
    bodies: re.Pattern[str]
    numbering: re.Pattern[str]
    member: re.Pattern[str]
    enumerator: re.Pattern[str]
    income: re.Pattern[str]
    expenditure: re.Pattern[str]
    name: re.Pattern[str]

    @property
    def amountless(self) -> tuple[re.Pattern[str], ...]:
        """What is found in the names of columns that are not summed: numbers of rows, changes, counts."""
        return self.ignored, self.change, self.counted
