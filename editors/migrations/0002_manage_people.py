"""The right of the network team to say who works where."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("editors", "0001_location_team")]

    operations = [
        migrations.AlterModelOptions(
            name="locationteam",
            options={
                "default_permissions": (),
                "permissions": [
                    ("view_reports", "Can read the reports"),
                    ("manage_people", "Can invite people, take roles away and make locations"),
                ],
                "verbose_name": "team of a location",
                "verbose_name_plural": "teams of locations",
            },
        ),
    ]
