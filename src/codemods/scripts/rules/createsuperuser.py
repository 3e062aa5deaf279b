from __future__ import annotations

import re
import shlex

from codemods.findings import Edit, Verdict
from codemods.releases import Release
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["CreateSuperuserEnvironment"]

_CREATE = re.compile(
    r"""\.create_superuser\(\s*(?:username\s*=\s*)?(['"])(?P<name>[\w.@+-]+)\1\s*,\s*(?:email\s*=\s*)?(['"])(?P<email>[\w.@+-]+)\3\s*,\s*(?:password\s*=\s*)?(['"])(?P<password>[^'"\\]+)\5\s*\)"""
)


class CreateSuperuserEnvironment(ScriptRule):
    """``createsuperuser --noinput`` reads the password from the environment."""

    change = "3.0/createsuperuser-environment"
    commands = ("shell",)
    needs = Release(3, 0)
    in_docs = False
    examples = (
        Suggests(
            path="init.sh",
            before="""echo "from a import User; User.objects.create_superuser('admin', 'a@b.c', 'pw')" | ./manage.py shell\n""",
            after="DJANGO_SUPERUSER_PASSWORD=pw ./manage.py createsuperuser --noinput --username admin --email a@b.c\n",
            modernize=True,
            current="2.2",
            target="5.1",
        ),
        Flags(path="init.sh", source="""./manage.py shell -c "U.objects.create_superuser('a', '$MAIL', 'x')"\n""", line=1, modernize=True, current="2.2", target="5.1"),
        Keeps(path="init.sh", source="./manage.py shell -c 'print(1)'\n", modernize=True, current="2.2", target="5.1"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        statement = call.statement
        before = statement.previous if statement.before in ("|", "|&") else None
        source = before.words if before is not None else [*call.args]
        code = next((word for word in source if "create_superuser(" in word.value), None)
        if code is None or call.command is None:
            return None
        match = _CREATE.search(code.value)
        edits: tuple[Edit, ...] = ()
        if (
            match
            and before is not None
            and before.words[0].value == "echo"
            and len(before.words) == 2
            and not call.args
        ):
            lead = call.text[statement.words[0].outer[0] : call.command.start]
            password = shlex.quote(match["password"])
            new = (
                f"DJANGO_SUPERUSER_PASSWORD={password} {lead}createsuperuser --noinput "
                f"--username {match['name']} --email {match['email']}"
            )
            edits = (Edit(before.words[0].outer[0], call.command.outer[1], new),)
        return Answer(
            Verdict.SUGGEST,
            "A superuser is made by piping Python into the shell.",
            "Run createsuperuser --noinput with DJANGO_SUPERUSER_PASSWORD in the environment.",
            (call.command,),
            edits,
        )
