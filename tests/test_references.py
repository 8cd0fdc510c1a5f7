"""Entries of bibliographies in the styles and half-broken forms that pages print."""

import time
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.documents.html import read_html
from verifier.documents.markdown import read_markdown
from verifier.documents.text import read_text
from verifier.models import Block, Document, Reference
from verifier.references import find_references, parse_reference
from verifier.references.journals import catalogue

# Invented works, and a few public bibliographic facts. Fields that a row does not name
# are not looked at, except that ``exactly`` rows state all that there is.
STYLES: list[tuple[str, str, dict[str, object]]] = [
    (
        "what the page calls it, and behind a colon the journal",
        "Chinese mind-body exercises: Front Psychol 2021;12:656141",
        {"title": "", "journal": "Front Psychol", "year": 2021, "volume": "12"},
    ),
    (
        "a title, and behind a colon the journal",
        "Yoga for pain in the lower back: Ann Intern Med 2017;166:493-505",
        {"title": "Yoga for pain in the lower back", "journal": "Ann Intern Med"},
    ),
    (
        "a title that goes on behind its colon",
        "Low back pain: A Review Spine 2017;12:656-41",
        {"title": "Low back pain: A Review", "journal": "Spine"},
    ),
    (
        "Vancouver with month, issue, identifiers",
        (
            "Doe JA, Roe B. Ketamine for chronic pain. Pain Med. 2015 Apr;36(4):811-6. "
            "doi: 10.1093/pm/pnv123. Epub 2015 Jan 3. PMID: 12345678; PMCID: "
            "PMC1234567."
        ),
        {
            "authors": ("Doe", "Roe"),
            "year": 2015,
            "title": "Ketamine for chronic pain",
            "journal": "Pain Med",
            "volume": "36",
            "issue": "4",
            "pages": "811-6",
            "doi": "10.1093/pm/pnv123",
            "pmid": "12345678",
            "pmcid": "PMC1234567",
        },
    ),
    (
        "AMA with et al., a label and link labels",
        (
            "12. Dahan A, Olofsen E, Sigtermans M, et al. Population modeling of "
            "ketamine-induced pain relief. Eur J Pain. 2011;15(3):258–267. [PubMed] "
            "[Google Scholar]"
        ),
        {
            "label": "12",
            "authors": ("Dahan", "Olofsen", "Sigtermans"),
            "et_al": True,
            "year": 2011,
            "title": "Population modeling of ketamine-induced pain relief",
            "journal": "Eur J Pain",
            "pages": "258–267",
        },
    ),
    (
        "a title of two sentences",
        (
            "Sörensen J, Bengtsson A, Bäckman E. Pain analysis in patients with "
            "fibromyalgia. Effects of intravenous morphine, lidocaine, and ketamine. "
            "Scand J Rheumatol. 1995;24(6):360-5."
        ),
        {
            "authors": ("Sörensen", "Bengtsson", "Bäckman"),
            "title": "Pain analysis in patients with fibromyalgia. Effects of "
            "intravenous morphine, lidocaine, and ketamine",
            "journal": "Scand J Rheumatol",
            "year": 1995,
        },
    ),
    (
        "a title that asks",
        "Roe J. Wherefore ketamine? Curr Opin Anaesthesiol. 2010;23:455–60",
        {
            "authors": ("Roe",),
            "title": "Wherefore ketamine?",
            "journal": "Curr Opin Anaesthesiol",
        },
    ),
    (
        "particles, suffixes, apostrophes, hyphens",
        (
            "O'Brien PT, de la Cruz MA, St. John K, McDonald-Gibson L 3rd, Doe BR Jr, "
            "van 't Hooft A, d'Arcy F. Title words here. J Pain. 2001;2(1 Suppl):S1-S9."
        ),
        {
            "authors": (
                "O'Brien",
                "de la Cruz",
                "St. John",
                "McDonald-Gibson",
                "Doe",
                "van 't Hooft",
                "d'Arcy",
            ),
            "issue": "1 Suppl",
            "pages": "S1-S9",
        },
    ),
    (
        "dotted abbreviations of the journal",
        (
            "Doe A, Roe B. Rapid electron transfer. Proc. Natl. Acad. Sci. U. S. A. "
            "2005;102:118-21."
        ),
        {
            "title": "Rapid electron transfer",
            "journal": "Proc. Natl. Acad. Sci. U. S. A.",
        },
    ),
    (
        "a title in capitals before a one-word journal",
        "Doe A. Ketamine Infusions for Chronic Pain. JAMA. 2005;293:1-9.",
        {"title": "Ketamine Infusions for Chronic Pain", "journal": "JAMA"},
    ),
    (
        "a title that begins with a letter standing alone",
        "Doe A, Roe F. A randomized trial of sleep. Sleep. 2008;11:249-54.",
        {"authors": ("Doe", "Roe"), "title": "A randomized trial of sleep"},
    ),
    (
        "a title that begins with a year",
        (
            "Doe F, et al. 2016 Revisions to the criteria. Semin Arthritis Rheum. "
            "2016;46(3):319-29."
        ),
        {"title": "2016 Revisions to the criteria", "year": 2016, "volume": "46"},
    ),
    (
        "APA",
        (
            "Roe, K. L., & Poe, A. (2014). Other things: A review. Journal of Pain, "
            "15(2), 120–131. https://doi.org/10.1016/j.jpain.2014.01.001"
        ),
        {
            "authors": ("Roe", "Poe"),
            "year": 2014,
            "title": "Other things: A review",
            "journal": "Journal of Pain",
            "volume": "15",
            "issue": "2",
            "pages": "120–131",
            "doi": "10.1016/j.jpain.2014.01.001",
        },
    ),
    (
        "APA with dots before the last author",
        (
            "Doe, J. A., Roe, B., . . . Poe, C. D. (2012). Ketamine for pain. "
            "Journal of Pain Research, 5(3), 12-19."
        ),
        {"authors": ("Doe", "Roe", "Poe"), "year": 2012, "title": "Ketamine for pain"},
    ),
    (
        "APA with an ellipsis before the last author",
        (
            "Doe, J. A., van Roe, B., … Poe, C. D. (2012). Ketamine for pain. Pain, 5, "
            "1-9."
        ),
        {"authors": ("Doe", "van Roe", "Poe"), "journal": "Pain", "volume": "5"},
    ),
    (
        "APA, web page",
        (
            "National Institute of Mental Health. (2019). Depression basics. Retrieved "
            "5 June 2019, from https://www.nimh.nih.gov/health"
        ),
        {
            "authors": ("National Institute of Mental Health",),
            "year": 2019,
            "title": "Depression basics",
            "journal": "",
        },
    ),
    (
        "web page without a year",
        (
            "Mayo Clinic. Fibromyalgia. https://www.mayoclinic.org/fibromyalgia. "
            "Accessed June 5, 2019."
        ),
        {"authors": ("Mayo Clinic",), "title": "Fibromyalgia", "journal": ""},
    ),
    (
        "MLA 7",
        (
            'Doe, John A., Jane Roe, and Richard Poe. "Ketamine for Chronic Pain." '
            "Pain "
            "Medicine 36.4 (2015): 811-816. Web. 3 May 2016."
        ),
        {
            "authors": ("Doe", "Roe", "Poe"),
            "year": 2015,
            "title": "Ketamine for Chronic Pain",
            "journal": "Pain Medicine",
            "volume": "36",
            "issue": "4",
            "pages": "811-816",
        },
    ),
    (
        "MLA 8",
        (
            "Doe, John, et al. “Ketamine for Chronic Pain.” Pain Medicine, vol. 36, "
            "no. 4, 2015, pp. 811–16."
        ),
        {
            "authors": ("Doe",),
            "et_al": True,
            "year": 2015,
            "journal": "Pain Medicine",
            "volume": "36",
            "issue": "4",
            "pages": "811–16",
        },
    ),
    (
        "Chicago, notes and bibliography",
        (
            'Doe, John A. "Ketamine for Chronic Pain." Pain Medicine 36, no. 4 (2015): '
            "811–16. https://doi.org/10.1093/pm/abc123."
        ),
        {
            "authors": ("Doe",),
            "title": "Ketamine for Chronic Pain",
            "journal": "Pain Medicine",
            "issue": "4",
            "doi": "10.1093/pm/abc123",
        },
    ),
    (
        "Chicago, with the month of the issue",
        (
            'Doe, Jane, and Carol Roe. "Ketamine for Chronic Pain." Pain Medicine 36, '
            "no. 3 (March 2016): 329."
        ),
        {
            "authors": ("Doe", "Roe"),
            "year": 2016,
            "title": "Ketamine for Chronic Pain",
            "journal": "Pain Medicine",
            "volume": "36",
            "issue": "3",
            "pages": "329",
        },
    ),
    (
        "ISO 690 as in Germany",
        (
            "DOE, Lara; ROE, Susanne; POE, Brett A. et al. Ketamine for pain: a review."
            " In: Pain Medicine 51 (2017), Nr. 2, S. 199-213"
        ),
        {
            "authors": ("DOE", "ROE", "POE"),
            "year": 2017,
            "title": "Ketamine for pain: a review",
            "journal": "Pain Medicine",
            "volume": "51",
            "issue": "2",
            "pages": "199-213",
        },
    ),
    (
        "the year behind the volume",
        "Doe, J. Ketamine for pain: a review. Pain Medicine, Vol. 4, 1982, 33-47.",
        {
            "authors": ("Doe",),
            "year": 1982,
            "title": "Ketamine for pain: a review",
            "journal": "Pain Medicine",
            "volume": "4",
            "pages": "33-47",
        },
    ),
    (
        "Harvard",
        (
            "Doe, J.A. and Roe, B. (2015) 'Ketamine for chronic pain', Pain Medicine, "
            "36(4), pp. 811-816."
        ),
        {
            "authors": ("Doe", "Roe"),
            "year": 2015,
            "title": "Ketamine for chronic pain",
            "journal": "Pain Medicine",
            "pages": "811-816",
        },
    ),
    (
        "IEEE",
        (
            '[5] J. Doe, B. Roe, and C. Poe, "Ketamine for pain," Pain Med., vol. 36, '
            "no. 4, pp. 811-816, Apr. 2015."
        ),
        {
            "label": "5",
            "authors": ("Doe", "Roe", "Poe"),
            "title": "Ketamine for pain",
            "year": 2015,
        },
    ),
    (
        "Nature, the year last",
        (
            "Noppers, I., Niesters, M. & Dahan, A. Ketamine for the treatment of "
            "chronic non-cancer pain. Expert Opin. Pharmacother. 11, 2417–2429 (2010)."
        ),
        {
            "authors": ("Noppers", "Niesters", "Dahan"),
            "year": 2010,
            "journal": "Expert Opin. Pharmacother.",
            "volume": "11",
            "pages": "2417–2429",
        },
    ),
    (
        "Springer, the year after the authors",
        (
            "Doe CW, Roe J, Poe B et al (2013) Effects of rice on sleep. Environ "
            "Geochem Health 35:161–170"
        ),
        {
            "authors": ("Doe", "Roe", "Poe"),
            "et_al": True,
            "year": 2013,
            "title": "Effects of rice on sleep",
            "journal": "Environ Geochem Health",
        },
    ),
    (
        "BioMed Central, authors closed by a colon, the year before the volume",
        (
            "Doe E, Roe B: Adherence to care practices. BMC Pregnancy and Childbirth "
            "2014 14:270"
        ),
        {
            "authors": ("Doe", "Roe"),
            "title": "Adherence to care practices",
            "journal": "BMC Pregnancy and Childbirth",
            "year": 2014,
            "volume": "14",
            "pages": "270",
        },
    ),
    (
        "Frontiers, the year in brackets before the volume",
        "Doe BR, Roe C. Androgens in the lung. Endocrinology. (2000) 141:2786–94.",
        {"title": "Androgens in the lung", "journal": "Endocrinology", "year": 2000},
    ),
    (
        "initials first, no title",
        "X. Doe, B. Li Roe, C. Poe, J. Phys. Chem. A 2013, 117, 8703–8709.",
        {
            "authors": ("Doe", "Li Roe", "Poe"),
            "title": "",
            "journal": "J. Phys. Chem. A",
            "volume": "117",
        },
    ),
    (
        "a journal that begins like a person",
        "Doe S, Eur J Anaesthesiol 1999;16:118",
        {"authors": ("Doe",), "title": "", "journal": "Eur J Anaesthesiol"},
    ),
    (
        "nothing but a journal behind the year",
        "Doe AL, 2019. Medicine (Baltimore)",
        {"authors": ("Doe",), "title": "", "journal": "Medicine (Baltimore)"},
    ),
    (
        "a journal of one word, without a year of its own",
        "Doe J, 2020. Nutrients",
        {"authors": ("Doe",), "title": "", "journal": "Nutrients"},
    ),
    (
        "a journal behind the last comma",
        "Doe R et al. (2013), Sham surgery for a degenerative meniscal tear, NEJM",
        {"title": "Sham surgery for a degenerative meniscal tear", "journal": "NEJM"},
    ),
    (
        "the title first",
        "Ketamine for chronic pain: a review. Doe JA, Roe B. Pain Med. 2015;36:811-6.",
        {
            "authors": ("Doe", "Roe"),
            "title": "Ketamine for chronic pain: a review",
            "journal": "Pain Med",
        },
    ),
    (
        "what the page makes of it first",
        "Movement, not collars. Doe M, et al. Spine 2000;25(14):1782–7",
        {"authors": ("Doe",), "title": "", "journal": "Spine"},
    ),
    (
        "no authors",
        (
            "Effects of enalapril on mortality in heart failure. N Engl J Med 1987;316:"
            "1429–35"
        ),
        {
            "authors": (),
            "title": "Effects of enalapril on mortality in heart failure",
            "journal": "N Engl J Med",
        },
    ),
    (
        "full first names, a spelled-out date",
        (
            "John Doe, Jane Roe, and Richard Poe. Ketamine for chronic pain. Pain "
            "Medicine. April 3, 2015; 36(4): 811-816."
        ),
        {
            "authors": ("Doe", "Roe", "Poe"),
            "year": 2015,
            "journal": "Pain Medicine",
            "volume": "36",
        },
    ),
    (
        "full first names and degrees",
        (
            "John Doe, MD, Jane Roe, PhD. Ketamine for chronic pain. Pain Medicine, "
            "April 2015."
        ),
        {
            "authors": ("Doe", "Roe"),
            "title": "Ketamine for chronic pain",
            "journal": "Pain Medicine",
            "year": 2015,
        },
    ),
    (
        "a group",
        (
            "SOLVD Investigators. Effect of enalapril on mortality. N Engl J Med "
            "1992;327:685–91."
        ),
        {
            "authors": ("SOLVD Investigators",),
            "title": "Effect of enalapril on mortality",
        },
    ),
    (
        "a group that runs into the title",
        (
            "American Diabetes Association Diagnosis and classification of diabetes "
            "mellitus. Diabetes Care 2009;32(Suppl. 1):S62–S67"
        ),
        {
            "authors": ("American Diabetes Association",),
            "title": "Diagnosis and classification of diabetes mellitus",
            "issue": "Suppl. 1",
        },
    ),
    (
        "persons and a group",
        (
            "Doe J, Roe K; PAPY Study Participants. Renal damage. Hypertension 2006; "
            "48:232–238."
        ),
        {"authors": ("Doe", "Roe", "PAPY Study Participants"), "title": "Renal damage"},
    ),
    (
        "ahead of print",
        "Doe JA. Ketamine for chronic pain. Pain Med. 2015 [Epub ahead of print].",
        {"title": "Ketamine for chronic pain", "journal": "Pain Med", "year": 2015},
    ),
    (
        "published online, DOI for pages",
        (
            "Doe JA. Ketamine for chronic pain [published online ahead of print, "
            "2015 Jan 3]. Pain Med. 2015;10.1093/pm/abc"
        ),
        {
            "title": "Ketamine for chronic pain",
            "journal": "Pain Med",
            "doi": "10.1093/pm/abc",
        },
    ),
    (
        "Cochrane, issue without a volume",
        (
            "Doe JE, Roe HJ. Dipyrone for acute pain. Cochrane Database Syst Rev "
            "2010;(9):CD003227."
        ),
        {
            "journal": "Cochrane Database Syst Rev",
            "issue": "9",
            "pages": "CD003227",
            "volume": "",
        },
    ),
    (
        "surname alone before et al.",
        "Fukuda et al., 1994, Ann Intern Med 121:953-959",
        {
            "authors": ("Fukuda",),
            "et_al": True,
            "year": 1994,
            "title": "",
            "journal": "Ann Intern Med",
        },
    ),
    (
        "year glued to the journal",
        "Doe RA, Roe BH. Hydrocortisone in tennis elbow. Proc R Soc Med1957;50:389–390",
        {"journal": "Proc R Soc Med", "year": 1957, "volume": "50"},
    ),
    (
        "spaces before commas and full stops, soft hyphens",
        (
            ") Doe , A. , Roe , B. and Poe , C.Ondan\u00adsetron for emesis . Br. J. "
            "Cancer , 66 , 192 – 197 ( 1992 )."
        ),
        {
            "authors": ("Doe", "Roe", "Poe"),
            "title": "Ondansetron for emesis",
            "journal": "Br. J. Cancer",
            "year": 1992,
        },
    ),
    (
        "a quotation that is not the whole title",
        (
            "Doe X. “Total reconstruction” of the join contributes to recovery. Int "
            "Braz J Urol. 2016;42(2):215–222."
        ),
        {"title": "“Total reconstruction” of the join contributes to recovery"},
    ),
    (
        "a book",
        "Doe ER, Roe JH. Principles of Neural Science. New York: McGraw-Hill; 2000.",
        {
            "authors": ("Doe", "Roe"),
            "year": 2000,
            "title": "Principles of Neural Science",
            "journal": "",
        },
    ),
    (
        "a chapter",
        (
            "Doe, F., & Roe, J. J. (2010). Fibromyalgia. In G. S. Poe (Ed.), "
            "Textbook of rheumatology (9th ed., pp. 733-751). Philadelphia, PA: "
            "Elsevier."
        ),
        {"authors": ("Doe", "Roe"), "title": "Fibromyalgia", "journal": ""},
    ),
    (
        "a journal and its numbers alone",
        "N Engl J Med. 2008 Dec 25;359(26):2767-77",
        {
            "authors": (),
            "title": "",
            "journal": "N Engl J Med",
            "year": 2008,
            "volume": "359",
            "issue": "26",
        },
    ),
    (
        "a journal whose name ends in J",
        "EMBO J. 2012 Oct 17;31(20):4005-19",
        {"authors": (), "journal": "EMBO J", "volume": "31"},
    ),
    (
        "Springer LNCS",
        "Doe, J., Roe, B.: Ketamine for pain. Pain Med. 36(4), 811–816 (2015)",
        {"authors": ("Doe", "Roe"), "title": "Ketamine for pain", "year": 2015},
    ),
    (
        "Wikipedia",
        (
            '^ Doe J, Roe B (April 2015). "Ketamine for pain". Pain Medicine. 36 (4): '
            "811–6. PMID 12345678."
        ),
        {
            "authors": ("Doe", "Roe"),
            "year": 2015,
            "title": "Ketamine for pain",
            "journal": "Pain Medicine",
            "volume": "36",
            "issue": "4",
            "pmid": "12345678",
        },
    ),
    (
        "PubMed's own list, authors last",
        "Ketamine for pain. Pain Med. 2015 Apr;36(4):811-6. Doe J, Roe B.",
        {"authors": ("Doe", "Roe"), "title": "Ketamine for pain", "volume": "36"},
    ),
    (
        "everything between commas",
        (
            "Doe J., Roe K., et al., Ketamine for pain, Pain Medicine, 2015, vol 36, "
            "pp. 811-816."
        ),
        {
            "authors": ("Doe", "Roe"),
            "et_al": True,
            "title": "Ketamine for pain",
            "journal": "Pain Medicine",
            "volume": "36",
            "pages": "811-816",
        },
    ),
    (
        "title, authors and journal between commas",
        "Ketamine for Pain: A Randomized Trial, Doe J et al, Pain Med, 2015",
        {
            "authors": ("Doe",),
            "title": "Ketamine for Pain: A Randomized Trial",
            "journal": "Pain Med",
            "year": 2015,
        },
    ),
    (
        "surnames alone",
        "Doe & van Roe (2015). Ketamine for pain. Journal of Pain, 36, 811-816.",
        {"authors": ("Doe", "van Roe"), "year": 2015, "title": "Ketamine for pain"},
    ),
    (
        "capitals, a number glued to the first name",
        "1DOE J, Roe KL. Ketamine for pain. Lancet 2015; 386: 811–16.",
        {"authors": ("DOE", "Roe"), "journal": "Lancet", "volume": "386"},
    ),
    (
        "middle initials and degrees",
        (
            "Jane A. Doe, MD, PhD; John Roe, MD. Ketamine for pain. JAMA Intern Med. "
            "2015;175(4):1-8."
        ),
        {"authors": ("Doe", "Roe"), "title": "Ketamine for pain"},
    ),
    (
        "volume, issue and pages spelled out",
        (
            "Jane Doe, John Roe. Ketamine for pain. Pain Medicine, Volume 36, Issue "
            "4, April 2015, Pages 811–816, https://doi.org/10.1093/pm/abc"
        ),
        {
            "authors": ("Doe", "Roe"),
            "journal": "Pain Medicine",
            "volume": "36",
            "issue": "4",
            "pages": "811–816",
            "year": 2015,
        },
    ),
    (
        "an agency of the United States",
        (
            "U.S. Food and Drug Administration. (2019, March 5). FDA approves new "
            "nasal spray. https://www.fda.gov/news"
        ),
        {
            "authors": ("U.S. Food and Drug Administration",),
            "year": 2019,
            "title": "FDA approves new nasal spray",
            "journal": "",
        },
    ),
    (
        "a chapter in Vancouver style",
        (
            "Doe J. Ketamine. In: Roe B, Poe C, editors. Textbook of pain. 3rd ed. "
            "London: Elsevier; 2015. p. 811-6."
        ),
        {"authors": ("Doe",), "title": "Ketamine", "journal": "", "year": 2015},
    ),
    (
        "et. al. with too many stops, and a note in square brackets",
        (
            "Doe J, et. al. Ketamine for pain [published correction appears in BMJ. "
            "2016 Jul 21;354:i4086]. BMJ. 2015;350:g7647 Published 2015 Jan 2."
        ),
        {
            "et_al": True,
            "title": "Ketamine for pain",
            "journal": "BMJ",
            "year": 2015,
            "volume": "350",
        },
    ),
    (
        "a link alone",
        "https://pubmed.ncbi.nlm.nih.gov/20828267/",
        {"pmid": "20828267", "authors": (), "year": None},
    ),
    (
        "a DOI in brackets that belong to it",
        "Doe J. Things. Lancet 2001;9:1. doi:10.1016/S0140-6736(01)12345-6.",
        {"doi": "10.1016/S0140-6736(01)12345-6"},
    ),
    (
        "a day, a month and pages in words",
        (
            "Roe, Martha and Poe, Kofi. Two screens, one neck. Desk Physio, "
            "7 September 2015, pages 4-9."
        ),
        {
            "authors": ("Roe", "Poe"),
            "year": 2015,
            "journal": "Desk Physio",
            "pages": "4-9",
        },
    ),
    (
        "three given names, given names with a hyphen",
        (
            "Roe, Peter, Li, I-Chen, Samuel, Immanuel Babu Henry. Fitness, age and "
            "sex. Journal of Fitness, August 9, 2022."
        ),
        {"authors": ("Roe", "Li", "Samuel"), "year": 2022},
    ),
    (
        "a raised number, given names first from the second author on",
        '¹ Roe, Tuomas, Teemu Poe, and others. "On knees." Joints 54 (2020): 6-7',
        {"label": "1", "authors": ("Roe", "Poe"), "et_al": True, "title": "On knees"},
    ),
    (
        "a middle name in full",
        "Mary Ni Roe, Ruth C. E. Poe, Janne Marie Doe. On twins. Gut, 2024; 15 (1)",
        {"authors": ("Ni Roe", "Poe", "Doe")},
    ),
    (
        "given names with several initials, a saint's name",
        "Jane St. Roe, Emily N. C. Poe, Adena Doe. On cells. Cell Metab 2020;1:2",
        {"authors": ("St. Roe", "Poe", "Doe"), "year": 2020},
    ),
    (
        "a volume in small Roman numbers",
        "Doe AJ, Roe DM. Effect of aspirin. Lancet 1979; i: 1356.",
        {"year": 1979, "journal": "Lancet", "volume": "i"},
    ),
    (
        "the journal behind “in:”",
        (
            "Moszer E. N., von Oertzer T. (2022): Effectiveness of a short meditation "
            "in a large sample, in: Current Psychology, 41, pp. 5272–5286."
        ),
        {
            "title": "Effectiveness of a short meditation in a large sample",
            "journal": "Current Psychology",
            "volume": "41",
        },
    ),
    (
        "a year that is a word of the title",
        "The Menopause Society. The 2022 hormone therapy position statement.",
        {"title": "The 2022 hormone therapy position statement", "year": 2022},
    ),
    (
        "the day of publication in words",
        "Doe J. On teeth. BJOG, published online 11 May 2021.",
        {"journal": "BJOG", "year": 2021},
    ),
]


