from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0005_picture_consent")]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="translated_texts",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="alternative text in other languages"
            ),
        ),
    ]
