"""``get_standard_processors()`` and the signal helpers of its cache."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.called import CallBecomes


class GetStandardProcessorsRemoved(CallBecomes):
    """``get_standard_processors()`` is gone; an engine knows its context processors."""

    change = "1.8/get-standard-processors-removed"
    calls = {
        "django.template.context.get_standard_processors": (
            (),
            "{django.template.Engine}.get_default().template_context_processors",
        ),
    }
    suggests = True
    advice = "The context processors are those of the engine; the one for csrf comes first as before."
    examples = [
        Suggests(
            before="""\
                from django.template.context import get_standard_processors

                def context(request):
                    return [run(request) for run in get_standard_processors()]
                """,
            after="""\
                from django.template import Engine

                def context(request):
                    return [run(request) for run in Engine.get_default().template_context_processors]
                """,
        ),
        Flags(
            """\
                from django.template.context import get_standard_processors

                PROCESSORS = get_standard_processors
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.context import get_standard_processors

                print(get_standard_processors())
                """
        ),
    ]


class TemplateSettingReceiversRemoved(RemoveSymbols):
    """The receivers that emptied the caches of templates in tests have other names now."""

    change = "1.8/get-standard-processors-removed"
    names = {
        "django.test.signals.clear_context_processors_cache": "Use django.test.signals.reset_template_engines.",
        "django.test.signals.clear_template_loaders_cache": "Use django.test.signals.reset_template_engines.",
    }
    examples = [
        Flags(
            """\
                from django.test.signals import clear_template_loaders_cache

                clear_template_loaders_cache(sender=None, setting="TEMPLATE_LOADERS")
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.signals import clear_template_loaders_cache

                clear_template_loaders_cache()
                """
        ),
    ]