@pytest.mark.parametrize(
    ("text", "stated"), [row[1:] for row in STYLES], ids=[row[0] for row in STYLES]
)
def test_an_entry_of_any_style_yields_its_fields(text, stated):
    """Each field that the row names is read exactly."""
    read = asdict(parse_reference(text))
    assert {name: read[name] for name in stated} == stated


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("doi: 10.1016/ j.pain.2014.01.001.", "10.1016/j.pain.2014.01.001"),
        ("https://doi.org/10.1016%2Fj.pain.2014.01.001", "10.1016/j.pain.2014.01.001"),
        ("https://x.example/doi/full/10.1093/pm/pnv123/full", "10.1093/pm/pnv123"),
        ("(doi:10.1093/pm/pnv123)", "10.1093/pm/pnv123"),
        ("http://dx.doi.org/10.1002/(SICI)1097-4679", "10.1002/(SICI)1097-4679"),
    ],
)
def test_a_doi_is_read_however_it_is_printed(printed, doi):
    """Broken by a space, percent-encoded, in an address, in brackets of its own."""
    assert parse_reference(f"Doe J. Rest. Pain. 2001;9:1-7. {printed}").doi == doi


@pytest.mark.parametrize(
    ("text", "web_page"),
    [
        ("WHO. (2019). Guidelines. Retrieved 2 May 2020, from https://who.int/5", True),
        ("NHS. Your recovery. https://nhs.example (accessed 11 January 2023).", True),
        (
            "Doe J. Rest. Pain. 2001;9:1-7. Accessed May 2020. https://x.example/1",
            False,
        ),
        ("Doe J. Rest. https://doi.org/10.1000/182. Accessed 2 May 2020.", False),
        ("Doe, J. (2001). Rest. Pain, 9, 1-7. Retrieved from https://x.example", False),
        ("Rest and play, May 2021, https://a.example/b", False),
    ],
)
def test_a_web_page_is_told_from_a_paper(text, web_page):
    """By its address and the day it was looked at, without a journal or a number."""
    assert parse_reference(text).web_page is web_page


