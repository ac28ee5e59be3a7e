"""The terms that the site starts with, in Dutch: the names of the KOALA programme. Pure.

Codes never change once a site uses them: other sites rely on them. The network team may rename,
translate and add terms.
"""

from dataclasses import dataclass

from content.choices import Taxonomy


@dataclass(frozen=True, slots=True)
class TermSeed:
    """A term to begin with. `icon` is the name of a pictogram in site/static/icons, or ""."""

    code: str
    name: str
    groups: tuple[str, ...] = ()
    icon: str = ""


# Groups of goals; the first two share the goals about transitions.
PARENTS = "parents"
CHILDREN = "children"
PARTNERS = "partners"
GENERAL = "general"
# Groups of audiences.
FAMILIES = "families"
PROFESSIONALS = "professionals"

OFFER_FORMS = [
    TermSeed("meeting", "Ontmoeting", icon="cup"),
    TermSeed("themed-group", "Themagerichte groepsactiviteiten", icon="parent-group-talk"),
    TermSeed("language", "Taalstimulering", icon="language-practice"),
    TermSeed("childcare", "Kinderopvang", icon="childcare"),
]

ACTIVITY_TYPES = [
    TermSeed("meeting-play", "Ontmoeting en spel", icon="blocks"),
    TermSeed("chat-and-play", "Babbel met de ouders terwijl de kinderen vrij spelen", icon="cup"),
    TermSeed("reading", "Voorleesmoment", icon="reading-aloud"),
    TermSeed("playground-walk", "Wandeling naar de speeltuin", icon="playground"),
    TermSeed("school-visit", "Bezoek aan de wijkscholen", icon="home"),
    TermSeed("themed", "Themagerichte groepsactiviteit", icon="parent-group-talk"),
    TermSeed("language", "Taalstimulering", icon="language-practice"),
    TermSeed("settling-in", "Wennen in de kinderopvang", icon="childcare"),
    TermSeed("info", "Infomoment", icon="info"),
    TermSeed("exercise", "Beweging", icon="walking"),
    TermSeed("party", "Feest in de buurt", icon="music"),
    TermSeed("outreach", "Stoepbezoek", icon="hand"),
]

GOALS = [
    TermSeed("O1", "Ouders versterken", (PARENTS,)),
    TermSeed("O2", "Ouders ondersteunen in de zorg en opvoeding", (PARENTS,)),
    TermSeed("O3", "Sociale cohesie versterken", (PARENTS,)),
    # O4 and O5 stand word for word under "Kinderen" too, as KI4 and KI5.
    TermSeed(
        "O4",
        "Warme transities realiseren voor ouders tussen thuis, kinderopvang, school en buurt",
        (PARENTS, CHILDREN),
    ),
    TermSeed(
        "O5",
        "Zorgen voor pedagogische en professionele continuïteit tussen de actoren",
        (PARENTS, CHILDREN),
    ),
    TermSeed(
        "O6",
        "Actief en ondersteunend leiden naar lokaal aanbod in diverse levensdomeinen",
        (PARENTS,),
    ),
    TermSeed(
        "O7",
        "De talige competenties van ouders versterken, evenwicht Nederlands en thuistalen, "
        "hefboom voor participatie",
        (PARENTS,),
    ),
    TermSeed(
        "KI1",
        "Een rijke en positieve omgeving met uiteenlopende ervaringen aanbieden",
        (CHILDREN,),
    ),
    TermSeed("KI2", "Welbevinden en betrokkenheid van kinderen verhogen", (CHILDREN,)),
    TermSeed("KI3", "Ontwikkelingskansen vergroten op diverse ervaringsgebieden", (CHILDREN,)),
    TermSeed("PB1", "Bijdragen aan armoedebestrijding", (PARTNERS,)),
    TermSeed("PB2", "Toegankelijkheid van basisvoorzieningen versterken", (PARTNERS,)),
    TermSeed("ALG1", "Mensenrechten en kinderrechten mee realiseren", (GENERAL,)),
]

LIFE_DOMAINS = [
    TermSeed("education", "Scholen en onderwijs"),
    TermSeed("basic-education", "Basiseducatie"),
    TermSeed("integration", "Inburgering"),
    TermSeed("training", "Opleiding"),
    TermSeed("work", "Werk"),
    TermSeed("health", "Gezondheid en gezondheidszorg"),
    TermSeed("leisure", "Vrije tijd", icon="playground"),
    TermSeed("culture", "Cultuur", icon="music"),
    TermSeed("material-support", "Materiële ondersteuning"),
    TermSeed("income", "Inkomen"),
    TermSeed("housing", "Huisvesting", icon="home"),
]

EXPERIENCE_AREAS = [
    TermSeed("exploring-the-world", "Verkenning van de wereld"),
    TermSeed("communication-and-expression", "Communicatie en expressie"),
    TermSeed("social-skills-and-identity", "Sociale vaardigheden en identiteitsontwikkeling"),
    TermSeed("body-and-movement", "Lichaam en beweging"),
]

