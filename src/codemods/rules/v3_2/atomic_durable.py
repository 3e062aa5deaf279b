"""``durable`` of ``Atomic``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class AtomicDurable(ChangeArguments):
    """The class ``Atomic`` must be told whether it is ``durable``."""

    change = "3.2/atomic-durable-argument"
    calls = ("django.db.transaction.Atomic",)
    subclasses = False
    require = {"durable": (2, "False")}
    available = "3.2"
    examples = [
        Fixes(
            before="""\
                from django.db.transaction import Atomic

                print(Atomic("default", True))
                """,
            after="""\
                from django.db.transaction import Atomic

                print(Atomic("default", True, durable=False))
                """,
        ),
        Keeps("""\
                from django.db.transaction import Atomic, atomic

                print(atomic("default", True), Atomic("default", True, False))
                """),
    ]
