"""Templates in Python strings are templates too."""

from __future__ import annotations

from test_soundness import fixed


def test_a_plain_literal_is_rewritten_in_place(tmp_path) -> None:
    after = fixed(
        tmp_path,
        {
            "code.py": """\
                from django.template import Template, engines
                A = Template("{% ifequal a b %}x{% endifequal %}")
                B = engines["django"].from_string('''{% ifequal a b %}
                x{% endifequal %}''')
                C = str("{% ifequal a b %}x{% endifequal %}")
                D = Template("{% ifequal a b %}\\n{% endifequal %}")
                """
        },
        "--from=3.0",
        "--to=4.0",
    )["code.py"]
    assert 'A = Template("{% if a == b %}x{% endif %}")' in after
    assert "from_string('''{% if a == b %}" in after
    assert 'C = str("{% ifequal a b %}x{% endifequal %}")' in after
    assert 'D = Template("{% ifequal a b %}\\n{% endifequal %}")' in after


def test_a_template_of_jinja_is_left_alone(tmp_path) -> None:
    files = {
        "code.py": """\
            import jinja2
            from django.template import engines
            env = jinja2.Environment()
            A = env.from_string("{% ifequal a b %}x{% endifequal %}")
            B = engines["jinja2"].from_string("{% ifequal a b %}x{% endifequal %}")
            C = engines["django"].from_string("{% ifequal a b %}x{% endifequal %}")
            """
    }
    after = fixed(tmp_path, files, "--from=3.0", "--to=4.0")["code.py"]
    assert after.count("{% ifequal a b %}") == 2
    assert 'C = engines["django"].from_string("{% if a == b %}' in after
