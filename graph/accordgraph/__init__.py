"""A knowledge graph of who signed, refused and said what, built from documents about diplomacy."""

__version__ = "0.1.0"
