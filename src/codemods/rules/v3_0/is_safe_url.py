"""``is_safe_url()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class IsSafeUrl(RenameSymbols):
    """``is_safe_url()`` is called ``url_has_allowed_host_and_scheme()``."""

    change = "3.0/is-safe-url"
    also = ("4.0/is-safe-url",)
    renames = {"django.utils.http.is_safe_url": "django.utils.http.url_has_allowed_host_and_scheme"}
    examples = [
        Fixes(
            before="""\
                from unittest import mock

                from django.utils import http
                from django.utils.http import is_safe_url

                with mock.patch("django.utils.http.is_safe_url"):
                    print(is_safe_url("/", allowed_hosts=None), http.is_safe_url("/", None, True))
                """,
            after="""\
                from unittest import mock

                from django.utils import http
                from django.utils.http import url_has_allowed_host_and_scheme

                with mock.patch("django.utils.http.url_has_allowed_host_and_scheme"):
                    print(url_has_allowed_host_and_scheme("/", allowed_hosts=None), http.url_has_allowed_host_and_scheme("/", None, True))
                """,
        ),
        Keeps("""\
                try:
                    from django.utils.http import url_has_allowed_host_and_scheme
                except ImportError:
                    from django.utils.http import is_safe_url as url_has_allowed_host_and_scheme

                from shop.http import is_safe_url

                print(is_safe_url("/"), url_has_allowed_host_and_scheme("/", None))
                """),
    ]
