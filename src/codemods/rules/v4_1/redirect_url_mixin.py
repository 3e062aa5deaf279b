"""``SuccessURLAllowedHostsMixin``."""

from __future__ import annotations

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class RedirectUrlMixin(RenameSymbols):
    """``SuccessURLAllowedHostsMixin`` made way for ``RedirectURLMixin``, which also decides where to go."""

    change = "4.1/redirecturlmixin"
    suggests = True
    renames = {
        "django.contrib.auth.views.SuccessURLAllowedHostsMixin": "django.contrib.auth.views.RedirectURLMixin"
    }
    advice = (
        "RedirectURLMixin has a get_success_url() of its own; the view must keep its one, or say next_page."
    )
    examples = [
        Suggests(
            before="""\
                from django.contrib.auth.views import SuccessURLAllowedHostsMixin

                class Signup(SuccessURLAllowedHostsMixin):
                    pass
                """,
            after="""\
                from django.contrib.auth.views import RedirectURLMixin

                class Signup(RedirectURLMixin):
                    pass
                """,
        ),
        Keeps("from shop.views import SuccessURLAllowedHostsMixin\n\nprint(SuccessURLAllowedHostsMixin)\n"),
    ]
