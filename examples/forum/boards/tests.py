# -*- coding: utf-8 -*-
from __future__ import unicode_literals

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.urlresolvers import NoReverseMatch, reverse
from django.db import connection, models
from django.template import Context, Template
from django.test import RequestFactory, TestCase
from django.utils import six, unittest
from django.utils.encoding import force_text

from boards.forms import KINDS, PostForm, ThreadForm, attributes
from boards.middleware import ClosedBoardMiddleware
from boards.models import Board, Mark, Post, Thread
from boards.views import moderate


class BoardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ann = User.objects.create_user('ann', 'ann@example.com', 'secret')
        cls.boss = User.objects.create_superuser('boss', 'boss@example.com', 'secret')
        cls.pets = Board.objects.create(title='Pets')
        cls.cats = Thread.objects.create(board=cls.pets, author=cls.ann, title='Cäts', words=['one', 'two'])

    def sign_in(self, name='ann'):
        self.assertTrue(self.client.login(username=name, password='secret'))

    def test_text(self):
        self.assertEqual(force_text(self.pets), 'Pets')
        self.assertEqual(six.text_type(self.cats), 'Cäts')

    def test_addresses(self):
        self.assertEqual(self.pets.get_absolute_url(), '/boards/%d/' % self.pets.pk)
        self.assertEqual(self.cats.get_absolute_url(), '/boards/thread/%d/' % self.cats.pk)
        with self.assertRaises(NoReverseMatch):
            reverse('boards.views.nothing')

    def test_words(self):
        self.assertEqual(Thread.objects.get().words, ['one', 'two'])
        self.assertEqual(Thread._meta.get_field('words').value_to_string(self.cats), 'one two')

    def test_three_values(self):
        self.assertIsNone(Thread.objects.get().sticky)
        Thread.objects.update(sticky=True)
        self.assertIs(Thread.objects.get().sticky, True)

    def test_index(self):
        Board.objects.create(title='Secrets', closed=True)
        response = self.client.get('/')
        self.assertContains(response, 'PETS')
        self.assertNotContains(response, 'SECRETS')
        self.assertContains(response, 'Cäts')
        self.assertContains(response, 'example.com')
        self.assertContains(response, 'Sign in')

    def test_empty(self):
        Board.objects.create(title='New')
        self.assertContains(self.client.get('/'), 'empty')

    def test_board(self):
        self.sign_in()
        response = self.client.get(reverse('board', args=[self.pets.pk]))
        self.assertContains(response, 'one, two')
        self.assertNotContains(response, 'You moderate')
        self.pets.moderators.add(self.ann)
        self.assertContains(self.client.get(self.pets.get_absolute_url()), 'You moderate')

    def test_not_found(self):
        with self.settings(DEBUG=False):
            response = self.client.get('/no/such/page/')
        self.assertEqual(response.status_code, 404)
        self.assertContains(response, 'There is no /no/such/page/ here, example.com says.', status_code=404)

    def test_closed_board(self):
        Board.objects.filter(pk=self.pets.pk).update(closed=True)
        self.assertEqual(self.client.get(self.pets.get_absolute_url()).status_code, 403)
        self.sign_in()
        self.assertEqual(self.client.get(self.pets.get_absolute_url()).status_code, 403)
        self.pets.moderators.add(self.ann)
        self.assertEqual(self.client.get(self.pets.get_absolute_url()).status_code, 200)

    def test_closed_board_by_hand(self):
        request = RequestFactory().get(self.pets.get_absolute_url())
        self.assertIsNone(ClosedBoardMiddleware().process_view(request, len, (), {}))

    def test_start(self):
        url = reverse('start', args=[self.pets.pk])
        self.assertRedirects(self.client.get(url), '/login/?next=' + url)
        self.sign_in()
        response = self.client.post(url, {'title': 'Dogs', 'words': 'bark loud'}, follow=True)
        self.assertRedirects(response, self.pets.get_absolute_url())
        self.assertContains(response, 'Your thread is open.')
        self.assertEqual(Thread.objects.get(title='Dogs').words, ['bark', 'loud'])
        response = self.client.post(url, {'title': 'D'})
        self.assertFormError(response, 'form', 'title', 'Write at least 3 letters.')

    def test_thread(self):
        response = self.client.get(self.cats.get_absolute_url())
        self.assertNotContains(response, '<form')
        self.assertNotContains(response, 'sticky or not')
        self.sign_in()
        response = self.client.get(self.cats.get_absolute_url())
        self.assertContains(response, 'action="/boards/thread/%d/answer/"' % self.cats.pk)

    def test_answer(self):
        url = reverse('boards.views.answer', kwargs={'pk': self.cats.pk})
        self.assertRedirects(self.client.post(url), '/login/')
        self.sign_in()
        response = self.client.post(url, {'text': 'Miaow!', 'address': '10.0.0.1'})
        post = Post.objects.get()
        self.assertEqual(post.address, '10.0.0.1')
        self.assertTrue(response['Location'].endswith('/boards/thread/%d/#p%d' % (self.cats.pk, post.pk)))
        response = self.client.post(url, {'text': 'Again'}, HTTP_X_REQUESTED_WITH='XMLHttpRequest')
        self.assertEqual(int(response.content), post.pk + 1)
        self.client.post(url, {'text': 'x', 'address': 'nowhere'})
        self.assertQuerysetEqual(Post.objects.all(), ['<Post: Miaow!>', '<Post: Again>'])

    def test_moderate(self):
        url = reverse('boards.views.moderate', kwargs={'pk': self.pets.pk})
        self.client.post(url, {'names': ['ann']})
        self.assertFalse(self.pets.moderators.exists())
        self.sign_in('boss')
        self.client.post(url, {'names': ['ann', 'boss']})
        self.assertQuerysetEqual(self.pets.moderators.order_by('pk'), ['ann', 'boss'], transform=six.text_type)
        self.client.post(url)
        self.assertFalse(self.pets.moderators.exists())

    def test_moderate_needs_a_user(self):
        class Robot(AnonymousUser):
            is_staff = True

            def is_authenticated(self):
                return self.known

        request = RequestFactory().post('/', {'names': ['ann']})
        request.user = Robot()
        for request.user.known, count in ((False, 0), (True, 1)):
            self.assertEqual(moderate(request, self.pets.pk).status_code, 302)
            self.assertEqual(self.pets.moderators.count(), count)

    def test_search(self):
        response = self.client.get(reverse('boards.views.search'), {'words': 'c'})
        self.assertEqual(response.content.decode('utf-8'), '1: Cäts')
        response = self.client.post(reverse('boards.views.search'), {'words': 'dog'})
        self.assertEqual(response.content, b'')

    def test_about(self):
        response = self.client.get('/boards/about/boards/post/')
        self.assertEqual(
            response.content.decode('utf-8').split('\n'),
            ['address', 'author -> User', 'author_id -> User', 'id', 'text', 'thread -> Thread',
             'thread_id -> Thread', 'written'],
        )

    def test_mark(self):
        url = reverse('boards.views.mark', kwargs={'pk': self.cats.pk})
        self.client.get(url)
        self.assertEqual(Mark.objects.count(), 0)
        self.sign_in()
        self.assertRedirects(self.client.get(url), self.cats.get_absolute_url())
        self.assertEqual(self.cats.marks.get().member, self.ann)

    def test_admin(self):
        self.sign_in('boss')
        response = self.client.get('/admin/boards/thread/')
        self.assertContains(response, '<a href="%s">Pets</a>' % reverse('admin:boards_board_change', args=[self.pets.pk]))
        self.assertContains(response, 'Boards of the forum')
        self.assertEqual(self.client.get(reverse('admin:boards_thread_change', args=[self.cats.pk])).status_code, 200)

    def test_deleting_goes_down(self):
        child = Board.objects.create(title='Dogs', parent=self.pets)
        Post.objects.create(thread=self.cats, author=self.ann, text='x')
        Board.objects.get(pk=self.pets.pk).delete()
        self.assertFalse(Board.objects.filter(pk=child.pk).exists())
        self.assertFalse(Post.objects.exists())


