//! Judging as a function of Arrow record batches, for an engine that already spreads them over machines.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::error::ArrowError;
use jiff::civil::Date;
use qualify_engine::{Assessment, Facts, Plan, Scratch, Verdict};

/// The column of résumés: JSON Resume, or the text of one.
const RESUME: &str = "resume";
/// The column of ids, which may be missing.
const ID: &str = "id";

/// What [`score_batch`] gives: `id`, `outcome`, `score`, `error`, then a column `verdict:ID` for each rule.
///
/// A row whose résumé cannot be read has only its id and `error`.
#[must_use]
pub fn score_schema(plan: &Plan<'_>) -> SchemaRef {
    let mut fields = vec![
        Field::new(ID, DataType::Utf8, true),
        Field::new("outcome", DataType::Utf8, true),
        Field::new("score", DataType::Float64, true),
        Field::new("error", DataType::Utf8, true),
    ];
    fields.extend(plan.rule_ids().map(|id| Field::new(format!("verdict:{id}"), DataType::Utf8, true)));
    Arc::new(Schema::new(fields))
}

/// Judges a batch of candidates: a row for each row, in their order. Nothing is kept between two calls but the plan.
///
/// The batch has a column `resume` of strings, each a JSON Resume or the text of a résumé, and perhaps one `id` of strings; without
/// an id of either kind, a row has none.
///
/// # Errors
/// The batch has no column `resume`, or one of the two is not of strings.
///
/// # Example
/// ```
/// use std::sync::Arc;
/// use arrow::array::{ArrayRef, AsArray, RecordBatch, StringArray};
/// use qualify_search::score_batch;
/// use qualify_vocabulary::Vocabulary;
///
/// let rules = r#"{"job": "Cook", "required": [{"id": "soup", "require": {"skill": {"with": [["soup"]]}}}]}"#;
/// let rules = qualify_rules::load("rules", rules).file.expect("a rule file");
/// let plan = qualify_engine::Plan::compile(&rules, Vocabulary::shipped());
/// let resumes = StringArray::from(vec![Some(r#"{"id": "c-1", "skills": [{"name": "Soup"}]}"#), None]);
/// let batch = RecordBatch::try_from_iter([("resume", Arc::new(resumes) as ArrayRef)])?;
/// let scored = score_batch(&plan, jiff::civil::date(2026, 3, 31), &batch)?;
/// let column = |name| scored.column_by_name(name).expect("a column").as_string::<i32>().iter().collect::<Vec<_>>();
/// assert_eq!(column("id"), [Some("c-1"), None]);
/// assert_eq!(column("verdict:soup"), [Some("met"), None]);
/// assert_eq!(column("error").iter().map(Option::is_some).collect::<Vec<_>>(), [false, true]);
/// # Ok::<(), arrow::error::ArrowError>(())
/// ```
pub fn score_batch(plan: &Plan<'_>, day: Date, batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let resumes = strings(batch, RESUME)?.ok_or_else(|| ArrowError::SchemaError(format!("there is no column `{RESUME}`")))?;
    let ids = strings(batch, ID)?;
    let mut scratch = Scratch::default();
    let mut rows: Vec<Row> = Vec::with_capacity(batch.num_rows());
    for (index, resume) in resumes.iter().enumerate() {
        let id = ids.as_ref().and_then(|ids| ids.is_valid(index).then(|| ids.value(index)));
        rows.push(row(plan, day, id, resume, &mut scratch));
    }
    table(plan, &rows)
}

/// What is said of a candidate.
struct Row {
    id: Option<String>,
    judged: Result<(Assessment, Vec<Verdict>), String>,
}

fn row(plan: &Plan<'_>, day: Date, id: Option<&str>, resume: Option<&str>, scratch: &mut Scratch) -> Row {
    let Some(resume) = resume else {
        return Row { id: id.map(str::to_owned), judged: Err("there is no résumé".to_owned()) };
    };
    match qualify_profile::read(id.unwrap_or_default(), resume.as_bytes(), plan.vocabulary()) {
        Ok(candidate) => {
            let own = Some(candidate.profile.id.clone()).filter(|id| !id.is_empty());
            let assessment = plan.assess(&Facts::new(&candidate.profile, plan.vocabulary()), day, scratch);
            Row { id: id.map(str::to_owned).or(own), judged: Ok((assessment, scratch.verdicts().collect())) }
        }
        Err(error) => Row { id: id.map(str::to_owned), judged: Err(error.message) },
    }
}

fn table(plan: &Plan<'_>, rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let judged = |row: &Row| row.judged.as_ref().ok().map(|(assessment, _)| *assessment);
    let mut columns: Vec<ArrayRef> = vec![
        Arc::new(rows.iter().map(|row| row.id.as_deref()).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| judged(row).map(|assessment| assessment.outcome.name())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| judged(row).map(|assessment| assessment.score)).collect::<Float64Array>()),
        Arc::new(rows.iter().map(|row| row.judged.as_ref().err().map(String::as_str)).collect::<StringArray>()),
    ];
    for place in 0..plan.rule_ids().count() {
        let verdict = |row: &Row| row.judged.as_ref().ok().and_then(|(_, verdicts)| verdicts.get(place)).map(|verdict| verdict.name());
        columns.push(Arc::new(rows.iter().map(verdict).collect::<StringArray>()));
    }
    RecordBatch::try_new(score_schema(plan), columns)
}

/// A column of strings of whatever width.
fn strings(batch: &RecordBatch, name: &str) -> Result<Option<StringArray>, ArrowError> {
    let Some(column) = batch.column_by_name(name) else { return Ok(None) };
    let strings = match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().clone(),
        DataType::LargeUtf8 => column.as_string::<i64>().iter().collect(),
        DataType::Utf8View => column.as_string_view().iter().collect(),
        other => return Err(ArrowError::SchemaError(format!("the column `{name}` holds {other} instead of strings"))),
    };
    Ok(Some(strings))
}
