"""Search fields under all their names, and the words that PubMed does not index."""

# The stop words of PubMed's help pages: they vanish from untagged words, and with a
# tag they find nothing (FACTS.md 3.5).
STOP_WORDS = frozenset(
    "a about again all almost also although always among an and another any are as at "
    "be because been before being between both but by can could did do does done due "
    "during each either enough especially etc for found from further had has have "
    "having here how however i if in into is it its itself just kg km made mainly make "
    "may mg might ml mm most mostly must nearly neither no nor obtained of often on or "
    "our overall perhaps pmid quite rather really regarding seem seen several should "
    "show showed shown shows significantly since so some such than that the their "
    "theirs them then there therefore these they this those through thus to upon use "
    "used using various very was we were what when which while with within without "
    "would".split()
)

_TAGS = {
    "au": "au author,auth",
    "1au": "1au fau1,first author name,first author,author - first",
    "lastau": "lastau last author name,last author,laut,author - last",
    "fau": "fau full author name,full author,full",
    "cn": "cn corporate author,author - corporate,coln",
    "dp": "dp pdat,date - publication,publication date",
    "ppdat": "ppdat print publication date,ppdt",
    "epdat": "epdat electronic publication date,epdt",
    "edat": "edat crdt,date - entry,date - create,entrez date,create date",
    "mdat": "mdat date - modification,modification date,lr",
    "ti": "ti title,titl",
    "tt": "tt transliterated title",
    "ab": "ab abstract",
    "tiab": "tiab title/abstract",
    "tw": "tw text word,text words,word",
    "mh": "mh mesh,mesh terms,majr,mesh major topic,mj",
    "pt": "pt publication type,ptyp",
    "ta": "ta journal,jour,jo,journal title abbreviation",
    "vi": "vi volume,vol",
    "ip": "ip issue,iss",
    "pg": "pg pagination,page",
    "aid": "aid doi,lid,article identifier,publisher id,pid,location id",
    "pmc": "pmc pmcid",
    "uid": "uid pmid",
    "la": "la language,lang",
    "sb": "sb filter,filt,subset",
    "all": "all all fields",
}
FIELDS = {
    name: key
    for key, names in _TAGS.items()
    for name in (key, *names.partition(" ")[2].split(","))
}
SHOWN = {
    "au": "Author",
    "1au": "Author - First",
    "lastau": "Author - Last",
    "fau": "Full Author Name",
    "cn": "Author - Corporate",
    "dp": "Date - Publication",
    "ppdat": "Print Publication Date",
    "epdat": "Electronic Publication Date",
    "edat": "Date - Entry",
    "mdat": "Date - Modification",
    "ti": "Title",
    "tt": "Transliterated Title",
    "ab": "Abstract",
    "tiab": "Title/Abstract",
    "tw": "Text Word",
    "mh": "MeSH Terms",
    "pt": "Publication Type",
    "ta": "Journal",
    "vi": "Volume",
    "ip": "Issue",
    "pg": "Pagination",
    "aid": "Publisher ID",
    "pmc": "PMCID",
    "uid": "UID",
    "la": "Language",
    "sb": "Filter",
    "all": "All Fields",
}
AUTHORS = ("au", "1au", "lastau", "fau")
DATES = ("dp", "ppdat", "epdat", "edat", "mdat")