class FormTests(unittest.TestCase):
    def test_forms(self):
        self.assertEqual(list(KINDS), ['question', 'news'])
        self.assertEqual([str(label) for _, label in ThreadForm().fields['kind'].choices], ['Question', 'News'])
        self.assertIn('address', PostForm().fields)
        self.assertEqual(attributes(id='a'), ' id="a"')


class TemplateTests(unittest.TestCase):
    def test_filter(self):
        self.assertEqual(Template('{% load board_tags %}{{ "a"|shout }}').render(Context()), 'A')


class SettingsTests(unittest.TestCase):
    def test_context(self):
        self.assertEqual(apps.get_app_config('boards').verbose_name, 'Boards of the forum')
        self.assertEqual(settings.LANGUAGES[0][0], 'en')

    def test_key(self):
        self.assertIs(type(Board._meta.pk), models.AutoField)


class CommandTests(TestCase):
    def setUp(self):
        for title in ('Pets', 'Cars', 'Food'):
            Board.objects.create(title=title)

    def closed(self):
        return [board.title for board in Board.objects.filter(closed=True)]

    def test_names(self):
        out = six.StringIO()
        call_command('close_boards', 'Pets', stdout=out)
        self.assertEqual(out.getvalue(), 'closed Pets\n')
        self.assertEqual(self.closed(), ['Pets'])

    def test_all(self):
        call_command('close_boards', all=True, limit=2, stdout=six.StringIO())
        self.assertEqual(self.closed(), ['Cars', 'Food'])

    def test_nothing(self):
        with self.assertRaises(CommandError):
            call_command('close_boards')

    def test_count(self):
        out = six.StringIO()
        call_command('count_posts', stdout=out)
        self.assertEqual(out.getvalue().strip(), '0 posts')


class SchemaTests(TestCase):
    def test_address_column(self):
        names = [c.name for c in connection.introspection.get_table_description(connection.cursor(), 'boards_post')]
        self.assertIn('address', names)
