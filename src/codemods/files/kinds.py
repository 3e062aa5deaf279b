"""What kind of file a file is: by its name and place first, by its content where those do not decide.

The roles of Python files and their dotted names are re-exported from here, so that whoever asks what a file is has
one place to ask.
"""

from __future__ import annotations

import enum
import re

from codemods.files.modules import module_name, module_names, source_roots
from codemods.files.roles import (
    Role,
    is_migration,
    is_south_migration,
    is_urlconf,
    looks_like_settings,
    roles_of,
)

__all__ = [
    "PYTHON_SUFFIXES",
    "TEMPLATE_SUFFIXES",
    "FileKind",
    "Role",
    "is_migration",
    "is_south_migration",
    "is_urlconf",
    "kind_of",
    "kind_of_script",
    "looks_like_settings",
    "module_name",
    "module_names",
    "roles_of",
    "source_roots",
    "template_kind",
]


class FileKind(enum.Enum):
    """What a file is to the tool: who parses it, and which rules look at it."""

    PYTHON = "python"  # setup.py and settings modules too: those are roles
    TEMPLATE = "template"  # in Django's template language, or plain HTML
    JINJA = "jinja"
    REQUIREMENTS = "requirements"
    CONSTRAINTS = "constraints"
    PYPROJECT = "pyproject"
    SETUP_CFG = "setup.cfg"
    PIPFILE = "pipfile"
    LOCK = "lock"
    TOX = "tox"
    CI = "ci"
    DOCKERFILE = "dockerfile"
    MAKEFILE = "makefile"
    SHELL = "shell"
    PROCFILE = "procfile"
    ENVIRONMENT_YML = "environment.yml"
    DOC = "doc"
    STATIC = "static"  # style sheets and scripts of the browser
    OTHER = "other"  # worth looking into (configuration), of no kind that has a parser


_BY_NAME: dict[str, FileKind] = {
    "pyproject.toml": FileKind.PYPROJECT,
    "setup.cfg": FileKind.SETUP_CFG,
    "tox.ini": FileKind.TOX,
    "pipfile": FileKind.PIPFILE,
    "pipfile.lock": FileKind.LOCK,
    "uv.lock": FileKind.LOCK,
    "poetry.lock": FileKind.LOCK,
    "pdm.lock": FileKind.LOCK,
    "pylock.toml": FileKind.LOCK,
    "conda-lock.yml": FileKind.LOCK,
    "dockerfile": FileKind.DOCKERFILE,
    "containerfile": FileKind.DOCKERFILE,
    "makefile": FileKind.MAKEFILE,
    "gnumakefile": FileKind.MAKEFILE,
    "justfile": FileKind.MAKEFILE,
    "procfile": FileKind.PROCFILE,
    "jenkinsfile": FileKind.CI,
    ".travis.yml": FileKind.CI,
    ".gitlab-ci.yml": FileKind.CI,
    ".drone.yml": FileKind.CI,
    "appveyor.yml": FileKind.CI,
    ".appveyor.yml": FileKind.CI,
    "azure-pipelines.yml": FileKind.CI,
    "bitbucket-pipelines.yml": FileKind.CI,
    "cloudbuild.yaml": FileKind.CI,
    "cloudbuild.yml": FileKind.CI,
    ".cirrus.yml": FileKind.CI,
    "buildspec.yml": FileKind.CI,
    "runtime.txt": FileKind.OTHER,
    ".python-version": FileKind.OTHER,
    ".tool-versions": FileKind.OTHER,
    ".env": FileKind.OTHER,
    "circle.yml": FileKind.CI,
    "crontab": FileKind.OTHER,
    "package.json": FileKind.OTHER,
    "app.json": FileKind.OTHER,
    "pixi.lock": FileKind.LOCK,
    "vagrantfile": FileKind.OTHER,
}

# A suffix that is enough by itself.
_BY_SUFFIX: dict[str, FileKind] = {
    ".py": FileKind.PYTHON,
    ".pyw": FileKind.PYTHON,
    ".wsgi": FileKind.PYTHON,  # what mod_wsgi loads
    ".html": FileKind.TEMPLATE,
    ".htm": FileKind.TEMPLATE,
    ".xhtml": FileKind.TEMPLATE,
    ".djhtml": FileKind.TEMPLATE,
    ".jinja": FileKind.JINJA,
    ".jinja2": FileKind.JINJA,
    ".j2": FileKind.JINJA,
    ".toml": FileKind.OTHER,
    ".cfg": FileKind.OTHER,
    ".ini": FileKind.OTHER,
    ".yml": FileKind.OTHER,
    ".yaml": FileKind.OTHER,
    ".env": FileKind.OTHER,
    ".sh": FileKind.SHELL,
    ".bash": FileKind.SHELL,
    ".zsh": FileKind.SHELL,
    ".ksh": FileKind.SHELL,
    ".bat": FileKind.OTHER,
    ".cmd": FileKind.OTHER,
    ".ps1": FileKind.OTHER,
    ".conf": FileKind.OTHER,
    ".service": FileKind.OTHER,
    ".timer": FileKind.OTHER,
    ".cron": FileKind.OTHER,
    ".crontab": FileKind.OTHER,
    ".dockerfile": FileKind.DOCKERFILE,
    ".mk": FileKind.MAKEFILE,
}

