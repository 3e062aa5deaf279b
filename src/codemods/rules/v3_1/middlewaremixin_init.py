"""``__init__()`` of classes that descend from ``MiddlewareMixin``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_MIXIN = "django.utils.deprecation.MiddlewareMixin"
_NAME = "get_response"


def _super_calls(node: ast.AST) -> list[ast.Call]:
    """The calls of an ``__init__`` of a base, by ``super()`` or by the base's name."""
    return [
        part
        for part in ast.walk(node)
        if isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr == "__init__"
        and (is_super(part.func.value) or isinstance(part.func.value, ast.Name | ast.Attribute))
    ]


class MiddlewaremixinInit(Rule):
    """``MiddlewareMixin.__init__()`` has work to do: classes with their own must call it, with ``get_response``."""

    change = "3.1/middlewaremixin-init-must-call-super"
    triggers = (OnMethod(_MIXIN, "__init__"),)
    available = "1.10"
    advice = "Call super().__init__(get_response) in place of self.get_response = get_response."
    examples = [
        Fixes(
            before="""\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, get_response):
                        self.get_response = get_response
                        self.count = 0

                class Two(MiddlewareMixin):
                    def __init__(self, get_response):
                        \"\"\"Start to count.\"\"\"
                        self.get_response, self.count = get_response, 0
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, get_response):
                        super().__init__(get_response)
                        self.count = 0

                class Two(MiddlewareMixin):
                    def __init__(self, get_response):
                        \"\"\"Start to count.\"\"\"
                        super().__init__(get_response)
                        self.get_response, self.count = get_response, 0
                """,
        ),
        Flags(
            """\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, *args):
                        self.count = 0
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, get_response=None):
                        super(One, self).__init__(get_response)

                class Two:
                    def __init__(self, get_response):
                        self.get_response = get_response
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or class_ is None or _super_calls(node):
            return
        for ancestor in site.index.ancestry(f"{site.module.name}.{class_.name}")[1:]:
            facts = site.index.class_facts(ancestor)
            if facts is not None and "__init__" in facts.methods:
                yield site.flag()  # whether that one has other parameters is for a person to see
                return
        if not any(one.arg == _NAME for one in node.args.args) or not self.replaceable:
            yield site.flag()
            return
        code = f"super().__init__({_NAME})"
        for statement in node.body:
            if isinstance(statement, ast.Assign) and _plain(statement):
                yield site.fix(site.replace(statement, code))
                return
        yield site.fix(insert_first(site, node, code))


def _plain(statement: ast.Assign) -> bool:
    """Whether a statement is ``self.get_response = get_response``."""
    target, value = statement.targets[0], statement.value
    return (
        len(statement.targets) == 1
        and isinstance(target, ast.Attribute)
        and target.attr == _NAME
        and isinstance(value, ast.Name)
        and value.id == _NAME
    )


class MiddlewaremixinGetResponse(Rule):
    """``get_response`` of ``MiddlewareMixin`` has to be given: no default of ``None``."""

    change = "3.1/middlewaremixin-get-response-signature"
    also = ("4.0/middlewaremixin-get-response",)
    triggers = (OnMethod(_MIXIN, "__init__"),)
    available = "1.10"
    advice = "Let get_response be a parameter without a default."
    examples = [
        Fixes(
            before="""\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, get_response=None, *args):
                        super().__init__(get_response)
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, get_response, *args):
                        super().__init__(get_response)
                """,
        ),
        Flags(
            """\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, name="a", get_response=None):
                        super().__init__(get_response)

                class Two(MiddlewareMixin):
                    def __init__(self, get_response):
                        super().__init__()
                """,
            lines=(4, 9),
        ),
        Keeps(
            """\
                from django.utils.deprecation import MiddlewareMixin

                class One(MiddlewareMixin):
                    def __init__(self, get_response):
                        super().__init__(get_response)

                class Two:
                    def __init__(self, get_response=None):
                        self.get_response = get_response
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef):
            return
        for call in _super_calls(node):
            assert isinstance(call.func, ast.Attribute)
            if is_super(call.func.value) and not call.args and not call.keywords:
                yield site.flag(node=call, message="MiddlewareMixin.__init__() must be given get_response")
        arguments, defaults = [*node.args.posonlyargs, *node.args.args], node.args.defaults
        for index, default in enumerate(defaults):
            argument = arguments[len(arguments) - len(defaults) + index]
            if argument.arg != _NAME or not isinstance(default, ast.Constant) or default.value is not None:
                continue
            if index:
                yield site.flag()
                return
            module = site.module
            start = module.span(argument)[1]
            yield site.fix(Edit(start, module.span(default)[1], ""))
