//! What the columns of a form are called that asks the health check: `[health]`.

use std::collections::BTreeMap;

use super::checks::Checks;
use super::instrument::{Instrument, OwnQuestions, QuestionTable};
use crate::document::record::record;
use crate::document::records::health::HealthQuestion;
use crate::document::scalar::Text;
use crate::document::{List, Named, suggestion};
use crate::grammar::alternatives;
use crate::yaml::YamlPath;

record! { "the health section",
    /// How the health check is asked.
    pub struct HealthTable {
        /// The columns of a form by what they hold: a question of the health check, `side` or `comment`.
        columns: Named<Text>,
        /// Whether the team's own questions come after those of the program (`added`) or stand `alone`.
        own: OwnQuestions,
        /// Questions of your own, each with five described answers.
        question: List<QuestionTable>,
    }
}

/// What a column may hold besides the answer to a question.
const BESIDE: [&str; 2] = ["side", "comment"];

/// The columns by what they hold.
pub(super) fn columns(
    checks: &mut Checks<'_>,
    table: &HealthTable,
    asked: &Instrument,
) -> BTreeMap<String, String> {
    let known: Vec<&str> = HealthQuestion::ALL.iter().map(|it| it.as_str()).chain(BESIDE).collect();
    let is_item = |id: &str| asked.item(id).is_some();
    let mut columns = BTreeMap::new();
    for (id, name) in table.columns.get().into_iter().flat_map(Named::iter) {
        if known.contains(&id) || is_item(id) {
            columns.insert(id.to_owned(), name.to_string());
            continue;
        }
        let place = YamlPath::root().key("health").key("columns").key(id);
        let help = match suggestion::nearest(id, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", alternatives(&known)),
        };
        checks.key(&place, format!("the health check has no `{id}`"), help);
    }
    columns
}
