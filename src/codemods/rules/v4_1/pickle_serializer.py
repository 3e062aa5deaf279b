"""``PickleSerializer``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class PickleSerializer(RenameSymbols):
    """The pickle serializer of sessions is going away; sessions hold what JSON can say."""

    change = "4.1/pickleserializer-setting"
    also = ("4.1/pickleserializer-import", "5.0/pickleserializer-setting", "5.0/pickleserializer-import")
    suggests = True
    renames = {
        "django.contrib.sessions.serializers.PickleSerializer": "django.contrib.sessions.serializers.JSONSerializer"
    }
    advice = (
        "Right where every value of a session is one that JSON knows; the sessions that there are get lost. Where pickle "
        "is needed, the project must have a small class of its own with dumps() and loads()."
    )
    examples = [
        Suggests(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.sessions.serializers import PickleSerializer

                print(PickleSerializer())
                """,
            after="""\
                from django.contrib.sessions.serializers import JSONSerializer

                print(JSONSerializer())
                """,
        ),
        Keeps("from shop.serializers import PickleSerializer\n\nprint(PickleSerializer)\n"),
    ]
