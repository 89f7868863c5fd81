"""From the words of a sentence to facts and drafts: what each figure is, what a change or a share is of, where a list begins.

One sentence at a time, left to right, piece by piece as the wordings cut it. The topic of a clause is the first level of the reported
stage within its innermost member of an enumeration, else within its sentence, else what the clause names, else the topic before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from auditor.facts import Aspects, Fact
from auditor.quantity import Quantity, at_quantum, exact_zero, negated
from auditor.reading.enumerations import Enumeration, Enumerations, Opening
from auditor.reading.naming import Label, Namer
from auditor.reading.notes import Draft, Filler, Notes, Reference
from auditor.reading.scan import Token
from auditor.reading.squeeze import Squeezed
from auditor.text import Span
from auditor.vocabulary import Vocabulary, Word

_LABEL = "YSFCLX"
_UNIT_OF_KIND = {"A": "yuan", "G": "score"}
_RESUMING_CHANGE = re.compile(r",?[ear]*[udtf]")
_SUBJECT_RANK = 4
_TOTAL_OF = {"income": "income-total", "expenditure": "expenditure-total"}
_TOTALS = frozenset(_TOTAL_OF.values())


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is measured against: an id of the vocabulary, and the year and stage of the prior level."""

    id: str
    year: int | None
    stage: str | None
    prior: Quantity | None = None
    prior_span: Span | None = None


@dataclass(slots=True)
class Change:
    """A change whose pieces are still being read: amount and rate may stand in either order."""

    subjects: tuple[Filler, ...]
    base: Base
    direction: str
    start: int
    end: int
    respective: bool = False
    deltas: list[tuple[Quantity, Span]] = field(default_factory=list)
    rates: list[tuple[Quantity, Span]] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """What surrounds a sentence: its section's fund and figures, the item it stands in, and the topic so far.

    rank   of the paragraph's enumerator, or of the section
    item   the label that a numbered item is headed by, None outside
    """

    section: int = -1
    fund: str | None = None
    section_concepts: tuple[str, ...] = ()
    rank: int = 0
    item: Label | None = None
    topics: tuple[Filler, ...] = ()
    base: Base | None = None
    stage: str | None = None
    year: int | None = None
    clause: Label | None = None
    main: tuple[Fact, ...] = ()
    levels: tuple[Fact, ...] = ()
    explaining: str = ""
    heads: tuple[Fact, ...] = ()


class Clauses:
    """Reads sentences into notes; holds the state that reaches from one sentence to the next."""

    def __init__(self, vocabulary: Vocabulary, namer: Namer, notes: Notes, enumerations: Enumerations) -> None:
        self._vocabulary = vocabulary
        self._namer = namer
        self._notes = notes
        self._enumerations = enumerations
        self.context = Context()
        self.used: set[Span] = set()

    def read(self, squeezed: Squeezed, tokens: list[Token], first: bool, last: bool) -> None:
        """Read one sentence. `first` and `last` say where it stands in its paragraph."""
        sentence = _Sentence(self._vocabulary, self._namer, self._notes, self._enumerations, self.context, squeezed, tokens, first, last)
        sentence.read()
        self.used |= sentence.used


