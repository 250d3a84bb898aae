"""The fetched assets are all there, and each font has its licence beside it."""

import importlib.util
import os

import pytest

from tests.repo.tree import ROOT


@pytest.fixture(scope="module")
def assets():
    spec = importlib.util.spec_from_file_location("assets", ROOT / "scripts/assets.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_asset_is_fetched(assets):
    missing = [path.name for path in assets.wanted().values() if not path.is_file()]
    if missing and os.environ.get("CI") != "true":
        pytest.skip("not fetched on this machine: `make assets` says why")
    assert not missing


def test_every_font_has_its_licence_beside_it(assets):
    paths = set(assets.wanted().values())
    for folder, families in ((assets.FONTS, assets.FAMILIES), (assets.PRINT_FONTS, assets.WEIGHTS)):
        assert {folder / f"{family}-LICENSE.txt" for family in families} <= paths


def test_machine_without_npm_is_told_in_one_sentence(assets, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(assets, "WORK", tmp_path)
    monkeypatch.setattr(assets, "npm_command", lambda: [str(tmp_path / "no-npm")])
    monkeypatch.setenv("CI", "false")
    assert assets.main() == 0
    said = capsys.readouterr().err
    assert said.startswith("The fonts could not be fetched, so reports use the system's fonts, and ")
    assert said.count("\n") == 1
    monkeypatch.setenv("CI", "true")
    assert assets.main() == 1
