"""``call_command("dumpdata", use_natural_keys=True)``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.commands import ChangeCommandOptions


class DumpdataNatural(ChangeCommandOptions):
    """``dumpdata`` takes ``use_natural_foreign_keys`` instead of ``use_natural_keys``."""

    change = "1.7/dumpdata-natural"
    also = ("1.9/dumpdata-natural",)
    command = "dumpdata"
    rename = {"use_natural_keys": "use_natural_foreign_keys"}
    flags = {"--natural": "Give --natural-foreign.", "-n": "Give --natural-foreign."}
    available = "1.7"
    examples = [
        Fixes(
            before="""\
                from django.core.management import call_command

                call_command("dumpdata", "shop", use_natural_keys=True)
                """,
            after="""\
                from django.core.management import call_command

                call_command("dumpdata", "shop", use_natural_foreign_keys=True)
                """,
        ),
        Flags(
            """\
                from django.core.management import call_command

                call_command("dumpdata", "--natural")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("backup", use_natural_keys=True)
                """
        ),
    ]