PYTHON_SUFFIXES = (".py", ".py-tpl", ".py.tpl")
"""How Python files end; what new projects and applications are made from is among them."""

# Suffixes that are a template's only below a folder of templates.
TEMPLATE_SUFFIXES = frozenset(
    [
        ".txt",
        ".xml",
        ".eml",
        ".email",
        ".js",
        ".css",
        ".svg",
        ".json",
        ".md",
        ".rst",
        ".tex",
        ".csv",
        ".ics",
        ".vcf",
        ".sql",
        ".mjml",
        ".rss",
        ".atom",
        ".tpl",
        ".tmpl",
        ".subject",
        ".text",
        ".dtl",
        ".mustache",
        ".webmanifest",
    ]
)

_STATIC_SUFFIXES = frozenset([".css", ".scss", ".sass", ".less", ".js", ".mjs", ".ts", ".coffee"])

_REQUIREMENTS = re.compile(r"require|constraint|(?:^|[^a-z])(?:reqs?|deps|dependencies|pip)(?:[^a-z]|$)")
_REQUIREMENT_FOLDERS = frozenset({"req", "reqs", "constraint", "constraints", "pip", "deps"})
_ENVIRONMENT = re.compile(r"(?:conda[-_.])?environment(?:[-_.][\w.-]+)?\.ya?ml$|conda[\w.-]*\.ya?ml$")
_TEXTS = re.compile(r"README|INSTALL|UPGRAD|CONTRIBUTING|HACKING|DEPLOY|SETUP|HOWTO")
_ABOUT = frozenset({"readme.md", "readme.rst"})  # texts about the templates that they lie beside
_CI_FOLDERS = (
    ".github/workflows/",
    ".github/actions/",
    ".circleci/",
    ".gitlab/",
    ".ci/",
    ".buildkite/",
    ".woodpecker/",
)


def kind_of(path: str) -> FileKind | None:
    """The kind of a file by its name and place alone; None for what is of no interest.

    ``path`` is relative to the root, with forward slashes. A file without a suffix may still be a script: see
    ``kind_of_script``.
    """
    folder, _, name = path.rpartition("/")
    if name.endswith(PYTHON_SUFFIXES):
        return FileKind.PYTHON
    name = name.lower()
    kind = _BY_NAME.get(name)
    if kind is not None:
        return kind
    dot = name.rfind(".")
    suffix = name[dot:] if dot > 0 else ""
    kind = _BY_SUFFIX.get(suffix)
    if kind is FileKind.TEMPLATE:
        return FileKind.JINJA if _is_jinja_folder(folder) else kind
    if kind is FileKind.OTHER:
        return _kind_of_configuration(path, folder, name, suffix)
    if kind is not None:
        return kind
    if suffix in (".txt", ".in", ".pip") and _is_requirements(folder, name[:dot]):
        return FileKind.CONSTRAINTS if "constraint" in name else FileKind.REQUIREMENTS
    if suffix in TEMPLATE_SUFFIXES and _is_template_folder(folder) and name not in _ABOUT:
        return FileKind.JINJA if _is_jinja_folder(folder) else FileKind.TEMPLATE
    if _is_document(folder, path.rpartition("/")[2], suffix):
        return FileKind.DOC
    if suffix in _STATIC_SUFFIXES and ".min." not in name and "-min." not in name:
        return FileKind.STATIC  # what a tool has minified was written somewhere else
    if name.startswith("dockerfile."):
        return FileKind.DOCKERFILE
    if folder.endswith("cron.d"):
        return FileKind.OTHER
    if name.startswith((".env.", "procfile.")):
        return FileKind.PROCFILE if name[0] == "p" else FileKind.OTHER
    return None


def _kind_of_configuration(path: str, folder: str, name: str, suffix: str) -> FileKind:
    if suffix in (".yml", ".yaml"):
        if path.startswith(_CI_FOLDERS) or any(f"/{ci}" in path for ci in _CI_FOLDERS):
            return FileKind.CI
        if _ENVIRONMENT.match(name):
            return FileKind.ENVIRONMENT_YML
        if name == ".gitlab-ci.yaml":
            return FileKind.CI
        if _is_template_folder(folder):
            return FileKind.JINJA if _is_jinja_folder(folder) else FileKind.TEMPLATE
    elif suffix == ".toml" and name.startswith("pylock."):
        return FileKind.LOCK
    return FileKind.OTHER


