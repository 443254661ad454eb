"""Asks the graph with SPARQL, with all prefixes bound and nothing beyond the graph in reach."""

from accordgraph.query.disagreements import Dispute, Tally, as_json, disputes, report, tallies
from accordgraph.query.questions import Question, question, questions
from accordgraph.query.results import FORMATS, Format, write
from accordgraph.query.run import ask, query
from accordgraph.store import Answer

__all__ = [
    "FORMATS",
    "Answer",
    "Dispute",
    "Format",
    "Question",
    "Tally",
    "as_json",
    "ask",
    "disputes",
    "query",
    "question",
    "questions",
    "report",
    "tallies",
    "write",
]
