"""What codemods does to real templates: how much, how fast beside djade, and whether the result still compiles.

    python benchmarks/templates.py FOLDER... [--from 1.8] [--to 5.2] [--suggestions] [--modernize]
        [--diff FILE] [--old PYTHON]... [--new PYTHON] [--djade [PROGRAM]]

The folders are searched for files below folders of templates; they are only read. With ``--old`` and ``--new``, Python
interpreters that have the old and the target Django, every rewritten template that one of the old ones compiles must
compile in the new one. Libraries of tags that are not Django's are replaced by dummies, which take anything. With
``--djade`` the same files are copied to a throw-away folder and given to djade: what its fixers find before and after
codemods is counted, and both are timed.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from codemods.files.text import TextProblem, read_text
from codemods.findings import Finding, Verdict
from codemods.releases import Range
from codemods.rewrite.settle import Settled
from codemods.rewrite.verify import apply
from codemods.rules.templates import template_rules
from codemods.templates.check import check_template, fix_template
from codemods.templates.context import TemplateContext
from codemods.templates.dialect import is_jinja
from codemods.templates.lexer import Kind, tokenize
from codemods.templates.reader import Template

SUFFIXES = frozenset({".html", ".htm", ".txt", ".xml", ".email", ".eml", ".js", ".svg"})

# Fixes that change what stands between the tags.
EDITS_HTML = frozenset(
    {"1.7/admin-this-is-the-login-form", "1.8/admin-pop-parameter", "1.9/admin-jquery-path"}
)

COMMENT = re.compile(r"(?s)(?<={% comment %}).*?(?={% endcomment %})")

# Runs under every Python from 2.7 on. Standard input: texts; standard output: for each an error, or nothing.
COMPILER = r"""
import json, re, sys
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django.contrib." + app for app in
                    ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles", "sites", "humanize",
                     "flatpages")],
    STATIC_URL="/static/", SECRET_KEY="x", SITE_ID=1,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)
import django
django.setup()
from django.template import Template, defaulttags
from django.template.base import TextNode
try:
    from django.template.base import TOKEN_BLOCK as BLOCK
except ImportError:
    from django.template.base import TokenType
    BLOCK = TokenType.BLOCK

OURS = set(json.loads(sys.argv[1]))
real_load = defaulttags.load
text = ""

def dummy(parser, token):
    name = token.contents.split()[0]
    end = "end" + name
    if re.search(r"{%-?\s*" + re.escape(end) + r"\b", text):
        while True:
            parser.parse((end, "else", "elif", "empty", "plural"))
            if parser.next_token().contents.split()[0] == end:
                break
    return TextNode("")

def anything(value, argument=None):
    return value

def allow(parser, names):
    for name in names:
        parser.tags[name] = dummy
        parser.filters[name] = anything

def load(parser, token):
    bits = token.contents.split()
    if len(bits) >= 4 and bits[-2] == "from":
        if bits[-1] in OURS:
            return real_load(parser, token)
        allow(parser, bits[1:-2])
        return TextNode("")
    ours = [bit for bit in bits[1:] if bit in OURS]
    if len(ours) < len(bits) - 1:
        # A library of then may have a tag that Django has by now.
        tags = set(re.findall(r"{%\s*([^\s%}]+)", text)) - (set(parser.tags) - {"querystring", "partial", "partialdef"})
        allow(parser, [tag for tag in tags if not tag.startswith("end") and tag not in
                       ("else", "elif", "empty", "plural", "ifequal", "ifnotequal", "ssi")])
        for name in set(re.findall(r"\|\s*(\w+)", text)) - set(parser.filters) - {"length_is", "removetags"}:
            parser.filters[name] = anything
    if ours:
        token.contents = "load " + " ".join(ours)
        real_load(parser, token)
    return TextNode("")

defaulttags.register.tags["load"] = load
results = []
for text in json.load(sys.stdin):
    try:
        Template(text)
        results.append("")
    except Exception as error:
        results.append("%s: %s" % (type(error).__name__, error))
json.dump(results, sys.stdout)
"""

OURS = (
    "admin_list admin_modify admin_static admin_urls cache flatpages future humanize i18n l10n log static staticfiles "
    "tz webdesign"
)


@dataclass(frozen=True)
class Sample:
    """One template: its name in findings, its text, and what became of it."""

    path: str
    text: str
    fixed: Settled


def templates_in(folders: Iterable[Path]) -> Iterator[tuple[str, Path, str]]:
    """(name, file, text) of every template below the folders, in order."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            folders = file.relative_to(folder).parts[:-1]
            if (
                file.suffix not in SUFFIXES
                or "templates" not in folders
                or "docs" in folders
                or not file.is_file()
            ):
                continue
            try:
                text = read_text(file.read_bytes(), python=False).text
            except TextProblem:
                continue
            yield file.relative_to(folder.parent).as_posix(), file, text


