"""The pyvis network that writes the page, with a template that escapes all and needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import webbrowser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from accordgraph.explorer.view import ENTITY_TYPES, Json

_FOLDER = Path(__file__).parent
_SHAPES = ("dot", "square", "triangle", "diamond", "star", "hexagon", "triangleDown")
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=.*\s*$")


class Page(Network):  # type: ignore[misc]
    """A pyvis network of the entities and positions of a view; physics is off, the positions are given."""

    def __init__(self, data: Json) -> None:
        super().__init__(height="100%", directed=True)
        self.data = data
        self.toggle_physics(False)
        self.templateEnv = Environment(
            loader=PackageLoader("accordgraph.explorer", "."),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.node_ids = [row[0] for row in data["nodes"]]
        self.nodes = [self._node(row) for row in data["nodes"]]
        self.node_map = dict(zip(self.node_ids, self.nodes, strict=True))
        self.edges = list(self._edges(data))

    @staticmethod
    def _node(row: list[Any]) -> Json:
        id_, type_, label, _, x, y, *_ = row
        return {
            "id": id_,
            "label": label,
            "shape": _SHAPES[type_],
            "group": ENTITY_TYPES[type_],
            "x": x,
            "y": y,
        }

    def _edges(self, data: Json) -> Iterable[Json]:
        for id_, subject, predicate, value, *_ in data["findings"]:
            if value < len(self.node_ids):
                yield {
                    "id": id_,
                    "from": self.node_ids[subject],
                    "to": self.node_ids[value],
                    "label": data["predicates"][predicate],
                }

    def generate_html(self, *_: object, **__: object) -> str:
        """The whole page; pyvis' arguments make no difference here, since nothing lies outside."""
        style = _read("explorer.css")
        scripts = [_SOURCE_MAP.sub("\n", _read("vendor/vis-network.min.js")), _own_script()]
        self.html = self.templateEnv.get_template("template.html").render(
            data=_embedded({name: part for name, part in self.data.items() if name != "words"}),
            words=_embedded(self.data["words"]),
            counts=self.data["counts"],
            policy=_policy(scripts, style),
            scripts=[Markup(script) for script in scripts],
            style=Markup(style),
        )
        return self.html

    def write_html(self, name: str, *_: object, open_browser: bool = False, **__: object) -> None:
        """Write the page into the file `name`, and open it if asked to."""
        path = Path(name)
        path.write_bytes(self.generate_html().encode())
        if open_browser:
            webbrowser.open(path.absolute().as_uri())


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _own_script() -> str:
    """The page's own scripts as one, in a scope of its own."""
    files = sorted((_FOLDER / "scripts").glob("*.js"))
    body = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return f'"use strict";\n(() => {{\n{body}}})();\n'


def _policy(scripts: Iterable[str], style: str) -> str:
    """A Content-Security-Policy under which these scripts and this style run and nothing else is loaded."""
    allowed = " ".join(_hash(script) for script in scripts)
    loaded = f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}"
    return f"{loaded}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _embedded(data: object) -> Markup:
    """The data as JSON that no HTML parser takes for markup; half surrogate pairs become U+FFFD."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return Markup(text.replace("<", "\\u003c"))
