//! The changes for a spreadsheet: a row for each change and party.

use super::{Diff, source_of};
use crate::view::{Cell, Table, Text};
use crate::wording::term_changes as words;

pub(super) fn sheet(diff: &Diff<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "path",
        "yaml_path",
        "what",
        "before",
        "after",
        "weight",
        "party",
        "effect",
        "witness",
        "witness_before",
        "witness_after",
        "outcome",
        "approved",
    ]);
    let text = |text: String| Cell::from(Text::default().and(text));
    for compared in &diff.compared {
        let Some((before, after)) = compared.pair.before.zip(compared.pair.after) else { continue };
        for change in &compared.changes {
            let is_there = change.difference.after.is_some();
            let own = if is_there { after } else { before };
            let record = change.record.as_ref().map(|paths| &paths[usize::from(is_there)]);
            let file = source_of(own, record);
            for (party, effect) in &change.effects {
                let witness = change.witnesses.iter().find(|it| it.party == *party);
                let seen = |seen: Option<&_>| seen.map(words::plain).unwrap_or_default();
                let said = |said: &Option<crate::document::Said>| {
                    said.as_ref().map(|said| said.words.clone()).unwrap_or_default()
                };
                let approved = match change.approved {
                    Some(true) => "yes",
                    Some(false) => "no",
                    None => "",
                };
                table.row([
                    text(after.id.clone()),
                    text(file.path.clone()),
                    text(change.place().to_string()),
                    text(words::what(change, &before.charter, &after.charter)),
                    text(said(&change.difference.before)),
                    text(said(&change.difference.after)),
                    text(change.weight.to_string()),
                    text(party.clone()),
                    text(effect.to_string()),
                    text(witness.map(|it| words::sight(it).to_owned()).unwrap_or_default()),
                    text(seen(witness.and_then(|it| it.before.as_ref()))),
                    text(seen(witness.and_then(|it| it.after.as_ref()))),
                    text(change.outcome.to_string()),
                    text(approved.to_owned()),
                ]);
            }
        }
    }
    table
}
