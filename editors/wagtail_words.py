"""Words of Wagtail that are English in its own Dutch or French, or say nothing to our editors.

Our catalogues come before those of Wagtail, so that naming them here is enough: `make messages`
then keeps them.
"""

from django.utils.translation import gettext_noop

WORDS = (
    gettext_noop("Any"),
    gettext_noop("Checks"),
    gettext_noop("Help"),
    gettext_noop("Minimap"),
    gettext_noop("Snippets"),
)
