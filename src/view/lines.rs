//! What commands answer line by line, for programs that read many runs: one row a line, of one type a command, every column always
//! there.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::{check, deals, gates, portfolio};

macro_rules! lines {
    ($($command:ident($row:ty) = $name:literal),+ $(,)?) => {
        /// A line of what a command answers.
        #[derive(Debug, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum Line<'a> {
            $(#[doc = concat!("A line of `partner ", $name, " --format jsonl`.")] $command($row)),+
        }

        impl<'a> Line<'a> {
            /// The JSON Schema of the lines of each command, by its name.
            pub fn schemas(generator: &mut SchemaGenerator) -> Vec<(&'static str, Schema)> {
                vec![$(($name, <$row>::json_schema(generator))),+]
            }
        }
    };
}

lines! {
    Check(Box<check::FindingRow<'a>>) = "check",
    Deals(Box<deals::DealRow<'a>>) = "deals",
    Gates(Box<gates::GateRow<'a>>) = "gates",
    Portfolio(Box<portfolio::PartnershipRow<'a>>) = "portfolio",
}
