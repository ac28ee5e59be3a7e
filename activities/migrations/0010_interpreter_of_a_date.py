from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0009_remove_checked_on")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="interpreted",
            field=models.JSONField(blank=True, default=list, verbose_name="interpreter for"),
        )
        for name in ("change", "occurrence")
    ]
