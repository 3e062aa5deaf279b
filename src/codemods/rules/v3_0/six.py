"""``django.utils.six``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite import headers
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.branches import choose_arm, without_operands
from codemods.rules.shapes.fallbacks import has_fallback
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName
from codemods.rules.v3_0.six_names import MODULES, MOVED, TUPLES, VALUES
from codemods.source.guards import truth
from codemods.source.module import chain_of
from codemods.source.scopes import Binding

_SIX = "django.utils.six"
_VIEWS = {
    "iteritems": "items",
    "iterkeys": "keys",
    "itervalues": "values",
    "iterlists": "lists",
    "viewitems": "items",
    "viewkeys": "keys",
    "viewvalues": "values",
}
_EATERS = frozenset(
    [
        "list",
        "tuple",
        "set",
        "frozenset",
        "sorted",
        "dict",
        "sum",
        "min",
        "max",
        "any",
        "all",
        "enumerate",
        "OrderedDict",
        "map",
        "filter",
        "zip",
    ]
)
_ASSERTIONS = {"assertCountEqual", "assertRaisesRegex", "assertRegex", "assertNotRegex"}


class Six(Rule):
    """``django.utils.six`` is gone: plain Python 3 does all of it."""

    change = "3.0/six"
    triggers = (OnName(_SIX), OnName(_SIX, members=True))
    available = "2.0"
    outlives = True  # its import is told of
    advice = "Write it in Python 3, or pip install six and import that."
    examples = [
        Fixes(
            before="""\
                from django.utils import six
                from django.utils.six.moves import range, reduce, urllib
                from django.utils.six.moves.urllib.parse import urlparse

                def show(value, data):
                    if isinstance(value, six.string_types + (bytes,)):
                        return six.text_type(value)
                    if isinstance(value, six.string_types):
                        return six.u("x") + six.b("y")
                    for key, item in six.iteritems(data):
                        print(key, item, range(3), reduce(max, item))
                    first = next(six.itervalues(data.get("x")))
                    return urlparse(urllib.parse.quote(first)), six.moves.input, six.BytesIO()
                """,
            after="""\
                import urllib.parse
                from io import BytesIO

                from functools import reduce
                from urllib.parse import urlparse

                def show(value, data):
                    if isinstance(value, (str,) + (bytes,)):
                        return str(value)
                    if isinstance(value, str):
                        return "x" + b"y"
                    for key, item in data.items():
                        print(key, item, range(3), reduce(max, item))
                    first = next(iter(data.get("x").values()))
                    return urlparse(urllib.parse.quote(first)), input, BytesIO()
                """,
        ),
        Fixes(
            before="""\
                from django.utils import six
                from django.utils.six import with_metaclass

                class A(six.with_metaclass(Meta, Base)):
                    pass

                class B(with_metaclass(Meta), Mixin):
                    pass

                @six.add_metaclass(Meta)
                @six.python_2_unicode_compatible
                class C(object):
                    pass

                @six.add_metaclass(Meta)
                class D:
                    pass
                """,
            after="""\
                class A(Base, metaclass=Meta):
                    pass

                class B(Mixin, metaclass=Meta):
                    pass

                class C(object, metaclass=Meta):
                    pass

                class D(metaclass=Meta):
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django.utils import six

                try:
                    run()
                except ValueError:
                    info = sys.exc_info()
                    six.reraise(info[0], info[1], info[2].tb_next)
                except KeyError as error:
                    six.raise_from(LookupError("x"), error)
                """,
            after="""\
                try:
                    run()
                except ValueError:
                    info = sys.exc_info()
                    raise info[1].with_traceback(info[2].tb_next)
                except KeyError as error:
                    raise LookupError("x") from error
                """,
        ),
        Fixes(
            before="""\
                from django.utils import six
                from django.utils.six import next
                from django.utils.six.moves.http_client import responses

                TYPES = six.string_types
                KIND = "python3" if six.PY3 else "python2"

                def show(kind, items):
                    if not six.PY3:
                        items = list(items)
                    if kind in six.integer_types or isinstance(items, (list, six.string_types)):
                        return responses.get(next(items))
                    if six.PY3 and kind:
                        return six.moves.queue.Queue.mro()
                    if six.PY2:
                        return b"x"
                    elif kind:
                        return "x"
                """,
            after="""\
                from queue import Queue

                from http.client import responses

                TYPES = (str,)
                KIND = "python3"

                def show(kind, items):
                    if kind in (int,) or isinstance(items, (list, str)):
                        return responses.get(next(items))
                    if kind:
                        return Queue.mro()
                    if kind:
                        return "x"
                """,
        ),
        Fixes(
            before="""\
                from django.utils import six

                PARSERS = [six.moves.html_parser.__name__, six.moves.queue.__name__]
                """,
            after="""\
                import queue
                from html import parser

                PARSERS = [parser.__name__, queue.__name__]
                """,
        ),
        Fixes(
            before="""\
                from unittest.mock import patch

                import django.utils.six.moves.urllib.request

                @patch("django.utils.six.moves.urllib.request.urlopen")
                def test_open(urlopen):
                    with patch.object(django.utils.six.moves.urllib.request, "Request"):
                        pass
                """,
            after="""\
                from unittest.mock import patch
                from urllib import request

                @patch("urllib.request.urlopen")
                def test_open(urlopen):
                    with patch.object(request, "Request"):
                        pass
                """,
        ),
        Flags(
            """\
                from django.utils import six

                def kind(value):
                    match value:
                        case six.string_types:
                            return "texts"
                """,
            line=5,
        ),
        Flags(
            """\
                from django.utils import six

                print(six.get_function_code(f))
                """,
            line=3,
        ),
        Fixes(
            before="""\
                from django.utils import encoding, six

                print(encoding)
                """,
            after="""\
                from django.utils import encoding

                print(encoding)
                """,
        ),
        Flags(
            path="shop/compat.py",
            source="""\
                from django.utils import six
                """,
            line=1,
        ),
        Fixes(
            before="""\
                try:
                    import six
                except ImportError:
                    from django.utils import six


                class Note(six.with_metaclass(Meta, Base)):
                    def label(self):
                        return six.text_type(self)
                """,
            after="""\
                class Note(Base, metaclass=Meta):
                    def label(self):
                        return str(self)
                """,
        ),
        Fixes(
            before="""\
                try:
                    from cStringIO import cStringIO as BytesIO
                except ImportError:
                    from django.utils.six import BytesIO
                try:
                    from django.utils.six.moves.urllib.parse import quote
                except ImportError:
                    from urllib import quote

                buffer = BytesIO(quote("x").encode())
                """,
            after="""\
                try:
                    from cStringIO import cStringIO as BytesIO
                except ImportError:
                    from io import BytesIO
                try:
                    from urllib.parse import quote
                except ImportError:
                    from urllib import quote

                buffer = BytesIO(quote("x").encode())
                """,
        ),
        Keeps(
            """\
                try:
                    from cStringIO import StringIO
                except ImportError:
                    from io import StringIO

                buffer = StringIO()
                """
        ),
        Keeps(
            """\
                try:
                    from django.utils.six import text_type
                except ImportError:
                    text_type = str
                try:
                    from django.utils.six import get_function_code
                except ImportError:
                    from six import get_function_code

                def show(value):
                    return text_type(value), get_function_code(value)
                """
        ),
        Keeps(
            path="shop/compat.py",
            source="""\
                try:
                    from django.utils import six
                    from django.utils.six import string_types
                except ImportError:
                    import six
                    string_types = (str,)
                """,
        ),
        Fixes(
            before="""\
                try:
                    from django.utils import six
                except ImportError:
                    import six

                def show(value):
                    return six.text_type(value), six.get_function_code(value)

                print(show(book))
                """,
            after="""\
                try:
                    from django.utils import six
                except ImportError:
                    import six

                def show(value):
                    return str(value), six.get_function_code(value)

                print(show(book))
                """,
        ),
        Flags(
            """\
                try:
                    from django.utils.six import text_type
                except ImportError:
                    text_type = unicode

                def show(value):
                    return text_type(value)
                """,
            line=7,
        ),
        Flags(
            """\
                try:
                    import six
                except ImportError:
                    from django.utils import six

                __all__ = ["six"]
                """,
            line=4,
        ),
        Keeps(
            """\
                import six
                from six.moves import urllib

                def f(value):
                    return six.text_type(value), urllib.parse.quote(value)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct or not self.replaceable:
            return
        name = site.qname[len(_SIX) + 1 :]
        if site.kind == "string":
            yield from self._string(site, name)
        elif site.kind == "import":
            yield from self._import(site, name)
        else:
            yield from self._use(site, name)

    # -- imports -----------------------------------------------------------------------------------------------------

    def _import(self, site: Site, name: str) -> Iterator[Answer]:
        binding = site.binding
        if binding is None or answered_by_other_arm(site):
            return
        if isinstance(binding.node, ast.Import):
            if site.qname == getattr(site.node, "name", "") and not self._all_through_six(site, binding):
                yield site.flag(message=f"{site.qname} is gone")
            return
        if name == "moves.urllib":
            yield self._urllib(site)
            return
        target = self._moved(name)
        if target is not None and "." in target:
            site.rename_import(binding, target, binding.name)
            yield site.fix(message=f"{site.qname} is {target}")
            return
        if target is not None and name in MODULES:
            site.rename_import(binding, target, binding.name)
            yield site.fix(message=f"{site.qname} is {target}")
            return
        builtin = target or VALUES.get(name)
        if builtin is not None and builtin == binding.name:  # from six.moves import range
            site.remove_import(binding)
            yield site.fix(message=f"{site.qname} is the builtin {builtin}")
            return
        uses, _ = site.uses_of(binding)
        if uses and not site.reexported(binding.name):
            return
        if uses or site.offers(binding.name):
            if not has_fallback(site):
                yield site.flag(message=f"{site.qname} is gone")
        else:
            site.remove_import(binding)
            yield site.fix(message=f"{site.qname} is gone, and nothing uses this import")

    def _all_through_six(self, site: Site, binding: Binding) -> bool:
        """Whether ``import django.utils.six`` serves only for names in six, so that it goes when they are rewritten."""
        uses, certain = site.uses_of(binding)
        parents = site.module.parents
        alias = site.node
        wanted = f"{binding.name}." if isinstance(alias, ast.alias) and alias.asname else _SIX + "."
        for use in uses:
            node: ast.AST = use
            while isinstance(parent := parents.get(node), ast.Attribute):
                node = parent
            if not site.source(node).startswith(wanted):
                return False
        return bool(uses) and certain and not site.offers(binding.name)

    def _string(self, site: Site, name: str) -> Iterator[Answer]:
        """``patch("django.utils.six.moves.urllib.request.urlopen")``."""
        node = site.node
        target = self._moved(name)
        if (
            target is None
            or "." not in target
            or not isinstance(node, ast.Constant)
            or node.value != site.qname
        ):
            return
        edit = site.replace_in_string(node, site.qname, target)
        message = f"{site.qname} is {target}"
        if isinstance(site.parent, ast.Call) and site.parent.args[:1] == [node]:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit, message=message, advice="Write it so if the string is used as a path to code."
            )

    def _urllib(self, site: Site) -> Answer:
        """``from six.moves import urllib``: the parts that are used are imported one by one."""
        binding = site.binding
        assert binding is not None
        message = "six.moves.urllib is urllib, whose parts are imported one by one"
        parts: set[str] = set()
        for node, _ in site.module.walk.names.get(binding.name, ()):
            chain = chain_of(node)
            if chain is not None and chain[1]:
                parts.add(chain[1][0])
        known = {module.rpartition(".")[2] for module in MODULES if module.startswith("moves.urllib.")}
        if binding.name != "urllib" or not parts or not parts <= known or site.reexported(binding.name):
            return site.flag(message=message, advice="Write import urllib.parse, urllib.request and so on.")
        for part in sorted(parts):
            site.import_module(f"urllib.{part}")
        site.remove_import(binding)
        return site.fix(message=message)

    def _moved(self, name: str) -> str | None:
        """Where Python 3 has a name of six: a dotted name, a module, or a builtin."""
        if name in MOVED:
            return MOVED[name]
        for module, target in MODULES.items():
            if name == module:
                return target
            if name.startswith(module + ".") and module != "moves.urllib":
                return target + name[len(module) :]
        return None

    # -- uses --------------------------------------------------------------------------------------------------------

    def _use(self, site: Site, name: str) -> Iterator[Answer]:
        node = site.node
        assert isinstance(node, ast.expr)
        binding = site.binding
        parent = site.parent
        if isinstance(node, ast.Attribute) and self._either_six(site, node):
            site.certain = True
        falls_back = has_fallback(site)
        if not name or name == "moves":
            if not isinstance(parent, ast.Attribute) and not falls_back:
                yield site.flag(message="six is handed on as a whole, and it is gone")
            return
        if falls_back and not site.certain:
            return  # what is imported in its place serves as well
        if binding is not None and binding.target is not None and isinstance(node, ast.Name):
            target = self._moved(name)
            if target is not None and ("." in target or target == binding.name or name in MODULES):
                return  # its import brings the new name
            if VALUES.get(name) == binding.name:
                return  # a builtin of the same name
        if binding is not None and binding.target is not None and binding.target.startswith(_SIX + ".moves."):
            imported = binding.target[len(_SIX) + 1 :]
            if name != imported and self._moved(imported) is not None:
                return  # a part of something whose import is rewritten
        if name in MODULES and isinstance(parent, ast.Attribute) and isinstance(node, ast.Attribute):
            return  # the name in the module, or the module in a package, is what is rewritten
        module = name.rpartition(".")[0]
        if self._moved(module) is not None and module not in MODULES:
            return  # an attribute of something that is rewritten itself
        inner = self._known(site.qname.rpartition(".")[0][len(_SIX) + 1 :])
        if inner and self._known(name) is False:
            return  # an attribute of something that is rewritten itself
        message = f"six.{name} is not needed on Python 3"
        edits = self._branch(site, node, name) or self._edits(site, node, parent, name)
        if edits is None:
            if not self._goes_on(parent, name) and not falls_back:
                yield site.flag(message=f"{site.qname} is gone")
            return
        yield site.fix(edits, message=message)

    def _either_six(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the root is Django's copy or six itself, whichever could be imported: they say the same."""
        found = site.module.resolve(node)
        rest = site.qname[len(_SIX) :]
        return all(one.target in ("six", _SIX) for one in found.bindings) and set(found.targets) == {
            f"six{rest}",
            site.qname,
        }

    def _known(self, name: str) -> bool:
        return (
            name in VALUES
            or name in TUPLES
            or name in _VIEWS
            or (self._moved(name) is not None and name != "moves.urllib")
        )

    def _goes_on(self, parent: ast.AST | None, name: str) -> bool:
        """Whether the chain continues, so that a longer name is what counts."""
        return isinstance(parent, ast.Attribute) and (name == "moves" or name.startswith("moves."))

    def _edits(self, site: Site, node: ast.expr, parent: ast.AST | None, name: str) -> list[Edit] | None:
        call = site.call
        if name in VALUES:
            if name == "Iterator" and isinstance(parent, ast.ClassDef):
                return [site.drop_base(parent, node)]
            return [site.replace(node, VALUES[name])]
        if name in TUPLES:
            one = TUPLES[name]
            return [site.replace(node, one if self._type_will_do(site, node) else f"({one},)")]
        if name in _VIEWS and call is not None and len(call.args) == 1 and not call.keywords:
            return [site.replace(call, self._view(site, call, name))]
        if name in ("u", "b") and call is not None and len(call.args) == 1:
            return self._literal(site, call, name)
        if (
            name == "with_metaclass"
            and call is not None
            and isinstance(parent := site.module.parents.get(call), ast.ClassDef)
        ):
            return self._with_metaclass(site, call, parent)
        if name == "add_metaclass" and call is not None and len(call.args) == 1:
            owner = site.module.parents.get(call)
            if isinstance(owner, ast.ClassDef) and call in owner.decorator_list:
                text = site.source(call.args[0])
                return [site.drop_decorator(owner, call), self._metaclass(site, owner, text)]
        if name == "python_2_unicode_compatible" and isinstance(parent, ast.ClassDef):
            return [site.drop_decorator(parent, node)]
        if name in _ASSERTIONS and call is not None and call.args:
            own = site.source(call.args[0])
            rest = [*call.args[1:], *call.keywords]
            texts = [site.source(one) for one in rest]
            return [site.replace(call, f"{own}.{name}({', '.join(texts)})")]
        if name == "int2byte" and call is not None and len(call.args) == 1:
            return [site.replace(call, f"bytes([{site.source(call.args[0])}])")]
        if name == "print_":
            return [site.replace(node, "print")]
        if (
            name == "reraise"
            and call is not None
            and isinstance(parent := site.module.parents.get(call), ast.Expr)
        ):
            return self._reraise(site, call, parent)
        if (
            name == "raise_from"
            and call is not None
            and isinstance(parent := site.module.parents.get(call), ast.Expr)
            and len(call.args) == 2
            and not site.has_stars(call)
        ):
            error, cause = (site.source(one) for one in call.args)
            return [site.replace(parent, f"raise {error} from {cause}")]
        moved = self._moved(name)
        if moved is None or name == "moves.urllib":
            return None
        if "." not in moved and name not in MODULES:
            return [site.replace(node, moved)]
        module, _, last = moved.rpartition(".")
        if last.startswith("__"):  # every module has names like this: an import would hide the module's own
            return [site.replace(node, f"{site.need(module)}.{last}")]
        return [site.replace(node, site.need(moved))]

    def _branch(self, site: Site, node: ast.expr, name: str) -> list[Edit] | None:
        """What ``if six.PY3:`` comes to, where the name (or a ``not`` around it) is the condition or a part of it."""
        if name not in ("PY2", "PY3"):
            return None
        parents = site.module.parents
        test = node
        while isinstance(parent := parents.get(test), ast.BoolOp | ast.UnaryOp):
            if isinstance(parent, ast.UnaryOp) and not isinstance(parent.op, ast.Not):
                return None
            holds = truth(site.module, test, self.range, site.index)
            if isinstance(parent, ast.BoolOp) and truth(site.module, parent, self.range, site.index) is None:
                edit = without_operands(site, parent, [test])
                neutral = holds is isinstance(parent.op, ast.And)
                return [edit] if edit is not None and neutral else None
            test = parent
        holds = truth(site.module, test, self.range, site.index)
        return None if holds is None else choose_arm(site, test, holds)

    def _type_will_do(self, site: Site, node: ast.expr) -> bool:
        """Whether a type may stand for a tuple of it: where ``isinstance()`` asks for one or the other."""
        parents = site.module.parents
        parent = parents.get(node)
        while isinstance(parent, ast.Tuple):
            node, parent = parent, parents.get(parent)
        return (
            isinstance(parent, ast.Call)
            and isinstance(parent.func, ast.Name)
            and parent.func.id in ("isinstance", "issubclass")
            and len(parent.args) == 2
            and parent.args[1] is node
        )

    def _view(self, site: Site, call: ast.Call, name: str) -> str:
        argument = call.args[0]
        text = site.source(argument)
        if not isinstance(argument, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.Dict):
            text = f"({text})"
        view = f"{text}.{_VIEWS[name]}()"
        if name.startswith("view") or self._only_iterated(site, call):
            return view
        return f"iter({view})"

    def _only_iterated(self, site: Site, call: ast.Call) -> bool:
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.For | ast.AsyncFor | ast.comprehension):
            return parent.iter is call
        if isinstance(parent, ast.Call) and call in parent.args:
            func = parent.func
            name = (
                func.id
                if isinstance(func, ast.Name)
                else func.attr
                if isinstance(func, ast.Attribute)
                else ""
            )
            return name in _EATERS or name in ("join", "update", "extend")
        return False

    def _literal(self, site: Site, call: ast.Call, name: str) -> list[Edit] | None:
        argument = call.args[0]
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            return None
        text = site.source(argument)
        if text[0] not in "'\"":
            return None
        if name == "u":
            return [site.replace(call, text)]
        return [site.replace(call, f"b{text}")] if argument.value.isascii() else None

    def _with_metaclass(self, site: Site, call: ast.Call, owner: ast.ClassDef) -> list[Edit] | None:
        if not call.args or site.has_stars(call) or call not in owner.bases:
            return None
        meta = site.source(call.args[0])
        bases = [site.source(one) for one in call.args[1:]]
        others = [base for base in owner.bases if base is not call]
        if not others and not owner.keywords:
            return [site.replace(call, ", ".join([*bases, f"metaclass={meta}"]))]
        low, high = headers.header_span(site.module, owner)
        texts = []
        for base in owner.bases:
            texts += bases if base is call else [site.source(base)]
        texts += [site.source(keyword) for keyword in owner.keywords]
        return [Edit(low, high, f"class {owner.name}({', '.join([*texts, f'metaclass={meta}'])})")]

    def _metaclass(self, site: Site, owner: ast.ClassDef, meta: str) -> Edit:
        last: ast.AST | None = (
            owner.keywords[-1] if owner.keywords else owner.bases[-1] if owner.bases else None
        )
        if last is not None:
            end = site.module.span(last)[1]
            return Edit(end, end, f", metaclass={meta}")
        low, high = headers.header_span(site.module, owner)
        return Edit(low, high, f"class {owner.name}(metaclass={meta})")

    def _reraise(self, site: Site, call: ast.Call, statement: ast.Expr) -> list[Edit] | None:
        if len(call.args) != 3 or site.has_stars(call):
            return None
        value, trace = site.source(call.args[1]), site.source(call.args[2])
        if not isinstance(call.args[1], ast.Name | ast.Attribute | ast.Call | ast.Subscript):
            return None
        return [site.replace(statement, f"raise {value}.with_traceback({trace})")]
