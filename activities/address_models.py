"""Short addresses: what a poster carries, in letters and as a QR code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_CODE_LENGTH = 8


class ShortAddress(models.Model):
    """The short address `/a/<code>` of one activity or location, the same in every language.

    Never given to another page, not even when its own is gone: it hangs on walls.
    """

    code = models.CharField(_("code"), max_length=MAX_CODE_LENGTH, unique=True)
    # The translation key of the page.
    page_key = models.UUIDField(_("page"), unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("short address")
        verbose_name_plural = _("short addresses")

    def __str__(self) -> str:
        return f"/a/{self.code}"
