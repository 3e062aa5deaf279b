"""``codemods api``: the history of a name, for a person and for programs."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from codemods.cli.api import api, history


def run(*arguments: str) -> Result:
    return CliRunner().invoke(api, list(arguments))


def test_a_name_that_is_gone() -> None:
    result = run("django.utils.encoding.force_text")
    assert result.exit_code == 0
    assert "django.utils.encoding.force_text  function" in result.output
    assert "Django 1.7 to 3.2, gone since" in result.output
    assert "3.0 to 3.2: RemovedInDjango40Warning" in result.output


def test_a_name_that_moved() -> None:
    output = run("django.core.urlresolvers.reverse").output
    assert "now        django.urls.reverse" in output
    assert "1.10 to 1.11: django.urls.base.reverse" in output


def test_changes_of_a_signature_the_newest_first() -> None:
    lines = run("django.db.models.Model.save").output.splitlines()
    takes = [line for line in lines if "force_insert" in line]
    assert "6.0 to 6.1: (*, force_insert" in takes[0]
    assert "1.7 to 5.0: (force_insert" in takes[-1]


def test_a_setting() -> None:
    output = run("USE_L10N").output
    assert "Django 1.7 to 4.2, gone since" in output
    assert "4.0 to 4.2: True" in output


def test_several_names_at_once() -> None:
    output = run("django.urls.path", "django.urls.re_path").output
    assert "django.urls.path" in output and "django.urls.re_path" in output


def test_output_for_programs() -> None:
    (found,) = json.loads(run("--output-format", "json", "django.core.urlresolvers").output)
    assert found["lived"] == [{"first": "1.7", "last": "1.11"}]
    assert found["went_to"] == "django.urls"
    assert found["exists_now"] is False
    assert found["warnings"] == [{"first": "1.10", "last": "1.11", "text": "RemovedInDjango20Warning"}]


def test_an_unknown_name_ends_with_one_sentence_and_names_like_it() -> None:
    result = run("django.utils.encoding.forcetext")
    assert result.exit_code == 2
    assert "did you mean django.utils.encoding.force_text" in result.output
    assert "Traceback" not in result.output


def test_unknown_settings_and_other_peoples_names() -> None:
    assert "did you mean" in run("USE_L10M").output
    assert run("USE_L10M").exit_code == 2
    assert run("NoSuchThing").exit_code == 2
    assert run("flask.Flask").exit_code == 2


def test_notes_of_others_are_printed_below() -> None:
    assert history("django.urls.path", notes=lambda name: [f"a note on {name}"]).notes == [
        "a note on django.urls.path"
    ]
