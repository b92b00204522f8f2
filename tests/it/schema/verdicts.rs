//! What the decoder and a schema say of the same text.

use std::sync::Arc;

use jsonschema::Validator;
use partner::document::charter::Charter;
use partner::document::header::{self, DocumentKind, Header};
use partner::document::records::{
    acknowledgement::Acknowledgement, candidates::Candidates, change::ChangeRequest, deals::Deals,
    decision::Decision, health::Health, review::Review,
};
use partner::document::{Decode, Document, Ids, Problem, ProblemKind, Source};
use partner::render::{any_document_schema, document_schema};
use partner::yaml::{self, Limits};
use serde_json::Value;

/// What both say of a text.
pub(crate) enum Verdict {
    /// That it is a document.
    Read,
    /// That something in it is wrong.
    Refused,
    /// Nothing: it is no document of ours, or no YAML, or names something that the charter does not have.
    NotOurs,
    /// Not the same.
    Disagree(String),
}

/// Reads documents, and asks the schemas for them.
pub(crate) struct Judge {
    schemas: Vec<(DocumentKind, Validator)>,
}

impl Judge {
    /// With the schema of each kind.
    pub(crate) fn new() -> Self {
        let schema = |kind: &DocumentKind| (*kind, validator(&document_schema(*kind)));
        Self { schemas: DocumentKind::ALL.iter().map(schema).collect() }
    }

    /// With the one schema of all kinds.
    pub(crate) fn of_any_document() -> Self {
        let schema = |kind: &DocumentKind| (*kind, validator(&any_document_schema()));
        Self { schemas: DocumentKind::ALL.iter().map(schema).collect() }
    }

    /// Whether the schema lets a text pass; `None` if it is no YAML.
    pub(crate) fn passes(&self, text: &str) -> Option<bool> {
        let value = as_json(text)?;
        let (_, validator) =
            self.schemas.iter().find(|(kind, _)| Some(*kind) == kind_of(&value)).or(self.schemas.first())?;
        Some(validator.is_valid(&value))
    }

    /// What both say of a text.
    pub(crate) fn of(&self, text: &str) -> Verdict {
        let Some(value) = as_json(text) else { return Verdict::NotOurs };
        let Some(kind) = kind_of(&value) else { return Verdict::NotOurs };
        let reading = yaml::read(text, &Limits::default());
        if !reading.problems.is_empty() {
            return Verdict::NotOurs;
        }
        let source = Arc::new(Source::new(String::new(), text.to_owned(), reading.tree.unwrap()));
        let problems = problems(kind, source);
        let is_ours = |problem: &&Problem| {
            matches!(
                problem.kind,
                ProblemKind::UnknownKey | ProblemKind::InvalidValue | ProblemKind::KeyMissing
            )
        };
        let refusal = problems.iter().find(is_ours);
        let (_, validator) = self.schemas.iter().find(|(known, _)| *known == kind).unwrap();
        let error = validator.iter_errors(&value).next();
        match (refusal, error) {
            (Some(_), Some(_)) => Verdict::Refused,
            (Some(problem), None) => {
                Verdict::Disagree(format!("the schema lets pass {}: {}", problem.path, problem.message))
            }
            (None, Some(_)) if !problems.is_empty() => Verdict::NotOurs,
            (None, Some(error)) => {
                Verdict::Disagree(format!("the schema refuses {}: {error}", error.instance_path()))
            }
            (None, None) => Verdict::Read,
        }
    }
}

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The text as another reader of YAML sees it: with numbers, and true and false.
fn as_json(text: &str) -> Option<Value> {
    let value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    serde_json::to_value(value).ok()
}

fn kind_of(value: &Value) -> Option<DocumentKind> {
    match header::read(value.get("partner")?.as_str()?)? {
        Header::Known(kind) => Some(kind),
        Header::Unknown { .. } => None,
    }
}

/// What the decoder finds wrong. Of the charter of a record only two parties are known here.
fn problems(kind: DocumentKind, source: Arc<Source>) -> Vec<Problem> {
    fn record<T: Decode + Default>(source: Arc<Source>) -> Vec<Problem> {
        let parties = ["northwind", "kestrel"].map(str::to_owned);
        let ids = Ids { parties: Some(parties.into_iter().collect()), ..Ids::default() };
        Document::<T>::decode(source, &ids, Vec::new(), &[]).problems
    }
    match kind {
        DocumentKind::Charter => {
            let ids = Ids::of_charter(&source.tree, &[]);
            let mut charter: Document<Charter> = Document::decode(source, &ids, Vec::new(), &[]);
            charter.require_keys(&[]);
            charter.problems
        }
        DocumentKind::Review => record::<Review>(source),
        DocumentKind::Decision => record::<Decision>(source),
        DocumentKind::Health => record::<Health>(source),
        DocumentKind::Change => record::<ChangeRequest>(source),
        DocumentKind::Deals => record::<Deals>(source),
        DocumentKind::Candidates => record::<Candidates>(source),
        DocumentKind::Acknowledgement => record::<Acknowledgement>(source),
    }
}
