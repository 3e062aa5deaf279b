"""Names that could be had from modules that only imported them."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class PrivatePaths(RenameExact):
    """Names that passed through modules which are not their home can no longer be imported from there."""

    change = "3.1/fielddoesnotexist-import"
    also = (
        "3.1/emptyresultset-import",
        "3.1/forms-pretty-name-import",
        "3.1/forms-boundfield-import",
        "3.1/template-base-context-import",
        "3.1/admin-action-checkbox-name-import",
        "3.1/classproperty-moved",
        "3.1/postgres-forms-json-helpers",
    )
    renames = {
        "django.db.models.fields.FieldDoesNotExist": "django.core.exceptions.FieldDoesNotExist",
        "django.db.models.FieldDoesNotExist": "django.core.exceptions.FieldDoesNotExist",
        "django.db.models.query.EmptyResultSet": "django.core.exceptions.EmptyResultSet",
        "django.db.models.sql.EmptyResultSet": "django.core.exceptions.EmptyResultSet",
        "django.db.models.sql.datastructures.EmptyResultSet": "django.core.exceptions.EmptyResultSet",
        "django.forms.forms.pretty_name": "django.forms.utils.pretty_name",
        "django.forms.forms.BoundField": "django.forms.boundfield.BoundField",
        "django.template.base.Context": "django.template.context.Context",
        "django.template.base.RequestContext": "django.template.context.RequestContext",
        "django.template.base.ContextPopException": "django.template.context.ContextPopException",
        "django.contrib.admin.ACTION_CHECKBOX_NAME": "django.contrib.admin.helpers.ACTION_CHECKBOX_NAME",
        "django.utils.decorators.classproperty": "django.utils.functional.classproperty",
        "django.contrib.postgres.forms.InvalidJSONInput": "django.forms.fields.InvalidJSONInput",
        "django.contrib.postgres.forms.JSONString": "django.forms.fields.JSONString",
        "django.contrib.postgres.forms.jsonb.InvalidJSONInput": "django.forms.fields.InvalidJSONInput",
        "django.contrib.postgres.forms.jsonb.JSONString": "django.forms.fields.JSONString",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.forms.jsonb import InvalidJSONInput
                from django.db.models.fields import FieldDoesNotExist, CharField
                from django.forms.forms import BoundField, pretty_name
                from django.template.base import Context, Template
                from django.utils.decorators import classproperty

                print(InvalidJSONInput, FieldDoesNotExist, CharField, BoundField, pretty_name, Context, Template, classproperty)
                """,
            after="""\
                from django.forms.fields import InvalidJSONInput
                from django.core.exceptions import FieldDoesNotExist
                from django.db.models.fields import CharField
                from django.forms.boundfield import BoundField
                from django.forms.utils import pretty_name
                from django.template.base import Template
                from django.template.context import Context
                from django.utils.functional import classproperty

                print(InvalidJSONInput, FieldDoesNotExist, CharField, BoundField, pretty_name, Context, Template, classproperty)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib import admin
                from django.db import models

                def ids(request, name):
                    try:
                        return request.POST.getlist(admin.ACTION_CHECKBOX_NAME)
                    except models.FieldDoesNotExist:
                        return []
                """,
            after="""\
                from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
                from django.core.exceptions import FieldDoesNotExist

                def ids(request, name):
                    try:
                        return request.POST.getlist(ACTION_CHECKBOX_NAME)
                    except FieldDoesNotExist:
                        return []
                """,
        ),
        Keeps("""\
                from django.core.exceptions import EmptyResultSet, FieldDoesNotExist
                from django.db.models.options import Options
                from django.forms.utils import pretty_name
                from django.template import Context
                from shop.template.base import RequestContext

                print(EmptyResultSet, FieldDoesNotExist, Options, pretty_name, Context, RequestContext)
                """),
    ]
