"""The command writes papers in Word, gives a template, fills one, and says what is wrong with one."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import EXAMPLE, ON, run
from tests.formats_docx import word


def test_a_template_is_given_and_filled(tmp_path: Path) -> None:
    template, target = tmp_path / "ours.docx", tmp_path / "filled.docx"
    assert run("template", "--paper", "action-plan", "-o", template).out == f"{template}\n"
    ran = run("export", EXAMPLE, "--paper", "action-plan", "--template", template, "-o", target, *ON)
    assert (ran.code, ran.err) == (0, "")
    assert "Puddlehop" in word.text_of(word.opened(target.read_bytes()).element.body)
    assert run("import", target, "--into", EXAMPLE).out == "No change.\n"


def test_faults_of_a_template_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    template, target = tmp_path / "ours.docx", tmp_path / "filled.docx"
    template.write_bytes(word.template("Our {{ titel }}", "{{ assessment.servce }}"))
    ran = run("export", EXAMPLE, "--template", template, "-o", target, *ON)
    assert ran.code == 2
    assert "There is no field titel, in the paragraph 'Our {{ titel }}'." in ran.err
    assert "assessment.service" in ran.err
    assert not target.exists()


def test_a_template_goes_with_word_alone(tmp_path: Path) -> None:
    assert run("export", EXAMPLE, "--to", "html", "--template", "x.docx", "-o", tmp_path, *ON).code == 2
    ran = run("export", EXAMPLE, "--to", "docx", "--template", tmp_path / "none.docx", "-o", tmp_path, *ON)
    assert ran.code == 2
    assert "no such file" in ran.err
