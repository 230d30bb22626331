//! JSON Schema of the documents, derived from the structs that write them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::{AnalysisDocument, AnnotationsDocument, ArticleDocument, DecisionDocument};

/// The documents that have a schema, by the name that [`schema`] takes.
pub const SCHEMAS: [&str; 4] = ["article", "annotations", "analysis", "decision"];

/// The JSON Schema (draft 2020-12) of a document as pretty JSON, or `None` for any name that is not
/// in [`SCHEMAS`].
///
/// `$id` and `title` carry the name and version of the document, such as `copydesk.article/1`.
///
/// ```
/// let schema = copydesk_report::json::schema("article").unwrap();
/// assert!(schema.contains(r#""$id": "copydesk.article/1""#));
/// assert_eq!(copydesk_report::json::schema("weather"), None);
/// ```
pub fn schema(name: &str) -> Option<String> {
    let schema = match name {
        "article" => of::<ArticleDocument<'_>>(),
        "annotations" => of::<AnnotationsDocument<'_>>(),
        "analysis" => of::<AnalysisDocument<'_>>(),
        "decision" => of::<DecisionDocument<'_>>(),
        _ => return None,
    };
    serde_json::to_string_pretty(&schema).ok()
}

/// The schema of what is written, not of what would be read: every key is required.
fn of<T: JsonSchema>() -> Schema {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    let id = T::schema_name();
    schema.insert("$id".to_owned(), id.as_ref().into());
    schema.insert("title".to_owned(), id.as_ref().into());
    schema
}
