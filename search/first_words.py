"""The first lists of words for finding; the network team goes on from there.

One row a line: a word, and after "=" the words that belong to it. Synonyms find each other.
Forms count as the word before them; these are the ones that no rule of a language knows.
Parts are what long Dutch words are made of.
"""

from search.vocabulary import Kind, ListedWords

_DUTCH = {
    Kind.SYNONYMS: """
        zwanger = in verwachting, hoogzwanger, zwangerschap, mama in wording
        crèche = kinderopvang, opvang, onthaalouder, kinderdagverblijf, KDV
        bib = bibliotheek
        papa = vader, pa
        mama = moeder, ma
        oma = grootmoeder, meme, grootouders
        opa = grootvader, pepe, grootouders
        baby = zuigeling, pasgeboren
        peuter = dreumes
        speeltuin = speelplein, speelpleintje
        spelen = speeluurtje, speelmoment, speelgroep
        gratis = kosteloos, geen geld
        tolk = vertaler, vertaling
        lezen = voorlezen
        verhaal = voorlezen, boek
        zingen = liedje, zang
        knutselen = knutselwerkje, knutselmoment
        wandelen = wandeling, wandeltocht
        zwemmen = zwembad, watergewenning
        praten = babbelen, spreken, gesprek
        Nederlands leren = taalles, Nederlandse les, taalcafé
        borstvoeding = borst geven
        vroedvrouw = vroedkundige
        bevallen = bevalling, geboorte
        Kind en Gezin = consultatiebureau
        ruilen = weggeven, geefplein, ruilwinkel
        kleren = kleding, kledij
        ontmoeten = ontmoeting, samenkomen, leren kennen
        eten = maaltijd
        feest = fuif, viering
        buiten = openlucht, natuur
    """,
    Kind.OVERRIDE: """
        kind = kinderen, kinder, kinders, kindje, kindjes, kindeke, kindekes, kids, kid
        baby = babys, babies, babytje, babytjes
        papa = papas
        mama = mamas
        oma = omas, omaatje
        opa = opas, opaatje
        foto = fotos
        zwanger = zwangere, zwangeren
        zwangerschap = zwangerschappen, zwangerschaps
        voorlezen = voorlees, voorleest, voorgelezen, voorlezer, voorlezers
        lezen = leest, lees, gelezen
        spelen = speel, speelt, speelde, gespeeld, spel, spelletje, spelletjes
        zingen = zing, zingt, gezongen
        zwemmen = zwem, zwemt, gezwommen
        dansen = dans, danst, dansje, gedanst
        fietsen = fiets, fietst, fietsje
        knutselen = knutsel, knutselt, geknutseld
        wandelen = wandel, wandelt, gewandeld
        koken = kook, kookt, gekookt
        eten = eet, gegeten
        bewegen = beweeg, beweegt, beweging
        schilderen = schilder, schildert, geschilderd
        tekenen = teken, tekent, getekend
        babbelen = babbel, babbelt, gebabbeld
        naaien = naai, naait, genaaid
        lied = liederen, liedjes
        muziekles = muzieklessen
        bad = baden
        stad = steden
        maandag = maandagen
        dinsdag = dinsdagen
        woensdag = woensdagen
        donderdag = donderdagen
        vrijdag = vrijdagen
        zaterdag = zaterdagen
        zondag = zondagen
        dag = dagen
    """,
    Kind.PARTS: """
        avond = dag, middag, morgen, namiddag, ochtend, voormiddag, week, weekend, uur, moment
        maandag = dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag
        zomer = winter, herfst, lente, kerst, feest, nieuwjaar, vakantie
        baby = peuter, kleuter, dreumes, kind, kinder, ouder, papa, mama, vader, moeder
        oma = opa, grootouder, gezin, familie, buurt, wijk, broer, zus, geboorte, kraam
        speel = spel, speelgoed, doe, knutsel, teken, verf, blokken, poppen, kast, bad
        schilder = naai, handwerk, ballen, bouw, zand
        bus = tuin, plein, park, bos, straat, huis, zaal, hoek, plek, plaats, ruimte, lokaal
        groep = club, café, school, klas, les, cursus, workshop, atelier, sessie, markt, winkel
        voorlees = lees, boek, boeken, verhaal, verhalen, verteld, vertel, bib, theater
        taal = praat, babbel, spreek, tolk, letter, woord, gebaren, oefen
        muziek = zang, zing, lied, liedjes, dans, beweeg, sport, turn, yoga, massage, zwem, water
        eet = kook, koffie, thee, ontbijt, soep, fruit, maaltijd, tafel, brunch, picknick
        kleding = kledij, kleren, ruil, geef, rommel, beurs, bank, uitleen, draag, doek
        opvang = opvoed, opvoeding, zwangerschap, zwanger, borst, borstvoeding, voeding, ontmoeting
        wandel = wandeling, tocht, loop, stap, fiets, uitstap, natuur, dieren, boerderij
    """,
}
_FRENCH = {
    Kind.SYNONYMS: """
        enceinte = grossesse, future maman, attendre un bébé, femme enceinte
        crèche = garderie, halte-garderie, milieu d'accueil, accueillante
        bibliothèque = bib, médiathèque
        papa = père
        maman = mère
        mamie = grand-mère, mémé, bonne-maman
        papi = grand-père, papy, pépé, bon-papa
        bébé = nourrisson, nouveau-né
        tout-petit = bambin
        plaine de jeux = aire de jeux, parc de jeux
        jouer = jeu
        gratuit = gratuitement, sans payer
        interprète = traducteur, traduction
        lire = lecture, livre, conte, histoire
        chanter = chanson, comptine, chant
        bricoler = bricolage
        nager = piscine, natation
        parler = bavarder, discuter
        apprendre le néerlandais = cours de néerlandais, table de conversation
        allaiter = allaitement, donner le sein
        sage-femme = accoucheuse
        vêtements = habits
        rencontrer = rencontre
        enfant = gamin, gosse
    """,
    Kind.OVERRIDE: """
        œil = yeux
        jeu = jeux
        lire = lis, lit, lisons, lisez, lisent, lu
        bébé = bb, bébés
        enfant = enfants
        jouer = jouons, jouez, joue, jouent, joué
        chanter = chantons, chantez, chante
        danser = dansons, dansez, danse
        cuisiner = cuisinons, cuisinez, cuisine
        bricoler = bricolons, bricolez
        parler = parlons, parlez
        marcher = marchons, marchez, marche
        famille = familial, familiale, familiales, familiaux
        parent = parental, parentale, parentalité
        jumeau = jumeaux, jumelle, jumelles
    """,
}
_ENGLISH = {
    Kind.SYNONYMS: """
        pregnant = expecting, pregnancy, mum to be
        nursery = childcare, day care, crèche
        dad = father, daddy, papa
        mum = mother, mom, mummy, mommy, mama
        grandma = grandmother, granny, nan
        grandpa = grandfather, grandad
        baby = infant, newborn
        toddler = little one
        playground = play area
        playgroup = playtime, stay and play
        free = no cost, free of charge
        interpreter = translator, translation
        read = story, book, storytime
        sing = song, rhyme
        crafts = arts and crafts, craft
        swim = swimming pool
        learn Dutch = Dutch lessons, Dutch class
        breastfeeding = nursing
        clothes = clothing
        talk = chat
    """,
    Kind.OVERRIDE: """
        child = children, childrens, kid, kids, kiddies
        baby = babies, babys
        woman = women
        man = men
        free = freely
        story = stories
        pregnant = pregnancies
        bus = buses
        foot = feet
        tooth = teeth
        swim = swam
        sing = sang, sung
    """,
}
_ARABIC = {
    Kind.SYNONYMS: """
        حامل = حمل, الحمل
        حضانة = روضة, دار حضانة, رعاية الأطفال
        أب = والد, بابا
        أم = والدة, ماما
        والدين = آباء, أهل
        جدة = تيتا
        جد = جدو
        رضيع = مولود, بيبي
        طفل = ولد
        ملعب = ساحة اللعب, حديقة الألعاب
        مجاني = بدون مقابل, ببلاش
        مترجم = ترجمة
        قراءة = كتاب, قصة, حكاية
        غناء = أغنية, أناشيد
        حافلة = باص
        مسبح = سباحة
        رضاعة = إرضاع
        قابلة = داية
        ملابس = ثياب
        أسرة = عائلة
    """,
    Kind.OVERRIDE: """
        طفل = أطفال, أطفالي, أطفالك, أطفالكم, أطفالنا, أطفالهم, طفلة, طفلتي, طفلتك, طفلين
        امرأة = نساء, نسائية, نسوة
        أم = أمهات, أمي, أمك
        أب = آباء, أبي, أبوك, أبو
        حامل = حوامل
        والد = والدي, والدك
        والدة = والدتي, والدتك, والدته
        والدين = والدان, والديك
        ولد = أولاد, أولادي, أولادكم
        بنت = بنات, ابنة, ابنتي
        رضيع = رضع
        كتاب = كتب
        قصة = قصص
        لعب = ألعاب, لعبة, نلعب, يلعب, تلعب, يلعبون, العبوا, للعب
        قراءة = نقرأ, يقرأ, تقرأ
        أغنية = أغاني
        ملعب = ملاعب
        مجاني = مجانا
        جدة = جدات
        جد = أجداد
        لغة = لغات
        صغير = صغار
        نشاط = أنشطة, نشاطات
        درس = دروس
        مدرسة = مدارس
        بيت = بيوت
        حديقة = حدائق
        صديق = أصدقاء
        رسم = نرسم, يرسم
        رقص = نرقص, يرقص
        غناء = نغني, يغني
    """,
}
_TURKISH = {
    Kind.SYNONYMS: """
        hamile = gebe, hamilelik, gebelik, bebek bekleyen
        kreş = yuva, çocuk bakımı, gündüz bakımevi
        baba = babacığım
        anne = annecik
        büyükanne = nine, babaanne, anneanne
        büyükbaba = dede
        bebek = yenidoğan
        çocuk = ufaklık
        çocuk parkı = oyun parkı, oyun alanı
        ücretsiz = bedava, parasız
        tercüman = çevirmen, çeviri
        okuma = kitap, masal, hikâye
        şarkı = ninni
        yüzme = havuz
        emzirme = anne sütü
        ebe = doğum hemşiresi
        kıyafet = giysi, elbise
        sohbet = konuşma
        Felemenkçe = Hollandaca, Flamanca
    """,
    Kind.OVERRIDE: """
        oyun = oynamak, oynama, oynayın, oynayalım, oynuyor, oynuyoruz, oynayan, oynar
        okuma = okuyoruz, okuyor, okuyalım, okunur
        otobüs = otobüsü, otobüse, otobüsler
        kız = kızım, kızımı, kızıma
        oğul = oğlum, oğlu, oğlumla
        ev = evi, evde, eve, evin, evimiz
        resim = resmi, resme
        isim = ismi, isminiz
        şehir = şehri, şehrin, şehre
        adres = adresi, adresiniz
        kadın = kadını, kadına, kadının
        masal = masalı, masala
    """,
}
_FIRST_WORDS = {"nl": _DUTCH, "fr": _FRENCH, "en": _ENGLISH, "ar": _ARABIC, "tr": _TURKISH}


def first_words(language_code: str) -> list[ListedWords]:
    """Return the rows that a language starts with."""
    rows = []
    for kind, text in _FIRST_WORDS.get(language_code, {}).items():
        for line in text.strip().splitlines():
            word, _equals, others = line.partition("=")
            rows.append(ListedWords(kind, word.strip(), separated(others)))
    return rows


def separated(text: str) -> tuple[str, ...]:
    """Return the words of a text with commas, also Arabic ones, or lines between them."""
    for comma in "،;؛\n\r":
        text = text.replace(comma, ",")
    return tuple(word.strip() for word in text.split(",") if word.strip())
