"""``NullHandler`` of ``django.utils.log``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class LogNullhandler(RenameExact):
    """``NullHandler`` is the standard library's ``logging.NullHandler``."""

    change = "1.9/log-nullhandler"
    renames = {"django.utils.log.NullHandler": "logging.NullHandler"}
    paths = True
    examples = [
        Fixes(
            before="""\
                LOGGING = {
                    "version": 1,
                    "handlers": {"null": {"level": "DEBUG", "class": "django.utils.log.NullHandler"}},
                }
                """,
            after="""\
                LOGGING = {
                    "version": 1,
                    "handlers": {"null": {"level": "DEBUG", "class": "logging.NullHandler"}},
                }
                """,
            path="shop/settings.py",
        ),
        Fixes(
            before="""\
                from django.utils.log import NullHandler

                handler = NullHandler()
                """,
            after="""\
                from logging import NullHandler

                handler = NullHandler()
                """,
        ),
        Keeps(
            source="""\
                LOGGING = {"handlers": {"null": {"class": "django.utils.log.AdminEmailHandler"}}}
                NAME = "shop.log.NullHandler"
                """,
            path="shop/settings.py",
        ),
    ]
