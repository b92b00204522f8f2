//! `partner schema`: the format for editors and other programs.

use anyhow::Context as _;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Common, Outcome, output};
use crate::config;
use crate::document::header::DocumentKind;
use crate::document::scalar::Scalar as _;
use crate::render::{
    any_document_schema, configuration_schema, document_schema, harmless_json, output_schema,
};
use crate::rules;

/// Print the JSON Schema of charters, records, `partner.toml` or the output
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner schema                                     of any charter or record, by its first key
  partner schema charter --output charter.schema.json
  partner schema config                              of partner.toml
  partner schema output                              of what commands print as JSON

docs/editors.md says how editors use it.")]
pub(super) struct Schema {
    /// Kind of document [default: any charter or record, by its first key]
    #[arg(value_parser = kinds())]
    kind: Option<Kind>,
}

/// What there are schemas of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A kind of documents.
    Document(DocumentKind),
    /// The configuration.
    Config,
    /// What commands print as JSON.
    Output,
}

/// The kinds by their names.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let documents = DocumentKind::ALL.iter().map(|kind| PossibleValue::new(kind.as_str()).help(kind.doc()));
    let config = PossibleValue::new("config").help("Settings of a team, in `partner.toml`.");
    let output = PossibleValue::new("output")
        .help("What every command prints with `--format json`, and each line of `--format jsonl`.");
    let names = PossibleValuesParser::new(documents.chain([config, output]));
    names.map(|name| match name.as_str() {
        "output" => Kind::Output,
        name => DocumentKind::parse(name).map_or(Kind::Config, Kind::Document),
    })
}

impl Schema {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let schema = match self.kind {
            None => any_document_schema(),
            Some(Kind::Document(kind)) => document_schema(kind),
            Some(Kind::Output) => output_schema().context("the schema cannot be written as JSON")?,
            Some(Kind::Config) => configuration_schema(&config::shape(&rules::names())),
        };
        output::emit(common, &harmless_json(&schema))?;
        Ok(Outcome::Clean)
    }
}
