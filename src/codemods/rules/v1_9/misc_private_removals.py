"""Undocumented names that Django 1.9 no longer has."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class MiscPrivateRemovals(RemoveSymbols):
    """Undocumented names that Django 1.9 no longer has."""

    change = "1.9/misc-private-removals"
    names = {
        "django.utils.http.same_origin": "Compare scheme, host and port, or use is_same_domain() for hosts.",
        "django.forms.models.save_instance": "Call save() of the form.",
        "django.db.models.sql.where.EverythingNode": "A condition that always holds is no condition: leave it out.",
        "django.db.models.sql.where.EmptyWhere": "Use NothingNode of the same module, or set_empty() of the query.",
        "django.db.models.lookups.default_lookups": "Register lookups with register_lookup() of the field class.",
        "django.db.models.lookups.DateLookup": "Build on a Transform of the date instead.",
        "django.contrib.admin.utils.get_limit_choices_to_from_path": "Ask the last field of get_fields_from_path() for get_limit_choices_to().",
        "django.contrib.gis.db.models.proxy.GeometryProxy": "Use SpatialProxy of the same module.",
        "django.core.cache.backends.memcached.BaseMemcachedCacheMethods": "Use BaseMemcachedCache of the same module.",
        "django.contrib.sitemaps.models": "It was empty; drop the import.",
        "django.db.models.fields.related.do_pending_lookups": "Use lazy_related_operation() of the same module.",
        "django.utils.text.ustring_re": "Write the regular expression where it is needed.",
        "django.core.management.commands.runserver.DEFAULT_PORT": "It is default_port of the Command class.",
        "django.test.runner.partition_suite": "Use partition_suite_by_type() of the same module.",
    }
    examples = [
        Flags(
            source="""\
                from django.utils import text
                from django.utils.http import same_origin

                def known(one, other):
                    return same_origin(one, other) and text.ustring_re
                """,
            lines=(2, 5),
        ),
        Keeps(
            source="""\
                from django.utils.http import is_same_domain
                from shop.http import same_origin

                same = same_origin
                """,
        ),
    ]
