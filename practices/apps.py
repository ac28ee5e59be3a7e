from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    name = "practices"
    verbose_name = _("Practices")

    def ready(self) -> None:
        import practices.signals  # noqa: PLC0415 - receivers connect on import
        import practices.views  # noqa: F401, PLC0415 - what its pages show
