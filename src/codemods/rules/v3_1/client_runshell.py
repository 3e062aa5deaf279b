"""``runshell()`` of database clients."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ClientRunshell(ChangeMethods):
    """``DatabaseClient.runshell()`` is given the parameters of the command."""

    change = "3.1/client-runshell-parameters"
    bases = ("django.db.backends.base.client.BaseDatabaseClient",)
    grow = {"runshell": (("parameters", None),)}
    by_position = {"runshell": 1}
    available = "3.1"
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.client import BaseDatabaseClient

                class Client(BaseDatabaseClient):
                    def runshell(self):
                        pass
                """,
            after="""\
                from django.db.backends.base.client import BaseDatabaseClient

                class Client(BaseDatabaseClient):
                    def runshell(self, parameters):
                        pass
                """,
        ),
        Keeps("""\
                class Client:
                    def runshell(self):
                        pass
                """),
    ]
