use crate::document::Document;
use crate::document::records::change::{ChangeRequest, ChangeStatus};
use crate::document::scalar::{Date, Duration};
use crate::finding::Place;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party asks for more scope again and again
    "scope-extended-repeatedly",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Differing,
    authority: ["S0", "ours"],
    why: "each extension looks small; together they change the deal that the other party agreed to",
    policy: [scope_extensions_from],
    check: Partnership(check),
}

const WITHIN: Duration = Duration::of_months(12);

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for party in subject.parties() {
        let mut asked: Vec<(Date, &Document<ChangeRequest>)> = subject
            .partnership
            .records
            .changes
            .iter()
            .filter(|change| is_extension(&change.value, party))
            .filter_map(|change| Some((change.value.date.get().copied()?, change)))
            .filter(|(day, _)| *day <= subject.as_of)
            .collect();
        asked.sort_by_key(|(day, _)| *day);
        let Some((last, latest)) = asked.last().copied() else { continue };
        // One finding a party, whatever the number: of the year that ends with the last request.
        let first = last.minus(&WITHIN);
        asked.retain(|(day, _)| first.is_none_or(|first| first < *day));
        let least = usize::try_from(subject.policy.scope_extensions_from.max(2)).unwrap_or(usize::MAX);
        let is_old = last.plus(&WITHIN).is_some_and(|end| end < subject.as_of);
        if asked.len() < least || is_old {
            continue;
        }
        let name = subject.charter.party_name(party);
        let count = counted(asked.len(), "scope extension");
        let since = asked.first().map_or(last, |(day, _)| *day);
        let mut draft = drafts
            .at_record(
                &latest.source,
                "asked_by",
                format!("{name} asked for {count} between {since} and {last}"),
            )
            .help("review the scope as a whole against what was first agreed, and adjust price, resources or term to match");
        for (day, change) in asked.iter().rev().skip(1) {
            draft =
                draft.also_in_record(&change.source, &Place::value("asked_by"), format!("asked on {day}"));
        }
    }
}

/// Whether a request of this party touches the scope, and was not turned down or taken back.
fn is_extension(change: &ChangeRequest, party: &str) -> bool {
    let is_alive = !matches!(change.status.get(), Some(ChangeStatus::Rejected | ChangeStatus::Withdrawn));
    let is_theirs = change.asked_by.get().is_some_and(|by| by.as_str() == party);
    let mut touches = change.touches.get().into_iter().flat_map(|touches| touches.values());
    let is_scope = |path: &str| {
        let part = path.strip_prefix("scope").map(|rest| rest.trim_start_matches(['.', '[']));
        part.is_some_and(|part| {
            part.is_empty() || part.starts_with("included") || part.starts_with("excluded")
        })
    };
    is_alive && is_theirs && touches.any(|path| is_scope(path.as_str()))
}
