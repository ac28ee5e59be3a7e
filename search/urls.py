from django.urls import path

from search import feeds, views

app_name = "search"
urlpatterns = [
    path("zoeken/", views.finder, name="finder"),
    path("agenda/zoeken.ics", feeds.finder_calendar, name="finder_calendar"),
]
