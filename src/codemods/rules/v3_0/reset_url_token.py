"""``INTERNAL_RESET_URL_TOKEN``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression


class ResetUrlToken(SymbolToExpression):
    """``INTERNAL_RESET_URL_TOKEN`` is the attribute ``reset_url_token`` of ``PasswordResetConfirmView``."""

    change = "3.0/password-reset-url-token"
    expressions = {
        "django.contrib.auth.views.INTERNAL_RESET_URL_TOKEN": (
            "django.contrib.auth.views.PasswordResetConfirmView",
            ".reset_url_token",
        ),
    }
    available = "3.0"
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.views import INTERNAL_RESET_URL_TOKEN

                print("/reset/" + INTERNAL_RESET_URL_TOKEN)
                """,
            after="""\
                from django.contrib.auth.views import PasswordResetConfirmView

                print("/reset/" + PasswordResetConfirmView.reset_url_token)
                """,
        ),
        Keeps("""\
                from shop.views import INTERNAL_RESET_URL_TOKEN

                print(INTERNAL_RESET_URL_TOKEN)
                """),
    ]
