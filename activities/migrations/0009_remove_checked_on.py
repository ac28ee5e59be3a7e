from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("activities", "0008_fill_freshness_checks")]

    operations = [migrations.RemoveField(model_name="activitypage", name="checked_on")]
