"""Addresses outside the admin: below the language, without logging in."""

from django.urls import path

from editors import reminder_views

app_name = "editors"
urlpatterns = [
    path("nog-juist/<str:token>/", reminder_views.still_right, name="still_right"),
]
