"""The reference that an apostrophe is escaped as."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import compared_as_html, expected
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OLD, _NEW = "&#39;", "&#x27;"


class EscapeApostrophe(Rule):
    """An apostrophe is escaped as ``&#x27;``, no longer as ``&#39;``."""

    change = "3.0/escape-apostrophe"
    triggers = (OnModule((_OLD,)),)
    examples = [
        Suggests(
            path="shop/tests.py",
            before="""\
                def test_list(self, response):
                    for title in ["Ender&#39;s Game", "Rainbow"]:
                        self.assertContains(response, title)
                    self.assertIn('<a title="it&#39;s">it&#39;s</a>', response.content.decode())
                """,
            after="""\
                def test_list(self, response):
                    for title in ["Ender&#x27;s Game", "Rainbow"]:
                        self.assertContains(response, title)
                    self.assertIn('<a title="it&#x27;s">it&#x27;s</a>', response.content.decode())
                """,
        ),
        Flags(
            """\
                def plain(text):
                    if "&#39;" in text:
                        text = text.replace("&#39;", "'")
                    for old, new in (("&#39;", "'"), ("&quot;", '"')):
                        text = text.replace(old, new)
                    return re.sub("&#39;", "'", text), {"&#39;": "'"}
                """,
            lines=(2, 3, 4, 6),
        ),
        Flags(
            path="shop/tests.py",
            source="""\
                def test_list(self, response):
                    self.assertContains(response, "Ender&#39;s Game")
                """,
            line=2,
            files={"shop/mail.py": "from jinja2 import Template\n"},
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_list(self, response, text):
                    \"\"\"It&#39;s a test\"\"\"
                    self.assertContains(response, "Ender&#39;s Game", html=True)
                    self.assertHTMLEqual(text, "<p>Ender&#39;s Game</p>")
                    self.assertEqual(text, "Ender&#x27;s Game")
                    self.assertEqual(unescape("Ender&#39;s Game"), text)
                """,
        ),
        Keeps(
            """\
                TITLE = "Ender&#39;s Game"

                def quote(text):
                    return text.replace("'", "&#39;")

                def plain(text):
                    return text.replace("&#39;", "'").replace("&#x27;", "'")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        if "test" in site.roles:
            for node in expected(site, (_OLD,)):
                if not module.in_fstring(node) and not compared_as_html(site, node):
                    if site.index.ask(_uses_jinja):
                        yield site.flag(node=node, advice=_TWO_ENGINES)
                        continue
                    start, end = module.span(node)
                    yield site.suggest(
                        Edit(start, end, module.text[start:end].replace(_OLD, _NEW)),
                        node=node,
                        advice="Do so where the text is what Django escaped, not what the test gives it.",
                    )
        elif _NEW not in module.text:
            for node in module.texts(_OLD):
                if node.value == _OLD and _is_read(module.parents.get(node), node):
                    yield site.flag(node=node, advice=f"Read {_NEW} as well.")


_TWO_ENGINES = f"Expect {_NEW} where Django has escaped the text; Jinja still writes {_OLD}."
_JINJA = ("jinja2", "markupsafe", "django_jinja", "django.template.backends.jinja2")


def _uses_jinja(index: Index) -> bool:
    """Whether some texts of the repository may be escaped by Jinja."""
    return any(
        name.startswith(_JINJA) for facts in index.files.values() for name in (*facts.uses, *facts.strings)
    )


_READERS = frozenset(["compile", "count", "find", "index", "partition", "replace", "split", "sub"])


def _is_read(parent: ast.AST | None, node: ast.Constant) -> bool:
    """Whether a text is looked for in another one."""
    if isinstance(parent, ast.Compare):
        return True
    if isinstance(parent, ast.Dict):
        return node in parent.keys
    if isinstance(parent, ast.Tuple | ast.List) and len(parent.elts) == 2:
        return parent.elts[0] is node and getattr(parent.elts[1], "value", None) == "'"
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        return parent.func.attr in _READERS and parent.args[:1] == [node]
    return False
