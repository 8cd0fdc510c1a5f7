"""Given names and initials beside first authors, as pages have them."""

import pytest

from verifier.models import Block, Document
from verifier.reading import read


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Chengdi Wang and colleagues (2021) trained a system.", "Chengdi"),
        ("In 2021, Jiajia Wang's group analyzed the charts of 260 people.", "Jiajia"),
        ("A 2011 study led by Dr. Jane R. Noppers found relief.", "Jane R."),
        ("A trial by J. P. Noppers et al. (2011) found relief.", "J. P."),
        ("See Noppers I, Niesters M, et al. Pain 2011;152:2173-8.", "I"),
        ("Noppers I et al., Eur J Pain, 2011, found no relief.", "I"),
        ("Wen-Wen Noppers and co-authors (2011) found relief.", "Wen-Wen"),
        ("César Ernesto Lam-Chung and colleagues (2021) saw 1 man.", "César Ernesto"),
        ("Mfotie Njoya and colleagues (2021) give an overview.", "Mfotie"),
        # Nobody's given name.
        ("Here Noppers and colleagues (2011) saw 40 women.", ""),
        ("In 2011 Noppers and colleagues saw 40 women.", ""),
        ("Noppers et al. (2011) found no relief.", ""),
        ("By contrast, Noppers et al. (2011) found no relief.", ""),
        ("According to Dr Noppers et al. (2011) there is no relief.", ""),
        ("In Germany Noppers et al. (2011) found no relief.", ""),
        ("The team of the MRC. Noppers et al. (2011) found no relief.", ""),
        ("Relief was rare (Noppers et al., 2011).", ""),
    ],
)
def test_a_given_name_stands_before_the_surname_or_initials_behind(text, given):
    page = Document("page", text, "", (Block("paragraph", 0, len(text)),))
    (study,) = read(page)
    assert study.given == given
