//! What each command answers, for programs: neutral data of which `render/` makes one JSON object and one schema.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::agenda;
use super::head::NotRead;
use super::{
    answer, candidates, check, config, deals, diagnose, diff, explain, gates, health, history, plan,
    portfolio, readiness, score,
};
use super::{tradeoffs, value};
use crate::partnership::LeftOut;

macro_rules! commands {
    ($($command:ident($data:ty) = $name:literal),+ $(,)?) => {
        /// What a command answers, for programs.
        #[derive(Debug, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum Data<'a> {
            $(#[doc = concat!("What `partner ", $name, "` answers.")] $command($data)),+
        }

        impl<'a> Data<'a> {
            /// The command that answers so.
            #[must_use]
            pub const fn command(&self) -> &'static str {
                match self { $(Self::$command(_) => $name),+ }
            }

            /// The JSON Schema of what each command answers, by its name.
            pub fn schemas(generator: &mut SchemaGenerator) -> Vec<(&'static str, Schema)> {
                vec![$(($name, <$data>::json_schema(generator))),+]
            }
        }
    };
}

commands! {
    Agenda(Partnerships<agenda::AgendaData<'a>>) = "agenda",
    Answer(Partnerships<answer::OpenQuestions<'a>>) = "answer",
    Candidates(candidates::CandidatesData<'a>) = "candidates",
    Check(check::CheckData<'a>) = "check",
    Config(config::Effective) = "config",
    Deals(Partnerships<deals::DealsData<'a>>) = "deals",
    Diagnose(Partnerships<diagnose::DiagnosisData<'a>>) = "diagnose",
    Diff(diff::DiffData<'a>) = "diff",
    Explain(explain::Explained) = "explain",
    Gates(Partnerships<gates::GatesData<'a>>) = "gates",
    Health(Partnerships<health::HealthData<'a>>) = "health",
    History(history::HistoryData<'a>) = "history",
    Plan(Partnerships<plan::PlanData<'a>>) = "plan",
    Portfolio(portfolio::PortfolioData<'a>) = "portfolio",
    Readiness(readiness::ReadinessAnswer<'a>) = "readiness",
    Score(Partnerships<score::ScoreData<'a>>) = "score",
    Tradeoffs(tradeoffs::TradeoffsData<'a>) = "tradeoffs",
    Value(Partnerships<value::ValueData<'a>>) = "value",
}

/// The answer of a command that says the same things of each partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Partnerships<T> {
    #[serde(flatten)]
    not_read: NotRead,
    /// One for each charter that can be read, by its path.
    partnerships: Vec<T>,
}

impl<T> Partnerships<T> {
    pub(super) fn of(left_out: &LeftOut, partnerships: impl Iterator<Item = T>) -> Self {
        Self { not_read: NotRead::of(left_out), partnerships: partnerships.collect() }
    }
}

/// Something for each party, by its id, in the order of the charter.
#[derive(Debug)]
pub struct ForEachParty<'a, T>(pub(super) Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for ForEachParty<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(party, value)| (party, value)))
    }
}

impl<T: JsonSchema> JsonSchema for ForEachParty<'_, T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ForEachParty_of_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let each = generator.subschema_for::<T>();
        schemars::json_schema!({"type": "object", "additionalProperties": each})
    }
}
