"""The reader sees a template as Django does, keeps every character, and takes linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.templates.expressions import read_expression, split_arguments
from codemods.templates.lexer import Kind, tokenize
from codemods.templates.reader import Tag, Template, Variable

PIECES = [
    *(
        "{%",
        "%}",
        "{{",
        "}}",
        "{#",
        "#}",
        "{",
        "}",
        "%",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\f",
        "\u2028",
        "'",
        '"',
    ),
    *("if", "endif", "else", "for", "endfor", "x in y", "block b", "endblock", "comment", "endcomment"),
    *(
        "verbatim",
        "verbatim a",
        "endverbatim",
        "endverbatim a",
        "ifequal a b",
        "endifequal",
        "thing",
        "endthing",
    ),
    *(
        "|length_is:4",
        "|yesno:'a,b'",
        "_('x')",
        "load a b from c",
        "<table>",
        "</table>",
        "<script>",
        "é",
        "\\",
    ),
]
templates = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text(text)) for token in tokenize(text)]


def names(text: str) -> list[str]:
    return [tag.name for tag in Template(text).tags]


@given(templates)
@settings(max_examples=400)
def test_tokens_joined_are_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text(text) for token in tokens) == text
    assert all(token.start < token.end for token in tokens)


@given(templates)
@settings(max_examples=400)
def test_any_text_can_be_read_and_every_part_knows_its_place(text: str) -> None:
    template = Template(text)
    for node in template.nodes:
        assert node.text == text[node.start : node.end]
        assert node.text[0] == "{"
        assert node.text[-1] == "}"
        if isinstance(node, Tag):
            assert text[node.name_start :].startswith(node.name)
            for argument in node.arguments:
                assert text[argument.start : argument.end] == argument.text
        for use in node.uses():
            base = use.expression.base
            if isinstance(node, Variable) or (isinstance(node, Tag) and node.name != "filter"):
                assert text[base.start : base.end] == base.text
            for found in use.expression.filters:
                assert text[found.name_start :].startswith(found.name)
                if found.argument is not None:
                    assert text[found.argument.start : found.argument.end] == found.argument.text
    for block in template.blocks:
        assert block.closer is not None
        assert block.opener.end <= block.start <= block.end == block.closer.start
    for element in template.markup.elements:
        assert text[element.start] == "<"
        assert text[element.end - 1] == ">"


def test_tags_end_on_their_line() -> None:
    assert kinds("{% if\nx %}{{ a\r}}{# b\r\n#}") == [("text", "{% if\nx %}{{ a\r}}{# b\r\n#}")]


def test_other_separators_do_not_end_a_line() -> None:
    assert kinds("{% if\fx\u2028y\x0bz\x85 %}") == [("tag", "{% if\fx\u2028y\x0bz\x85 %}")]


def test_braces_of_scripts_and_styles_are_text() -> None:
    text = "<style>a{color:red}@media{#b{c:d}}</style><script>f({a:{b:1}},{{ x }}, '%}')</script>"
    assert [token for token in kinds(text) if token[0] != "text"] == [("variable", "{{ x }}")]


def test_a_tag_may_hold_the_closers_of_others() -> None:
    assert kinds("{{ '%}' }}{% x '}}' %}{# %} }} #}") == [
        ("variable", "{{ '%}' }}"),
        ("tag", "{% x '}}' %}"),
        ("comment", "{# %} }} #}"),
    ]


def test_an_opener_without_an_end_on_its_line_is_text() -> None:
    assert kinds("{{% if x %}\n{% {{ a }}") == [
        ("text", "{"),
        ("tag", "{% if x %}"),
        ("text", "\n{% "),
        ("variable", "{{ a }}"),
    ]


def test_verbatim_holds_text_up_to_its_own_end() -> None:
    text = "{% verbatim a %}{% verbatim %}{{ x }}{% endverbatim %}{% endverbatim a %}{{ y }}"
    assert kinds(text) == [
        ("tag", "{% verbatim a %}"),
        ("text", "{% verbatim %}{{ x }}{% endverbatim %}"),
        ("tag", "{% endverbatim a %}"),
        ("variable", "{{ y }}"),
    ]
    assert not Template(text).problems


def test_comments_hide_everything_but_their_end() -> None:
    template = Template("{% comment 'why' %}{% if %}{{ }}{% endcomment x %}{% endcomment %}{{ a }}")
    assert [node.contents for node in template.nodes] == ["comment 'why'", "endcomment", "a"]
    assert not template.problems


def test_blocks_are_matched_and_know_their_branches() -> None:
    text = "{% if a %}{% for x in y %}{% empty %}{% endfor %}{% elif b %}{% else %}{% endif %}"
    outer, inner = Template(text).blocks
    assert (outer.name, [tag.name for tag in outer.branches]) == ("if", ["elif", "else"])
    assert (inner.name, [tag.name for tag in inner.branches]) == ("for", ["empty"])
    assert inner.opener.parent is outer


def test_unknown_tags_with_an_end_are_blocks() -> None:
    template = Template(
        "{% panel %}{% if a %}{% widget %}{% else %}{% endif %}{% panel %}{% endpanel %}{% endpanel %}"
    )
    assert sorted(block.name for block in template.blocks) == ["if", "panel", "panel"]
    assert not template.problems


def test_an_unknown_tag_that_is_sometimes_not_ended_is_no_error() -> None:
    template = Template("{% if a %}{% cell %}{% endif %}{% cell %}x{% endcell %}")
    assert not template.problems
    assert [block.name for block in template.blocks] == ["if", "cell"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if a %}", "{% if %} is not ended: {% endif %} is missing."),
        ("{% for x in y %}{% if x %}{% endfor %}", "{% if %} is not ended: {% endif %} is missing."),
        ("{% endif %}", "{% endif %} ends a block that nothing opens."),
        ("{% else %}", "{% else %} stands in no block that it could divide."),
        ("{%  %}", "The tag is empty; Django refuses the template."),
        ("{{ }}", "The braces are empty; Django refuses the template."),
        ("{% comment %}{% endif %}", "{% comment %} is not ended: {% endcomment %} is missing."),
    ],
)
def test_what_django_refuses_is_a_problem(text: str, message: str) -> None:
    assert [problem.message for problem in Template(text).problems] == [message]


def test_nothing_is_said_where_tags_of_others_may_have_opened_the_block() -> None:
    assert not Template("{% ifpanel x %}{% else %}{% endif %}").problems


def test_arguments_are_split_as_django_does() -> None:
    text = """ trans  "a b"|lower  _("c d")  x="y z"  a'b c'd  "open  it's """
    assert [argument.text for argument in split_arguments(text, 0)] == [
        "trans",
        '"a b"|lower',
        '_("c d")',
        'x="y z"',
        "a'b c'd",
        '"open',
        "it's",
    ]


