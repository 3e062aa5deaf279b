from __future__ import annotations

from codemods.findings import Edit, Verdict
from codemods.releases import Release
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule
from codemods.scripts.words import Form

__all__ = ["PingGoogle", "PingGoogleHttps"]


class PingGoogle(ScriptRule):
    """The command ``ping_google`` is gone, as the address that it asked is."""

    change = "5.0/ping-google-command"
    commands = ("ping_google",)
    examples = (
        Suggests(
            path="crontab",
            before="1 1 * * * ls\n@daily python manage.py ping_google\n",
            after="1 1 * * * ls\n",
        ),
        Flags(path="deploy.sh", source="make && ./manage.py ping_google\n", line=1),
        Flags(path="README.rst", source="Run ``./manage.py ping_google`` daily.\n", line=1),
        Keeps(path="deploy.sh", source="./manage.py ping_bing\n"),
        Keeps(
            path="deploy.sh",
            source="./manage.py ping_google --sitemap-uses-http\n",
            target="4.2",
            current="4.1",
        ),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        return Answer(
            Verdict.SUGGEST,
            "The command ping_google is gone.",
            "Delete the call; name the sitemap in robots.txt or in Google's search console.",
            (call.command,),
            self._line(call),
        )

    def _line(self, call: Call) -> tuple[Edit, ...]:
        """The deletion of the line, where nothing but this call is on it."""
        statement, text = call.statement, call.text
        if (
            statement.form is not Form.SHELL
            or statement.before not in ("", "\n")
            or statement.after not in ("", "\n")
        ):
            return ()
        start = text.rfind("\n", 0, statement.words[0].outer[0]) + 1
        stop = text.find("\n", call.end.outer[1])
        stop = len(text) if stop < 0 else stop + 1
        head, tail = text[start : statement.words[0].outer[0]], text[call.end.outer[1] : stop]
        return () if head.strip() or tail.strip() else (Edit(start, stop, ""),)


class PingGoogleHttps(ScriptRule):
    """``ping_google`` takes the sitemap to be served by https unless told otherwise."""

    change = "2.2/ping-google-command-https"
    commands = ("ping_google",)
    needs = Release(2, 2)
    in_docs = False
    examples = (
        Suggests(path="cron.sh", before="./manage.py ping_google /sitemap.xml\n", after="./manage.py ping_google /sitemap.xml --sitemap-uses-http\n", target="3.2"),
        Keeps(path="cron.sh", source="./manage.py ping_google --sitemap-uses-http\n", target="3.2"),
        Keeps(path="cron.sh", source="./manage.py ping_google\n", current="2.2", target="3.2"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        if call.has("--sitemap-uses-http") or call.command is None or run.range.target >= Release(5, 0):
            return None
        return Answer(
            Verdict.SUGGEST,
            "ping_google takes the address of the sitemap to be https.",
            "Pass --sitemap-uses-http where the site has no https.",
            (call.command,),
            (call.add(call.end, "--sitemap-uses-http"),),
        )
