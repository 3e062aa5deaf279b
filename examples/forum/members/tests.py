from __future__ import unicode_literals

import datetime

from django.contrib.auth.models import User
from django.core import mail
from django.core.urlresolvers import reverse
from django.test import TestCase
from django.utils.timezone import utc

from members.middleware import LastSeenMiddleware
from members.models import Member, everything


class MemberTests(TestCase):
    def setUp(self):
        self.ann = User.objects.create_user('ann', 'ann@example.com', 'secret')
        self.member = Member.objects.create(user=self.ann, motto='Onwards', favourites='1,2')

    def test_text(self):
        self.assertEqual(str(self.member), 'ann')
        self.assertIsNone(self.member.seen_on())
        self.member.last_seen = datetime.datetime(2015, 1, 1, tzinfo=utc)
        self.assertEqual(self.member.seen_on(), datetime.date(2015, 1, 1))

    def test_favourites(self):
        self.member.full_clean()
        self.member.favourites = 'a,b'
        with self.assertRaisesMessage(Exception, 'comma'):
            self.member.full_clean()

    def test_sign_in(self):
        self.assertContains(self.client.get('/members/sign-in/'), '<tr>')
        response = self.client.post('/members/sign-in/', {'username': 'ann', 'password': 'secret'})
        self.assertRedirects(response, '/')
        self.assertContains(self.client.get('/'), 'ann')

    def test_password(self):
        self.client.login(username='ann', password='secret')
        new = {'old_password': 'secret', 'new_password1': 'Xy12345!z', 'new_password2': 'Xy12345!z'}
        self.assertRedirects(self.client.post(reverse('password_change'), new), '/')
        self.ann.refresh_from_db()
        self.assertTrue(self.ann.check_password('Xy12345!z'))

    def test_profile(self):
        response = self.client.get(reverse('members:profile', args=['ann']))
        self.assertContains(response, 'Onwards')
        self.assertContains(response, '/members/ann/greet/')

    def test_last_seen(self):
        self.client.get('/')
        self.client.login(username='ann', password='secret')
        response = self.client.get('/')
        self.assertEqual(response['X-Forum-Member'], 'ann')
        member = Member.objects.get()
        self.assertEqual(member.visits, 1)
        self.assertIsNotNone(member.last_seen)

    def test_middleware_by_hand(self):
        self.assertEqual(LastSeenMiddleware().header, 'X-Forum-Member')

    def test_greet(self):
        url = reverse('members:greet', kwargs={'username': 'ann'})
        self.client.get(url)
        self.assertEqual(mail.outbox, [])
        self.client.login(username='ann', password='secret')
        self.assertContains(self.client.get(url), 'sent to ann%40example.com')
        self.assertEqual(mail.outbox[0].body.strip(), 'Hello ann, ann greets you.')

    def test_everything(self):
        self.assertIn('Member', everything())
        self.assertContains(self.client.get(reverse('members:models')), 'Thread')
