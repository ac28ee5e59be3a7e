"""Secrets of second factors were kept as they are; from here on encrypted."""

from contextlib import suppress

from django.db import migrations

from accounts.encryption import KEPT_UNDER, UnreadableSecretError, decrypt, encrypt_second_factors


def encrypt(apps, schema_editor):
    encrypt_second_factors(apps.get_model("mfa", "Authenticator").objects)


def put_back(apps, schema_editor):
    for row in apps.get_model("mfa", "Authenticator").objects.all():
        with suppress(UnreadableSecretError):  # it stays as useless as it was
            row.data |= {key: decrypt(row.data[key]) for key in KEPT_UNDER if key in row.data}
            row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(encrypt, put_back)]
