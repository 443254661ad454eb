"""What the README tells its reader to type works."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordgraph.cli import main
from accordgraph.data import data_folder
from accordgraph.merge.overrides import parse_overrides

CHECKOUT = Path(__file__).resolve().parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
INSTALL, TEST, *USE = [text for language, text in BLOCKS if language == "sh"]
COMMANDS = [line for text in USE for line in text.splitlines() if line.startswith("accordgraph ")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, dossier: Path) -> Iterator[Path]:
    """A folder with the reports that ship and the dossier that the first command leaves."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(data_folder("sources") / "reports", folder / "sources" / "reports")
    shutil.copytree(dossier, folder / "dossier")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("webbrowser.open", lambda url: True)
        yield folder


def test_readme_starts_with_two_commands() -> None:
    assert INSTALL.strip().endswith("accordgraph build")
    assert TEST.strip().endswith("python -m pytest")
    assert INSTALL.count("\n") == TEST.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_command_runs(command: str, place: Path) -> None:
    arguments = shlex.split(command, comments=True)[1:]
    redirected = arguments.index(">") if ">" in arguments else len(arguments)
    result = CliRunner().invoke(main, arguments[:redirected], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def test_readme_python_runs(place: Path) -> None:
    for language, text in BLOCKS:
        if language == "python":
            exec(compile(text, "README.md", "exec"), {"__name__": "readme"})


def test_readme_overrides_are_decisions() -> None:
    (block,) = (text for language, text in BLOCKS if language == "jsonl")
    assert [decision.action for decision in parse_overrides(block.splitlines())] == ["rename", "reject"]


def test_readme_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", README):
        assert target.startswith("https://") or (CHECKOUT / target).exists(), target
