# -*- coding: utf-8 -*-
from django.db import models, migrations
from django.conf import settings
import django.db.models.deletion
import django.utils.timezone
import boards.fields


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.AutoField(verbose_name=b'ID', serialize=False, auto_created=True, primary_key=True)),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('closed', models.BooleanField(default=False, verbose_name='closed')),
                ('moderators', models.ManyToManyField(related_name='moderated', to=settings.AUTH_USER_MODEL, blank=True)),
                ('parent', models.ForeignKey(blank=True, to='boards.Board', null=True)),
            ],
            options={'ordering': ['title']},
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.AutoField(verbose_name=b'ID', serialize=False, auto_created=True, primary_key=True)),
                ('object_id', models.PositiveIntegerField()),
                ('stars', models.PositiveSmallIntegerField(default=1, choices=[(1, b'fine'), (2, b'good')])),
                ('content_type', models.ForeignKey(to='contenttypes.ContentType')),
                ('member', models.ForeignKey(related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.AutoField(verbose_name=b'ID', serialize=False, auto_created=True, primary_key=True)),
                ('text', models.TextField()),
                ('address', models.IPAddressField(null=True, blank=True)),
                ('written', models.DateTimeField(default=django.utils.timezone.now)),
                ('author', models.ForeignKey(to=settings.AUTH_USER_MODEL)),
            ],
            options={'ordering': ['written', 'pk']},
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.AutoField(verbose_name=b'ID', serialize=False, auto_created=True, primary_key=True)),
                ('title', models.CharField(max_length=120)),
                ('words', boards.fields.WordsField(blank=True)),
                ('sticky', models.NullBooleanField()),
                ('started', models.DateTimeField(default=django.utils.timezone.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, null=True)),
                ('board', models.ForeignKey(related_name='threads', verbose_name='board', to='boards.Board')),
            ],
            options={'ordering': ['-started', 'pk']},
        ),
        migrations.AddField(
            model_name='post',
            name='thread',
            field=models.ForeignKey(related_name='posts', to='boards.Thread'),
        ),
    ]
