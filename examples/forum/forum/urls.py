from django.conf.urls import patterns, include, url
from django.contrib import admin

admin.autodiscover()

handler404 = 'forum.views.not_found'

urlpatterns = patterns('',
    url(r'^$', 'boards.views.index', name='home'),
    (r'^boards/', include('boards.urls')),
    url(r'^members/', include('members.urls', namespace='members')),
    (r'^admin/logout/$', 'django.contrib.auth.views.logout', {'next_page': '/'}),
    url(r'^admin/', include(admin.site.urls)),
)

urlpatterns += patterns('django.contrib.auth.views',
    url(r'^login/$', 'login', {'template_name': 'login.html'}, name='login'),
    url(r'^logout/$', 'logout', {'next_page': '/'}, name='logout'),
    url(r'^password/$', 'password_change', {'post_change_redirect': '/'}, name='password_change'),
)
