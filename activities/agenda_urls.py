"""Addresses of the agenda and of what is printed from it: of the network, and per location."""

from django.urls import URLPattern, path

from activities import agenda_views, poster_views

app_name = "agenda"


def _views(prefix: str, name: str) -> list[URLPattern]:
    return [
        path(prefix, agenda_views.agenda_list, name=f"{name}list"),
        path(f"{prefix}vanaf/<str:day>/", agenda_views.agenda_list, name=f"{name}list"),
        path(f"{prefix}week/", agenda_views.week, name=f"{name}week"),
        path(f"{prefix}week/<str:code>/", agenda_views.week, name=f"{name}week"),
        path(f"{prefix}week/<str:code>/afdrukken/", agenda_views.week_print, name=f"{name}print"),
        path(f"{prefix}maand/", agenda_views.month, name=f"{name}month"),
        path(f"{prefix}maand/<str:code>/", agenda_views.month, name=f"{name}month"),
        path(f"{prefix}archief/", agenda_views.archive_page, name=f"{name}archive"),
    ]


urlpatterns = [
    *_views("", ""),
    *_views("locatie/<str:slug>/", "location_"),
    path(
        "locatie/<str:slug>/week/<str:code>/affiche/",
        poster_views.poster_of_week,
        name="week_poster",
    ),
    path(
        "locatie/<str:slug>/activiteit/<str:activity>/affiche/",
        poster_views.poster_of_activity,
        name="activity_poster",
    ),
]
