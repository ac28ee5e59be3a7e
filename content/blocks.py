"""The blocks that editors of every page can use."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["bold", "ol", "ul", "link"]

PICTOGRAMS = [
    ("hand", _("Hand: hello")),
    ("blocks", _("Toy blocks: play")),
    ("cup", _("Cup: coffee or tea")),
    ("home", _("House: going home")),
    ("reading-aloud", _("Book: reading")),
    ("walking", _("Walking")),
    ("music", _("Music")),
    ("food", _("Food")),
    ("parent-group-talk", _("Talking together")),
    ("info", _("Information")),
]


class TextBlock(blocks.StructBlock):
    """A heading and its text."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        label = _("Text")
        icon = "doc-full"
        template = "blocks/text.html"


class StepBlock(blocks.StructBlock):
    """One step of "What happens when I come?": a pictogram, a title, a sentence."""

    icon = blocks.ChoiceBlock(label=_("Pictogram"), choices=PICTOGRAMS)
    title = blocks.CharBlock(label=_("What happens"), max_length=80)
    text = blocks.CharBlock(label=_("Say more"), max_length=200, required=False)

    class Meta:
        label = _("Step")
        icon = "list-ol"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("Words"), max_length=500)
    speaker = blocks.CharBlock(label=_("Who said it"), max_length=120, required=False)

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "blocks/quote.html"


class ListBlock(blocks.StructBlock):
    """A list of short sentences with one meaning."""

    items = blocks.ListBlock(blocks.CharBlock(label=_("Sentence"), max_length=300))


class TipsBlock(ListBlock):
    class Meta:
        label = _("Tips")
        icon = "tick-inverse"
        template = "blocks/tips.html"


class PitfallsBlock(ListBlock):
    class Meta:
        label = _("Pitfalls")
        icon = "warning"
        template = "blocks/pitfalls.html"


class QuestionsBlock(ListBlock):
    """Questions for a team to talk about."""

    class Meta:
        label = _("Questions for your team")
        icon = "help"
        template = "blocks/questions.html"


class ProgrammeBlock(blocks.StructBlock):
    """One part of a long event: from when, and what."""

    time = blocks.TimeBlock(label=_("From"))
    title = blocks.CharBlock(label=_("What"), max_length=120)

    class Meta:
        label = _("Part of the programme")
        icon = "time"
        template = "blocks/programme.html"


FAMILY_BLOCKS = [("text", TextBlock()), ("programme", ProgrammeBlock()), ("quote", QuoteBlock())]
PROFESSIONAL_BLOCKS = [
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("tips", TipsBlock()),
    ("pitfalls", PitfallsBlock()),
    ("questions", QuestionsBlock()),
]