def check_invariants(sample: Sample, again: Settled) -> list[str]:
    """What is wrong with a rewritten template; nothing, where all is well."""
    problems = []
    fixed = sample.fixed
    if again.applied or again.text != fixed.text:
        problems.append("a second run changes it again")
    problems += (failure.message for failure in fixed.failed)
    # Replay: each pass put in nothing but the edits of its findings.
    text = sample.text
    for iteration in sorted({finding.iteration for finding in fixed.applied}):
        edits = sorted(e for f in fixed.applied if f.iteration == iteration for e in f.edits)
        new = apply(text, edits)
        shift = 0
        ends = [edit.start for edit in edits[1:]] + [len(text)]
        if text[: edits[0].start] != new[: edits[0].start]:
            problems.append("the beginning has changed")
        for edit, following in zip(edits, ends, strict=True):
            shift += len(edit.text) - (edit.end - edit.start)
            if text[edit.end : following] != new[edit.end + shift : following + shift]:
                problems.append(f"something behind offset {edit.end} has changed")
        text = new
    if text != fixed.text:
        problems.append("the edits do not give the new text")
    moves_html = any(finding.code in EDITS_HTML for finding in fixed.applied)
    if (
        outside_tags(sample.text) - outside_tags(fixed.text)
        and not moves_html
        and not any(finding.verdict is Verdict.SUGGEST for finding in fixed.applied)
    ):
        problems.append("words outside of tags are lost")
    return problems


def outside_tags(text: str) -> Counter[str]:
    """The words of a template that stand in no tag."""
    words: Counter[str] = Counter()
    for token in tokenize(text):
        if token.kind is Kind.TEXT:
            words.update(token.text(text).split())
    return words


def compile_all(python: str, texts: Sequence[str]) -> list[str]:
    """The error of each text in the Django of an interpreter, empty where it compiles."""
    command = [python, "-c", COMPILER, json.dumps(OURS.split())]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{python} could not compile templates:\n{done.stderr[-2000:]}")
    results: list[str] = json.loads(done.stdout)
    return results


def compare_engines(samples: Sequence[Sample], old: Sequence[str], new: str) -> None:
    """Compile what was rewritten, before in the old Djangos and after in the new one, and print what fails."""
    compiled = [False] * len(samples)
    for python in old:
        for index, error in enumerate(compile_all(python, [sample.text for sample in samples])):
            compiled[index] = compiled[index] or not error
    before = compile_all(new, [sample.text for sample in samples])
    after = compile_all(new, [sample.fixed.text for sample in samples])
    good = [index for index, fine in enumerate(compiled) if fine]
    broken = [index for index in good if after[index]]
    print(f"rewritten templates that compile in an old Django  {len(good)} of {len(samples)}")
    print(f"  unchanged, in the target                         {sum(not before[index] for index in good)}")
    print(f"  rewritten, in the target                         {len(good) - len(broken)}")
    for index in broken:
        print(f"  FAILS {samples[index].path}: {after[index]}")


def beside_djade(files: Sequence[tuple[str, Path, str]], djade: str, target: str, run: Range) -> None:
    """Time djade and codemods on the same files, each in a folder of its own, best of three."""
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number, (_, file, _) in enumerate(files):
            copy = Path(folder, f"{number}{file.suffix}")
            shutil.copyfile(file, copy)
            copies.append(str(copy))
        theirs = []
        for _ in range(3):
            began, cpu = time.perf_counter(), _children_cpu()
            subprocess.run(
                [djade, "--check", "--target-version", target, *copies], capture_output=True, check=False
            )
            theirs.append((time.perf_counter() - began, _children_cpu() - cpu))
    context = TemplateContext()
    ours = []
    for _ in range(3):
        began, cpu = time.perf_counter(), time.process_time()
        for name, _, text in files:
            check_template(name, text, template_rules(), run, context)
        ours.append((time.perf_counter() - began, time.process_time() - cpu))
    count = len(files)
    for label, times in (("djade --check, a process", theirs), ("codemods check, in this process", ours)):
        wall, cpu = min(times)
        print(f"{label:34} {wall:7.3f} s wall  {cpu:7.3f} s CPU  {wall / count * 1e6:7.0f} µs a template")


