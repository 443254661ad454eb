"""Fixtures that several test modules share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings
from spacy.language import Language

import accordgraph
from accordgraph.data import data_folder

CHECKOUT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

settings.register_profile("accordgraph", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("accordgraph")


def missing(reason: str) -> NoReturn:
    """Skip the test that needs what is missing; fail it where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI may not skip", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def nlp() -> Language:
    return accordgraph.load_model()


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the corpus that ships; tests only read it."""
    out = tmp_path_factory.mktemp("shipped") / "dossier"
    accordgraph.build([data_folder("sources") / "reports"], out)
    return out


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        missing("the evaluation data is not beside the checkout (../shared)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing("Chromium is not installed")
    return found
