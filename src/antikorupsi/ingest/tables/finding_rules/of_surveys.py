"""Rules for the answers of respondents; none of their sentences repeats what a respondent wrote."""

from antikorupsi.ingest.tables.finding_rules.finding_rule import FindingRule, marked

SURVEY_RULES: dict[str, FindingRule] = {
    "small_survey": FindingRule(
        "warning",
        marked("Only {respondents} respondents answered: too few to show the result."),
        marked("Ask at least {least} respondents."),
    ),
    "below_minimum_sample": FindingRule(
        "warning",
        marked("{respondents} respondents answered; at least {least} are asked for."),
        marked("Ask more respondents next time; the result stands, with its wide interval."),
    ),
    "below_sample_table": FindingRule(
        "note",
        marked("{respondents} respondents answered; a population of {population} asks for {needed}."),
        marked("Ask more respondents next time; the result stands, with its wide interval."),
    ),
    "not_an_answer": FindingRule(
        "error",
        marked("The cell holds no answer on the scale of {lowest} to {highest}; it counts as left open."),
        marked("Correct the answer, or leave the cell empty if the question was not answered."),
    ),
    "answers_off_scale": FindingRule(
        "error",
        marked(
            "{count} of {answers} answers are not on the scale of {lowest} to {highest}, as on another scale: the "
            "survey was not used."
        ),
        marked(
            "Send answers on the scale of {lowest} to {highest}; a survey on another scale has to be asked again. "
            "Leave the cell empty where 0 or another number means no answer."
        ),
    ),
    "scale_runs_otherwise": FindingRule(
        "error",
        marked("The sheet gives answers other numbers than the instrument does ({said}): the survey was not used."),
        marked("Write the answers in words or with the numbers of the instrument, and correct or delete the legend."),
    ),
    "letters_unclear": FindingRule(
        "error",
        marked(
            "{answers} answers are letters or abbreviations that nothing explains (B may be Baik, or the second "
            "answer of the questionnaire): the survey was not used."
        ),
        marked("Write the answers in words or as numbers, or write a legend of all letters above the table."),
    ),
    "equal_weights": FindingRule(
        "warning",
        marked("All weights are equal and do nothing; the sizes of the strata weigh the respondents instead."),
        marked("Write into the column of weights how many people each respondent stands for, or delete the column."),
    ),
    "survey_of_means": FindingRule(
        "error",
        marked("This is a recap, not answers: {count} of {answers} cells are fractions. The survey was not used."),
        marked(
            "Send the sheet with the answers of the respondents, one row for each; means of units or regions are not "
            "read."
        ),
    ),
    "survey_of_unit": FindingRule(
        "error",
        marked("A title or name says {unit}: the survey is of one unit, not of the whole region, and was not used."),
        marked("Send the survey of the whole region; if this is it, take the name of the unit out of title and names."),
    ),
    "survey_of_what": FindingRule(
        "error",
        marked("A title or name says {words}: it may be a survey of something else than the region's services."),
        marked(
            "Send the survey of the whole region on its services; if this is it, take these words out of title and "
            "names. Surveys of offices, of staff, drafts and trials are not read."
        ),
    ),
    "answers_not_counted": FindingRule(
        "warning",
        marked("{count} rows are called invalid, a test or an example ({column}): they were not counted."),
        marked("Delete these rows, or correct the column if they are answers of respondents."),
    ),
    "validity_unclear": FindingRule(
        "error",
        marked("The column {column} says which answers count, in words that are not known: the survey was not used."),
        marked("Write Valid or Tidak Valid in it, or delete the rows that do not count and the column."),
    ),
    "patterns_with_counts": FindingRule(
        "error",
        marked(
            "The column {column} holds numbers as of respondents who gave the same answers, and nothing weighs the "
            "rows: the survey was not used."
        ),
        marked("Write one row for each respondent; rename the column or delete it if it counts something else."),
    ),
    "questions_of_other_form": FindingRule(
        "error",
        marked(
            "Questions go on behind the {count} of the instrument ({columns}), as in another questionnaire: the survey "
            "was not used."
        ),
        marked("Call the questions by what they ask (U1 Persyaratan), or send a survey by the present questionnaire."),
    ),
    "foot_row_unclear": FindingRule(
        "error",
        marked(
            "{rows} rows from here on have no number, date or name as the respondents above have, or stand below their "
            "sums, and are no sums or means that are known; they were not counted."
        ),
        marked(
            "Number them like the others if they are respondents; else call them Jumlah or Rata-rata, or delete them."
        ),
    ),
    "answer_not_calculated": FindingRule(
        "error",
        marked("The cell holds a formula without a result; it counts as left open."),
        marked("Write the answer itself, or open the file in a spreadsheet program, save it and send it again."),
    ),
    "unanswered_item": FindingRule(
        "error",
        marked("Too few answered {item}: without it the index cannot be computed."),
        marked("Add the answers of this column; the formula needs all of its questions."),
    ),
    "missing_respondent_group": FindingRule(
        "error",
        marked("No respondents of the group {group}: the index cannot be computed without them."),
        marked("Add the answers of this group, or write its name as in the template."),
    ),
    "small_respondent_group": FindingRule(
        "error",
        marked("Too few of the group {group} answered each of its questions: the index was not computed."),
        marked("Ask at least {least} respondents of every group."),
    ),
    "not_a_group": FindingRule(
        "warning",
        marked("The cell names none of the groups known for {column}; its respondent counts in the total only."),
        marked("Use one of: {known}."),
    ),
    "unusable_design": FindingRule(
        "error",
        marked("{cells} cells of the column {column} hold no usable value: the survey was not used."),
        marked("Fill the column for every respondent (weights are numbers above zero), or delete it."),
    ),
    "respondent_without_design": FindingRule(
        "error",
        marked("The cell of the column {column} holds no usable value: its respondent was not counted."),
        marked("Fill the column for every respondent (weights are numbers above zero), or delete it."),
    ),
    "heavy_weight": FindingRule(
        "error",
        marked(
            "The weight is so much larger than the others that results would show the answers of its respondent: they "
            "count like those of {effective} respondents, and fewer than {least} are not shown."
        ),
        marked("Correct the weight (look for a lost decimal comma), and send the file again."),
    ),
    "strata_without_weights": FindingRule(
        "error",
        marked(
            "The respondents have no weights, and not every stratum has one size of at least its sample "
            "({respondents} people in the first without): the survey was not used."
        ),
        marked("Write the size of its population beside every stratum, or add a column of weights."),
    ),
    "sizes_unnamed": FindingRule(
        "error",
        marked(
            "The column {column} holds one number for each stratum, as its size is, and nothing weighs the "
            "respondents: the survey was not used."
        ),
        marked(
            "If these are the sizes of the strata, call the column Populasi and write numbers of people; otherwise "
            "delete the column, or add one of weights."
        ),
    ),
    "weighted_by_population": FindingRule(
        "note",
        marked("The respondents have no weights; they were weighted by the sizes of their strata."),
        marked("Nothing needs to be done; a column of weights would take the place of the sizes."),
    ),
    "unusable_population": FindingRule(
        "warning",
        marked("The size of the population is no number of at least {respondents} people and was not used."),
        marked("Write how many people used the services in the period, as a number."),
    ),
    "survey_region": FindingRule(
        "error",
        marked("The sheet does not say clearly which region the survey is of."),
        marked("Write the code or the official name of the region beside Kode Wilayah. Nearest names: {nearest}."),
    ),
    "survey_region_bare": FindingRule(
        "error",
        marked(
            "The name may mean several regions ({candidates}): the respondents of all rows with it were not counted."
        ),
        marked(
            "Write Kabupaten or Kota before the name, or fill a column of codes; delete the column if it says where "
            "they live."
        ),
    ),
    "survey_heads_differ": FindingRule(
        "error",
        marked("The row names another region or year than what stands above it: its respondent was not counted."),
        marked("Correct either of them; delete the column if it says where respondents live."),
    ),
    "year_of_answers": FindingRule(
        "note",
        marked("Nothing names the year of the survey; {year} was taken, the year in which all respondents answered."),
        marked("Write the year with four digits beside Tahun above the table."),
    ),
    "answers_of_other_year": FindingRule(
        "error",
        marked("The survey is said to be of {year}, but {count} of {answers} answers were given in {years}."),
        marked("Correct the year of the survey, or the times of the answers; until then the survey is not used."),
    ),
    "some_answers_of_other_year": FindingRule(
        "warning",
        marked("{count} of {answers} answers to the survey of {year} were given in {years}; they were counted."),
        marked("Take them out if they belong to another survey, or correct their times."),
    ),
    "question_twice": FindingRule(
        "error",
        marked("Several columns hold answers to {columns}: the survey was not used."),
        marked("Keep one column for each question; delete or rename the others."),
    ),
    "survey_excerpt": FindingRule(
        "error",
        marked("The sheet is an excerpt that holds the faulty rows of a survey only: it was not read."),
        marked("Mend the rows in your own file and send that file again."),
    ),
    "survey_year": FindingRule(
        "error",
        marked("The sheet does not say clearly which year the survey is of."),
        marked("Write the year with four digits beside Tahun above the table."),
    ),
    "groups_not_searched": FindingRule(
        "note",
        marked(
            "The respondents fall into too many groups to search all that their tables together reveal: more groups "
            "are hidden than would be needed."
        ),
        marked("Nothing needs to be done; fewer and larger groups, such as units put together, would be shown."),
    ),
    "survey_in_parts": FindingRule(
        "warning",
        marked("Several sheets hold answers to the survey of {region} in {year}: {shown} is shown, {other} is not."),
        marked("Put all respondents of the year into one sheet, each of them once."),
    ),
}
