"""The addresses of people and locations, below /admin/people/."""

from django.urls import path

from editors import people_location_views, people_views
from editors.people_lists import LocationsList, PeopleList

PERSON = "<int:person_id>"

urlpatterns = [
    path("", PeopleList.as_view(), name="koala_people"),
    path("results/", PeopleList.as_view(results_only=True), name="koala_people_results"),
    path("invite/", people_views.invite, name="koala_people_invite"),
    path(f"{PERSON}/", people_views.person, name="koala_person"),
    path(
        f"{PERSON}/roles/<int:group_id>/",
        people_views.take_role_away,
        name="koala_person_role",
    ),
    path(f"{PERSON}/close/", people_views.close, name="koala_person_close"),
    path(
        f"{PERSON}/second-factor/",
        people_views.reset_second_factor,
        name="koala_person_second_factor",
    ),
    path(f"{PERSON}/invite/", people_views.invite_again, name="koala_person_invite"),
    path("locations/", LocationsList.as_view(), name="koala_locations"),
    path(
        "locations/results/",
        LocationsList.as_view(results_only=True),
        name="koala_locations_results",
    ),
    path("locations/new/", people_location_views.new_location, name="koala_location_new"),
    path(
        "locations/<int:location_id>/language/",
        people_location_views.language,
        name="koala_location_language",
    ),
]
