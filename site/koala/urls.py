"""Where every address leads."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.views.generic import TemplateView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from koala.api import api_router
from koala.sitemaps import sitemap, sitemap_index
from koala.views import healthz, short_address, start

urlpatterns = [
    path("", start),
    path("admin/", include("accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api_router.urls),
    path("healthz", healthz),
    re_path(r"^a/(?P<code>[^/]+)/?$", short_address),
    path("sitemap.xml", sitemap_index),
    path("sitemap/<slug:section>.xml", sitemap, name="sitemap"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("", include("activities.urls")),
        path("", include("search.urls")),
        path("agenda/", include("activities.agenda_urls")),
        path("", include("editors.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
