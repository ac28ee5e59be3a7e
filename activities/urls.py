"""Addresses of calendars and of news, for programs: below the language, before the pages."""

from django.urls import path

from activities import atom, feeds

app_name = "activities"
urlpatterns = [
    path("agenda/datum/<uuid:uid>.ics", feeds.date_calendar, name="date_calendar"),
    path("agenda/activiteit/<uuid:key>.ics", feeds.activity_calendar, name="activity_calendar"),
    path("agenda/locatie/<slug:name>.ics", feeds.location_calendar, name="location_calendar"),
    path("agenda/netwerk.ics", feeds.network_calendar, name="network_calendar"),
    path("agenda/locatie/<slug:name>.atom", atom.location_news, name="location_news"),
    path("agenda/netwerk.atom", atom.network_news, name="network_news"),
]