def kind_of_script(head: bytes) -> FileKind | None:
    """The kind of a file without a suffix by its first bytes: what its ``#!`` line runs, else None."""
    if not head.startswith(b"#!"):
        return None
    line = head.split(b"\n", 1)[0]
    if b"python" in line or b"pypy" in line:
        return FileKind.PYTHON
    if re.search(rb"\b(?:ba|da|z|k)?sh\b", line):
        return FileKind.SHELL
    return None


def _is_document(folder: str, name: str, suffix: str) -> bool:
    """Whether a file may tell people which commands to type."""
    if suffix in (".md", ".markdown", ".rst", ".adoc"):
        return True
    if suffix == ".txt":
        return _TEXTS.match(name.upper()) is not None or not {"doc", "docs"}.isdisjoint(folder.split("/"))
    return not suffix and _TEXTS.match(name) is not None  # what is called "deploy" is a script


def _is_requirements(folder: str, stem: str) -> bool:
    last = folder.rpartition("/")[2].lower()
    return last in _REQUIREMENT_FOLDERS or "require" in last or _REQUIREMENTS.search(stem) is not None


def _is_template_folder(folder: str) -> bool:
    lowered = folder.lower()
    if lowered.startswith("docs/") or "/docs/" in lowered:
        return False  # texts about templates
    return ("template" in lowered or "jinja" in lowered) and any(
        part.endswith(("templates", "template")) or part in ("jinja2", "jinja") for part in lowered.split("/")
    )


def _is_jinja_folder(folder: str) -> bool:
    """A folder that Django's Jinja2 backend or Sphinx (``_templates``) reads its templates from."""
    return ("jinja" in folder or "_templates" in folder) and any(
        part in ("jinja2", "jinja", "_templates") for part in folder.split("/")
    )


_TAG = re.compile(r"\{%-?\s*(\w+)")
_TEMPLATE_SYNTAX = re.compile(r"\{[%{#]")
_DJANGO_ONLY_TAGS = frozenset(
    [
        "load",
        "url",
        "csrf_token",
        "static",
        "trans",
        "blocktrans",
        "translate",
        "blocktranslate",
        "endblocktrans",
        "endblocktranslate",
        "ifequal",
        "ifnotequal",
        "endifequal",
        "endifnotequal",
        "ifchanged",
        "empty",
        "comment",
        "cycle",
        "firstof",
        "now",
        "regroup",
        "spaceless",
        "widthratio",
        "verbatim",
        "ssi",
        "templatetag",
        "lorem",
        "get_static_prefix",
        "get_media_prefix",
        "cache",
        "localize",
        "localtime",
        "timezone",
        "resetcycle",
        "querystring",
        "partialdef",
    ]
)
_JINJA_ONLY_TAGS = frozenset(
    ["set", "endset", "macro", "endmacro", "call", "endcall", "import", "from", "do", "raw", "endraw"]
)
_JINJA_ONLY = re.compile(
    r"\{%[-+]|[-+]%\}|\{\{[-+]|[-+]\}\}"  # white-space control
    r"|\{\{\s*[\w.]+\s*\("  # a call
    r"|\bloop\.(?:index0?|first|last|revindex0?|length|cycle)\b"
    r"|\{%\s*(?:if|elif|for)\b[^%}]*\w\("
    r"|\|\s*\w+\("  # a filter with brackets
)
_DJANGO_ONLY = re.compile(
    r"\|\s*\w+:[\"'\w]"  # a filter with a colon
    r"|\bforloop\.\w|\{\{\s*block\.super\s*\}\}"
)


def template_kind(text: str, kind: FileKind = FileKind.TEMPLATE) -> FileKind:
    """Which template language ``text`` is written in, given the ``kind`` that its place suggests.

    Content wins over place: each mark that only one of the two languages has counts for it. ``OTHER`` for a text
    without any template syntax, as there is nothing in it to look at.
    """
    if _TEMPLATE_SYNTAX.search(text) is None:
        return FileKind.OTHER
    tags = {match[1] for match in _TAG.finditer(text)}
    django = len(tags & _DJANGO_ONLY_TAGS) + (_DJANGO_ONLY.search(text) is not None)
    jinja = len(tags & _JINJA_ONLY_TAGS) + (_JINJA_ONLY.search(text) is not None)
    if django == jinja:
        return kind
    return FileKind.TEMPLATE if django > jinja else FileKind.JINJA
