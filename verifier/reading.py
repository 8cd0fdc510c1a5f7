"""A document -> the studies that it names, with what it claims of them. Pure."""

from verifier.models import Document, NamedStudy


def read(document: Document) -> list[NamedStudy]:
    """The studies that a document names, with what it claims of them."""
    # A thousand patterns, which take a second to compile: who only asks for findings
    # or for help need not wait for them.
    from verifier.mentions import find_mentions  # noqa: PLC0415 - see above
    from verifier.studies import name_studies  # noqa: PLC0415 - see above

    return name_studies(document, find_mentions(document))