def test_nouns_followed_by_a_letter_are_no_authors():
    """`Vitamin D` and its kind begin a title."""
    read = parse_reference("Vitamin D Deficiency. N Engl J Med 2007;357:266-81.")
    assert read.authors == ()
    assert read.title == "Vitamin D Deficiency"


def test_bare_surnames_before_a_title_between_marks_are_its_authors():
    entry = 'Chaud, Marin, Trem and Mathys, "Life Cycle Analysis of Peas", April 2018.'
    read = parse_reference(entry)
    assert read.authors == ("Chaud", "Marin", "Trem", "Mathys")
    assert (read.title, read.journal) == ("Life Cycle Analysis of Peas", "")
    (found,) = find_references(Document("page", f"Carbon shrank. Source: {entry}"))
    assert found.authors == read.authors


def test_the_catalogue_holds_names_of_several_words_in_small_letters():
    names = catalogue()
    assert {
        "european journal of pain",
        "eur j pain",
        "mayo clinic proceedings",
    } <= names
    assert all(name == name.lower().strip() and " " in name for name in names)


def test_nothing_stated_is_nothing_read():
    """Text without bibliographic facts states none."""
    assert parse_reference("") == Reference(0, 0)
    assert parse_reference("  \n ").authors == ()


def found_in(text: str, **parts: object) -> list[tuple[str, Reference]]:
    document = Document("page.txt", text, **parts)
    return [(text[r.start : r.end], r) for r in find_references(document)]


