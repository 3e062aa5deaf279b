# -*- coding: utf-8 -*-
from __future__ import unicode_literals

from django.db import models, migrations
from django.conf import settings


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Member',
            fields=[
                ('user', models.OneToOneField(primary_key=True, serialize=False, to=settings.AUTH_USER_MODEL)),
                ('motto', models.CharField(max_length=100, verbose_name='motto', blank=True)),
                ('favourites', models.CommaSeparatedIntegerField(max_length=50, blank=True)),
                ('last_seen', models.DateTimeField(null=True, blank=True)),
                ('visits', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AlterIndexTogether(
            name='member',
            index_together=set([('last_seen', 'visits')]),
        ),
    ]