def left_for_djade(
    files: Sequence[tuple[str, Path, str]], fixed: Sequence[str], djade: str, target: str
) -> None:
    """Print in how many files djade's fixers have something to do, as they were and after codemods.

    djade formats as well, so what its fixers do is the difference between its results with and without a target.
    """
    before = _fixed_by_djade([text for _, _, text in files], djade, target)
    after = _fixed_by_djade(fixed, djade, target)
    print(f"files that djade's fixers change                   {len(before)}")
    print(f"  after codemods, with --modernize                 {len(after)}")
    jinja = {index for index in after if is_jinja(Template(fixed[index]))}
    rest = sorted(after.keys() - jinja)
    alive = _fixed_by_djade([COMMENT.sub("", fixed[index]) for index in rest], djade, target)
    print(f"  of which djade has taken Jinja for Django        {len(jinja)}")
    print(f"  of which in {{% comment %}} alone                  {len(rest) - len(alive)}")
    for index in (rest[number] for number in sorted(alive)):
        print(f"  LEFT {files[index][0]}")
        print("".join(f"    {line}\n" for line in after[index]), end="")


def _fixed_by_djade(texts: Sequence[str], djade: str, target: str) -> dict[int, list[str]]:
    """The numbers of the texts that djade's fixers change, with the lines that they change."""
    results: list[list[str]] = []
    for options in ([], ["--target-version", target]):
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, f"{number}.html") for number in range(len(texts))]
            for path, text in zip(paths, texts, strict=True):
                path.write_text(text, encoding="utf-8", newline="")
            subprocess.run([djade, *options, *map(str, paths)], capture_output=True, check=False, cwd=folder)
            results.append([path.read_text(encoding="utf-8") for path in paths])
    found = {}
    for number, (formatted, fixed) in enumerate(zip(*results, strict=True)):
        if formatted != fixed:
            lines = difflib.unified_diff(formatted.splitlines(), fixed.splitlines(), n=0, lineterm="")
            found[number] = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return found


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def write_diff(target: Path, samples: Iterable[Sample]) -> None:
    """The unified diff of what was rewritten, to be read."""
    with target.open("w", encoding="utf-8") as stream:
        for sample in samples:
            stream.writelines(
                difflib.unified_diff(
                    sample.text.splitlines(keepends=True),
                    sample.fixed.text.splitlines(keepends=True),
                    sample.path,
                    sample.path,
                    n=0,
                )
            )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--from", dest="current")
    parser.add_argument("--to", dest="target", default="5.2")
    parser.add_argument("--suggestions", action="store_true")
    parser.add_argument("--modernize", action="store_true")
    parser.add_argument("--diff", type=Path)
    parser.add_argument("--list", type=Path, help="write every finding that is left to this file")
    parser.add_argument("--old", action="append", default=[])
    parser.add_argument("--new")
    parser.add_argument("--djade", nargs="?", const="djade")
    options = parser.parse_args(arguments)

    run = Range.of(options.current, options.target)
    context = TemplateContext(modernize=options.modernize)
    files = list(templates_in(options.folders))
    rules = template_rules()
    applied: Counter[tuple[str, str]] = Counter()
    left: list[Finding] = []
    changed: list[Sample] = []
    wrong = 0
    for name, _, text in files:
        sample = Sample(name, text, fix_template(name, text, rules, run, context, options.suggestions))
        applied.update((finding.code, finding.verdict.value) for finding in sample.fixed.applied)
        left += sample.fixed.left
        if sample.fixed.text != text:
            changed.append(sample)
            again = fix_template(name, sample.fixed.text, rules, run, context, options.suggestions)
            for problem in check_invariants(sample, again):
                wrong += 1
                print(f"WRONG {name}: {problem}")
    size = sum(len(text) for _, _, text in files)
    print(f"{len(files)} templates, {size:,} characters; {len(changed)} rewritten, {wrong} invariants broken")
    for (code, verdict), count in sorted(applied.items()):
        print(f"  applied {verdict:8} {count:6}  {code}")
    for (code, verdict), count in sorted(Counter((f.code, f.verdict.value) for f in left).items()):
        print(f"  left    {verdict:8} {count:6}  {code}")
    if options.diff:
        write_diff(options.diff, changed)
    if options.list:
        lines = (f"{f.path}:{f.place.line}: {f.code} {f.verdict.value}: {f.message}\n" for f in left)
        options.list.write_text("".join(lines), encoding="utf-8")
    if options.old and options.new:
        compare_engines(changed, options.old, options.new)
    if options.djade:
        modern = TemplateContext(modernize=True)
        texts = [fix_template(name, text, rules, run, modern).text for name, _, text in files]
        left_for_djade(files, texts, options.djade, options.target)
        beside_djade(files, options.djade, options.target, run)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
