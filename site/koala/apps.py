from django.apps import AppConfig


class KoalaConfig(AppConfig):
    name = "koala"
    verbose_name = "KOALA"
