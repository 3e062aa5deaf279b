from __future__ import annotations

from codemods.findings import Verdict
from codemods.rules.examples import Flags, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["Runfcgi"]


class Runfcgi(ScriptRule):
    """Django no longer serves FastCGI; a WSGI server takes its place."""

    change = "1.7/fastcgi-runfcgi"
    answers = ("1.9/runfcgi",)
    commands = ("runfcgi",)
    examples = (
        Flags(
            path="Procfile", source="web: python manage.py runfcgi method=threaded host=127.0.0.1\n", line=1
        ),
        Keeps(path="Procfile", source="web: gunicorn shop.wsgi\n"),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        return Answer(
            Verdict.FLAG,
            "The command runfcgi is gone, with all support of FastCGI.",
            "Serve the project through WSGI or ASGI.",
            (call.command,),
        )
