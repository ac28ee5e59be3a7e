"""The day of the last check was a field of the page; it becomes a fact beside it."""

from django.db import migrations


def fill(apps, schema_editor):
    check = apps.get_model("locations", "FreshnessCheck")
    pages = apps.get_model("activities", "ActivityPage").objects.filter(
        locale__language_code="nl", checked_on__isnull=False
    )
    check.objects.bulk_create(
        [
            check(page_key=key, checked_on=checked_on)
            for key, checked_on in pages.values_list("translation_key", "checked_on")
        ],
        ignore_conflicts=True,
    )
    forget_overrides(apps)


def forget_overrides(apps):
    """What translators may write over is listed field by field; this field is no more."""
    for name in ("OverridableSegment", "SegmentOverride"):
        apps.get_model("wagtail_localize", name).objects.filter(
            context__path="checked_on",
            context__object__content_type__app_label="activities",
        ).delete()


def give_back(apps, schema_editor):
    pages = apps.get_model("activities", "ActivityPage").objects
    for row in apps.get_model("locations", "FreshnessCheck").objects.all():
        pages.filter(translation_key=row.page_key).update(checked_on=row.checked_on)


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0007_activity_template"),
        ("locations", "0006_freshness_checks"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(fill, give_back)]
