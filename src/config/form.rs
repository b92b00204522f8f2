//! What the columns of a form are called that asks the health check: `[health]`.

use std::collections::BTreeMap;

use super::checks::Checks;
use super::instrument::{HealthTable, Instrument};
use crate::document::records::health::HealthQuestion;
use crate::document::{Named, suggestion};
use crate::grammar::alternatives;
use crate::yaml::YamlPath;

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
