"""The rules on command lines, one file a command. The order is that of findings at the same place."""

from __future__ import annotations

from codemods.scripts.rule import ScriptRule
from codemods.scripts.rules.check import CheckAllDatabases, CheckDatabase
from codemods.scripts.rules.clearsessions import Cleanup, DailyCleanup
from codemods.scripts.rules.collectstatic import CollectstaticIgnore, CollectstaticOutput
from codemods.scripts.rules.createcachetable import CreateCacheTable
from codemods.scripts.rules.createsuperuser import CreateSuperuserEnvironment
from codemods.scripts.rules.django_admin import DjangoAdminPy, OptionAbbreviations
from codemods.scripts.rules.dumpdata import DumpdataCompressed, DumpdataNatural
from codemods.scripts.rules.loaddata import LoaddataMissing
from codemods.scripts.rules.makemessages import MakemessagesLocale
from codemods.scripts.rules.makemigrations import (
    MakemigrationsCheck,
    MakemigrationsExit,
    MakemigrationsSymbols,
)
from codemods.scripts.rules.migrate import FakeInitial, MigrateList, ShowmigrationsGrep, StaleContentTypes
from codemods.scripts.rules.ping_google import PingGoogle, PingGoogleHttps
from codemods.scripts.rules.runfcgi import Runfcgi
from codemods.scripts.rules.shell import ShellAutoImports, ShellPlain, ShellPlus
from codemods.scripts.rules.sql import SqlCommands, SqlInitialData
from codemods.scripts.rules.syncdb import Syncdb
from codemods.scripts.rules.test import TestKeepdb, TestLiveserver, TestWarnings
from codemods.scripts.rules.validate import Validate

__all__ = ["ALL"]

ALL: tuple[type[ScriptRule], ...] = (
    DjangoAdminPy,
    OptionAbbreviations,
    Syncdb,
    Validate,
    Cleanup,
    DailyCleanup,
    SqlCommands,
    SqlInitialData,
    Runfcgi,
    DumpdataNatural,
    DumpdataCompressed,
    MigrateList,
    FakeInitial,
    StaleContentTypes,
    ShowmigrationsGrep,
    MakemigrationsExit,
    MakemigrationsCheck,
    MakemigrationsSymbols,
    MakemessagesLocale,
    ShellPlain,
    ShellAutoImports,
    ShellPlus,
    TestLiveserver,
    TestKeepdb,
    TestWarnings,
    CheckDatabase,
    CheckAllDatabases,
    CollectstaticIgnore,
    CollectstaticOutput,
    LoaddataMissing,
    PingGoogle,
    PingGoogleHttps,
    CreateCacheTable,
    CreateSuperuserEnvironment,
)
