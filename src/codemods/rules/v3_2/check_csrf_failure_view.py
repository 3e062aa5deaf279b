"""``CSRF_FAILURE_VIEW`` that is not there, or takes other arguments (security.E101, security.E102)."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.index.facts import FunctionFacts, ModuleFacts
from codemods.index.project import Project
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_VIEW = "django.views.generic.base.View"
# Decorators that hand on what the function takes, as far as the checks see.
_PLAIN = frozenset(
    [
        "cache_control",
        "csrf_exempt",
        "csrf_protect",
        "never_cache",
        "requires_csrf_token",
        "vary_on_cookie",
        "vary_on_headers",
        "xframe_options_deny",
        "xframe_options_exempt",
        "xframe_options_sameorigin",
    ]
)


class CheckCsrfFailureView(Rule):
    """The checks fail for a ``CSRF_FAILURE_VIEW`` that cannot be imported, or cannot be called with a request and
    ``reason``; before, a refused form did.
    """

    change = "3.2/check-security-e101"
    triggers = (OnSetting("CSRF_FAILURE_VIEW"),)
    advice = 'Name a view that takes (request, reason="").'
    examples = [
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "shop.views.refused"\n',
            line=2,
            files={"shop/__init__.py": "", "shop/views.py": "def refused(request):\n    pass\n"},
        ),
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "shop.views.refused"\n',
            line=2,
            files={"shop/__init__.py": "", "shop/views.py": "def refuse(request, reason):\n    pass\n"},
        ),
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "shop.errors.refused"\n',
            line=2,
            files={"shop/__init__.py": "", "shop/views.py": ""},
        ),
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "shop.views.Refused"\n',
            line=2,
            files={
                "shop/__init__.py": "",
                "shop/views.py": "from django.views import View\n\nclass Refused(View):\n    pass\n",
            },
        ),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "shop.views.refused"\n',
            files={
                "shop/__init__.py": "",
                "shop/views.py": "from shop.errors import refused\n",
                "shop/errors.py": "def refused(request, reason='', template_name='403.html'):\n    pass\n",
            },
        ),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "shop.views.refused"\n',
            files={
                "shop/__init__.py": "",
                "shop/views.py": """\
                    from shop.decorators import with_reason

                    @with_reason
                    def refused(request):
                        pass
                    """,
            },
        ),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "shop.views.refused"\n',
            files={"shop/__init__.py": "", "shop/views.py": "from other.views import *\n"},
        ),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nCSRF_FAILURE_VIEW = "other.views.refused"\n',
            files={"shop/views.py": "def refused(request):\n    pass\n"},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        name = key_of(site.given())
        if site.kind != "assign" or name is None:
            return
        if _is_missing(site, name):
            yield site.flag(message=f"CSRF_FAILURE_VIEW names {name}, which is not there: the checks fail")
            return
        found = site.index.name(name)
        if not found.certain:
            return
        function = site.index.function_facts(found.qname)
        if function is not None:
            fits = not _PLAIN.issuperset(function.decorators) or _takes_reason(function)
        else:
            class_ = site.index.class_facts(found.qname)
            fits = class_ is None or not site.index.is_subclass(found.qname, _VIEW)
        if not fits:
            yield site.flag(
                message=f"{name} cannot be called with a request and the keyword reason: the checks fail"
            )


def _takes_reason(function: FunctionFacts) -> bool:
    """Whether a function may be called as ``view(request, reason=…)``."""
    names = function.positional
    if not names:
        return function.var_positional and ("reason" in function.keyword_only or function.var_keyword)
    if names[0] == "reason":
        return False
    required = names[1 : max(1, len(names) - function.defaults)]
    if any(name != "reason" for name in required):
        return False
    return "reason" in (*names[1:], *function.keyword_only) or function.var_keyword


def _is_missing(site: Site, name: str) -> bool:
    """Whether the repository has the package that a dotted name begins with, and not what it names there."""
    index = site.index
    source, _, member = name.rpartition(".")
    module = index.modules.get(source)
    if module is not None:
        return not _offers(module, member) and f"{source}.{member}" not in index.modules
    package, _, last = source.rpartition(".")
    front = index.modules.get(package)
    if front is None or not front.path.endswith("/__init__.py") or _offers(front, last):
        return False
    folder = front.path.rpartition("/")[0]
    return isinstance(site.project, Project) and not site.project.has_folder(f"{folder}/{last}")


def _offers(module: ModuleFacts, name: str) -> bool:
    """Whether a module has a name, or may have any."""
    return name in module.bindings or bool(module.stars) or "__getattr__" in module.bindings
