"""FastCGI."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.renamed_commands import RenameCommands

_ADVICE = "Serve the project by WSGI."


class FastcgiRunfcgi(RenameCommands):
    """``runfcgi`` is gone: Django is served by WSGI."""

    change = "1.7/fastcgi-runfcgi"
    also = ("1.9/runfcgi",)
    gone_commands = {"runfcgi": _ADVICE}
    examples = [
        Flags(
            """\
                from django.core.management import call_command

                call_command("runfcgi", method="threaded")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("runserver")
                """
        ),
    ]


class FastcgiModule(RemoveSymbols):
    """``django.core.servers.fastcgi`` is gone: Django is served by WSGI."""

    change = "1.7/fastcgi-runfcgi"
    also = ("1.9/runfcgi",)
    names = {
        "django.core.servers.fastcgi": _ADVICE,
        "django.core.servers.fastcgi.runfastcgi": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django.core.servers.fastcgi import runfastcgi

                runfastcgi(method="threaded", daemonize="false")
                """,
            line=1,
        ),
        Keeps(
            """\
                from flup.server.fcgi import WSGIServer

                print(WSGIServer)
                """
        ),
    ]
