from django.urls import path

from search import feeds, views

app_name = "search"
urlpatterns = [
    path("zoeken/", views.finder, name="finder"),
    path("zoeken/dicht-bij-mij/", views.near_me, name="near_me"),
    path("zoeken/suggesties/", views.suggest, name="suggest"),
    path("zoeken/alles/", views.everything, name="everything"),
    path("agenda/zoeken.ics", feeds.finder_calendar, name="finder_calendar"),
]