IN_TEXT: list[tuple[str, str, list[tuple[str, tuple[str, ...], str, int | None]]]] = [
    (
        "glued into a sentence, in brackets",
        (
            "Ketamine helps (Noppers I, Niesters M, Dahan A. Ketamine for pain. "
            "Expert Opin Pharmacother. 2010;11:2417-29), says one."
        ),
        [
            (
                (
                    "Noppers I, Niesters M, Dahan A. Ketamine for pain. Expert Opin "
                    "Pharmacother. 2010;11:2417-29"
                ),
                ("Noppers", "Niesters", "Dahan"),
                "Expert Opin Pharmacother",
                2010,
            )
        ],
    ),
    (
        "standing alone on a line, title first",
        (
            "Intro.\nKetamine for pain: a review. Doe JA, Roe B. Pain Med. "
            "2015;36:811-6.\nOutro."
        ),
        [
            (
                "Ketamine for pain: a review. Doe JA, Roe B. Pain Med. 2015;36:811-6",
                ("Doe", "Roe"),
                "Pain Med",
                2015,
            )
        ],
    ),
    (
        "APA after an opening word",
        (
            "As Doe, J. A., & Roe, B. (2014). Other things. Journal of Pain, 15(2), "
            "120–131 shows, so it is."
        ),
        [
            (
                (
                    "Doe, J. A., & Roe, B. (2014). Other things. Journal of Pain, "
                    "15(2), 120–131"
                ),
                ("Doe", "Roe"),
                "Journal of Pain",
                2014,
            )
        ],
    ),
    (
        "an entry behind sentences that are no title",
        (
            "A survey of 1,500 members will follow. See also Doe JW, Roe P. On pain "
            "and sleep. J Med Food 2016;19(8):717-29."
        ),
        [
            (
                "Doe JW, Roe P. On pain and sleep. J Med Food 2016;19(8):717-29",
                ("Doe", "Roe"),
                "J Med Food",
                2016,
            )
        ],
    ),
    (
        "an entry behind a sentence, and a sentence behind it",
        (
            "It helps some people. Doe JW, Roe P. On pain and sleep. J Med Food "
            "2016;19(8):717-29. It should not be taken with wine."
        ),
        [
            (
                "Doe JW, Roe P. On pain and sleep. J Med Food 2016;19(8):717-29",
                ("Doe", "Roe"),
                "J Med Food",
                2016,
            )
        ],
    ),
    (
        "a title in front of its authors is no such sentence",
        "On pain and sleep. Doe JW, Roe P. J Med Food 2016;19(8):717-29.",
        [
            (
                "On pain and sleep. Doe JW, Roe P. J Med Food 2016;19(8):717-29",
                ("Doe", "Roe"),
                "J Med Food",
                2016,
            )
        ],
    ),
    (
        "a SOURCE line",
        "Text.\nSOURCE: JAMA, 2005;293:1082-1088",
        [("JAMA, 2005;293:1082-1088", (), "JAMA", 2005)],
    ),
    (
        "who signed it on a SOURCE line",
        (
            "Text.\nSOURCE: Advani, Leukemia Research 2018;67:17\n\n"
            "SOURCE: Smith and Jones, Pain 2018;67:17-22"
        ),
        [
            (
                "Advani, Leukemia Research 2018;67:17",
                ("Advani",),
                "Leukemia Research",
                2018,
            ),
            (
                "Smith and Jones, Pain 2018;67:17-22",
                ("Smith", "Jones"),
                "Pain",
                2018,
            ),
        ],
    ),
    (
        "journals and numbers within a sentence",
        (
            "The trial (N Engl J Med 2008; 359:2767-2777) was good; see also Lancet "
            "2001;357:1-2 and Pain 1999;8:12."
        ),
        [
            ("N Engl J Med 2008; 359:2767-2777", (), "N Engl J Med", 2008),
            ("Lancet 2001;357:1-2", (), "Lancet", 2001),
            ("Pain 1999;8:12", (), "Pain", 1999),
        ],
    ),
    (
        "the DOI after the numbers is part of the entry",
        (
            "See Doe J, Roe K. On sleep. Sleep. 2001;9:1-7. doi:10.1093/sleep/9.1.1 "
            "for it."
        ),
        [
            (
                "Doe J, Roe K. On sleep. Sleep. 2001;9:1-7. doi:10.1093/sleep/9.1.1",
                ("Doe", "Roe"),
                "Sleep",
                2001,
            )
        ],
    ),
    (
        "a labelled block",
        (
            "Title: A trial of things\nAuthors: Doe J, Roe KL\n\nJournal: "
            "Pain\nYear: 2011\nPubMed ID: 12345678\n\nMore."
        ),
        [
            (
                (
                    "Title: A trial of things\nAuthors: Doe J, Roe KL\n\nJournal: "
                    "Pain\nYear: 2011\nPubMed ID: 12345678"
                ),
                ("Doe", "Roe"),
                "Pain",
                2011,
            )
        ],
    ),
    (
        "a numbered list under a heading, a web page and a wrapped entry in it",
        (
            "References\n1. Doe J. On sleep. Sleep. 2001;9:1-7.\n[2] World Health "
            "Organization. Guidelines. Retrieved 5 June 2019, from https://who.int/x\n"
            "3. Roe K, Poe L. A title that\n   wraps. Pain. 2002;1:2-3.\n\nCopyright "
            "2020."
        ),
        [
            ("1. Doe J. On sleep. Sleep. 2001;9:1-7.", ("Doe",), "Sleep", 2001),
            (
                (
                    "[2] World Health Organization. Guidelines. Retrieved 5 June "
                    "2019, from https://who.int/x"
                ),
                ("World Health Organization",),
                "",
                None,
            ),
            (
                "3. Roe K, Poe L. A title that\n   wraps. Pain. 2002;1:2-3.",
                ("Roe", "Poe"),
                "Pain",
                2002,
            ),
        ],
    ),
    (
        "a list under a heading without numbers",
        (
            "## Sources:\nDoe, J. (2001). On sleep. Sleep, 9, 1-7.\nRoe, K. (2002). "
            "On pain. Pain, 1, 2-3.\nAll rights reserved."
        ),
        [
            ("Doe, J. (2001). On sleep. Sleep, 9, 1-7.", ("Doe",), "Sleep", 2001),
            ("Roe, K. (2002). On pain. Pain, 1, 2-3.", ("Roe",), "Pain", 2002),
        ],
    ),
    (
        "labels without colons, each on a line of its own",
        (
            "Title\n\nNaps on the train\n\nAuthors\n\nDoe L, Roe "
            "F\n\nJournal\n\nRest\n\nYear\n\n2012\n\nJane Doe’s book came out in 2006."
        ),
        [
            (
                (
                    "Title\n\nNaps on the train\n\nAuthors\n\nDoe L, Roe "
                    "F\n\nJournal\n\nRest\n\nYear\n\n2012"
                ),
                ("Doe", "Roe"),
                "Rest",
                2012,
            )
        ],
    ),
    (
        "labels in table cells, and within a line",
        (
            "Title\tNaps\nAuthors\tDoe L\nYear\t2012\n\nTitle: Rest Authors: Roe F\n"
            "Journal: Sleep\nYear: 2013\n"
        ),
        [
            ("Title\tNaps\nAuthors\tDoe L\nYear\t2012", ("Doe",), "", 2012),
            (
                "Title: Rest Authors: Roe F\nJournal: Sleep\nYear: 2013",
                ("Roe",),
                "Sleep",
                2013,
            ),
        ],
    ),
    (
        "titles with a month and an address",
        (
            "How much gets into the blood?, February 2017, https://absorb.example/c\n"
            "Rest and play, May 2021, https://a.example/b Naps, June 2020, "
            "www.b.example\n"
            'BBC News. "Sight." Accessed 4 Feb. 2021. https://bbc.example/1\n'
        ),
        [
            (
                (
                    "How much gets into the blood?, February 2017, "
                    "https://absorb.example/c"
                ),
                (),
                "",
                2017,
            ),
            ("Rest and play, May 2021, https://a.example/b", (), "", 2021),
        ],
    ),
    (
        "journals with a date on a SOURCE line, an institution beside them",
        (
            "Text.\nSOURCES: Nature, news release, April 2, 2025; University of Roe, "
            "statement, April 1, 2025; BMJ Nutrition, online May 8, 2024\n"
        ),
        [
            ("Nature, news release, April 2, 2025", (), "Nature", 2025),
            ("BMJ Nutrition, online May 8, 2024", (), "BMJ Nutrition", 2024),
        ],
    ),
    (
        "full names and a date, without numbers",
        (
            "To read:\nJean-Paul Doe, Milena Roe. Heat packs at work. Occupational "
            "Medicine, June 2014.\nTea and cake £3. Next meeting: 8 October 2019."
        ),
        [
            (
                (
                    "Jean-Paul Doe, Milena Roe. Heat packs at work. Occupational "
                    "Medicine, June 2014."
                ),
                ("Doe", "Roe"),
                "Occupational Medicine",
                2014,
            )
        ],
    ),
    (
        "APA for a web page, on a line of its own",
        (
            "Arthritis Foundation. (2018). Turmeric benefits. Retrieved 20 August "
            "2019, from https://arthritis.example/turmeric"
        ),
        [
            (
                (
                    "Arthritis Foundation. (2018). Turmeric benefits. Retrieved 20 "
                    "August 2019, from https://arthritis.example/turmeric"
                ),
                ("Arthritis Foundation",),
                "",
                2018,
            )
        ],
    ),
    (
        "sentences that name authors and a year",
        (
            "Doe et al. (2011) found that pain fell.\nAccording to Roe (2015), "
            "scripts work. Patients agree.\nThe American Heart Association (2017) "
            "still recommends it. European Society of Cardiology, 2021 guideline: "
            "only for some.\nSystematic Review by Noppers et al. (2011)\nJane Doe "
            "was born in June 1964."
        ),
        [],
    ),
    (
        "ahead of print, a date for numbers",
        "It works (Pain Med 2009 April 22; epub ahead of print), they say.",
        [
            (
                "Pain Med 2009 April 22; epub ahead of print",
                (),
                "Pain Med",
                2009,
            )
        ],
    ),
    (
        "years in a row",
        "(Woese, 1987, 1994, 1998; Thompson, 1978, 2005, 2013).",
        [],
    ),
    (
        "numbers that belong to no journal",
        (
            "In 2015, 20-25 patients came; ages 18, 20-25. Open 9:30-17:00, call 555, "
            "12-34. In 2015; 3 of 4. Genesis 1:1-31, John 3:16. At 10:15-10:45 (2019)."
        ),
        [],
    ),
    (
        "in a bracket that a sentence opens, a speaker before it",
        (
            "DOE: Nothing solid. There is an audit, 510 women (Roe G, et al. "
            "Menopause 2015;22(3):257–61.)"
        ),
        [
            (
                "Roe G, et al. Menopause 2015;22(3):257–61",
                ("Roe",),
                "Menopause",
                2015,
            )
        ],
    ),
    (
        "behind a dash and behind a colon, given names in full",
        (
            "The old series—Doe MJ, Roe GR. On horses. Equine Vet J 1996;28:368—had "
            'more. She has a review: Poe, Kari. "On floors." Pelvic Journal, vol. 15, '
            "no. 2, 2004, pp. 76-84."
        ),
        [
            (
                "Doe MJ, Roe GR. On horses. Equine Vet J 1996;28:368",
                ("Doe", "Roe"),
                "Equine Vet J",
                1996,
            ),
            (
                (
                    'Poe, Kari. "On floors." Pelvic Journal, vol. 15, no. 2, 2004, '
                    "pp. 76-84"
                ),
                ("Poe",),
                "Pelvic Journal",
                2004,
            ),
        ],
    ),
    (
        "behind sentences of the page, which are no title before its authors",
        (
            "Interview with Roe, Feb. 6, 2023. Zoe (2021). Doe A, Poe T, et al. Am J "
            "Ther. 2021;28(4):e434.\nA: Turmeric is in fashion. Doe J, Roe P: Trials "
            "2019;20:214 compared two.\nIt may help; ask your doctor. Poe J, Zoe P. "
            "Pain 2015;20:214."
        ),
        [
            (
                "Doe A, Poe T, et al. Am J Ther. 2021;28(4):e434",
                ("Doe", "Poe"),
                "Am J Ther",
                2021,
            ),
            ("Doe J, Roe P: Trials 2019;20:214", ("Doe", "Roe"), "Trials", 2019),
            ("Poe J, Zoe P. Pain 2015;20:214", ("Poe", "Zoe"), "Pain", 2015),
        ],
    ),
    (
        "a title before its authors",
        "Gels for sore knees. Doe J, Roe P. Pain 2015;20:214-9.",
        [
            (
                "Gels for sore knees. Doe J, Roe P. Pain 2015;20:214-9",
                ("Doe", "Roe"),
                "Pain",
                2015,
            )
        ],
    ),
    (
        "the trial's name in brackets behind its authors",
        "Against it: Doe KL, Roe KL et al. (GELS), JAMA 2021; 326(20): 2021-2030.",
        [
            (
                "Doe KL, Roe KL et al. (GELS), JAMA 2021; 326(20): 2021-2030",
                ("Doe", "Roe"),
                "JAMA",
                2021,
            )
        ],
    ),
    (
        "a DOI and no year, on a line of its own",
        (
            '1. Del Poe B, Doe M. "Steps a day". JAMA Neurology. DOI: '
            "10.1001/jamaneurol.1\nWe asked Doe and Roe. DOI: 10.1001/x.12345"
        ),
        [
            (
                (
                    '1. Del Poe B, Doe M. "Steps a day". JAMA Neurology. DOI: '
                    "10.1001/jamaneurol.1"
                ),
                ("Del Poe", "Doe"),
                "JAMA Neurology",
                None,
            )
        ],
    ),
    (
        "sentences of the page before a journal's numbers are no authors or title",
        (
            "In a small trial, Doe, Roe, Poe and Moe (2007) treated 35 dogs. Fish oil "
            "does better: see the work of Lane and co-workers (JAVMA 2010; 236:59-66)."
        ),
        [("JAVMA 2010; 236:59-66", (), "JAVMA", 2010)],
    ),
    (
        "of two studies in two years the second one's numbers are not the first's",
        (
            "New is Zhou L et al (2017): 249 people in 3 groups. By Xi S. and co. "
            "(BMJ, 2020;368:m697) 150 people were treated."
        ),
        [("Xi S. and co. (BMJ, 2020;368:m697", ("Xi",), "BMJ", 2020)],
    ),
    (
        "what an entry is said to show stands before it",
        (
            "86% had less pain: Doe E, Roe W. “Traction for discs.” Spine Journal, "
            "April 1998"
        ),
        [
            (
                "Doe E, Roe W. “Traction for discs.” Spine Journal, April 1998",
                ("Doe", "Roe"),
                "Spine Journal",
                1998,
            )
        ],
    ),
    (
        "reports of groups in two years are no entry",
        (
            "World Memory Report 2015 counts millions. Memory Disease Club (2018). "
            "Alva Bern (1907) told of it first."
        ),
        [],
    ),
    (
        "what was done with so many people is told, and no title",
        (
            "BEAM enrolled 1,334 patients in 181 practices. Exercise gave the best "
            "results. BMJ 2004;329:1377."
        ),
        [("BMJ 2004;329:1377", (), "BMJ", 2004)],
    ),
    (
        "colleagues who did something are told of",
        (
            "NIP trial. Sarah Lenser of Auckland and her colleagues assigned women, "
            "and births were 26.1% in both groups. N Engl J Med 2019; 380: 325-34."
        ),
        [("N Engl J Med 2019; 380: 325-34", (), "N Engl J Med", 2019)],
    ),
    (
        "a sentence of the page behind the names and the year",
        (
            "Lower DA, Wue N, et al. (2020). In the TREAT trial 116 adults ate between "
            "noon and 8 p.m. It made no difference. JAMA Intern Med 180(11):1491-1499."
        ),
        [],
    ),
    (
        "facts between dashes",
        "Metwall M et al. – UK RCT, n=1048 – Hum Reprod 2021;36(7):1841 – no benefit",
        [("Hum Reprod 2021;36(7):1841", (), "Hum Reprod", 2021)],
    ),
    (
        "a title that counts people",
        "Effects of walking in 80 women. A randomised trial. Sleep Med 2018; 44: 12-9.",
        [
            (
                (
                    "Effects of walking in 80 women. A randomised trial. Sleep Med "
                    "2018; 44: 12-9"
                ),
                (),
                "Sleep Med",
                2018,
            )
        ],
    ),
    (
        "the name of the trial before its authors, the last page of a supplement",
        "MOUNT-4 — Aronner LJ, Satter N, et al. Cell Metab. 31, 92–104.e5 (2020).",
        [
            (
                "Aronner LJ, Satter N, et al. Cell Metab. 31, 92–104.e5 (2020)",
                ("Aronner", "Satter"),
                "Cell Metab",
                2020,
            )
        ],
    ),
    (
        "a journal and its year close the line that authors with initials open",
        (
            "Paddon-Jones D, Rasmussen BB. Dietary protein and sarcopenia. Curr Opin "
            "Clin Nutr Metab Care. 2009.\n"
            "Chiu HY, Yeh TH, Chen PY. Magnesium for migraine. Pain Physician 2016\n"
            "Michael Pollan, In Defense of Food, Penguin 2008."
        ),
        [
            (
                (
                    "Paddon-Jones D, Rasmussen BB. Dietary protein and sarcopenia. "
                    "Curr Opin Clin Nutr Metab Care. 2009."
                ),
                ("Paddon-Jones", "Rasmussen"),
                "Curr Opin Clin Nutr Metab Care",
                2009,
            ),
            (
                "Chiu HY, Yeh TH, Chen PY. Magnesium for migraine. Pain Physician 2016",
                ("Chiu", "Yeh", "Chen"),
                "Pain Physician",
                2016,
            ),
        ],
    ),
    (
        "surnames before the numbers of an issue in a bracket",
        "It works less well (Stokes and Roe, BMJ 2006;332:14), they say.",
        [
            (
                "Stokes and Roe, BMJ 2006;332:14",
                ("Stokes", "Roe"),
                "BMJ",
                2006,
            )
        ],
    ),
    (
        "what the page tells of the study behind the year of the entry",
        (
            "They flew them to Perth. Doe E, Roe SS, Poe RA. Elderberry for colds in "
            "air travellers. Nutrients 2016. 312 people, colds were shorter"
        ),
        [
            (
                (
                    "Doe E, Roe SS, Poe RA. Elderberry for colds in air travellers. "
                    "Nutrients 2016"
                ),
                ("Doe", "Roe", "Poe"),
                "Nutrients",
                2016,
            )
        ],
    ),
    (
        "a number or an address behind the date that closes it",
        (
            "Doe, Harri; Roe, Elizabeth. On colds. Cochrane Database of Systematic "
            "Reviews, 31 January 2013. Art. No.: CD000980."
        ),
        [
            (
                (
                    "Doe, Harri; Roe, Elizabeth. On colds. Cochrane Database of "
                    "Systematic Reviews, 31 January 2013. Art. No.: CD000980."
                ),
                ("Doe", "Roe"),
                "Cochrane Database of Systematic Reviews",
                2013,
            )
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in IN_TEXT], ids=[row[0] for row in IN_TEXT]
)
def test_entries_are_found_in_plain_text(text, expected):
    """Each with the span that is its own, and nothing else."""
    assert [
        (surface, r.authors, r.journal, r.year) for surface, r in found_in(text)
    ] == expected


def test_entries_of_the_format_come_first_and_unchanged():
    """What BibTeX or RIS state is not parsed again."""
    text = "Doe J. On sleep. Sleep. 2001;9:1-7."
    given_entry = Reference(0, len(text), authors=("Roe",), year=1999, label="roe1999")
    document = Document(
        "x", text, blocks=(Block("reference", 0, len(text)),), entries=(given_entry,)
    )
    found = find_references(document)
    assert found == (given_entry,)


def test_reference_blocks_are_entries_whatever_they_hold():
    """The reader has decided; the label of the block is kept."""
    text = "Intro\n\nhttps://doi.org/10.1000/x\n\nSleep in old age"
    blocks = (
        Block("paragraph", 0, 5),
        Block("reference", 7, 32, label="3"),
        Block("reference", 34, 50, label="4"),
    )
    found = [(r.label, r.doi, r.title) for _, r in found_in(text, blocks=blocks)]
    assert found == [("3", "10.1000/x", ""), ("4", "", "Sleep in old age")]


def test_the_foot_of_a_page_is_no_entry_for_standing_under_the_list():
    """Without a label, a link, authors or a journal's volume, a dated line is none."""
    text = "© 2024 Shop Ltd. Patent 2014 3321.\n\nDoe J. Sleep. 2001.\n\n£18.99 in 2023"
    blocks = (
        Block("reference", 0, 34),
        Block("reference", 36, 54),
        Block("reference", 56, len(text)),
    )
    assert [r.authors for _, r in found_in(text, blocks=blocks)] == [("Doe",)]


def test_one_block_may_hold_a_run_of_numbered_entries():
    """Counting up by one, each number begins an entry."""
    text = (
        "1. Doe J. On 2. things. Sleep. 2001;9:1-7. 2. Roe K. On pain. Pain. "
        "2002;1:2-3. 3. Poe L. On rest. Rest. 2003;4:5-6."
    )
    found = found_in(text, blocks=(Block("reference", 0, len(text)),))
    assert [(r.label, r.year) for _, r in found][-1] == ("3", 2003)


# --------------------------------------------------------------------- invariants

PIECES = st.sampled_from(
    [
        *(
            "Doe",
            "J",
            "van ",
            "A",
            ".",
            ",",
            " ",
            "; ",
            "2015",
            "12",
            "(3)",
            ":",
            "1-2",
        ),
        *("et al", "and ", "& ", "(2015) ", "vol. ", "no. ", "Group ", "“", "”", "\n"),
        *("Pain ", "Title: x\n", "Authors: y\n", "Year: 2001\n", "References\n", "1. "),
        *(
            "doi:10.1/x",
            "10.1000/abc(1)",
            "PMID: 1234567",
            "[",
            "]",
            "é",
            "ø",
            "\u00ad",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_can_be_parsed(text):
    """And covers itself."""
    read = parse_reference(text)
    assert (read.start, read.end) == (0, len(text))
    assert read.year is None or str(read.year) in text
    assert all(name.strip() for name in read.authors)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_found_entries_lie_in_the_text_in_order_and_apart(text):
    """Spans are within the text, ascend and do not overlap."""
    found = find_references(Document("x", text))
    end = 0
    for reference in found:
        assert end <= reference.start < reference.end <= len(text)
        assert text[reference.start : reference.end].strip()
        end = reference.end


HOSTILE = {
    "spaces": " ",
    "lines": "\n",
    "digits": "1",
    "dotted digits": "1.",
    "initials": "A. ",
    "capitals": "A",
    "names": "Doe J, ",
    "dotted names": "Doe, J., ",
    "initials first": "J. Doe, ",
    "particles": "van ",
    "hyphens": "A-",
    "brackets": "(",
    "quotes": "“",
    "fields": "title: a\n",
    "headings": "References\n",
    "labels": "1) ",
    "issues": "Pain 2015;3:1-2 ",
    "entries": "Doe J, Roe K. Pain 2015;3:1-2 ",
    "volumes": "12(3),4",
    "dois": "10.1234/",
    "months": "January ",
    "groups": "Group, ",
    "et al": "et al. ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_time_in_proportion_to_its_length(unit):
    """100 kB of anything, as page, list or entry, is read within two seconds."""
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    whole = (Block("reference", 0, len(text)),)
    started = time.process_time()
    find_references(Document("x", text))
    find_references(Document("x", "References\n" + text))
    find_references(Document("x", text, blocks=whole))
    assert time.process_time() - started < 6


def test_entries_that_bars_part_are_each_one():
    document = read_html(
        b"<h2>References</h2><p>Doe J, Roe P. On pain. Pain. 2011;5:1-9. | Poe AB, Moe"
        b" C. On sleep and its end. Sleep. 2014;7:11-19.</p>",
        "page",
    )
    read = [(r.authors, r.year, r.journal) for r in find_references(document)]
    assert read == [
        (("Doe", "Roe"), 2011, "Pain"),
        (("Poe", "Moe"), 2014, "Sleep"),
    ]


def test_a_bar_within_one_entry_parts_nothing():
    document = read_html(
        b"<h2>References</h2><p>Doe J, Roe P. On pain | part 2. Pain. 2011;5:1-9.</p>",
        "page",
    )
    assert [r.year for r in find_references(document)] == [2011]


def test_what_a_study_was_like_is_no_entry_under_clinical_studies():
    document = read_text(
        b"CLINICAL STUDIES\n\nStudy 1: Doe et al. 2012\nDesign: randomized clinical"
        b" trial. Subjects: 46 elderly. Result: it fell (p = 0.006).\n\nStudy 2: Roe"
        b" J, Poe A. Pain 2015\nDesign: crossover trial, 12 healthy adults.\n",
        "page",
    )
    assert find_references(document) == ()


def test_what_is_told_of_a_study_is_no_entry_under_key_studies():
    document = read_markdown(
        b"""## Key studies

1. **Raehn et al. (2003)** \xe2\x80\x93 *Oral creatine*. In this, 45 people took it.
2. **Sandkuhl et al.** \xe2\x80\x93 the largest to date (n=123), *BMC Medicine*.
3. Doe J, Roe P (2004): The effect of creatine. Pain 2004;3:1-9.
4. Doe et al. (2005): [Creatine was found to help patients](https://x.org/a)
""",
        "page",
    )
    assert [r.year for r in find_references(document)] == [2004, 2005]
