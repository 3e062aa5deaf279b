"""Templates are checked and fixed file by file, whatever is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.findings import Edit, Finding, Verdict
from codemods.releases import Range
from codemods.rewrite.verify import apply
from codemods.rules.templates import template_rules
from codemods.templates.check import (
    check_template,
    find_inline,
    fix_template,
    may_hold,
    verify,
)
from codemods.templates.context import TemplateContext, template_name
from codemods.templates.libraries import Library
from codemods.templates.rule import Answers, Site, TemplateRule

PATH = "shop/templates/shop/page.html"
RULES = template_rules()
NEWEST = Range.of(None, "6.1")
PLAIN = TemplateContext()

PIECES = [
    *(
        "{% load staticfiles %}",
        "{% load url from future %}",
        "{% load i18n admin_static future %}",
        "\n",
        " ",
    ),
    *("{% ifequal a b %}", "{% endifequal %}", "{% else %}", "{% ifnotequal a 'b' %}", "{% endifnotequal %}"),
    *(
        "{% if not x|length_is:4 %}",
        "{% if request.is_ajax %}",
        "{% endif %}",
        "{{ x|length_is:2 }}",
        "{{ form }}",
    ),
    *("{{ x|escape|upper }}", "{% cycle a,b %}", "<table>", "</table>", "{% comment %}", "{% endcomment %}"),
    *(
        "{% trans 'x' %}",
        "{% blocktrans %}",
        "{% endblocktrans %}",
        "{{ a..b }}",
        "{% verbatim %}",
        "{% endverbatim %}",
    ),
    *(
        "<a href=\"{% url 'logout' %}\">",
        "</a>",
        "{% static 'a#b' %}",
        "é",
        "{",
        "}",
        "%",
        "{{",
        "{% if a = b %}",
    ),
]
templates = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
contexts = st.sampled_from([PLAIN, replace(PLAIN, modernize=True)])


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@given(templates, contexts, st.booleans())
@settings(max_examples=300)
def test_fixing_ends_and_a_second_run_changes_nothing(
    text: str, context: TemplateContext, suggestions: bool
) -> None:
    fixed = fix_template(PATH, text, RULES, NEWEST, context, suggestions)
    assert not fixed.failed
    again = fix_template(PATH, fixed.text, RULES, NEWEST, context, suggestions)
    assert again.text == fixed.text
    assert not again.applied


@given(templates, contexts)
@settings(max_examples=300)
def test_skipping_by_words_loses_no_finding(text: str, context: TemplateContext) -> None:
    if not may_hold(text.encode("utf-8", "replace"), PATH, RULES, NEWEST, context):
        for rule in RULES:
            assert check_template(PATH, text, [rule], NEWEST, context) == []


@given(templates)
@settings(max_examples=200)
def test_edits_are_in_order_and_apart(text: str) -> None:
    for finding in check_template(PATH, text, RULES, NEWEST, PLAIN):
        for edit in finding.edits:
            assert 0 <= edit.start <= edit.end <= len(text)
        for first, second in zip(finding.edits, finding.edits[1:], strict=False):
            assert first.end <= second.start
        assert (finding.verdict is Verdict.FLAG) == (not finding.edits)


def test_rules_meet_in_one_tag() -> None:
    text = "{% load staticfiles future i18n admin_static %}\n{% ifequal x|escape|upper y %}{{ x|length_is:1|yesno:'a,b' }}{% endifequal %}"
    fixed = fix_template(PATH, text, RULES, NEWEST, PLAIN)
    assert fixed.text == (
        "{% load static i18n %}\n{% if x|upper == y %}{% if x|length == 1 %}a{% else %}b{% endif %}"
        "{% endif %}"
    )


def test_a_modern_template_is_left_in_peace() -> None:
    text = (
        "{% extends 'base.html' %}{% load static i18n %}{% block content %}{% if a == b and c|length > 2 %}"
        "{% translate 'x' %}{% url 'shop:cart' pk=1 as cart %}{{ cart|default:'-' }}{{ form.as_div }}"
        "<form method='post' action=\"{% url 'logout' %}\">{% csrf_token %}</form>{% endif %}{% endblock content %}"
    )
    assert check_template(PATH, text, RULES, NEWEST, PLAIN) == []
    assert check_template(PATH, text, RULES, Range.of("6.1", "6.1"), replace(PLAIN, modernize=True)) == []


def test_only_changes_on_the_way_count() -> None:
    text = "{% ifequal a b %}{% endifequal %}"
    assert codes(check_template(PATH, text, RULES, Range.of("3.2", "4.0"), PLAIN)) == ["3.1/ifequal"]
    assert codes(check_template(PATH, text, RULES, Range.of("2.2", "3.1"), PLAIN)) == ["3.1/ifequal"]
    assert not check_template(PATH, text, RULES, Range.of("2.2", "3.0"), PLAIN)
    # On 4.2 the tag cannot be there, unless it is somebody else's.
    assert not check_template(PATH, text, RULES, Range.of("4.2", "5.0"), PLAIN)


def test_a_finding_says_where_what_why_since_when_and_links_the_notes() -> None:
    (finding,) = check_template(PATH, "\n  {% load staticfiles %}", RULES, NEWEST, PLAIN)
    assert (finding.place.line, finding.place.column) == (2, 10)
    assert (finding.code, finding.since, finding.until) == ("2.1/load-staticfiles", "2.1", "3.0")
    assert finding.message
    assert finding.advice
    assert finding.url.startswith("https://docs.djangoproject.com/en/stable/releases/2.1/")


@pytest.mark.parametrize(
    "text",
    [
        "{%- if a %}{{ request.is_ajax }}{% endif -%}",
        "{% macro f(x) %}{{ request.is_ajax }}{% endmacro %}",
        "{% set x = 1 %}{{ request.is_ajax }}",
        "{{ f(x) }}{{ request.is_ajax }}",
        "{% if f(x) %}{{ request.is_ajax }}{% endif %}",
        "{% import 'a.html' as a %}{{ request.is_ajax }}",
    ],
)
def test_jinja_is_told_by_its_syntax(text: str) -> None:
    assert check_template(PATH, text, RULES, NEWEST, PLAIN) == []


def test_jinja_is_told_by_names_and_settings() -> None:
    text = "{{ request.is_ajax }}"
    assert check_template(PATH, text, RULES, NEWEST, PLAIN)
    for path in ("a/templates/b.jinja", "a/templates/b.html.j2", "a/jinja2/b.html"):
        assert check_template(path, text, RULES, NEWEST, PLAIN) == []
    assert check_template(PATH, text, RULES, NEWEST, replace(PLAIN, jinja=True)) == []
    assert check_template(PATH, "{% set x = 1 %}" + text, RULES, NEWEST, replace(PLAIN, jinja=False))


def test_a_django_template_with_a_bracket_is_not_jinja() -> None:
    text = "{% load i18n %}{{ _('Hello (you)') }}{% trans 'f(x)' %}{{ request.is_ajax }}"
    assert codes(check_template(PATH, text, RULES, NEWEST, PLAIN)) == ["3.1/is-ajax-template"]


def test_a_broken_template_is_a_finding_and_the_rest_is_fixed() -> None:
    text = "{% load staticfiles %}\n{% if a %}\n{% ifequal a b %}{% endif %}"
    fixed = fix_template(PATH, text, RULES, NEWEST, PLAIN)
    assert fixed.text.startswith("{% load static %}\n")
    problems = [finding for finding in fixed.left if finding.code == "file/template-syntax"]
    assert [(problem.place.line, problem.verdict) for problem in problems] == [(3, Verdict.FLAG)]


def test_a_template_of_fifty_megabytes_is_a_finding() -> None:
    text = "{% load staticfiles %}" + "x" * 50_000_000
    (finding,) = check_template(PATH, text, RULES, NEWEST, PLAIN)
    assert finding.code == "file/too-large"
    assert fix_template(PATH, text, RULES, NEWEST, PLAIN).text == text


def test_bytes_that_are_no_text_are_survived() -> None:
    data = bytes(range(256)) * 20
    text = data.decode("latin-1") + "{% load staticfiles %}"
    fixed = fix_template(PATH, text, RULES, NEWEST, PLAIN)
    assert fixed.text == data.decode("latin-1") + "{% load static %}"


def test_no_tag_is_unknown_where_a_library_that_is_loaded_may_have_others() -> None:
    source = "{% load shop %}{% price 1 %}{% frob %}"
    libraries = {"shop": Library(frozenset({"price"}), whole=False)}
    open_library = replace(PLAIN, all_libraries=True, libraries=libraries)
    assert check_template(PATH, source, RULES, NEWEST, open_library) == []


def test_unknown_tags_are_told_where_every_library_is_known() -> None:
    text = "{% load shop static %}{% price 1 %}{% frob %}{% static 'a' %}{{ x|length_is:1 }}"
    known = replace(PLAIN, all_libraries=True, libraries={"shop": Library(frozenset({"price"}))})
    found = check_template(PATH, text, RULES, NEWEST, known)
    assert [finding.message for finding in found if finding.code == "file/template-syntax"] == [
        "{% frob %} is a tag of no library that the template loads; Django refuses it."
    ]
    assert codes(check_template(PATH, text, RULES, NEWEST, PLAIN)) == ["4.2/filter-length-is"]
    other = "{% load elsewhere %}{% frob %}{{ x|length_is:1 }}"
    assert codes(check_template(PATH, other, RULES, NEWEST, known)) == ["4.2/filter-length-is"]


def test_tags_of_the_repository_are_not_djangos() -> None:
    text = "{% load shop %}{% ifequal a b %}{% endifequal %}{{ x|length_is:1 }}{% load staticfiles %}"
    own = {"shop": Library(frozenset({"ifequal"}), frozenset({"length_is"})), "staticfiles": Library()}
    assert check_template(PATH, text, RULES, NEWEST, replace(PLAIN, libraries=own)) == []


def test_tags_that_settings_load_are_known() -> None:
    text = "{% trans 'x' %}"
    modern = replace(PLAIN, modernize=True)
    assert check_template(PATH, text, RULES, NEWEST, modern) == []
    assert codes(check_template(PATH, text, RULES, NEWEST, replace(modern, builtins=("i18n",)))) == [
        "3.1/trans-to-translate"
    ]


def test_blocks_that_the_admin_no_longer_prints_are_told() -> None:
    text = '{% extends "admin/base.html" %}{% block stylesheet_ie %}{% endblock %}{% block title %}{% endblock %}'
    (finding,) = check_template(PATH, text, RULES, Range.of("1.8", "2.2"), PLAIN)
    assert finding.code == "api/template-block"
    assert "stylesheet_ie" in finding.message
    assert not check_template(PATH, text, RULES, Range.of("1.9", "2.2"), PLAIN)


def test_templates_of_djangos_that_are_gone_are_told() -> None:
    text = "{% include 'admin/related_widget_wrapper.html' %}"
    (finding,) = check_template(PATH, text, RULES, Range.of("2.1", "2.2"), PLAIN)
    assert (finding.code, finding.until) == ("api/template", "2.2")
    own = replace(PLAIN, templates=frozenset({"admin/related_widget_wrapper.html"}))
    assert not check_template(PATH, text, RULES, Range.of("2.1", "2.2"), own)


def test_strings_in_python_are_templates_too() -> None:
    text = "{% load staticfiles %}\n{{ x|length_is:3 }}"
    found = find_inline(text, RULES, NEWEST, PLAIN)
    assert apply(text, [edit for finding in found for edit in finding.edits]) == (
        "{% load static %}\n{% if x|length == 3 %}True{% else %}False{% endif %}"
    )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("shop/templates/shop/cart.html", "shop/cart.html"),
        ("templates/a/templates/b.html", "b.html"),
        ("shop/mail.txt", "shop/mail.txt"),
    ],
)
def test_a_template_is_named_after_its_folder_of_templates(path: str, name: str) -> None:
    assert template_name(path) == name


def test_a_tag_that_goes_takes_its_line_along_where_that_is_not_seen() -> None:
    text = "{% load url from future %}\r\n  {% load future %}  \r\n{% load future %}<p>\r\n"
    assert fix_template(PATH, text, RULES, NEWEST, PLAIN).text == "<p>\r\n"
    mail = "shop/templates/mail.txt"
    assert fix_template(mail, text, RULES, NEWEST, PLAIN).text == "\r\n    \r\n<p>\r\n"


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (Edit(0, 0, "{% if a %}"), "the result is not a template that Django accepts"),
        (Edit(0, 0, "{{ "), "it changes how the rest of the template is read"),
        (Edit(0, 0, "{% verbatim %}"), "it changes how the rest of the template is read"),
        (Edit(0, 0, "<p>"), ""),
        (Edit(0, 7, "{% if a %}{% endif %}"), ""),
    ],
)
def test_what_is_written_is_verified(edit: Edit, reason: str) -> None:
    text = "{{ x }} {% if y %}{% endif %}"
    assert verify(text, apply(text, [edit]), [edit]) == reason


class BreaksTheTemplate(TemplateRule):
    """A rule that writes what Django refuses."""

    change = "4.0.2/debug-tag"
    tags = ("debug",)

    def on_tag(self, site: Site, tag: object) -> Answers:
        yield site.fix(tag, Edit(tag.start, tag.end, "{% if %}"))  # type: ignore[arg-type,attr-defined]


def test_a_rewrite_that_does_not_hold_is_taken_back_and_the_others_stay() -> None:
    rules = (*(rule for rule in RULES if rule.change != "4.0.2/debug-tag"), BreaksTheTemplate)
    fixed = fix_template(PATH, "{% debug %}{% load staticfiles %}", rules, NEWEST, PLAIN)
    assert fixed.text == "{% debug %}{% load static %}"
    assert codes(list(fixed.failed)) == ["file/rewrite-failed"]


def test_forms_of_any_name_are_found() -> None:
    text = "<p>{{ address }}</p>"
    assert not check_template(PATH, text, RULES, NEWEST, PLAIN)
    known = replace(PLAIN, forms=frozenset({"address"}))
    assert codes(check_template(PATH, text, RULES, NEWEST, known)) == ["4.1/form-default-rendering"]
    chosen = replace(known, form_layout=True)
    assert not check_template(PATH, text, RULES, NEWEST, chosen)
