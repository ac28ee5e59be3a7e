"""The door of the admin to the rules of plain Dutch."""

from django import forms
from django.http import HttpRequest, JsonResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from content.plain_dutch import AIM_SENTENCE_WORDS, Finding, Kind, Reading, read
from content.word_models import listed_words

MAX_CHARACTERS = 20_000


class PlainDutchForm(forms.Form):
    text = forms.CharField(max_length=MAX_CHARACTERS, required=False)


@require_POST
def plain_dutch(request: HttpRequest) -> JsonResponse:
    """Return what stands out in a Dutch text, in words: {summary, score, hints: [{excerpt, hint}]}.

    It reads and says; nothing is kept, and no page waits for it. Wagtail lets in who may use the
    admin.
    """
    form = PlainDutchForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    reading = read(form.cleaned_data["text"], listed_words())
    return JsonResponse(
        {
            "summary": summary(reading),
            "score": score_in_words(reading.score),
            "hints": [{"excerpt": each.excerpt, "hint": hint(each)} for each in reading.findings],
        }
    )


def summary(reading: Reading) -> str:
    if not reading.words_per_sentence:
        return _("There is no text yet.")
    mean = number_format(reading.words_per_sentence, decimal_pos=1)
    if reading.words_per_sentence > AIM_SENTENCE_WORDS:
        return _("A sentence has %(mean)s words on average. Try to get to %(aim)d or fewer.") % {
            "mean": mean,
            "aim": AIM_SENTENCE_WORDS,
        }
    return _("A sentence has %(mean)s words on average. That reads well.") % {"mean": mean}


def score_in_words(score: float | None) -> str:
    """Return the score with the word that its maker gave it: see `reading_ease`."""
    if score is None:
        return "–"
    words = (
        (80, _("easy")),
        (70, _("fairly easy")),
        (60, _("normal")),
        (45, _("fairly difficult")),
        (0, _("difficult")),
    )
    word = next(word for least, word in words if score >= least)
    return _("%(score)d of 100: %(word)s") % {"score": score, "word": word}


def hint(finding: Finding) -> str:
    match finding.kind:
        case Kind.LONG_SENTENCE:
            return _("This sentence has %(count)d words. Make two of it.") % {
                "count": finding.count
            }
        case Kind.PASSIVE:
            return _("Who does this? Say it: “We sing” instead of “There is singing”.")
        case Kind.LONG_WORD:
            return _("This word has %(count)d letters. Is there a shorter one?") % {
                "count": finding.count
            }
        case Kind.POVERTY:
            why = _("Families read this too.")
        case Kind.JARGON:
            why = _("This is a word of professionals.")
        case Kind.DIFFICULT:
            why = _("Not everybody knows this word.")
    if finding.instead:
        return why + " " + _("Rather write ‘%(instead)s’.") % {"instead": finding.instead}
    return why + " " + _("Can you say it in another way?")