AUDIENCES = [
    TermSeed("age-0-3", "0 - 3 jaar", (FAMILIES,), "toddler"),
    TermSeed("expectant-parents", "Aanstaande ouders", (FAMILIES,), "pregnancy"),
    TermSeed("parents-of-young-children", "Ouders van jonge kinderen", (FAMILIES,), "family"),
    TermSeed("fathers", "Papa's", (FAMILIES,), "father"),
    TermSeed("everyone", "Iedereen", (FAMILIES,), "parent-group-talk"),
    TermSeed("basic-provision", "Basisvoorziening", (PROFESSIONALS,)),
    TermSeed("provision-0-6", "Voorzieningen voor kinderen van 0 tot 6 jaar", (PROFESSIONALS,)),
    TermSeed(
        "childcare-manager",
        "Verantwoordelijken en organisatoren van kinderopvang",
        (PROFESSIONALS,),
    ),
    TermSeed("policy-staff", "Beleidsmedewerkers", (PROFESSIONALS,)),
]

PARTNER_TYPES = [
    TermSeed("house-of-the-child", "Huis van het Kind"),
    TermSeed("childcare", "Kinderopvang"),
    TermSeed("family-support", "Gezinsondersteuning"),
    TermSeed("employment-service", "VDAB"),
    TermSeed("social-service", "OCMW"),
    TermSeed("school", "School"),
    TermSeed("library", "Bibliotheek"),
    TermSeed("integration", "Inburgering"),
    TermSeed("adult-education", "Ligo (Centra voor Basiseducatie)"),
    TermSeed("healthy-food", "Organisatie gezonde voeding"),
    TermSeed("exercise", "Organisatie beweging"),
    TermSeed("midwife", "Vroedvrouw"),
    TermSeed("local-actor", "Lokale actor"),
    TermSeed("local-government", "Lokaal bestuur"),
]

TEAM_ROLES = [
    TermSeed("agogic", "Agogisch medewerker"),
    TermSeed("pedagogic", "Pedagogisch medewerker"),
]

# The only level that a KOALA source names. Add others when Opgroeien publishes them.
EVIDENCE_LEVELS = [TermSeed("well-described", "Goed beschreven")]

TRANSITIONS = [
    TermSeed("home-childcare", "Thuis en kinderopvang"),
    TermSeed("childcare-school", "Kinderopvang en school"),
    TermSeed("school-neighbourhood", "School en buurt"),
]

BARRIERS = [
    TermSeed("availability", "Beschikbaarheid"),
    TermSeed("fear-of-damage", "Schrik om iets stuk te maken of te verliezen"),
    TermSeed("language", "Taal"),
]

# BCP 47 codes: what people speak at an activity, which is more than the languages of the site.
LANGUAGES = [
    TermSeed("nl", "Nederlands"),
    TermSeed("fr", "Frans"),
    TermSeed("en", "Engels"),
    TermSeed("de", "Duits"),
    TermSeed("ar", "Arabisch"),
    TermSeed("tr", "Turks"),
    TermSeed("tzm", "Tamazight (Berbers)"),
    TermSeed("vgt", "Vlaamse Gebarentaal"),
    TermSeed("sfb", "Gebarentaal van Franstalig België"),
    TermSeed("rom", "Romani"),
    TermSeed("bg", "Bulgaars"),
    TermSeed("ro", "Roemeens"),
    TermSeed("pl", "Pools"),
    TermSeed("es", "Spaans"),
    TermSeed("pt", "Portugees"),
    TermSeed("it", "Italiaans"),
    TermSeed("uk", "Oekraïens"),
    TermSeed("ru", "Russisch"),
    TermSeed("sq", "Albanees"),
    TermSeed("sk", "Slowaaks"),
    TermSeed("hu", "Hongaars"),
    TermSeed("hy", "Armeens"),
    TermSeed("fa", "Farsi (Perzisch)"),
    TermSeed("fa-AF", "Dari"),
    TermSeed("ps", "Pasjtoe"),
    TermSeed("ur", "Urdu"),
    TermSeed("ku", "Koerdisch (Kurmanci)"),
    TermSeed("ckb", "Koerdisch (Sorani)"),
    TermSeed("so", "Somalisch"),
    TermSeed("ti", "Tigrinya"),
    TermSeed("am", "Amhaars"),
    TermSeed("ln", "Lingala"),
    TermSeed("sw", "Swahili"),
    TermSeed("zh", "Chinees"),
]

TERMS: dict[Taxonomy, list[TermSeed]] = {
    Taxonomy.OFFER_FORM: OFFER_FORMS,
    Taxonomy.ACTIVITY_TYPE: ACTIVITY_TYPES,
    Taxonomy.GOAL: GOALS,
    Taxonomy.LIFE_DOMAIN: LIFE_DOMAINS,
    Taxonomy.EXPERIENCE_AREA: EXPERIENCE_AREAS,
    Taxonomy.AUDIENCE: AUDIENCES,
    Taxonomy.PARTNER_TYPE: PARTNER_TYPES,
    Taxonomy.TEAM_ROLE: TEAM_ROLES,
    Taxonomy.EVIDENCE_LEVEL: EVIDENCE_LEVELS,
    Taxonomy.TRANSITION: TRANSITIONS,
    Taxonomy.BARRIER: BARRIERS,
    Taxonomy.LANGUAGE: LANGUAGES,
}
