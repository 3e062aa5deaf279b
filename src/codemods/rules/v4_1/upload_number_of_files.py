"""How many files a request may carry."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_SETTING = "DATA_UPLOAD_MAX_NUMBER_FILES"


class UploadNumberOfFiles(Rule):
    """A request may carry 100 files at most; more are answered with a page of status 400."""

    change = "4.1.7/data-upload-max-number-files"
    partly = True
    triggers = (OnAttribute("getlist"),)
    advice = f"Set {_SETTING} where more files than that are sent at once."
    examples = [
        Flags(
            """\
                def upload(request):
                    for file in request.FILES.getlist("files"):
                        file.read()

                class View:
                    def post(self):
                        return self.request.FILES.getlist("files[]")
                """,
            lines=(2, 7),
        ),
        Keeps(
            """\
                def upload(request):
                    request.FILES["file"].read()
                    return request.POST.getlist("names"), request.FILES.get("file")
                """
        ),
        Keeps(
            'def upload(request):\n    return request.FILES.getlist("files")\n',
            files={"site/settings.py": f"INSTALLED_APPS = []\n{_SETTING} = 500\n"},
        ),
        Keeps(
            path="shop/tests/test_upload.py",
            source='def upload(request):\n    return request.FILES.getlist("files")\n',
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        func = call.func
        return isinstance(func, ast.Attribute) and getattr(func.value, "attr", "") == "FILES"

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.call is not None and "test" not in site.roles and not site.index.binders(_SETTING):
            yield site.flag(node=site.call)
