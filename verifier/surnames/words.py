"""Words with a capital that are no surname, or seldom one. Pure.

A place, a month, a maker or a society is one more word of its list.
"""

# The commonest surnames of Spain and Portugal, where people have two: García Márquez.
FIRST_OF_TWO = frozenset(
    "García Garcia González Gonzalez Rodríguez Rodriguez Fernández Fernandez López "
    "Lopez Martínez Martinez Sánchez Sanchez Pérez Perez Gómez Gomez Jiménez Jimenez "
    "Ruiz Hernández Hernandez Díaz Diaz Álvarez Alvarez Muñoz Munoz Gutiérrez "
    "Gutierrez Vázquez Vazquez Domínguez Dominguez Ramírez Ramirez Suárez Suarez "
    "Méndez Mendez Núñez Nunez Rojas Herrera Castillo Pereira Ferreira Oliveira "
    "Gonçalves Goncalves Carvalho Almeida Rodrigues Fernandes".split()
)
PARTICLE_WORDS = frozenset(
    "da de di do du dos des "
    "del den der dal von van vom zum zur zu la las le les lo ten "
    "te ter aan het af av el al bin ibn della dello op vander y und st san santa mc o "
    "ó ni ní nic mac".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_MONTHS_ABROAD = frozenset(
    "januar februar märz mai juni juli oktober dezember janvier février mars avril "
    "juin juillet août septembre octobre novembre décembre enero febrero marzo abril "
    "mayo junio julio septiembre octubre noviembre diciembre gennaio febbraio aprile "
    "maggio giugno luglio settembre ottobre dicembre januari februari maart mei "
    "augustus janeiro fevereiro março maio junho julho setembro outubro "
    "dezembro".split()
)
# "ibid., 2014", "Stand: 2020"; the last words of places in two.
_NOTES = frozenset("ditto ibid idem stand".split())
_ENDS_OF_PLACES = frozenset(
    "islands island nadu pradesh states kingdom emirates nations".split()
)
# Words that begin a sentence or a bracket before a surname, or stand where one could.
_FUNCTION_WORDS = frozenset(
    "a about according accordingly across additionally after again against all also "
    "although among an and another any are around as at based because before below "
    "besides between both but by can case cf collectively compared comparing "
    "concerning elsewhere today yesterday consequently consistent contrary "
    "conversely currently despite during each earlier eg either especially even "
    "eventually ever every finally first firstly following for from further "
    "furthermore given has have he hence her here his how however i ie if "
    "importantly in indeed initially instead interestingly into is it its last "
    "lastly lately later like likewise many meanwhile modified more moreover most "
    "much namely nevertheless no nonetheless nor not notably now of often on once "
    "one only or originally other others our over overall per perhaps previous "
    "previously recent recently regarding remarkably reviewed second secondly see "
    "she similar similarly since so some specifically still subsequently such "
    "surprisingly than that the their then there therefore these they third this "
    "those though three through throughout thus to together two under unlike until "
    "upon use used using very via was we were what when whereas wherein where "
    "whether which while who why with within without yet you your reported review "
    "adapted reproduced data source sources please note respectively reference "
    "references refs ref seminal study studies trial trials work works paper papers "
    "report reports article articles research researchers authors author results "
    "conclusion conclusions background methods discussion introduction abstract "
    "objective objectives published updated posted copyright retrieved "
    "accessed medically read click learn new meta-analysis systematic "
    "randomized randomised controlled double-blind prospective retrospective cohort "
    "writing "
    # of other languages around an English citation
    "según segun para por conforme selon après pour dans chez laut nach gemäß die "
    "der das eine ein einer im secondo nello nella il lo gli uno una un volgens het "
    "een wie bei auch zudem così anche come nel como así también também ainsi "
    "outre comme avec enligt według ifølge ook door sous zgodnie "
    "studien études estudios studi segundo estudio étude etude studie arbeit "
    "übersichtsarbeit untersuchung übersicht revisión revisione revisão estudo "
    "onderzoek studio ricerca meta-analyse metaanalyse".split()
)
# After these words ``von``, ``de`` and the like say whose work it is.
FOREIGN_WORKS = frozenset(
    "studie studien arbeit arbeiten übersichtsarbeit untersuchung übersicht "
    "metaanalyse meta-analyse estudio estudios étude études studio studi revisión "
    "revisione estudo estudos onderzoek review overzicht ensayo essai ensaio trabajo "
    "lavoro rassegna analisi ricerca metodo trial revue revues travaux essais "
    "équipe équipes équipo equipo equipos equipe grupo gruppo groupe gruppe team "
    "publication article artikel artículo artigo articolo recherche recherches "
    "ensayos investigación pesquisa analyse analyses análisis análise lavori "
    "trabajos trabalho trabalhos werk rapport informe protocole versuch versuche "
    "veröffentlichung publikation autores auteurs autoren autori resultados résultats "
    "ergebnisse cochrane".split()
)
# "Beobachtungsstudie von Doe": compounds end like the words above.
WORK_ENDINGS = ("gruppe", "studie", "studien", "arbeit", "analyse", "analysis",
                 "análisis", "análise", "metanálisis", "untersuchung", "onderzoek",
                 "review")  # fmt: skip
# What stands before a noun whose "de" or "von" then says whose it is.
ARTICLES_ABROAD = frozenset(
    "la le les l’ l' el los las un una une unos der die das ein eine einer het een lo "
    "gli il uno os um uma dans selon".split()
)
_NUMBERED = frozenset(
    "figure figures fig figs table tables chapter section appendix box panel equation "
    "eq supplementary supplement step part phase stage group type class grade level "
    "version edition volume vol issue no number page pages model day week month year "
    "experiment exp scheme plate video file movie act law bill treaty congress "
    "convention declaration code olympics season winter spring summer autumn fall "
    "protocol guideline guidelines".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
COUNTRIES = frozenset(
    "africa algeria argentina asia australia austria bangladesh belgium brazil "
    "britain bulgaria canada chile china colombia croatia cuba denmark egypt england "
    "ethiopia europe finland france germany ghana greece hungary iceland india "
    "indonesia iran iraq ireland israel italy japan jordan kenya korea kuwait lebanon "
    "malaysia mexico morocco nepal netherlands nigeria norway pakistan peru "
    "philippines poland portugal qatar romania russia rwanda scotland serbia "
    "singapore slovakia slovenia spain sudan sweden switzerland syria taiwan tanzania "
    "thailand tunisia turkey uganda uk ukraine usa us venezuela vietnam wales zealand "
    "eu".split()
)
_TOWNS_AND_STATES = frozenset(
    "budapest leipzig lodz warsaw wroclaw amsterdam arizona athens atlanta bangkok "
    "barcelona basel beijing berlin berne bern boston brussels california cambridge "
    "chicago cologne colorado copenhagen dallas delhi denver detroit dubai dublin "
    "edinburgh florida frankfurt geneva glasgow hamburg hawaii heidelberg helsinki "
    "houston illinois iowa istanbul kansas kyoto lisbon liverpool london madrid "
    "manchester maryland massachusetts melbourne miami michigan milan minnesota "
    "missouri montreal moscow munich nevada new york ohio oregon osaka oslo ottawa "
    "oxford paris pennsylvania philadelphia prague rome salvador seattle seoul rio "
    "shanghai stockholm sydney texas tokyo toronto vancouver venice vienna virginia "
    "washington wisconsin alabama alaska arkansas connecticut delaware georgia idaho "
    "indiana kentucky louisiana maine mississippi nebraska oklahoma tennessee utah "
    "vermont wyoming guangzhou wuhan shenzhen chengdu nanjing hangzhou taipei "
    "leicester leeds bristol birmingham newcastle sheffield southampton nottingham "
    "ghent leuven utrecht rotterdam groningen nijmegen leiden uppsala gothenburg "
    "aarhus odense bergen trondheim turku tampere freiburg tübingen mainz bonn lyon "
    "marseille bordeaux toulouse turin bologna padua naples florence valencia seville "
    "porto krakow zagreb tehran mumbai bangalore chennai aberdeen cardiff swansea "
    "plymouth harrogate hyderabad lahore karachi dhaka nagoya busan brisbane perth "
    "adelaide auckland nairobi lagos cairo lima pittsburgh baltimore cleveland zurich "
    "zürich".split()
) | {
    *("san francisco", "san diego", "los angeles", "new york", "new delhi"),
    *("new orleans", "cape town", "hong kong", "tel aviv", "buenos aires"),
}
PLACES = COUNTRIES | _TOWNS_AND_STATES
# Makers, publishers and products that stand before a year on health pages.
COMPANIES = frozenset(
    "abbott abbvie adobe amazon amgen apple astrazeneca bayer biogen biontech bing "
    "facebook fitbit garmin genentech google gilead glaxosmithkline gsk healthline "
    "ibm illumina instagram intel janssen medscape medtronic merck microsoft "
    "moderna netflix novartis novavax pfizer roche samsung sanofi siemens statista "
    "stata spss snopes reuters politifact sigma tesla tiktok twitter uber uptodate "
    "walmart webmd wikipedia windows youtube gallup ipsos yougov bloomberg newsweek "
    "nordisk matlab graphpad zoetis takeda teva omron resmed lundbeck nestle nestlé "
    "danone tatler esquire playboy cosmopolitan goop vox axios "
    "politico allure glamour unilever boeing library prism medicare medicaid "
    "obamacare covid covid-19 brexit internet english spanish french german chinese "
    "japanese american british european african asian "
    # who counts what people think and buy, and who prints what they read and wear
    "mintel euromonitor onepoll nike adidas reebok vogue penguin "
    "harpercollins".split()
)
# What heads a table of prices or a list of dates.
_ON_SALE = frozenset(
    "product products prices package packages fees costs offers tariffs timetable "
    "schedule calendar events awards testimonials membership admission tickets".split()
)
# What is won, and who is called by an office or a pastime.
_HONOURS = frozenset(
    "award awards prize prizes bequest bequests medal trophy coroners sport sports "
    "mintec".split()
)
NOT_NAMES = (
    MONTHS
    | _HONOURS
    | _MONTHS_ABROAD
    | _NOTES
    | _ENDS_OF_PLACES
    | _FUNCTION_WORDS
    | _NUMBERED
    | WEEKDAYS
    | _ON_SALE
    | PLACES
    | COMPANIES
)
NO_PEOPLE = MONTHS | WEEKDAYS | PLACES | COMPANIES
# Surnames that are also words above are still surnames beside "et al.".
ALWAYS_DROPPED = (_FUNCTION_WORDS | MONTHS | _NUMBERED) - {
    "may",
    "march",
    "see",
    "page",
}
# Never a surname, not even beside another one.
NEVER_NAMES = MONTHS - {"may", "march", "jun", "jan", "august"} | {
    "figure",
    "ltd",
    "inc",
    "fig",
    "table",
    "see",
    "the",
    "and",
    "or",
    "eg",
    "ie",
}
FIRMS = frozenset(
    (
        "johnson & johnson",
        "procter & gamble",
        "eli lilly",
        "smith & nephew",
        "black & decker",
        "holland & barrett",
        "arm & hammer",
        "ben & jerry",
        "barnes & noble",
    )
)
PARTNERS = frozenset(
    "co ltd inc llc llp sons daughter daughters partners associates gmbh plc corp "
    "media studio studios design press books lab labs laboratories pharma publishing "
    "publishers publications records pictures films productions international "
    "worldwide global holdings ventures capital brands foods technologies airlines "
    "club".split()
)
CREDENTIALS = frozenset(
    "mb chb mbchb mbbs bsc bvsc bvetmed bpharm bphil msc mphil mba mph mhs llb llm "
    "phd dphil psyd pharmd scd drph edd dds dmd dpt dsc dclinpsy mrcvs frcs frcp facp "
    "facc frcpch mrcp mrcpch mrcpsych bds mpharm frcog mrcog mrcgp msn bsn rdn aprn "
    "crna rgn rmn rvn rmt dvm dacvs dnp ccrn esq".split()
)
# "Opium Act, 1928", "Hark Two, 2022"
NO_LAST_WORDS = _NUMBERED | frozenset(
    "order rules regulations regulation directive ordinance decree statute update "
    "alert bulletin newsletter one two three four pro plus max mini conference "
    "congress meeting report award awards prize medal model bequest grant".split()
)
TITLES = frozenset(
    "dr drs doctor prof profs professor sister mr mrs ms sir dame lead senior author "
    "dra investigator researcher scientist pi".split()
)
GROUP_WORDS = frozenset(
    "academy administration "
    "agency alliance association board bureau cdc center centers centre "
    "centres clinic collaboration collaborative collaborators college collegium "
    "commission committee community confederation conference consortium corporation "
    "council department federation force foundation fund group groups hospital "
    "initiative institute institutes institution investigators laboratory league "
    "ministry network office organisation organization panel partnership program "
    "programme project registry school service services society survey system team "
    "trialists union university workshop writing study trial".split()
)
_KNOWN_GROUPS = frozenset(
    "AAD AAFP AAN AAOS AAP ACC ACCP ACG ACOG ACP ACR ACSM ADA AGA AGS AHA AHRQ AMA APA "
    "ASA ASCO ASH ATS AUA BHF BPS BSR BTS CADTH CDC Cochrane DHHS "
    "EASD EASL EAU ECDC EFSA EMA EMEA EPA ERC ERS ESC ESHRE ESMO ESPEN ESPGHAN EULAR "
    "FAO FDA FIGO FSRH GINA GOLD HHS IARC IASP IDF ILCOR IOM IPCC ISHLT IWGSC KDIGO "
    "MHRA NAMS NASS NCCN NCI NHLBI NHMRC NHS NIAID NICE NIDA NIH NIMH NINDS NOGG NPF "
    "NRC OECD PHE RACGP RANZCOG RCGP RCM RCOG RCP RCPCH RKI SACN SAMHSA SCCM SIGN SMFM "
    "SOGC STROBE UNAIDS UNICEF USDA USPSTF WCRF WHO".split()
)
# Words with a capital that stand before "study" or its like without being an author.
EPONYMS = frozenset(
    "yale stanford harvard duke cornell emory tufts mayo hopkins princeton columbia "
    "dartmouth baylor vanderbilt northwestern georgetown mcgill karolinska kaiser "
    "alzheimer parkinson hodgkin crohn huntington framingham cochrane doppler holter "
    "whitehall down internet lancet mediterranean western eastern barrett lyme "
    "hashimoto addison cushing graves women men children people patients nurses "
    "doctors today yesterday nature science god christ mum mom dad nan world america "
    "europe scotland wales ireland sweden norway finland nobody everyone somebody "
    "someone".split()
)


def is_group(phrase: str) -> bool:
    """Whether the capitalised phrase names an institution, a society or a panel."""
    words = phrase.replace("’s", "").replace("'s", "").split()
    if len(words) == 1:
        return words[0].strip(".,()[]") in _KNOWN_GROUPS
    return any(word.lower().strip(".,()[]") in GROUP_WORDS for word in words)
