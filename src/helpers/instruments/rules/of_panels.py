"""Rules for the working papers of the panel."""

from helpers.instruments.rules.finding_rule import FindingRule, marked

PANEL_RULES: dict[str, FindingRule] = {
    "unknown_indicator": FindingRule(
        "error",
        marked("{value} is not the number of an indicator."),
        marked("Number the indicators 1 to {last} as in the template."),
    ),
}
