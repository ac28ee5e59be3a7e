"""The addresses of the week, below /admin/week/."""

from django.urls import path

from editors import week_change_views, week_closure_views, week_views

DATE = "<int:location_id>/dates/<uuid:uid>"

urlpatterns = [
    path("", week_views.start, name="koala_week_start"),
    path("<int:location_id>/", week_views.week, name="koala_week"),
    path("<int:location_id>/confirm/", week_views.confirm, name="koala_week_confirm"),
    path("<int:location_id>/undo/<int:change_id>/", week_views.undo, name="koala_week_undo"),
    path(f"{DATE}/", week_views.one_date, name="koala_week_date"),
    path(f"{DATE}/cancel/", week_change_views.cancel, name="koala_week_cancel"),
    path(f"{DATE}/postpone/", week_change_views.postpone, name="koala_week_postpone"),
    path(f"{DATE}/move/", week_change_views.move, name="koala_week_move"),
    path(f"{DATE}/places/", week_change_views.places, name="koala_week_places"),
    path(f"{DATE}/languages/", week_change_views.languages, name="koala_week_languages"),
    path(f"{DATE}/note/", week_change_views.note, name="koala_week_note"),
    path("<int:location_id>/add/", week_change_views.add, name="koala_week_add"),
    path("<int:location_id>/closures/", week_closure_views.closures, name="koala_week_closures"),
    path(
        "<int:location_id>/closures/<int:closure_id>/reopen/",
        week_closure_views.reopen,
        name="koala_week_reopen",
    ),
    path(
        "<int:location_id>/holidays/<int:period_id>/",
        week_closure_views.holiday,
        name="koala_week_holiday",
    ),
    path(
        "<int:location_id>/holidays/<int:period_id>/undo/",
        week_closure_views.undo_holiday,
        name="koala_week_holiday_undo",
    ),
]
