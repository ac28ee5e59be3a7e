from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("locations", "0007_fill_freshness_checks")]

    operations = [migrations.RemoveField(model_name="locationpage", name="checked_on")]
