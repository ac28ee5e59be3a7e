"""Words that a question does not ask for. Few: a word too many here cannot be found. Pure."""

from functools import cache

from search.letters import fold

_STOP_WORDS = {
    "nl": """
        de het een en of in op te ten ter van voor met bij naar aan om uit tot als dan dat die dit
        deze er is zijn ben bent was wil wilt kan kun kunnen mag ik je jij jou jouw u uw we wij ze
        zij hij haar ons onze mijn niet ook nog al maar waar wanneer wat wie hoe s t zoek
        """,
    "fr": """
        le la les un une des de du au aux et ou où en dans sur pour par avec sans chez ce cet cette
        ces que qui quoi quand comment est sont suis être a ont je tu il elle on nous vous ils elles
        mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ne pas y se cherche
        """,
    "en": """
        the a an and or of in on at to for from with by is are be am was were it its this that these
        those i you he she we they me my your his her our their do does can will not where when what
        who how s t don looking
        """,
    "ar": """
        في من إلى على عن مع أو و ثم هذا هذه ذلك تلك التي الذي هو هي هم نحن أنا أنت أنتم كان يكون ما
        ماذا أين متى كيف هل لا لم لن إن أن قد كل حتى إذا لكم لك لي لنا أبحث أريد بين بعد قبل عند
        """,
    "tr": """
        ve veya ya da de bir bu o ile için mi mı mu mü ne nerede nasıl kim gibi çok daha en ben
        sen biz siz onlar var yok olan olarak arıyorum istiyorum
        """,
    "es": "el la los las un una y o de del en a al con para por que es son se su mi tu",
    "pl": "i a w we z ze na do dla o od po u za że się to jest są nie",
    "ro": "și si sau de la în din cu pe pentru un o este sunt că ce nu",
    "ru": "и в во на с со к о для по из от за у что это не или",
    "uk": "і й та в у на з із до для по від за що це не або",
    "bg": "и в във на с със за от до по че е са не или",
    "fa": "و در به از که با برای این آن را است یا تا",
    "fa-af": "و در به از که با برای این آن را است یا تا",
}


@cache
def stop_words(language_code: str) -> frozenset[str]:
    """Return the folded stop words of a language."""
    return frozenset(fold(_STOP_WORDS.get(language_code, "")).split())
