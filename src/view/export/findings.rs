//! Findings as a list of things to do.

use crate::check::{CheckReport, Judged};
use crate::document::Field;
use crate::document::charter::Charter;
use crate::finding::{Finding, Nature};
use crate::grammar::counted;
use crate::rules;
use crate::view::{Cell, Table, Text};

/// A row for each finding that counts, in the order in which people read.
pub(super) fn sheet(report: &CheckReport<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "rank",
        "severity",
        "consequence",
        "section",
        "finding",
        "why",
        "fix",
        "owner",
        "effort",
        "due",
        "rule",
        "file",
        "yaml_path",
    ]);
    for judged in &report.partnerships {
        let mut found: Vec<&Finding> = judged.active().collect();
        found.sort_by_key(|finding| finding.rank);
        found.into_iter().for_each(|finding| add(&mut table, finding, &owner(judged, finding)));
    }
    report.strays.iter().for_each(|finding| add(&mut table, finding, ""));
    table
}

fn add(table: &mut Table, finding: &Finding, owner: &str) {
    let rank = if finding.rank == 0 { String::new() } else { finding.rank.to_string() };
    let cells = [
        finding.partnership.clone().unwrap_or_default(),
        rank,
        finding.severity.to_string(),
        finding.consequence.to_string(),
        finding.section(),
        finding.message.clone(),
        finding.why.to_string(),
        finding.help.clone(),
        owner.to_owned(),
        effort(finding),
        due(finding),
        finding.rule.to_string(),
        finding.source.path.clone(),
        finding.path.to_string(),
    ];
    // What stands in a charter is text, backticks and all.
    table.row(cells.map(|text| Cell::from(Text::default().and(text))));
}

/// Who must act: the partnership manager of the party that the finding is about, else those of all parties; the name of the party where
/// it has no manager.
fn owner(judged: &Judged<'_>, finding: &Finding) -> String {
    let charter = &judged.partnership.charter.value;
    let parties = charter.party_ids();
    let named: Vec<&str> =
        parties.iter().copied().filter(|party| finding.path.keys().any(|key| key == *party)).collect();
    let whose = if named.is_empty() { parties } else { named };
    whose.into_iter().map(|party| manager(charter, party)).collect::<Vec<&str>>().join("; ")
}

fn manager<'c>(charter: &'c Charter, party: &'c str) -> &'c str {
    let found = charter.parties.get().and_then(|parties| parties.get(party)).and_then(Field::get);
    let manager = found.and_then(|party| party.manager.get());
    manager.map_or_else(|| charter.party_name(party), |person| person.name())
}

/// What it takes: answers, a talk, a deed.
fn effort(finding: &Finding) -> String {
    if finding.is_fixable() {
        return "automatic: partner check --fix".to_owned();
    }
    match finding.nature {
        Nature::Unreadable => "correct the file".to_owned(),
        Nature::Due => "act, and record it".to_owned(),
        Nature::Defect => "the parties agree".to_owned(),
        Nature::Gap => match rules::find(&finding.rule).map_or(0, |rule| rule.questions().count()) {
            0 => "write it down".to_owned(),
            count => counted(count, "answer"),
        },
    }
}

/// By when: a day, or the stage from which on it is due; at once where it is due already.
fn due(finding: &Finding) -> String {
    match (finding.day, finding.due_from) {
        (Some(day), _) => day.to_string(),
        (None, Some(stage)) => format!("from {stage}"),
        (None, None) => "now".to_owned(),
    }
}
