"""Rules for the working papers of the panel; every score is kept, whatever a rule says of it."""

from antikorupsi.ingest.tables.finding_rules.finding_rule import FindingRule, marked

PANEL_RULES: dict[str, FindingRule] = {
    "unknown_indicator": FindingRule(
        "error",
        marked("{value} is not the number of an indicator."),
        marked("Number the indicators 1 to {last} as in the template."),
    ),
    "number_and_name_differ": FindingRule(
        "error",
        marked("The row is numbered {number}, but {name} is the name of indicator {other}; it was not read."),
        marked("Correct the number or the name so that both mean the same indicator."),
    ),
    "name_of_no_indicator": FindingRule(
        "error",
        marked("The row is numbered {number}, and {name} is not like the name of that indicator; it was not read."),
        marked("Write the indicator's name as in the template, or correct the number."),
    ),
    "missing_stage": FindingRule(
        "error",
        marked("Nothing above the table says of which stage these scores are."),
        marked("Write Tahap above the table, and one of these in the cell on its right: {known}."),
    ),
    "scores_not_final": FindingRule(
        "error",
        marked("The title, heading or name says that these scores are not final: {text}. They were not read."),
        marked("If they are final, take the word out; otherwise send the paper again when it is final."),
    ),
    "row_not_continued": FindingRule(
        "error",
        marked("The row has no number and does not clearly continue indicator {number} above it; it was not read."),
        marked("Write the number of the indicator in the row; call a total Jumlah or Nilai Akhir, or delete the row."),
    ),
    "score_without_evidence": FindingRule(
        "warning",
        marked("Indicator {indicator} has a score and no evidence."),
        marked("Name the evidence that was seen, or take the score back."),
    ),
    "evidence_without_score": FindingRule(
        "warning",
        marked("Indicator {indicator} has evidence and no score."),
        marked("Write the scores that the evidence led to, or take the evidence out."),
    ),
    "pleno_without_assessor": FindingRule(
        "warning",
        marked("Indicator {indicator} has a plenary value and no score by any assessor."),
        marked("Add the assessors' scores that the plenary decided on."),
    ),
    "assessors_apart": FindingRule(
        "warning",
        marked("The assessors of indicator {indicator} are more than {most} points apart: {lowest}, {highest}."),
        marked("Let the assessors compare their evidence; the plenary decides if they stay apart."),
    ),
    "pleno_outside": FindingRule(
        "warning",
        marked("The plenary value {value} of indicator {indicator} lies outside the range of {lowest} to {highest}."),
        marked("Check the value; if it is meant, say why in the note."),
    ),
    "indicators_unscored": FindingRule(
        "warning",
        marked("The paper gives no score for these indicators: {indicators}."),
        marked("Score them; until then the total is counted without them."),
    ),
    "scores_of_low_scale": FindingRule(
        "error",
        marked("All {count} scores of the paper lie between {lowest} and {highest}: the scale is hardly 0 to 100."),
        marked("Write the scores on the scale of 0 to 100; until then they are counted as points of 100."),
    ),
    "scores_without_assessor": FindingRule(
        "error",
        marked("No score of the paper was read: the columns {columns} hold numbers and name no assessor."),
        marked("Head each column of scores with the name of its assessor ({assessors}) or with Pleno."),
    ),
    "two_papers": FindingRule(
        "error",
        marked("There is another working paper of {region} for the stage {stage}: {other}."),
        marked("Keep the valid paper and send the other one back; until then both are counted."),
    ),
}
