"""``ContextDecorator``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class ContextDecoratorMoved(RenameSymbols):
    """``ContextDecorator`` is the one of ``contextlib``."""

    change = "3.0/context-decorator"
    renames = {"django.utils.decorators.ContextDecorator": "contextlib.ContextDecorator"}
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.utils.decorators import ContextDecorator, method_decorator

                class quiet(ContextDecorator):
                    pass
                """,
            after="""\
                from contextlib import ContextDecorator

                from django.utils.decorators import method_decorator

                class quiet(ContextDecorator):
                    pass
                """,
        ),
        Keeps("""\
                from contextlib import ContextDecorator
                from django.utils import decorators

                class quiet(ContextDecorator, decorators.method_decorator):
                    pass
                """),
    ]
