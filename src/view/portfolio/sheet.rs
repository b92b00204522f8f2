//! The portfolio for a spreadsheet: a row for each partnership.

use super::{Member, Portfolio};
use crate::document::charter::checklists::BuiltInList;
use crate::view::{Cell, Table, Text};
use crate::wording::calendar::what;

pub(super) fn sheet(portfolio: &Portfolio<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "name",
        "path",
        "stage",
        "signing",
        "signing_no",
        "fit",
        "fit_no",
        "commitment",
        "commitment_since",
        "balance",
        "lowest_score",
        "lowest_party",
        "lowest_dimension",
        "health_gaps",
        "health_low",
        "conversions",
        "leads",
        "meetings_held",
        "meetings_agreed",
        "symptoms",
        "overdue",
        "next_day",
        "next",
        "deals",
        "reach",
        "satisfaction",
        "milestones",
        "unread",
    ]);
    for member in &portfolio.members {
        let achieved = &member.achieved;
        let mut row = standing(member);
        row.extend([
            achieved.deals.map(|it| it.to_string()).unwrap_or_default(),
            achieved.reach.map(|it| it.to_string()).unwrap_or_default(),
            achieved.satisfaction.map(|it| it.to_string()).unwrap_or_default(),
            achieved.milestones.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(" "),
            member.surveyed.partnership.charter.unread.join(" "),
        ]);
        // What stands in a charter is text, backticks and all.
        table.row(row.into_iter().map(|text| Cell::from(Text::default().and(text))));
    }
    table
}

fn standing(member: &Member<'_>) -> Vec<String> {
    let partnership = member.surveyed.partnership;
    let charter = &partnership.charter.value;
    let verdict = |list: BuiltInList| {
        let list = member.list(list).filter(|list| list.is_firm());
        (
            list.map(|list| list.verdict.to_string()).unwrap_or_default(),
            list.map(|list| list.no.to_string()).unwrap_or_default(),
        )
    };
    let ((signing, signing_no), (fit, fit_no)) = (verdict(BuiltInList::Signing), verdict(BuiltInList::Fit));
    let commitment = member.commitment();
    let next = member.next();
    vec![
        partnership.id.clone(),
        member.name().to_owned(),
        partnership.charter.source.path.clone(),
        charter.stage.get().map(ToString::to_string).unwrap_or_default(),
        signing,
        signing_no,
        fit,
        fit_no,
        commitment.map(|it| it.state.to_string()).unwrap_or_default(),
        commitment.and_then(|it| it.cause()).map(|cause| cause.since.to_string()).unwrap_or_default(),
        member.balance().map(|balance| balance.to_string()).unwrap_or_default(),
        member.lowest.map(|it| it.score.to_string()).unwrap_or_default(),
        member.lowest.map(|it| it.party.to_owned()).unwrap_or_default(),
        member.lowest.map(|it| it.dimension.to_string()).unwrap_or_default(),
        member.gaps.map(|gaps| gaps.to_string()).unwrap_or_default(),
        member.low.map(|low| low.to_string()).unwrap_or_default(),
        member.leads.map(|it| it.conversions.to_string()).unwrap_or_default(),
        member.leads.map(|it| it.leads.to_string()).unwrap_or_default(),
        member.meetings.as_ref().map(|it| it.held.to_string()).unwrap_or_default(),
        member.meetings.as_ref().map(|it| it.agreed.to_string()).unwrap_or_default(),
        member.symptoms.to_string(),
        member.overdue().count().to_string(),
        next.map(|event| event.day.to_string()).unwrap_or_default(),
        next.map(|event| what(charter, event)).unwrap_or_default(),
    ]
}
