from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0010_interpreter_of_a_date")]

    operations = [
        migrations.RemoveIndex("occurrence", "occurrence_at_place"),
        migrations.AddIndex(
            "occurrence",
            models.Index(
                fields=["meeting_point", "on"],
                include=[
                    *("id", "uid", "activity_key", "series_key", "starts_at", "ends_at"),
                    *("status", "languages", "places_left"),
                ],
                name="occurrence_at_place",
            ),
        ),
    ]
