from django.apps import AppConfig


class KoalaConfig(AppConfig):
    name = "koala"
    verbose_name = "KOALA"

    def ready(self) -> None:
        import koala.pages  # noqa: F401, PLC0415 - what pages show of other apps
