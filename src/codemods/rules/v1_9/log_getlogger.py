"""``getLogger`` and ``dictConfig`` of ``django.utils.log``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class LogGetlogger(RenameExact):
    """``getLogger`` and ``dictConfig`` are imported from the standard library's ``logging``."""

    change = "1.9/log-getlogger"
    renames = {
        "django.utils.log.getLogger": "logging.getLogger",
        "django.utils.log.dictConfig": "logging.config.dictConfig",
    }
    examples = [
        Fixes(
            before="""\
                from django.utils.log import dictConfig, getLogger

                logger = getLogger(__name__)
                dictConfig({})
                """,
            after="""\
                from logging import getLogger
                from logging.config import dictConfig

                logger = getLogger(__name__)
                dictConfig({})
                """,
        ),
        Keeps(
            source="""\
                from logging import getLogger
                from shop.log import dictConfig

                logger = getLogger(__name__)
                dictConfig({})
                """,
        ),
    ]
