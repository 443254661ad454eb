"""Numbers the cells of a document's tables."""

from __future__ import annotations

from accordgraph.model import Cell


class Cells:
    """Counts the tables, rows and cells of a document, whose elements are met in their order."""

    def __init__(self) -> None:
        self._table = self._row = self._column = -1

    def meet(self, element: str) -> Cell | None:
        """The place of a cell, None at an element of any other name.

        >>> cells = Cells()
        >>> [cells.meet(element) for element in ("table", "tr", "th", "td")][-1]
        Cell(table=0, row=0, column=1)
        """
        if element == "table":
            self._table, self._row = self._table + 1, -1
        elif element in ("tr", "row"):
            self._row, self._column = self._row + 1, -1
        elif element in ("td", "th", "cell"):
            self._column += 1
            return Cell(self._table, self._row, self._column)
        return None
