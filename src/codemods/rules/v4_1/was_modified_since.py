"""``was_modified_since()``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class WasModifiedSince(ChangeArguments):
    """``was_modified_since()`` no longer takes ``size``."""

    change = "4.1/was-modified-since-size"
    available = "4.1"
    calls = ("django.views.static.was_modified_since",)
    remove = {"size": 2}
    examples = [
        Fixes(
            before="""\
                from django.views.static import was_modified_since

                print(was_modified_since(header, mtime, size), was_modified_since(header, size=1))
                """,
            after="""\
                from django.views.static import was_modified_since

                print(was_modified_since(header, mtime), was_modified_since(header))
                """,
        ),
        Keeps(
            "from shop.static import was_modified_since\n\nprint(was_modified_since(header, mtime, size))\n"
        ),
    ]
