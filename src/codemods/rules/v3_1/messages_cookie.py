"""Private methods of ``CookieStorage``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class MessagesCookie(FlagMembers):
    """Messages are kept in cookies of a new format: what touches the private methods has to be looked at."""

    change = "3.1/messages-cookie-format"
    members = {
        f"django.contrib.messages.storage.cookie.CookieStorage.{name}": "See what the method does in the new release."
        for name in ("_hash", "_encode", "_decode")
    }
    examples = [
        Flags(
            """\
                from django.contrib.messages.storage.cookie import CookieStorage

                class Storage(CookieStorage):
                    def _hash(self, value):
                        return value
                """,
            line=4,
        ),
        Keeps("""\
                from django.contrib.messages.storage.session import SessionStorage

                class Storage(SessionStorage):
                    def _hash(self, value):
                        return value
                """),
    ]
