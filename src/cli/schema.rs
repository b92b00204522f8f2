//! `partner schema`: the format for editors and other programs.

use clap::{Args, ValueEnum};

use super::{Common, Outcome, output};
use crate::config;
use crate::document::header::DocumentKind;
use crate::render::{any_document_schema, configuration_schema, document_schema};
use crate::rules::registry;

/// Print the JSON Schema of charters, records or `partner.toml`, for editors
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner schema                                     of any charter or record, by its first key
  partner schema charter --output charter.schema.json
  partner schema config                              of partner.toml

docs/editors.md says how editors use it.")]
pub(super) struct Schema {
    /// What it is of; any charter or record, by its first key, unless given
    #[arg(value_enum)]
    kind: Option<Kind>,
}

/// What there are schemas of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Charter,
    Review,
    Decision,
    Health,
    Change,
    Deals,
    Candidates,
    Acknowledgement,
    Config,
}

impl Kind {
    /// The kind of documents; `None` for the configuration.
    fn document(self) -> Option<DocumentKind> {
        Some(match self {
            Self::Charter => DocumentKind::Charter,
            Self::Review => DocumentKind::Review,
            Self::Decision => DocumentKind::Decision,
            Self::Health => DocumentKind::Health,
            Self::Change => DocumentKind::Change,
            Self::Deals => DocumentKind::Deals,
            Self::Candidates => DocumentKind::Candidates,
            Self::Acknowledgement => DocumentKind::Acknowledgement,
            Self::Config => return None,
        })
    }
}

impl Schema {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let schema = match self.kind.map(Kind::document) {
            None => any_document_schema(),
            Some(Some(kind)) => document_schema(kind),
            Some(None) => configuration_schema(&config::shape(&registry::names())),
        };
        output::emit(common, &schema)?;
        Ok(Outcome::Clean)
    }
}
