"""Rules for the answers of respondents."""

from helpers.instruments.rules.finding_rule import FindingRule, marked

SURVEY_RULES: dict[str, FindingRule] = {
    "small_survey": FindingRule(
        "warning",
        marked("Only {respondents} respondents answered: too few to show the result."),
        marked("Ask at least {least} respondents."),
    ),
}
