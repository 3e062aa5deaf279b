"""The module ``django.utils.dictconfig``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class DjangoUtilsDictconfig(RenameSymbols):
    """``django.utils.dictconfig`` was a copy of the standard library's ``logging.config``."""

    change = "1.7/django-utils-dictconfig"
    also = ("1.9/utils-dictconfig",)
    moves = {"django.utils.dictconfig": "logging.config"}
    examples = [
        Fixes(
            before="""\
                from django.utils.dictconfig import dictConfig

                LOGGING_CONFIG = "django.utils.dictconfig.dictConfig"
                SECRET_KEY = ""
                ROOT_URLCONF = ""
                dictConfig({})
                """,
            after="""\
                from logging.config import dictConfig

                LOGGING_CONFIG = "logging.config.dictConfig"
                SECRET_KEY = ""
                ROOT_URLCONF = ""
                dictConfig({})
                """,
            path="shop/settings.py",
            files={"shop/__init__.py": ""},
        ),
        Keeps(
            """\
                try:
                    from logging.config import dictConfig
                except ImportError:
                    from django.utils.dictconfig import dictConfig

                dictConfig({})
                """
        ),
    ]
