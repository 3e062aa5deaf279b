"""``supported`` of ``get_language_from_path()`` and ``get_supported_language_variant()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name

_PUBLIC = "django.utils.translation.get_language_from_path"
_REAL = "django.utils.translation.trans_real"
_DICTS = ("dict", "OrderedDict", "SortedDict")


class GetLanguageFromPathSupported(Rule):
    """``get_language_from_path()`` and ``get_supported_language_variant()`` take no ``supported`` languages any more."""

    change = "1.7/get-language-from-path-supported"
    triggers = (
        OnCall(_PUBLIC),
        OnCall(f"{_REAL}.get_language_from_path"),
        OnCall(f"{_REAL}.get_supported_language_variant"),
    )
    available = "1.7"
    advice = "Drop supported; the languages are always those of the setting LANGUAGES."
    examples = [
        Fixes(
            before="""\
                from django.conf import settings
                from django.utils import translation
                from django.utils.translation.trans_real import get_supported_language_variant

                def f(request, code):
                    supported = dict(settings.LANGUAGES)
                    translation.get_language_from_path(request.path_info, supported=supported)
                    translation.get_language_from_path(request.path_info, supported)
                    get_supported_language_variant(code, dict(settings.LANGUAGES))
                    return get_supported_language_variant(code, supported=None, strict=True)
                """,
            after="""\
                from django.conf import settings
                from django.utils import translation
                from django.utils.translation.trans_real import get_supported_language_variant

                def f(request, code):
                    supported = dict(settings.LANGUAGES)
                    translation.get_language_from_path(request.path_info)
                    translation.get_language_from_path(request.path_info)
                    get_supported_language_variant(code)
                    return get_supported_language_variant(code, strict=True)
                """,
            current="1.6",
            target="1.7",
        ),
        Fixes(
            before="""\
                from django.utils.translation.trans_real import get_supported_language_variant

                get_supported_language_variant("de", None, True)
                """,
            after="""\
                from django.utils.translation.trans_real import get_supported_language_variant

                get_supported_language_variant("de", True)
                """,
            current="1.6",
            target="1.7",
        ),
        Suggests(
            before="""\
                from django.utils.translation import get_language_from_path

                def f(request, languages):
                    return get_language_from_path(request.path_info, supported=languages)
                """,
            after="""\
                from django.utils.translation import get_language_from_path

                def f(request, languages):
                    return get_language_from_path(request.path_info)
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            """\
                from django.utils.translation.trans_real import get_supported_language_variant

                def f(code, given):
                    return get_supported_language_variant(code, given)
                """,
            line=4,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django.utils.translation import get_language_from_path
                from django.utils.translation.trans_real import get_supported_language_variant
                from shop import paths

                def f(path):
                    get_language_from_path(path)
                    get_supported_language_variant("de", True)
                    get_supported_language_variant("de", strict=True)
                    return paths.get_language_from_path(path, supported=None)
                """,
            current="1.6",
            target="1.7",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        keyword = site.keyword(call, "supported")
        value = site.argument(call, "supported", 1)
        if value is None:
            return
        usual = self._usual(site, value)
        if keyword is None and not usual and len(call.args) == 2 and site.qname.startswith(_REAL):
            if isinstance(value, ast.Constant) and isinstance(value.value, bool):
                return  # strict, as the functions take it now
            yield site.flag(advice=f"{self.advice} What is meant to be strict is best given by keyword.")
            return
        if not self.replaceable:
            yield site.flag()
            return
        edit = site.edit_call(call).remove(1 if keyword is None else "supported").edit()
        if usual:
            yield site.fix(edit)
        else:
            yield site.suggest(
                edit, advice="Other languages than those of the setting LANGUAGES are no longer possible."
            )

    def _usual(self, site: Site, value: ast.expr) -> bool:
        """Whether the languages are those that Django takes by itself."""
        if isinstance(value, ast.Name):
            values = assigned_values(site, value)
            return values is not None and all(
                not isinstance(one, ast.Name) and self._usual(site, one) for one in values
            )
        if isinstance(value, ast.Constant):
            return value.value is None
        if not isinstance(value, ast.Call) or len(value.args) != 1 or value.keywords:
            return False
        name = last_name(value.func)
        return name in _DICTS and site.is_name(value.args[0], "django.conf.settings.LANGUAGES")