class _Sentence:
    """The reading of one sentence; the context of the next one is what is left in `context`."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        namer: Namer,
        notes: Notes,
        enumerations: Enumerations,
        context: Context,
        squeezed: Squeezed,
        tokens: list[Token],
        first: bool,
        last: bool,
    ) -> None:
        self.vocabulary, self.namer, self.notes = vocabulary, namer, notes
        self.enumerations, self.context, self.squeezed = enumerations, context, squeezed
        self.tokens, self.first, self.last = tokens, first, last
        self.kinds = "".join(token.kind for token in tokens)
        self.span = squeezed.span(tokens[0].start, tokens[-1].end)
        self.topics: tuple[Filler, ...] = ()
        self.latest: tuple[Fact, ...] = ()
        self.first_topics: tuple[Fact, ...] = ()
        self.levels: list[Fact] = []
        self.named: Label | None = None
        self.spoken: Label | None = None
        self.clause: Label | None = None
        self.whole: Label | None = None
        self.base: Base | None = None
        self.change: Change | None = None
        self.explaining = ""
        self.adding = self.comparable = self.change_named = self.several = self.done_change = False
        self.year_printed = False
        self.year: int | None = None
        self.alternates: tuple[Filler, ...] = ()
        self.unstaged: list[Fact] = []
        self.aside_levels: list[Fact] = []
        self.aside_names = False
        self.separator = ""
        self.percent: Fact | None = None
        self.done = False
        self.asides: list[tuple[tuple[Filler, ...], tuple[Fact, ...], int]] = []
        self.member_began = False
        self.used: set[Span] = set()

    # The way through a sentence.

    def read(self) -> None:
        """Every piece in order; what ends with the sentence is closed."""
        if not self.first:
            self.enumerations.sentence()
        self.fresh = not self.first
        self.explaining = self.context.explaining
        drafted = len(self.notes.drafts)
        end = 0
        for match in self.vocabulary.pieces.finditer(self.kinds):
            self._between(end, match.start())
            end = match.end()
            wording = self.vocabulary.wordings[match.lastgroup or ""]
            means = wording.means
            if self.explaining and not self._resumes(means, match):
                continue
            roles = {role: span for role, group in wording.roles if (span := match.span(group))[0] >= 0}
            self._piece(means, roles, match.start(), match.end())
        self._between(end, len(self.kinds))
        self._close_change()
        self._product()
        self._addition()
        self._late_budgets(drafted)
        if self.topics:
            self.context.topics = self.topics
            self.context.main = self.context.main or tuple(topic for topic in self.first_topics if topic.concept is not None)
        self.context.base = self.base or self.context.base
        if self.first and not self.last and self.clause is not None and not any(token.is_number for token in self.tokens):
            self.context.item = self.context.item or self.clause
        self.context.explaining = self.explaining if self.last and not self.kinds.endswith(".") else ""
        self.context.levels = (*self.context.levels, *self.levels)[-8:]
        self.context.heads = self._heads_of_topic()
        self.context.clause = self.clause or (None if self.levels else self.context.clause)

    def _between(self, start: int, end: int) -> None:
        gap = self.kinds[start:end]
        if "," in gap or ";" in gap or "/" in gap:
            self.named = None
            self.separator = ";" if ";" in gap else ","
        if ";" in gap:
            self.base = None
            self.done = True

    def _resumes(self, means: str, match: re.Match[str]) -> bool:
        """Whether an explanation is over: a new comparison, list or member begins behind a comma or semicolon."""
        before = self.kinds[match.start() - 1] if match.start() else ""
        if means in ("of-which", "aspects", "details"):
            resumes = True
        elif before not in (",", ";"):
            return False
        elif means == "base":
            resumes = not self.done_change and bool(_RESUMING_CHANGE.match(self.kinds, match.end()))
        elif means in ("share", "completion", "list"):
            resumes = self.explaining == "use" or before == ";" or means == "completion"
        elif means == "level":
            resumes = self._is_sibling(match, before)
        else:
            return False
        if resumes:
            self.explaining = ""
        return resumes

    def _is_sibling(self, match: re.Match[str], before: str) -> bool:
        tokens = [t for t in self.tokens[match.start() : match.end()] if t.kind in _LABEL]
        label = self.namer.label(self.squeezed.text, tokens)
        inner = self.enumerations.innermost
        if not label.concepts or label.weak or label.entity is not None:
            return False
        if inner is not None and any(self.enumerations.is_part(open_, label) for open_ in self.enumerations.stack):
            return True
        return before == ";" and self.explaining == "use"

    def _piece(self, means: str, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        match means:
            case "base":
                self._base(roles, start, end)
            case "change":
                self._changes(roles, start, end)
            case "from-to":
                self._from_to(roles, start, end)
            case "completion":
                self._completion(roles, start, end)
            case "deviation":
                self._deviation(roles, start, end)
            case "share":
                self._share(roles, start, end)
            case "comparison":
                self._comparison(roles, start, end)
            case "points":
                self._points(roles)
            case "flat":
                self._flat(start, end)
            case "of-which" | "list" | "details" | "aspects":
                self._opening("of-which" if means == "of-which" else means, end)
            case "aside-opens" | "aside-closes":
                self._aside(opens=means == "aside-opens", behind_amount=self.kinds[start - 1 : start] == "A")
            case "comparable":
                self._close_change()
                self.comparable = True
            case "adds":
                self._close_change()
                self.adding = True
            case "reason" | "use":
                self._close_change()
                self.explaining = means if self.levels or self.topics or means == "reason" or not self.first else ""
            case "average":
                self._average(roles, start, end)
            case "level":
                self._level(roles)
            case "levels":
                self._levels(roles)
            case "absence":
                self._absence(roles, start, end)
            case "name":
                self._name(roles)
            case _:
                self._close_change()

    # Words and places.

    def _label(self, role: tuple[int, int] | None) -> Label:
        if role is None:
            return Label("", 0, 0)
        return self.namer.label(self.squeezed.text, [t for t in self.tokens[role[0] : role[1]] if t.kind in _LABEL])

    def _span(self, token: Token) -> Span:
        span = self.squeezed.span(token.start, token.end)
        self.used.add(span)
        return span

    def _numbers(self, role: tuple[int, int]) -> list[Token]:
        return [token for token in self.tokens[role[0] : role[1]] if token.quantity is not None]

    def _extent(self, start: int, end: int) -> Span:
        return self.squeezed.span(self.tokens[start].start, self.tokens[end - 1].end)

    def _write(self, label: str, concept: str | None, quantity: Quantity, span: Span, aspects: Aspects, **more: int | None) -> Fact:
        return self.notes.write(label, concept, quantity, span, aspects, section=self.context.section, sentence=self.span, **more)

    # Levels.

    def _level(self, roles: dict[str, tuple[int, int]]) -> None:
        token = self.tokens[roles["value"][0]]
        if token.quantity is None:
            return
        self._write_level(self._label(roles.get("label")), token)

    def _levels(self, roles: dict[str, tuple[int, int]]) -> None:
        """货物、工程、服务分别为…: as many labels as figures, each its own level."""
        tokens = self._numbers(roles["value"])
        first, last = roles["labels"]
        labels: list[Label] = []
        begin = first
        for index in range(first, last + 1):
            if index == last or self.kinds[index] in "/K":
                labels.append(self._label((begin, index)))
                begin = index + 1
        if len(labels) == 1 and len(labels[0].concepts) == len(tokens):
            labels = [_single(labels[0], concept) for concept in labels[0].concepts]
        if len(labels) != len(tokens):
            return
        topic = self.topics[0] if self.topics else None
        before = len(self.levels)
        for label, token in zip(labels, tokens, strict=True):
            self._write_level(label, token)
        parts = tuple(self.levels[before:])
        if isinstance(topic, Fact) and topic in self.levels[:before] and all(fact.enumeration is None for fact in parts):
            self._draft_divided(topic, parts)

    def _draft_divided(self, topic: Fact, parts: tuple[Fact, ...]) -> None:
        """总额A，货物、工程、服务分别为…: the parts of a declared partition behind their whole, without 其中."""
        partitions = self.vocabulary.names.partitions.get(topic.concept or "", ())
        if any(all(part.concept in partition for part in parts) for partition in partitions):
            span = Span(topic.span.start, parts[-1].span.end)
            fixed: dict[str, Fact | tuple[Fact, ...]] = {"total": topic, "parts": parts}
            self.notes.drafts.append(Draft("sum", span, self.span, self.context.section, fixed, exhaustive=True))

    def _write_level(self, label: Label, token: Token) -> None:
        quantity = token.quantity
        if quantity is None:
            return
        self._close_change()
        enumeration = None
        repeats = label.weak and label.fund is None and label.year is None and self._subject_concepts()
        opens_member = not label.names_nothing and not repeats
        if opens_member or self.context.item is not None:
            enumeration = self.enumerations.belongs(label, quantity.unit, self.separator, new_sentence=self.fresh)
        elif not label.text:
            enumeration = self._unnamed_member(quantity.unit)
        self.fresh = False
        if label.concepts and not label.weak:
            self.spoken = label
        self.year_printed = label.year is not None
        facts = self._facts(label, quantity, self._span(token), enumeration)
        self._enrol(facts, enumeration, opens_member)
        if enumeration is not None and self.squeezed.text.startswith(self.vocabulary.open_ends, token.end):
            enumeration.open_end = True
        self.levels.extend(facts)
        if label.stage is None:
            self.unstaged.extend(facts)
        self._become_topic(facts, enumeration, opens_member, parallel=self.done and bool(label.concepts))
        if self.named is not None and self.whole is None:
            self.whole = self.named
        self.named = None

    def _unnamed_member(self, unit: str) -> Enumeration | None:
        inner = self.enumerations.innermost
        if inner is not None and inner.inline and inner.opening == "details" and inner.heads[0].quantity.unit == unit:
            return inner
        return None

    def _facts(self, label: Label, quantity: Quantity, span: Span, enumeration: Enumeration | None) -> tuple[Fact, ...]:
        head = enumeration.heads[0] if enumeration is not None else None
        concepts, path, entity, inherited_fund = self._meaning(label, quantity.unit, head)
        if head is not None and label.weak and label.fund is not None and not self._divides(head, concepts):
            concepts, path = ("fund-part",), (label.fund,)
        stage = label.stage or self._aside_stage() or (head.aspects.stage if head is not None and not enumeration_has_stages(enumeration) else None)
        number = enumeration.number if enumeration is not None else None
        facts = []
        for concept in concepts or (None,):
            aspects = Aspects(
                entity=entity or (head.aspects.entity if head is not None else None),
                year=label.year or self.year or (head.aspects.year if head is not None else None) or self.context.year,
                stage=stage or self.context.stage,
                fund=self._fund(label, concept, head, inherited_fund),
                path=path,
            )
            if (head is not None and _same_figure(head, concept, aspects)) or not self._counts(concept, quantity.unit):
                concept = None
            facts.append(self._write(label.text, concept, quantity, span, aspects, enumeration=number))
        return tuple(facts)

    def _aside_stage(self) -> str | None:
        """Within a parenthesis that begins with a budget, what follows is of that budget too."""
        inside = self.levels[self.asides[-1][2] :] if self.asides else []
        stage = inside[-1].aspects.stage if inside else None
        return stage if stage != self.context.stage else None

    def _divides(self, head: Fact, concepts: tuple[str, ...]) -> bool:
        """Whether expenditure of a fund can be part of the head; under 三公 or a project it is that figure's own share of the fund."""
        wholes = (*concepts, *(whole for concept in concepts for whole in self._wholes_of(concept)))
        return head.concept is None or head.concept in wholes

    def _counts(self, concept: str | None, unit: str) -> bool:
        """Whether a concept is measured in a unit: money concepts in money, counted ones in counts."""
        counted = concept in self.vocabulary.counted
        return concept is None or counted == unit.startswith("count:")

    def _meaning(self, label: Label, unit: str, head: Fact | None) -> tuple[tuple[str, ...], tuple[str, ...], str | None, str | None]:
        """Concepts, path, qualifier and fund of a level; a label that only names a stage speaks of the item or the topic."""
        if head is not None and (word := self._economic(label, head)) is not None:
            return word.concepts, word.path, label.entity, None
        if label.concepts and not label.weak:
            return label.concepts, label.path, label.entity, None
        subject = self._subject() if not (self.asides and self.aside_names) else None
        if label.entity is None and subject is not None and (not label.concepts or self._yields(label, subject)):
            same_unit = not isinstance(subject, Fact) or subject.quantity.unit == unit or unit.startswith("count:")
            if same_unit and (label.text or unit.startswith("count:")) and _concept_of(subject) is not None:
                aspects = subject.aspects
                return (_concept_of(subject) or "",), aspects.path, aspects.entity, aspects.fund
            if not label.concepts:
                return (), (), None, None
        return label.concepts, label.path, label.entity, None

    def _yields(self, label: Label, subject: Filler) -> bool:
        """Whether the bare word for expenditure only repeats the subject: it does behind a specific one, unless a fund or year is named."""
        if label.fund is not None or label.year is not None:
            return False
        concept = _concept_of(subject)
        if concept in label.concepts:
            return True
        specific = self.vocabulary.ranks.get(concept or "", 0) >= _SUBJECT_RANK or bool(subject.aspects.path)
        return specific or (label.stage is not None and (isinstance(subject, Reference) or subject in self.levels))

    def _economic(self, label: Label, head: Fact) -> Word | None:
        """In a list of the economic classification a name means its item there, whatever else it means elsewhere."""
        partitions = self.vocabulary.names.partitions.get(head.concept or "", ())
        if any("economic" in partition for partition in partitions) and not any(set(label.concepts) <= set(p) for p in partitions):
            return self.vocabulary.economic.get(label.text)
        return None

    def _fund(self, label: Label, concept: str | None, head: Fact | None, inherited: str | None) -> str | None:
        fund = label.fund or inherited
        around = (head.aspects.fund if head is not None else None) or self.context.fund
        if fund is None:
            return around or (self.vocabulary.defaults.get(concept or "", {}).get("fund"))
        if around is not None and fund not in (around, "all") and self.vocabulary.names.lattices["fund"].contains(fund, around):
            return around if label.fund is not None and concept is not None else fund
        return fund

    def _enrol(self, facts: tuple[Fact, ...], enumeration: Enumeration | None, opens_member: bool) -> None:
        inner = enumeration or self.enumerations.innermost
        if inner is None or inner.heads[0].quantity.unit != facts[0].quantity.unit:
            return
        if enumeration is not None and (opens_member or enumeration.awaits or not enumeration.members):
            if enumeration.members:
                enumeration.separators.add(self.separator)
            enumeration.members.append([facts[0]])
            enumeration.awaits = False
            self.member_began = True
        elif inner.members and (not opens_member) and facts[0].label:
            member = inner.members[-1]
            if all(fact.aspects.stage != facts[0].aspects.stage for fact in member) and facts[0].concept == member[0].concept:
                member.append(facts[0])

    def _become_topic(self, facts: tuple[Fact, ...], enumeration: Enumeration | None, opens_member: bool, parallel: bool) -> None:
        self.latest = facts
        if not self._reported(facts[0]):
            return
        self.first_topics = self.first_topics or facts
        if enumeration is not None and opens_member:
            self.topics, self.done, self.base, self.done_change = facts, False, None, False
        elif not self.topics or not isinstance(self.topics[0], Fact) or parallel:
            self.topics, self.done = facts, False
        elif not any(topic in self.levels for topic in self.topics):
            self.topics = facts

    def _reported(self, fact: Fact) -> bool:
        stage = fact.aspects.stage
        return stage is None or self.context.stage is None or stage == self.context.stage or (
            self.context.stage == "budget" and self.vocabulary.names.lattices["stage"].contains("budget", stage)
        )

    # Subjects.

    def _subject(self) -> Filler | None:
        """What the clause speaks of: its topic, what it names, or the item it stands in."""
        levels = [fact for fact in self.levels[-1:] if fact.concept is not None]
        if levels and levels[0].aspects.stage != self.context.stage:
            return levels[0]
        for subject in (*self.topics, *levels, *self._references(self.spoken), *self._references(self.named), *self._references(self.clause), *self._references(self.context.item)):
            return subject
        return self.context.topics[0] if self.context.topics and not self.first else None

    def _subject_concepts(self) -> bool:
        subject = self._subject()
        return subject is not None and _concept_of(subject) is not None

    def _subjects(self, unit: str = "yuan") -> tuple[Filler, ...]:
        """The subjects of a change or completion in this clause; several where the label names several."""
        return tuple(s for s in self._spoken_of(unit) if not isinstance(s, Fact) or s.quantity.unit == unit or not s.concept)

    def _spoken_of(self, unit: str) -> tuple[Filler, ...]:
        if self.named is not None and (self.named.concepts or self.named.entity):
            if self.named.weak and self.topics:
                return self.topics
            if self.named.weak and len(self.named.concepts) > 1 and len(self.context.topics) == len(self.named.concepts):
                return self.context.topics
            named = self._references(self.named)
            known = [self._known(reference, self.named, unit) for reference in named]
            return tuple(fact or reference for fact, reference in zip(known, named, strict=True))
        if self.topics:
            return self.topics
        if self.clause is not None and self.clause.concepts:
            return self._references(self.clause)
        if self.context.topics:
            return self._topics_before()
        return self._references(self.context.item)

    def _topics_before(self) -> tuple[Filler, ...]:
        """The topic of the sentence before; where that ended in a list, the list's head, or else (as another reading) its last member."""
        inner = self.enumerations.innermost
        topics = self.context.topics
        last = topics[0]
        if inner is None or not isinstance(last, Fact) or last.enumeration != inner.number:
            self.alternates = self.context.heads
            return topics
        heads = tuple(head for head in inner.heads if self._reported(head))
        if not inner.inline:
            self.alternates = heads if inner.member_rank is None and not self.first else ()
            return topics
        self.alternates = topics if len(heads) == 1 else ()
        return heads or topics

    def _heads_of_topic(self) -> tuple[Fact, ...]:
        """What the topic is a member of: a later paragraph that names nothing may speak of that instead."""
        last = self.context.topics[0] if self.context.topics else None
        if not isinstance(last, Fact) or last.enumeration is None:
            return ()
        heads = [e.heads for e in self.enumerations.stack if e.number == last.enumeration]
        return tuple(head for head in heads[0] if self._reported(head))[:1] if heads else self.context.heads

    def _known(self, reference: Reference, label: Label, unit: str) -> Fact | None:
        """The level that was just printed for a named figure: in this sentence, or as the topic before it."""
        for fact in (*reversed(self.levels), *self.topics, *self.context.topics):
            if isinstance(fact, Fact) and fact.quantity.unit == unit and self._reported(fact) and _same_name(reference, label, fact):
                return fact
        return None

    def _references(self, label: Label | None) -> tuple[Reference, ...]:
        if label is None or not label.concepts:
            return ()
        references = []
        for concept in label.concepts:
            aspects = Aspects(
                entity=label.entity,
                year=label.year or self.context.year,
                stage=label.stage or self.context.stage,
                fund=self._fund(label, concept, None, None),
                path=label.path,
            )
            references.append(Reference(concept, aspects, len(self.notes.facts)))
        return tuple(references)

    def _name(self, roles: dict[str, tuple[int, int]]) -> None:
        label = self._label(roles["label"])
        if label.names_nothing and label.stage is None:
            self.year = label.year or self.year
            return
        self.named = label
        if label.concepts and self.clause is None and not self.topics and not self.levels:
            self.clause = label
            if self.first and (label.depth or self.context.item is None):
                self.context.item = label if label.depth else self.context.item

    # Changes.

    def _base(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        self._close_change()
        tokens = self.tokens[slice(*roles["base"])] if "base" in roles else []
        year = next((self.namer.year_of(t) for t in tokens if t.kind == "Y"), None)
        stage = next((t.word.stage for t in reversed(tokens) if t.kind == "S" and t.word is not None), None)
        prior = self.tokens[roles["prior"][0]] if "prior" in roles else None
        self.base = self._base_of(year, stage, prior, year_on_year=self.kinds[start] in "yq")
        if self.comparable:
            self.base = replace(self.base, id="comparable")

    def _base_of(self, year: int | None, stage: str | None, prior: Token | None, *, year_on_year: bool) -> Base:
        own, reported = self.topics[0].aspects.year if self.topics else self.context.year, self.context.stage
        is_budget = stage is not None and self.vocabulary.names.lattices["stage"].contains("budget", stage)
        amount = (prior.quantity, self._span(prior)) if prior is not None else (None, None)
        if year_on_year or (year is None and stage is None):
            return Base("prior-year", own - 1 if own else None, reported, *amount)
        if year is None or (year == own and stage is not None and stage != reported):
            id_ = stage if is_budget and stage is not None else "prior-year"
            return Base(id_, own if id_ != "prior-year" else (own - 1 if own else None), stage or reported, *amount)
        if year == own and self.year_printed:
            return Base("itself", own, stage or reported, *amount)
        if year == own:
            return Base("prior-year-budget" if is_budget else "prior-year", year, stage or reported, *amount)
        if own is not None and year != own - 1:
            return Base("other-year", year, stage or reported, *amount)
        if is_budget:
            return Base("prior-year-budget", year, stage, *amount)
        return Base("prior-year", year, stage or reported, *amount)

    def _changes(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        direction = {"u": "up", "d": "down", "t": "open"}[self.kinds[roles["direction"][0]]]
        tokens = self._numbers(roles["value"])
        kind = tokens[0].kind if tokens else ""
        if not tokens or kind not in "APQN":
            return
        change = self.change
        if change is not None and change.respective and kind in "AP" and self.kinds[start - 1 : start] in ("/", "K"):
            self._add_respective(change, kind, tokens, direction)
            return
        filled = change is not None and (change.rates if kind == "P" else change.deltas)
        if change is None or filled or self.named is not None:
            self._close_change()
            subjects = () if self.comparable else self._subjects("yuan" if kind in "AP" else tokens[0].quantity.unit if tokens[0].quantity is not None else "yuan")
            base = self.base or self._inherited_base(subjects)
            change = self.change = Change(subjects, base, direction, start, end)
            change.respective = "r" in self.kinds[start:end]
            self.change_named = self.named is not None
        change.end = end
        if kind == "P":
            change.rates = [(_signed(t.quantity, direction), self._span(t)) for t in tokens if t.quantity is not None]
        elif kind in "AN":
            change.deltas = [(_signed(t.quantity, direction), self._span(t)) for t in tokens if t.quantity is not None]
            change.direction = direction
        self.done = True

    def _add_respective(self, change: Change, kind: str, tokens: list[Token], direction: str) -> None:
        """分别增长5%和下降3%: each direction word goes with the next subject."""
        values = [(_signed(t.quantity, direction), self._span(t)) for t in tokens if t.quantity is not None]
        (change.rates if kind == "P" else change.deltas).extend(values)

    def _inherited_base(self, subjects: tuple[Filler, ...]) -> Base:
        if not self.topics and self.context.base is not None:
            return self.context.base
        own = self.context.year
        return Base("prior-year", own - 1 if own else None, self.context.stage)

    def _close_change(self) -> None:
        change, self.change = self.change, None
        if change is None:
            return
        self.done_change = True
        several = max(len(change.deltas), len(change.rates))
        subjects = change.subjects
        if several > 1:
            levels = tuple(fact for fact in self.levels if self._reported(fact))[-several:]
            subjects = subjects if len(subjects) == several else levels
            if len(subjects) != several:
                return
        self.several = several > 1
        for index, subject in enumerate(subjects or (None,)):
            delta = _nth(change.deltas, index, several)
            rate = _nth(change.rates, index, several)
            self._draft_change(change, subject, delta, rate)
        if not change.subjects:
            return
        self.topics = self.topics or change.subjects

    def _draft_change(
        self, change: Change, subject: Filler | None, delta: tuple[Quantity, Span] | None, rate: tuple[Quantity, Span] | None
    ) -> None:
        zero = all(value is None or value[0].is_zero for value in (delta, rate))
        signed = next((value[0].value for value in (delta, rate) if value is not None and not value[0].is_zero), 0)
        direction = change.direction if change.direction == "open" else "flat" if zero else "down" if signed < 0 else "up"
        if change.direction == "open" and any(value is not None and not value[0].is_zero for value in (delta, rate)):
            return
        if change.base.id == "comparable":
            return
        level = subject if isinstance(subject, Fact) else None
        concept = _concept_of(subject) if subject is not None else None
        aspects = subject.aspects if subject is not None else Aspects(year=self.context.year, stage=self.context.stage)
        label = level.label if level is not None else ""
        of = level.number if level is not None else None
        fixed: dict[str, Fact | tuple[Fact, ...]] = {}
        itself = change.base.id == "itself"
        for role, value in (("delta", delta), ("rate", rate)):
            if value is not None:
                measured = _measured(aspects, "delta" if role == "delta" else "rate", change.base)
                fixed[role] = self._write(label, None if itself else concept, value[0], value[1], measured, of=None if itself else of)
        if change.base.prior is not None and change.base.prior_span is not None and change.base.prior.unit != "percent":
            prior = _measured(aspects, "prior", change.base, year=change.base.year)
            fixed["prior"] = self._write(label, concept, change.base.prior, change.base.prior_span, prior, of=of)
        elif level is not None and change.base.id in self.vocabulary.names.lattices["stage"].parents:
            budget = self._budget(change.base.id, level)
            if budget is not None:
                fixed["prior"] = budget
        opened: dict[str, tuple[tuple[str, Filler], ...]] = {}
        if level is not None and (others := self._other_topics(level)):
            opened["subject"] = (("topic", level), *(("latest", fact) for fact in others))
        elif level is not None:
            fixed["subject"] = level
        elif subject is not None:
            opened["subject"] = (("named", subject),)
        self.notes.drafts.append(
            Draft(
                kind="change",
                span=self._extent(change.start, change.end),
                sentence=self.span,
                section=self.context.section,
                fixed=fixed,
                open=opened,
                direction=direction,
                base=change.base.id,
                enumeration=level.enumeration if level is not None else None,
            )
        )

    def _other_topics(self, level: Fact) -> tuple[Fact, ...]:
        """Levels behind the topic in the same sentence that an unnamed change may be of instead, the latest first."""
        if self.alternates and not self.change_named and not self.several:
            return tuple(fact for fact in self.alternates if isinstance(fact, Fact))
        if self.change_named or self.several or level not in self.levels or len(self.topics) != 1 or level.enumeration is not None:
            return ()
        later = [f for f in self.levels if f.number > level.number and self._reported(f) and f.quantity.unit == level.quantity.unit]
        return tuple(reversed(later))[:2]

    def _from_to(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        """由A减至B: the second figure is the level, the first the level of the base."""
        self._close_change()
        prior, level = self.tokens[roles["prior"][0]], self.tokens[roles["level"][0]]
        if prior.quantity is None or level.quantity is None:
            return
        label = self.named or self.clause or Label("", 0, 0)
        self._write_level(label, level)
        own = self.context.year
        base = self.base or Base("prior-year", own - 1 if own else None, self.context.stage)
        base = Base(base.id, base.year, base.stage, prior.quantity, self._span(prior))
        direction = "down" if level.quantity.value < prior.quantity.value else "up"
        self.change = Change(self.latest, base, direction, start, end)
        self.done = True

    def _flat(self, start: int, end: int) -> None:
        """持平, 无变化: a change of nothing, or, against a budget, equality with it."""
        self._close_change()
        subjects = self._subjects()
        if "a" in self.kinds[max(0, start - 4) : end] and len(self.levels) > 1:
            subjects = tuple(fact for fact in self.levels if self._reported(fact) and fact.quantity.unit == "yuan") or subjects
        base = self.base or self._inherited_base(subjects)
        if base.id in ("itself", "comparable") or not subjects:
            return
        for subject in subjects:
            level = subject if isinstance(subject, Fact) else None
            if level is not None and self._draft_equality(level, base, start, end):
                continue
            unit = level.quantity.unit if level is not None else "yuan"
            ulp = level.quantity.ulp if level is not None else 0
            zero = at_quantum(exact_zero(unit), 2 * ulp) if ulp else exact_zero(unit)
            change = Change((subject,), base, "flat", start, end, deltas=[(zero, self._extent(start, end))])
            self._draft_change(change, subject, change.deltas[0], None)
        self.done = True
        self.topics = self.topics or subjects

    def _draft_equality(self, level: Fact, base: Base, start: int, end: int) -> bool:
        """持平 against a figure that is printed beside it: the level of the base, or the budget of the member."""
        other = self._budget(base.id, level) if base.id in self.vocabulary.names.lattices["stage"].parents else None
        if base.prior is not None and base.prior_span is not None:
            measured = _measured(level.aspects, "prior", base, year=base.year)
            other = self._write(level.label, level.concept, base.prior, base.prior_span, measured, of=level.number)
        if other is None:
            return False
        fixed: dict[str, Fact | tuple[Fact, ...]] = {"subject": level, "other": other}
        self.notes.drafts.append(
            Draft("equality", self._extent(start, end), self.span, self.context.section, fixed, base=base.id)
        )
        return True

    def _points(self, roles: dict[str, tuple[int, int]]) -> None:
        self._close_change()
        tokens = self._numbers(roles["value"])
        direction = "up" if self.kinds[roles["direction"][0]] == "u" else "down"
        for token in tokens:
            if token.quantity is None or token.kind != "O":
                continue
            aspects = Aspects(year=self.context.year, measure="points", base=self.base.id if self.base else "prior-year")
            fact = self._write("", None, _signed(token.quantity, direction), self._span(token), aspects)
            fixed: dict[str, Fact | tuple[Fact, ...]] = {"points": fact}
            if self.percent is not None:
                fixed["subject"] = self.percent
            if self.base is not None and self.base.prior is not None and self.base.prior_span is not None and self.percent is not None:
                prior = _measured(self.percent.aspects, "share", self.base, year=self.base.year)
                fixed["prior"] = self._write(self.percent.label, None, self.base.prior, self.base.prior_span, prior)
            self.notes.drafts.append(
                Draft("points", fact.span, self.span, self.context.section, fixed, direction=direction, base=aspects.base)
            )

    # Shares, completion, comparison.

    def _share(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        whole = self._label(roles.get("whole"))
        budget = whole.stage is not None and self.vocabulary.names.lattices["stage"].contains("budget", whole.stage)
        if budget and not (whole.concepts and (not whole.weak or self.context.stage == "budget")):
            roles = {"basis": roles["whole"], "rate": roles["percent"], **({"amount": roles["amount"]} if "amount" in roles else {})}
            self._completion(roles, start, end)
            return
        self._close_change()
        tokens = self._numbers(roles["percent"])
        parts: tuple[Filler, ...] = self.latest[-1:] or self._subjects()[:1]
        if self.named is not None and (self.named.concepts or self.named.entity) and self.kinds[start - 1 : start] not in (",", ";"):
            parts = self._references(self.named)[:1] if self.named.concepts else ()
            parts = parts or self.latest[-1:]
        if len(tokens) > 1:
            parts = tuple(fact for fact in self.levels if self._reported(fact))[-len(tokens) :]
            if len(parts) != len(tokens):
                return
        candidates = self._wholes(self._wider(whole, parts), roles)
        for token, part in zip(tokens, parts or (None,), strict=False):
            self._draft_share(token, part, candidates, start, end)
        self.done = True

    def _wider(self, whole: Label, parts: tuple[Filler, ...]) -> Label:
        """A whole that is named like its part (占本年支出合计 of one fund's expenditure) is that figure over all funds."""
        if whole.fund is None and not whole.path and any(part.concept in whole.concepts and not part.aspects.path for part in parts):
            return replace(whole, fund="all", weak=False)
        return whole

    def _wholes(self, whole: Label, roles: dict[str, tuple[int, int]]) -> tuple[tuple[str, Filler], ...]:
        """What the share is of: as printed or named behind 占, else by the order that the vocabulary declares."""
        if "amount" in roles and (token := self.tokens[roles["amount"][0]]).quantity is not None:
            facts = self._facts(whole, token.quantity, self._span(token), None)
            return (("printed", facts[0]),)
        if not whole.names_nothing:
            known = [fact for fact in self.levels[:-1] if _names(whole, fact)]
            if known:
                return (("named", known[0]),)
            head = self.enumerations.innermost
            if head is not None and (not whole.weak or whole.fund is not None) and _names(whole, head.heads[0]):
                return (("named", head.heads[0]),)
            return tuple(("named", reference) for reference in self._references(whole)[:1])
        found: list[tuple[str, Filler]] = []
        for way in self.vocabulary.readings["share.whole"]:
            found.extend((way, filler) for filler in self._way(way))
        return tuple(found)

    def _way(self, way: str) -> tuple[Filler, ...]:
        inner = self.enumerations.innermost
        match way:
            case "head":
                if inner is not None and self.latest:
                    heads = [h for h in inner.heads if h.aspects.stage == self.latest[-1].aspects.stage] or list(inner.heads[:1])
                    return tuple(h for h in heads[:1] if h not in self.latest)
            case "clause":
                label = self.whole or self.clause
                if label is not None and not any(_names(label, fact) for fact in self.latest):
                    return self._references(label)[:1]
            case "count":
                return self._larger_count()
            case "section":
                return tuple(
                    Reference(concept, self._at(concept), len(self.notes.facts))
                    for concept in self._wholes_of(self.latest[-1].concept if self.latest else None)
                )
        return ()

    def _larger_count(self) -> tuple[Fact, ...]:
        """For a share of a count: the nearest larger count of the same noun before it in the section."""
        latest = self.latest[-1] if self.latest else None
        if latest is None or not latest.quantity.unit.startswith("count:"):
            return ()
        for fact in reversed(self.notes.facts[-40:]):
            if fact.quantity.unit == latest.quantity.unit and fact.quantity.value > latest.quantity.value and fact.sentence != latest.sentence:
                return (fact,)
        return ()

    def _wholes_of(self, concept: str | None) -> list[str]:
        """The concepts that the concept is declared a part of, the plainest last."""
        wholes = [whole for whole, sets in self.vocabulary.names.partitions.items() if any(concept in parts for parts in sets)]
        return [whole for whole in wholes if whole != concept][::-1][:2]

    def _at(self, concept: str) -> Aspects:
        latest = self.latest[-1].aspects if self.latest else Aspects(year=self.context.year, stage=self.context.stage)
        return Aspects(year=latest.year, stage=latest.stage, fund=latest.fund)

    def _draft_share(
        self, token: Token, part: Filler | None, wholes: tuple[tuple[str, Filler], ...], start: int, end: int
    ) -> None:
        if token.quantity is None:
            return
        level = part if isinstance(part, Fact) else None
        aspects = part.aspects if part is not None else Aspects(year=self.context.year, stage=self.context.stage)
        inner = self.enumerations.innermost
        member = level is not None and inner is not None and level.enumeration == inner.number
        percent = self._write(
            level.label if level is not None else "",
            _concept_of(part) if part is not None else None,
            token.quantity,
            self._span(token),
            _measured(aspects, "share", None),
            of=level.number if level is not None else None,
        )
        self.percent = percent
        fixed: dict[str, Fact | tuple[Fact, ...]] = {"percent": percent}
        opened: dict[str, tuple[tuple[str, Filler], ...]] = {"whole": wholes}
        if level is not None:
            fixed["part"] = level
        elif part is not None:
            opened["part"] = (("named", part),)
        number = inner.number if member and inner is not None and (not wholes or wholes[0][0] in ("head", "named")) else None
        self.notes.drafts.append(
            Draft("share", self._extent(start, end), self.span, self.context.section, fixed, opened, enumeration=number)
        )

    def _completion(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        self._close_change()
        token = self.tokens[roles["rate"][0]]
        if token.quantity is None:
            return
        basis = self._label(roles.get("basis"))
        stage = basis.stage if basis.stage not in (None, "final") else "budget"
        subjects = self._actuals() or (None,)
        for subject in subjects:
            level = subject if isinstance(subject, Fact) else None
            aspects = subject.aspects if subject is not None else Aspects(year=self.context.year, stage=self.context.stage)
            rate = self._write(
                level.label if level is not None else "",
                _concept_of(subject) if subject is not None else None,
                token.quantity,
                self._span(token),
                _measured(aspects, "completion", Base(stage or "budget", None, None)),
                of=level.number if level is not None else None,
            )
            fixed: dict[str, Fact | tuple[Fact, ...]] = {"rate": rate}
            opened: dict[str, tuple[tuple[str, Filler], ...]] = {"budget": self._budgets(stage or "budget", subject)}
            if "amount" in roles and (amount := self.tokens[roles["amount"][0]]).quantity is not None:
                fact = self._write(basis.text, _concept_of(subject) if subject else None, amount.quantity, self._span(amount), _staged(aspects, stage))
                opened["budget"] = (("printed", fact),)
            if level is not None:
                fixed["actual"] = level
            elif subject is not None:
                opened["actual"] = (("named", subject),)
            self.notes.drafts.append(
                Draft("completion", self._extent(start, end), self.span, self.context.section, fixed, opened, base=stage)
            )
        self.done = True

    def _late_budgets(self, drafted: int) -> None:
        """为年预算的80%，年预算10.00亿元: the budget of a rate may be printed behind it."""
        for index, draft in enumerate(self.notes.drafts[drafted:], start=drafted):
            rate = draft.fixed.get("rate")
            if draft.kind != "completion" or draft.open.get("budget") or not isinstance(rate, Fact):
                continue
            actual = draft.fixed.get("actual")
            budget = self._budget(draft.base or "budget", actual if isinstance(actual, Fact) else None)
            if budget is not None and budget.number > rate.number and budget not in self.unstaged and budget in self.levels:
                self.notes.drafts[index] = replace(draft, open={"budget": (("member", budget),)})

    def _deviation(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        """预决算差异率: the final's change against its budget, with the sign that is printed."""
        self._close_change()
        token = self.tokens[roles["rate"][0]]
        level = next((fact for fact in self._actuals() if isinstance(fact, Fact)), None)
        budget = self._budget("budget", level) if level is not None else None
        if token.quantity is None or level is None or budget is None:
            return
        base = Base(budget.aspects.stage or "budget", self.context.year, budget.aspects.stage)
        self.change = Change((level,), base, "up", start, end, rates=[(token.quantity, self._span(token))])
        self.change_named = True
        self._close_change()

    def _actuals(self) -> tuple[Filler, ...]:
        """What was completed: the final figure of the sentence even where the document reports budgets."""
        subjects = self._subjects()
        if any(isinstance(s, Fact) and s.aspects.stage != "final" for s in subjects):
            amounts = [fact for fact in self.levels if fact.quantity.unit == "yuan"]
            finals = [fact for fact in amounts if fact.aspects.stage == "final"] or [fact for fact in amounts if fact in self.unstaged]
            return tuple(finals[-1:]) or subjects
        return subjects

    def _budgets(self, stage: str, subject: Filler | None) -> tuple[tuple[str, Filler], ...]:
        found: list[tuple[str, Filler]] = []
        member = self._budget(stage, subject)
        if member is not None:
            return (("member", member),)
        concept = _concept_of(subject) if subject is not None else None
        if concept is not None and subject is not None and subject.aspects.stage != stage:
            found.append(("elsewhere", Reference(concept, _staged(subject.aspects, stage), len(self.notes.facts), strict=True)))
        return tuple(found)

    def _budget(self, stage: str, subject: Filler | None = None) -> Fact | None:
        """The budget that was printed for the topic in this member: the latest level of a stage that joins the one named."""
        lattice = self.vocabulary.names.lattices["stage"]
        for fact in (*reversed(self.levels), *reversed(self.context.levels)):
            own = fact.aspects.stage
            if own is None or own == "final" or fact is subject:
                continue
            if (lattice.contains(stage, own) or lattice.contains(own, stage)) and self._same_member(fact, subject):
                return fact
        return None

    def _same_member(self, fact: Fact, subject: Filler | None) -> bool:
        topic = subject or (self.topics[0] if self.topics else None)
        if topic is None:
            return True
        same = (fact.concept, fact.aspects.path, fact.aspects.entity) == (topic.concept, topic.aspects.path, topic.aspects.entity)
        unnamed = fact.concept is None and fact.aspects.entity in (None, topic.aspects.entity)
        return same or unnamed or (topic.concept is None and fact.aspects.entity == topic.aspects.entity)

    def _comparison(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        self._close_change()
        relation = {">": "greater", "<": "less", "=": "equal"}.get(self.kinds[roles["relation"][0]])
        right = self._label(roles["right"])
        if right.stage is None or right.stage == "final" or (right.concepts and not right.weak):
            return
        subjects = self._subjects()
        for subject in subjects:
            if isinstance(subject, Fact) and relation is not None:
                self._draft_comparison(subject, self._budget(right.stage, subject), relation, right.stage, start, end)
        if "delta" in roles and relation in ("greater", "less") and subjects:
            token = self.tokens[roles["delta"][0]]
            direction = "up" if relation == "greater" else "down"
            if token.quantity is not None:
                base = Base(right.stage, self.context.year, right.stage)
                delta = (_signed(token.quantity, direction), self._span(token))
                self.change = Change(subjects, base, direction, start, end, deltas=[delta])

    def _draft_comparison(self, level: Fact, other: Filler | None, relation: str, base: str, start: int, end: int) -> None:
        opened: dict[str, tuple[tuple[str, Filler], ...]] = {"right": self._budgets(base, level)}
        if other is not None:
            opened["right"] = (("member", other),)
        self.notes.drafts.append(
            Draft(
                "comparison",
                self._extent(start, end),
                self.span,
                self.context.section,
                {"left": level},
                opened,
                relation=relation,
                base=base,
            )
        )

    # Lists, asides, averages, products, text zeros.

    def _opening(self, means: str, end: int) -> None:
        self._close_change()
        heads = tuple(topic for topic in self.topics if isinstance(topic, Fact)) or self.latest
        if not heads and self.context.topics and (means in ("of-which", "aspects") or not self.first):
            heads = tuple(topic for topic in self.context.topics if isinstance(topic, Fact))
        if means in ("list", "details") and self.latest and self.topics and self.latest[-1] in self.levels:
            heads = heads if self.topics[0] in self.levels else self.latest
        if means == "of-which" and not self.levels and not self.kinds[end:].strip(".:") and self.last:
            inner = self.enumerations.innermost
            heads = inner.heads if inner is not None and inner.inline and inner.members else heads
        heads = self._named_head() or (self._main() if means == "aspects" and not self.levels else ()) or heads
        opening: Opening = "of-which"
        if means == "list":
            opening = "list"
        elif means == "details":
            opening = "details"
            heads = self.latest or heads
        elif means == "aspects":
            opening = "aspects"
        if not heads:
            return
        companions = tuple(
            fact
            for fact in self.notes.facts[max(0, heads[0].number - 3) : heads[0].number + 4]
            if fact.aspects.measure == "level"
            and fact.concept == heads[0].concept
            and fact.concept is not None
            and fact.aspects.path == heads[0].aspects.path
            and fact.sentence == heads[0].sentence
            and fact.aspects.stage not in {head.aspects.stage for head in heads}
        )
        at_end = not self.kinds[end:].strip(".:") and self.last
        self.enumerations.open(opening, (*heads, *companions), inline=not at_end, rank=self.context.rank)
        self.base = None
        self.fresh = False
        self.member_began = False

    def _main(self) -> tuple[Fact, ...]:
        """What a list by aspects at the beginning of a sentence divides: the head of the list before it, or the item's main figure."""
        inner = self.enumerations.innermost
        return inner.heads if inner is not None and inner.inline and inner.members else self.context.main

    def _named_head(self) -> tuple[Fact, ...]:
        """收入包括：…: the list names its head, whose level was printed before."""
        wanted = self.clause if self.topics else self.named or self.context.clause
        if wanted is None or not wanted.concepts or any(_names(wanted, topic) for topic in self.topics):
            return ()
        totals = tuple(fact for fact in self.context.topics if isinstance(fact, Fact) and fact.concept in _TOTALS)
        if wanted.weak and wanted.fund is None and totals:
            return tuple(fact for fact in totals if fact.concept in {_TOTAL_OF.get(concept) for concept in wanted.concepts})
        for fact in reversed(self.notes.facts[-60:]):
            if fact.aspects.measure == "level" and self._reported(fact) and _names(wanted, fact):
                return (fact,)
        return ()

    def _aside(self, *, opens: bool, behind_amount: bool) -> None:
        self._close_change()
        self.aside_names = not behind_amount
        if opens:
            self.asides.append((self.topics, self.latest, len(self.levels)))
            if self.latest:
                self.enumerations.open("aside", self.latest, inline=True, rank=self.context.rank)
        elif self.asides:
            self.topics, self.latest, count = self.asides.pop()
            self.aside_levels.extend(self.levels[count:])
            del self.levels[count:]
            if self.enumerations.innermost is not None and self.enumerations.innermost.opening == "aside":
                self.enumerations.close()

    def _average(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        self._close_change()
        token = self.tokens[roles["average"][0]]
        total = next((fact for fact in reversed(self.levels) if fact.quantity.unit == "yuan"), None)
        count = next((fact for fact in reversed(self.levels) if fact.quantity.unit.startswith("count:")), None)
        if token.quantity is None:
            return
        aspects = Aspects(year=self.context.year, stage=self.context.stage)
        average = self._write(self._label(roles.get("label")).text, None, token.quantity, self._span(token), aspects)
        if total is None or count is None:
            return
        fixed: dict[str, Fact | tuple[Fact, ...]] = {"total": total, "count": count, "average": average}
        self.notes.drafts.append(Draft("average", self._extent(start, end), self.span, self.context.section, fixed))

    def _product(self) -> None:
        """A unit standard with a count of the same noun and one amount in a sentence: count × standard = amount."""
        standards = [fact for fact in self.levels if fact.quantity.unit.startswith("yuan-per:")]
        amounts = [fact for fact in self.levels if fact.quantity.unit == "yuan"]
        if len(standards) != 1 or len(amounts) != 1:
            return
        noun = standards[0].quantity.unit.removeprefix("yuan-per:")
        counts = [fact for fact in self.levels if fact.quantity.unit == f"count:{noun}"]
        if len(counts) == 1:
            fixed: dict[str, Fact | tuple[Fact, ...]] = {"count": counts[0], "unit": standards[0], "total": amounts[0]}
            self.notes.drafts.append(Draft("product", self.span, self.span, self.context.section, fixed))

    def _addition(self) -> None:
        """A加上B、C，总计D: the figures before the total of the sentence add up to it."""
        amounts = [fact for fact in self.levels if fact.quantity.unit == "yuan"]
        totals = [n for n, fact in enumerate(amounts) if fact.concept in _TOTALS]
        if not self.adding or len(totals) != 1 or totals[0] < 2:
            return
        total, parts = amounts[totals[0]], tuple(amounts[: totals[0]])
        span = Span(parts[0].span.start, total.span.end)
        fixed: dict[str, Fact | tuple[Fact, ...]] = {"total": total, "parts": parts}
        self.notes.drafts.append(Draft("sum", span, self.span, self.context.section, fixed, exhaustive=True))

    def _absence(self, roles: dict[str, tuple[int, int]], start: int, end: int) -> None:
        """没有, 未安排 before a known figure of money: a zero that words state."""
        label = self._label(roles["label"])
        if not label.concepts or label.entity is not None or (label.weak and label.fund is None):
            return
        concepts = self.vocabulary.names.concepts
        for concept in label.concepts:
            if "fund" in concepts[concept].identity or self.vocabulary.defaults.get(concept) or "stage" in concepts[concept].identity:
                fund = self._fund(label, concept, None, None)
                aspects = Aspects(None, label.year or self.context.year, label.stage or self.context.stage, fund, path=label.path)
                self._write(label.text, concept, exact_zero("yuan"), self._extent(start, end), aspects)


def enumeration_has_stages(enumeration: Enumeration | None) -> bool:
    """Whether the head was printed for several stages, so that an unmarked member is of the reported one."""
    return enumeration is not None and len({head.aspects.stage for head in enumeration.heads}) > 1


def _single(label: Label, concept: str) -> Label:
    return replace(label, concepts=(concept,))


def _concept_of(subject: Filler) -> str | None:
    return subject.concept


def _names(label: Label, subject: Filler) -> bool:
    """Whether a label names the figure: the same concept and path, and no aspect that differs."""
    aspects = subject.aspects
    return (
        _concept_of(subject) in label.concepts
        and label.path == aspects.path
        and label.fund in (None, aspects.fund)
        and label.entity in (None, aspects.entity)
        and (label.year is None or label.year == aspects.year)
    )


def _same_name(reference: Reference, label: Label, fact: Fact) -> bool:
    """Whether a level was printed under the name that a label gives, as far as the label says."""
    mine, theirs = fact.aspects, reference.aspects
    return (
        fact.concept == reference.concept
        and mine.path == theirs.path
        and mine.entity == theirs.entity
        and theirs.fund in (None, mine.fund)
        and label.year in (None, mine.year)
    )


def _same_figure(head: Fact, concept: str | None, aspects: Aspects) -> bool:
    """Whether a member bears the name of its own head, as a slip of the form does."""
    mine = (concept, aspects.path, aspects.fund, aspects.entity, aspects.stage)
    return mine == (head.concept, head.aspects.path, head.aspects.fund, head.aspects.entity, head.aspects.stage)


def _measured(aspects: Aspects, measure: str, base: Base | None, *, year: int | None = None) -> Aspects:
    """The aspects of a figure that is measured of another one."""
    return Aspects(
        entity=aspects.entity,
        year=year or aspects.year,
        stage=aspects.stage,
        fund=aspects.fund,
        measure=measure,  # type: ignore[arg-type]
        base=base.id if base is not None else None,
        path=aspects.path,
        project=aspects.project,
    )


def _staged(aspects: Aspects, stage: str | None) -> Aspects:
    return Aspects(aspects.entity, aspects.year, stage, aspects.fund, path=aspects.path, project=aspects.project)


def _signed(quantity: Quantity, direction: str) -> Quantity:
    """The signed change: a decrease is negative, also where a minus is printed behind the word."""
    return negated(quantity) if direction == "down" and quantity.value > 0 else quantity


def _nth(values: list[tuple[Quantity, Span]], index: int, several: int) -> tuple[Quantity, Span] | None:
    if not values:
        return None
    return values[index] if several > 1 and len(values) == several else values[0]
