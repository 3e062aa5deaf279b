from django.conf.urls import patterns, url

from boards.views import ThreadDetail

urlpatterns = patterns('boards.views',
    url(r'^(\d+)/$', 'board', name='board'),
    url(r'^(\d+)/start/$', 'start', name='start'),
    (r'^(?P<pk>\d+)/moderate/$', 'moderate'),
    url(r'^thread/(?P<pk>\d+)/$', ThreadDetail.as_view(), name='thread'),
    url(r'^thread/(?P<pk>\d+)/answer/$', 'answer'),
    url(r'^thread/(?P<pk>\d+)/mark/$', 'mark'),
    url(regex=r'^search/$', view='search'),
    url(r'^about/(?P<label>\w+)/(?P<name>\w+)/$', 'about'),
)
