"""Who is on a picture and what they agreed to; uploaded files leave the public directory."""

import secrets
from io import BytesIO

import content.fields
import django.core.validators
import wagtail.images.models
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import migrations, models
from PIL import Image

from content.picture_files import PictureRefusedError, redraw


def move_originals(apps, schema_editor):
    """Draw each uploaded picture again, keep it where nobody sees it, and delete what was public.

    Its renditions are made anew when a page asks for them.
    """
    Picture = apps.get_model("content", "Picture")
    Picture.objects.filter(is_demo=True).update(people_visible="nobody")
    for picture in Picture.objects.all():
        old = picture.file.name
        if not default_storage.exists(old):
            continue
        with default_storage.open(old) as file:
            try:
                drawn, extension = redraw(file)
            except PictureRefusedError:
                continue
        name = content.fields.originals().save(
            f"{secrets.token_hex(12)}.{extension}", ContentFile(drawn)
        )
        width, height = Image.open(BytesIO(drawn)).size
        Picture.objects.filter(pk=picture.pk).update(
            **{"file": name, "width": width, "height": height, "file_size": len(drawn)},
            **{"file_hash": "", "focal_point_x": None, "focal_point_y": None},
            **{"focal_point_width": None, "focal_point_height": None},
        )
        for rendition in picture.renditions.all():
            default_storage.delete(rendition.file.name)
        picture.renditions.all().delete()
        default_storage.delete(old)


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0004_accepted_digest"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="consent_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    (
                        "written",
                        "Written: for taking the picture and for this site, of a child by its parents",
                    ),
                    ("told", "Told on the spot: a picture of the atmosphere, only adults"),
                ],
                help_text="Only for people who can be recognised. Without it, no page shows them.",
                max_length=20,
                verbose_name="consent",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="consent_reference",
            field=models.CharField(
                blank=True,
                help_text="The number under which you keep the paper, for example 2026-014. No name.",
                max_length=40,
                validators=[
                    django.core.validators.RegexValidator(
                        "^(?=.*\\d)[\\w./-]+$", "A number, and no name."
                    )
                ],
                verbose_name="number of the consent",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="consent_until",
            field=models.DateField(
                blank=True,
                help_text="The last day. The night after, the picture is taken off line for good.",
                null=True,
                verbose_name="consent until",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="people_visible",
            field=models.CharField(
                blank=True,
                choices=[
                    ("nobody", "Nobody, or it is a drawing"),
                    ("unrecognisable", "People whom nobody can recognise: hands, from behind"),
                    ("recognisable", "People who can be recognised"),
                ],
                max_length=20,
                verbose_name="who can be seen?",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="withdrawn_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="withdrawn at"
            ),
        ),
        migrations.AlterField(
            model_name="picture",
            name="file",
            field=content.fields.OriginalField(
                height_field="height",
                storage=content.fields.originals,
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="file",
                width_field="width",
            ),
        ),
        migrations.RunPython(move_originals, migrations.RunPython.noop),
    ]
