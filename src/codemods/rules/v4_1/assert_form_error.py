"""``assertFormError()`` and ``assertFormsetError()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Range, Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.datetimes import atom
from codemods.rules.shapes.test_assertions import foreign_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall
from codemods.source.names import last_name

_OLD = {
    "assertFormError": ("response", "form", "field", "errors", "msg_prefix"),
    "assertFormsetError": ("response", "formset", "form_index", "field", "errors", "msg_prefix"),
}
_OLD["assertFormSetError"] = _OLD["assertFormsetError"]


class AssertFormError(Rule):
    """``assertFormError()`` and its kin take the form itself, not a response and the name of the form."""

    change = "4.1/assertformerror-response"
    also = (
        "4.1/assertformseterror-response",
        "4.1/assertformerror-errors-none",
        "5.0/assertformerror-response",
        "5.0/assertformseterror-response",
        "5.0/assertformerror-errors-none",
    )
    available = "4.1"
    advice = 'Hand over the form: response.context["form"].'
    triggers = (
        *(OnAttribute(name) for name in _OLD),
        *(OnCall(f"pytest_django.asserts.{name}") for name in _OLD),
    )
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        response = self.client.post("/")
                        self.assertFormError(response, "form", "name", "Wrong.")
                        self.assertFormError(response, "form", None, ["Wrong."], msg_prefix="so")
                        self.assertFormError(self.client.get("/"), form="form", field="name", errors=None)
                        self.assertFormsetError(self.seen, "lines", 1, None, "Wrong.", **options)
                        self.assertFormsetError(
                            response,
                            "lines",
                            0,
                            "name",
                            None,
                        )
                """,
            after="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        response = self.client.post("/")
                        self.assertFormError(response.context["form"], "name", "Wrong.")
                        self.assertFormError(response.context["form"], None, ["Wrong."], msg_prefix="so")
                        self.assertFormError(self.client.get("/").context["form"], field="name", errors=[])
                        self.assertFormsetError(self.seen.context["lines"], 1, None, "Wrong.", **options)
                        self.assertFormsetError(
                            response.context["lines"],
                            0,
                            "name",
                            [],
                        )
                """,
        ),
        Fixes(
            before="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.assertFormError(form, "name", None)
                        self.assertFormError(answer, "form", "name", "Wrong.")
                        self.assertFormError(response.context["form"], "name", "Wrong.", "so")
                """,
            after="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.assertFormError(form, "name", [])
                        self.assertFormError(answer.context["form"], "name", "Wrong.")
                        self.assertFormError(response.context["form"], "name", "Wrong.", "so")
                """,
        ),
        Flags(
            """\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.assertFormError(response, *wrong)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.assertFormError(form, "name", "Wrong.")
                        self.assertFormError(form, "name", "Wrong.", "so")
                        self.assertFormsetError(formset, 0, "name", ["Wrong."])
                        self.assertFormsetError(formset, None, None, ["Wrong."], "so")
                """,
            current="4.1",
            target="4.2",
        ),
        Fixes(
            before="""\
                from pytest_django import asserts
                from pytest_django.asserts import assertFormError

                def test_it(client):
                    response = client.post("/")
                    assertFormError(response, "form", "name", "Wrong.")
                    asserts.assertFormsetError(response, "forms", 0, "name", "Wrong.")
                """,
            after="""\
                from pytest_django import asserts
                from pytest_django.asserts import assertFormError

                def test_it(client):
                    response = client.post("/")
                    assertFormError(response.context["form"], "name", "Wrong.")
                    asserts.assertFormsetError(response.context["forms"], 0, "name", "Wrong.")
                """,
        ),
        Keeps(
            """\
                from shop.asserts import assertFormError

                def test_it(response):
                    assertFormError(response, "form", "name", "Wrong.")
                """
        ),
        Keeps(
            """\
                class Checks:
                    def assertFormError(self, response, form, field, errors):
                        pass

                Checks().assertFormError(response, "form", "name", "Wrong.")
                """
        ),
    ]

    def __init__(self, range: Range) -> None:
        super().__init__(range)
        self._foreign: dict[str, bool] = {}

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None:
            return
        name = site.qname.rpartition(".")[2]
        if isinstance(node, ast.Attribute):
            name = node.attr
            receiver = site.infer(node.value)
            if receiver is not None and site.index.class_facts(receiver.qname) is not None:
                if any(name in facts.members for facts in site.index.own_line(receiver.qname)):
                    return
            elif foreign_definition(site, name, self._foreign):
                return
        names = _OLD[name]
        message = f"{name}() takes the form itself, not a response and a name"
        if any(isinstance(one, ast.Starred) for one in call.args):
            if self._response_like(site, call):
                yield site.flag(message=message)
            return
        old = self._is_old(site, call, names)
        positions = names if old else names[1:]
        errors = site.argument(call, "errors", positions.index("errors"))
        empty = isinstance(errors, ast.Constant) and errors.value is None
        if not old and not empty:
            return
        if not self.replaceable:
            yield site.flag(message=message)
            return
        editor = site.edit_call(call)
        if empty:
            editor.value("errors" if site.keyword(call, "errors") else positions.index("errors"), "[]")
            message = message if old else f"{name}() takes an empty list for no errors"
        if old:
            response = site.argument(call, "response", 0)
            form = site.argument(call, names[1], 1)
            if response is None or form is None:
                yield site.flag(message=message)
                return
            text = f"{atom(site, response)}.context[{site.source(form)}]"
            first = site.keyword(call, "response")
            editor.value("response" if first else 0, text)
            editor.remove(names[1] if site.keyword(call, names[1]) else 1)
            if first:
                editor.rename("response", names[1])
        yield site.fix(editor.edit(), node=call, message=message)

    def _is_old(self, site: Site, call: ast.Call, names: tuple[str, ...]) -> bool:
        """Whether a call hands over a response and the name of the form in its context."""
        if site.keyword(call, "response") is not None:
            return True
        first = call.args[0] if call.args else None
        second = site.argument(call, names[1], 1)
        if first is None or second is None:
            return False
        inner = first.value if isinstance(first, ast.Subscript) else None
        if isinstance(inner, ast.Attribute) and inner.attr in ("context", "context_data"):
            return False
        formset = len(names) == 6
        given = len(call.args) + len(call.keywords)
        if given < len(names) - 1:
            return False
        if site.keyword(call, names[1]) is not None or (not formset and len(call.args) == len(names)):
            return True
        if formset:
            return isinstance(second, ast.Constant) and isinstance(second.value, str)
        if self._response_like(site, call):
            return True
        current = self.range.current
        return current is not None and current < Release(4, 1)

    def _response_like(self, site: Site, call: ast.Call) -> bool:
        first = call.args[0] if call.args else None
        if first is None or isinstance(first, ast.Starred):
            return False
        found = site.infer(first)
        if found is not None and site.index.is_subclass(found.qname, "django.http.HttpResponse"):
            return True
        name = last_name(first)
        return name in ("response", "resp", "res") or name.endswith("response")