def test_expressions_have_a_base_and_filters() -> None:
    text = """ form.name | default:"a|b" |cut:_('x')|add:-1 """
    expression = read_expression(text, 10)
    assert expression is not None
    assert (expression.base.text, expression.start) == ("form.name", 11)
    found = [(used.name, used.argument and used.argument.text) for used in expression.filters]
    assert found == [("default", '"a|b"'), ("cut", "_('x')"), ("add", "-1")]


@pytest.mark.parametrize("text", ["", "|x", "a|", "a b", "a|b:", "a + b", "'open", "f(x)"])
def test_what_is_no_expression_is_none(text: str) -> None:
    assert read_expression(text, 0) is None


@pytest.mark.parametrize(
    ("text", "is_string", "is_number", "path"),
    [
        ("'x'", True, False, ()),
        ("_('x')", True, False, ()),
        ("4", False, True, ()),
        ("-4.5e3", False, True, ()),
        ("a.b.0", False, False, ("a", "b", "0")),
    ],
)
def test_kinds_of_operands(text: str, is_string: bool, is_number: bool, path: tuple[str, ...]) -> None:
    expression = read_expression(text, 0)
    assert expression is not None
    base = expression.base
    assert (base.is_string, base.is_number, base.path) == (is_string, is_number, path)


def test_strings_are_unescaped() -> None:
    expression = read_expression(r"'it\'s \d \\'", 0)
    assert expression is not None
    assert expression.base.string == "it's \\d \\"


def test_loads_are_of_libraries_or_of_names() -> None:
    first, second = Template("{% load a b.c %}{% load x y from lib %}").loads
    assert [argument.text for argument in first.libraries] == ["a", "b.c"]
    assert [argument.text for argument in second.names] == ["x", "y"]
    assert [argument.text for argument in second.libraries] == ["lib"]


def test_variables_in_a_translation_are_no_expressions() -> None:
    template = Template("{% blocktrans %}{{ x|length_is:4 }}{% endblocktrans %}{{ y|length_is:4 }}")
    assert [use.expression.base.text for use in template.uses()] == ["y"]


def test_places_count_lines_from_one_and_columns_from_zero() -> None:
    template = Template("é\r\n  {{ x }}\r{% y %}")
    places = [template.lines.place(node.start, node.end) for node in template.nodes]
    assert [(place.line, place.column, place.end_column) for place in places] == [(2, 2, 9), (3, 0, 7)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("<table>{{ x }}</table>", True),
        ("<table><tbody class='{% a '>' %}'>{{ x }}", True),
        ("<table><tr><td>{{ x }}", False),
        ("<table><tr><td></td></tr>{{ x }}</table>", True),
        ("<table></table>{{ x }}", False),
        ("<!-- <table> -->{{ x }}", False),
        ("<script>'<table>'</script>{{ x }}", False),
        ("<table><script>{{ x }}</script></table>", False),
    ],
)
def test_markup_knows_what_is_directly_in_a_table(text: str, where: bool) -> None:
    template = Template(text)
    assert template.markup.in_table(template.variables[0].start) is where


def test_markup_knows_attributes_and_end_tags() -> None:
    text = """<p><a class="b" {% if x > y %}id=c{% endif %} href='{% url "d" %}?e' download>f</a></p>"""
    template = Template(text)
    tag = template.named("url")[0]
    element, attribute = template.markup.element_at(tag.start), template.markup.attribute_at(tag.start)
    assert element is not None
    assert attribute is not None
    assert (element.name, text[element.end : element.close_end]) == ("a", "f</a>")
    assert (attribute.name, template.markup.value(attribute)) == ("href", '{% url "d" %}?e')


def _steps(text: str) -> int:
    """How many lines of Python a reading takes: time, without a clock."""
    import sys

    count = 0

    def trace(frame: object, event: str, arg: object) -> object:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        template = Template(text)
        list(template.uses())
        _ = template.markup.elements
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "{%",
        "{{ {#",
        "{% if a %}",
        "{% endif %}",
        "{% foo %}",
        '{% a " %}',
        "<a ",
        "<table>",
        "</table>",
        "<!--",
    ],
)
def test_odd_templates_take_linear_time(piece: str) -> None:
    # The end tag makes ``foo`` a block, so that it is looked for on a deep stack.
    small, large = (_steps(piece * times + "{% endfoo %}") for times in (200, 400))
    assert large < 2.6 * small


def test_kind_of_a_comment_token() -> None:
    assert [token.kind for token in tokenize("{# x #}")] == [Kind.COMMENT]
    assert names("{# {% if %} #}") == []
