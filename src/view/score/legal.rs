//! Legal form and shares for people [S3].

use super::Measured;
use crate::document::charter::model::LegalForm;
use crate::document::{Field, NoneOr};
use crate::method::structure::board::tie;
use crate::method::structure::equity::EquityShare;
use crate::view::place::lines_of;
use crate::view::{Cell, Page, Table, Text, Tone};
use crate::wording::parties::names;
use crate::wording::structure::{legal_form_name, odd_pair};

/// Which legal form was chosen, and which one the shares of annual resources ask for.
pub(super) fn form(page: &mut Page, measured: &Measured<'_>) {
    let partnership = measured.surveyed.partnership;
    let charter = &partnership.charter.value;
    let form = &measured.surveyed.assessment.structure.legal_form;
    let at = |path: &str| lines_of(partnership, &[path]);
    page.heading("Legal form");
    let mut points = vec![match form.chosen {
        Some(chosen) => Text::default()
            .and("the charter chooses: ")
            .strong(legal_form_name(chosen))
            .and(at("model.legal_form")),
        None => Text::from("the charter chooses none yet (`model.legal_form`)"),
    }];
    for (party, share) in &form.heavy {
        points.push(Text::from(format!(
            "{} contributes {share} of its annual resources{}: too much for a handshake",
            charter.party_name(party),
            at(&format!("value.share_of_annual_resources.{party}"))
        )));
    }
    points.push(lightest(measured));
    let chosen_structure = measured.surveyed.assessment.structure.chosen;
    if let Some(odd) =
        chosen_structure.zip(form.chosen).and_then(|(structure, form)| odd_pair(structure, form))
    {
        points.push(Text::from(odd));
    }
    if form.chosen == Some(LegalForm::JointVenture) {
        points.extend(board(measured));
    }
    page.list(points);
}

fn lightest(measured: &Measured<'_>) -> Text {
    let charter = &measured.surveyed.partnership.charter.value;
    let form = &measured.surveyed.assessment.structure.legal_form;
    let unknown: Vec<&str> = form.unknown.iter().map(String::as_str).collect();
    let name = legal_form_name(form.lightest());
    let text = Text::default().and("the lightest form that fits what each party contributes: ");
    if charter.value.is_invalid() {
        return Text::from("lightest form not known: `value` cannot be read");
    }
    if form.heavy.is_empty() && !unknown.is_empty() {
        let who = names(charter, &unknown);
        return Text::from(format!(
            "lightest form not known: no share of annual resources for {who} (`value.share_of_annual_resources`)"
        ));
    }
    text.strong(name)
}

/// Seats and what breaks a tie.
fn board(measured: &Measured<'_>) -> Vec<Text> {
    let charter = &measured.surveyed.partnership.charter.value;
    let parties = charter.party_ids();
    let board = charter.model.get().and_then(|model| model.board.get());
    let seats: Vec<String> = parties
        .iter()
        .filter_map(|party| {
            let seats = board?.seats.get()?.of(party).get()?.value();
            Some(format!("{seats} for {}", charter.party_name(party)))
        })
        .collect();
    let seats = if seats.is_empty() { "not stated".to_owned() } else { seats.join(", ") };
    let breaker = match board.map(|board| &board.deadlock_breaker) {
        Some(Field::Given(NoneOr::Some(breaker))) => breaker.as_str().to_owned(),
        Some(Field::Given(NoneOr::None)) => "none, by decision".to_owned(),
        Some(Field::Open) => "undecided".to_owned(),
        _ => "not stated".to_owned(),
    };
    let tie = tie(charter).map(|tie| format!("; {}", tie.words(parties.len()))).unwrap_or_default();
    vec![
        Text::from(format!("board seats: {seats}")),
        Text::default().and("deadlock-breaker: ").and(breaker).and(tie),
    ]
}

/// The agreed shares beside those that the contributions suggest.
pub(super) fn equity(page: &mut Page, measured: &Measured<'_>) {
    let Some(equity) = &measured.surveyed.assessment.structure.equity else { return };
    let charter = &measured.surveyed.partnership.charter.value;
    page.heading("Shares");
    page.say("Suggested: each party's part of all contributions, value times weight.");
    let mut table = Table::with_columns(["party", "suggested", "agreed", "apart"]).right(&[1, 2, 3]);
    let none = || Cell::from("\u{2013}");
    for share in &equity.shares {
        let suggested = equity.suggested(share);
        table.row([
            Cell::from(Text::default().name(charter.party_name(&share.party))),
            suggested.map_or_else(none, |it| it.to_string().into()),
            share.agreed.map_or_else(|| Cell::toned("not agreed", Tone::Caution), |it| it.to_string().into()),
            apart(share, suggested).map_or_else(none, Cell::from),
        ]);
    }
    page.table(table);
}

/// By how many percentage points the agreed share is above or below the suggested one.
fn apart(share: &EquityShare, suggested: Option<crate::document::scalar::Percent>) -> Option<String> {
    let parts = share.agreed?.parts().checked_sub(suggested?.parts())?;
    let size = crate::document::scalar::Percent::from_parts(parts.checked_abs()?)?.to_string();
    Some(match parts {
        0 => "0".to_owned(),
        parts if parts > 0 => format!("+{}", size.trim_end_matches('%')),
        _ => format!("-{}", size.trim_end_matches('%')),
    })
}
