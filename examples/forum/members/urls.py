from django.conf.urls import patterns, url

urlpatterns = patterns('members.views',
    url(r'^sign-in/$', 'sign_in'),
    url(r'^models/$', 'models', name='models'),
    url(r'^(?P<username>[\w.]+)/$', 'profile', name='profile'),
    url(r'^(?P<username>[\w.]+)/greet/$', 'greet', name='greet'),
)
