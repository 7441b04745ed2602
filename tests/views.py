"""The view of all regions that a function of `show` takes, made in one call."""

from antikorupsi.assess import CountryView


def country(assessment, language="id", province=""):
    """An assessment with the words of a language, of one province where one is named."""
    return CountryView(assessment, assessment.words(language), province)
