//! Structure, legal form and scope.

use super::place::Place;
use super::prose::{Prose, point, sentences, words};
use crate::grammar::capitalised;
use crate::view::{Table, Text};

pub(super) fn model(prose: &mut Prose<'_>, model: &Place<'_>) {
    prose.tell(model, "structure", "The structure is a {}.");
    prose.tell(model, "legal_form", "Its legal form: {}.");
    prose.tell(model, "binding", "Binding all the same: {}.");
    prose.tell(model, "objective", "The objective: {}.");
    if let Some(migration) = model.take("migration") {
        prose.tell(&migration, "to", "It may become a {}.");
        prose.tell(&migration, "when", "The condition for a deeper structure: {}.");
        if migration.is_plain() {
            prose.place(&migration, "");
        }
    }
    prose.tell(model, "equity", "Each party owns {} of the shares.");
    if let Some(board) = model.take("board") {
        prose.tell(&board, "seats", "Seats on the board: {} each.");
        prose.tell(&board, "deadlock_breaker", "If the board is divided: {}.");
        if board.is_plain() {
            prose.place(&board, "");
        }
    }
    ratings(prose, model);
    contributions(prose, model);
}

/// How the parties rate what the structure asks for, and the facts that rule structures out.
fn ratings(prose: &mut Prose<'_>, model: &Place<'_>) {
    let reader = model.reader;
    let mut columns = vec![String::new()];
    columns.extend(reader.parties.iter().map(|id| reader.party(id)));
    let mut table = Table::with_columns(columns);
    for key in ["criteria", "facts"] {
        let Some(group) = model.take(key) else { continue };
        if group.is_plain() {
            prose.place(&group, "");
        }
        for (_, place) in group.untold() {
            let label = place.label();
            let row = reader.parties.iter().map(|id| match place.of_party(id) {
                Some(said) => said.figure(),
                None => String::new(),
            });
            let cells = std::iter::once(label).chain(row).map(|it| Text::default().and(it));
            table.row(cells);
        }
    }
    if !table.rows.is_empty() {
        prose.say("How each party answers what decides the structure:");
        prose.table(table);
    }
}

fn contributions(prose: &mut Prose<'_>, model: &Place<'_>) {
    let Some(list) = model.take("contributions") else { return };
    if list.is_open() {
        return prose.place(&list, "");
    }
    let said = |it: &Place<'_>| {
        let kind = it.called("kind");
        let weight = it.part("weight", "weight {}");
        let parties =
            it.untold().into_iter().map(|(id, value)| format!("{} {}", it.reader.party(&id), value.phrase()));
        let parts: Vec<String> = weight.into_iter().chain(parties).collect();
        point(&capitalised(&kind), &parts.join(", "))
    };
    prose.points("Contributions", list.items().iter().map(said).collect());
}

pub(super) fn scope(prose: &mut Prose<'_>, scope: &Place<'_>) {
    prose.tell(scope, "included", "In scope: {}.");
    prose.tell(scope, "excluded", "Out of scope: {}.");
    prose.tell(scope, "vat", "VAT: {}.");
    prose.tell(scope, "regulatory_duties", "");
    if let Some(data) = scope.take("data") {
        match data.is_open() {
            true => prose.place(&data, ""),
            false => prose.points("Shared data", data.items().iter().map(flow).collect()),
        }
    }
    prose.tell(scope, "data_consent", "Consent to the use of data: {}.");
}

/// What passes of data, from whom to whom and under which terms.
fn flow(flow: &Place<'_>) -> Text {
    if flow.is_plain() {
        return point("", &flow.words());
    }
    let name = flow.called("what");
    let limit = |key: &str, what: &str| {
        let place = flow.take(key)?;
        // `on request` and `promptly` are no length of time.
        let is_length = place.words().starts_with(|it: char| it.is_ascii_digit());
        Some(format!("{what} {}{}", if is_length { "within " } else { "" }, place.words()))
    };
    let ends = words([flow.part("from", "from {}"), flow.part("to", "to {}")], " ");
    let said = sentences([
        words([ends, flow.part("classes", "{} data")], ", "),
        flow.part("purpose", "it serves this purpose: {}"),
        flow.part("basis", "the legal basis is {}"),
        flow.part("role", "the recipient is {}"),
        flow.part("retention", "it is kept for {}"),
        limit("deletion", "it is deleted"),
        limit("breach_notice", "a breach is reported"),
        flow.part("onward", "passing it on: {}"),
    ]);
    point(&name, &said)
}
