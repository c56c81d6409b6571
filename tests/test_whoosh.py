"""Whoosh's own matchers find in our segments what our executor finds, where both can ask."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from whoosh.query import compound, qcore, spans, terms, wrappers

from indexer.analysis import STEM_MARK
from indexer.engine.execute import Execution
from indexer.engine.limits import Deadline
from indexer.engine.whoosh_memory import MemoryEngine
from indexer.engine.whoosh_snapshot import WhooshSnapshot
from indexer.plan import And, Everything, Match, Not, Or, Plan, leaf_match, resolve
from indexer.syntax import Leaf, LeafKind
from tests import strategies
from tests.test_twin import MANY, Commits, fill

FIELDS = ("text", "text", "section", "title")  # Whoosh's span queries miss positions that two authors share


@st.composite
def plans(draw: st.DrawFn, depth: int = 2) -> Plan:
    """A plan of any form, over the words that stand in the libraries drawn."""
    match draw(st.integers(0, 4 if depth else 1)):
        case 0 | 1:
            kinds: list[LeafKind] = ["text", "phrase", "prefix", "fuzzy"]
            kind: LeafKind = draw(st.sampled_from(kinds))
            count = draw(st.integers(1, 3)) if kind == "phrase" else 1
            text = " ".join(draw(st.lists(strategies.words, min_size=count, max_size=count)))
            return leaf_match(Leaf(kind, text[:3] if kind == "prefix" else text, draw(st.sampled_from(FIELDS))))
        case 2:
            return And(tuple(draw(st.lists(plans(depth=depth - 1), min_size=2, max_size=3))))
        case 3:
            return Or(tuple(draw(st.lists(plans(depth=depth - 1), min_size=2, max_size=3))))
        case _:
            return Not(draw(plans(depth=depth - 1)))


def _every() -> qcore.Query:
    return qcore.Every()


def in_whoosh(plan: Plan) -> qcore.Query:
    """The same question to Whoosh; prefixes and fuzzy words stay its own."""
    match plan:
        case Match(field, slots):
            words: list[qcore.Query] = []
            for slot in slots:
                if slot.prefix:
                    words.append(terms.Prefix(field, slot.prefix))
                elif slot.fuzzy:
                    words.append(terms.FuzzyTerm(field, slot.fuzzy, maxdist=1, prefixlength=0))
                else:
                    words.append(compound.Or([terms.Term(field, term) for term in slot.terms]))
            return words[0] if len(words) == 1 else spans.SpanNear2(words, slop=1, ordered=True)
        case And(children):
            return compound.And([in_whoosh(child) for child in children])
        case Or(children):
            return compound.Or([in_whoosh(child) for child in children])
        case Not(child):
            return compound.And([_every(), wrappers.Not(in_whoosh(child))])
        case Everything():
            return _every()


def ours(plan: Plan, snapshot: WhooshSnapshot) -> set[int]:
    execution = Execution(resolve(plan, snapshot), snapshot.segments, snapshot.statistics, Deadline())
    bases = enumerate(snapshot.bases)
    return {base + row for number, base in bases for row in execution.rows(number).tolist()}


@MANY
@given(strategies.commits(), st.lists(plans(), min_size=1, max_size=5))
def test_whoosh_finds_the_same(commits: Commits, drawn: list[Plan]) -> None:
    engine = MemoryEngine()
    fill(engine, commits)
    with engine.index.searcher() as searcher:
        for plan in drawn:
            assert set(searcher.docs_for_query(in_whoosh(plan))) == ours(plan, engine.snapshot())
    engine.close()


def test_terms_are_forms_and_marked_stems() -> None:
    engine = MemoryEngine()
    fill(engine, [([strategies.article("a", "Two rifles")], [])])
    with engine.index.reader() as reader:
        assert list(reader.lexicon("text")) == [b"=rifl", b"=two", b"rifles", b"two"]
        assert (reader.doc_frequency("text", STEM_MARK + "rifl"), reader.frequency("text", "rifles")) == (1, 1)
    engine.close()
