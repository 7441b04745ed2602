"""The rules that hold for every framework, as the page of the method and docs/methodology.md say them."""

from antikorupsi.show import marked

# The name of a rule and what it says.
GENERAL_RULES = (
    (
        marked("Which year counts"),
        marked(
            "The latest final figure of a year before the assessment year; interim figures and those of the "
            "assessment year itself never. The year is always shown."
        ),
    ),
    (
        marked("Which figure counts"),
        marked(
            "Of several items the first that has a figure in that year. Of several sources within rounding the "
            "more precise one; else both are kept, and the verdict stands only where both give the same one."
        ),
    ),
    (
        marked("No data"),
        marked(
            "No data is neither zero nor a failure. A region is eligible when all criteria are met, not "
            "eligible when any fails, undetermined otherwise."
        ),
    ),
    (
        marked("Score of an indicator"),
        marked(
            "The figure that it takes, by value; else the value of the pleno; else the mean of the assessors; "
            "else a figure that may fill in. Where sources of a taken figure differ, the lowest counts."
        ),
    ),
    (
        marked("Total and components"),
        marked(
            "The mean of the scores by their weights, over the indicators that have one. A missing score is "
            "left out and lowers the coverage, the share of the weight that has a score."
        ),
    ),
    (
        marked("Thresholds"),
        marked(
            "Thresholds are compared as a reader sees the figures: a mean of exactly 75 that is stored as "
            "74.99999999999999 is 75, and 70.00000000000001 is not above 70. So are classes, predicates, "
            "coverage and the strict reading; beside a bound as many digits are printed as it takes."
        ),
    ),
    (
        marked("Ranks"),
        marked(
            "Ranks are taken before any rounding; equal values share the best rank. Of criteria they are said "
            "among the regions with a figure of that year, none among too few. A whole number may be a rounded "
            "one: it is read as plus or minus 0.5, and its rank is the range that leaves."
        ),
    ),
    (
        marked("What would change a verdict"),
        marked(
            "The distance to a threshold is in points, in steps of a rating behind which no number is "
            "published, or in years that must follow one another. A trend is a least-squares line through the "
            "final figures of the same item in years with the same classes, never from a figure too old to be "
            "fresh; the next assessment counts figures up to this assessment's year. Where sources of a year "
            "differ, the lowest counts. Its range is as wide as the most by which the line through the years "
            'before missed any year from the third on; beside it stands the most by which "as in the year '
            'before" missed the same years. Two years give a direction and no trend.'
        ),
    ),
    (
        marked("What would lift a total"),
        marked(
            "An indicator could add its weight times what its score lacks to the highest one. The smallest set "
            "that reaches the highest predicate has the fewest indicators; of such sets it is the one whose "
            "scores must rise by the fewest points, of equals the one that could add most. All sets are "
            "searched."
        ),
    ),
    (
        marked("Draws"),
        marked(
            "Draws are finite: a share of the spread is printed with its margin, an end of an interval to the "
            "decimals that the draws know."
        ),
    ),
    (
        marked("Licence"),
        marked(
            "What is compiled here is under the licence CC BY 4.0: it may be copied, changed and published if its "
            "source is named. The facts in it are free. The code is under the MIT licence."
        ),
    ),
)
