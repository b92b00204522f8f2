use crate::document::ByParty;
use crate::document::charter::resources::{Commitment, LeadLevel};
use crate::finding::Place;
use crate::grammar::{number, series};
use crate::rules::resources::spoken;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the leads of two parties are too many levels apart
    "lead-seniority-gap",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "the junior lead must refer back what the senior one can decide on the spot",
    policy: [lead_gap_from],
    check: Partnership(check),
}

/// The leads who stand too far apart, with the phases in which they do.
struct Gap<'a> {
    phases: Vec<&'static str>,
    leads: Vec<(&'a str, LeadLevel)>,
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let parties = subject.parties();
    let mut gaps: Vec<Gap<'_>> = Vec::new();
    for (phase, commitments) in subject.charter.resources.get().into_iter().flat_map(|table| table.iter()) {
        let leads = apart(&parties, commitments, subject.policy.lead_gap_from);
        if leads.is_empty() {
            continue;
        }
        // The same two people in the next phase are the same gap.
        match gaps.iter_mut().find(|gap| gap.leads == leads) {
            Some(gap) => gap.phases.push(phase),
            None => gaps.push(Gap { phases: vec![phase], leads }),
        }
    }
    for gap in &gaps {
        say(subject, drafts, gap);
    }
}

/// The leads that have at least `from` levels between them and another party's lead.
fn apart<'a>(parties: &[&'a str], commitments: &ByParty<Commitment>, from: u32) -> Vec<(&'a str, LeadLevel)> {
    let leads: Vec<(&str, LeadLevel)> = parties
        .iter()
        .filter_map(|party| Some((*party, *commitments.of(party).get()?.lead_level.get()?)))
        .collect();
    let is_far = |level: LeadLevel| leads.iter().any(|(_, other)| steps(level, *other) >= from.max(1));
    leads.iter().copied().filter(|(_, level)| is_far(*level)).collect()
}

fn steps(one: LeadLevel, other: LeadLevel) -> u32 {
    (one as u32).abs_diff(other as u32)
}

fn say(subject: &Subject<'_>, drafts: &mut Drafts<'_>, gap: &Gap<'_>) {
    let levels = gap.leads.iter().map(|(_, level)| *level);
    let (Some(lowest), Some(highest), Some(phase)) = (levels.clone().min(), levels.max(), gap.phases.first())
    else {
        return;
    };
    let Some((junior, _)) = gap.leads.iter().find(|(_, level)| *level == lowest) else { return };
    let each: Vec<String> =
        gap.leads.iter().map(|(party, level)| described(subject, phase, party, *level)).collect();
    let phases: Vec<String> = gap.phases.iter().map(|phase| spoken(phase)).collect();
    let count = match steps(lowest, highest) {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        count => count.to_string(),
    };
    let levels = number(steps(lowest, highest), "level", "levels");
    let mut draft = drafts
        .at_value(
            format!("resources.{phase}.{junior}.lead_level"),
            format!(
                "leads {count} {levels} apart in {}: {}",
                series(&phases),
                series(&each)
            ),
        )
        .label(described(subject, phase, junior, lowest))
        .help(format!(
            "name a more senior lead for {}, or give the present one authority to decide and write it under `governance.decisions`",
            subject.charter.party_name(junior)
        ));
    for (party, level) in gap.leads.iter().filter(|(party, _)| party != junior) {
        let place = Place::value(format!("resources.{phase}.{party}.lead_level"));
        draft = draft.also(&place, described(subject, phase, party, *level));
    }
}

/// A level as people say it.
const fn title(level: LeadLevel) -> &'static str {
    match level {
        LeadLevel::Vp => "vice-president",
        LeadLevel::CLevel => "executive",
        level => level.as_str(),
    }
}

/// `Li Wen of Northwind Bank (director)`.
fn described(subject: &Subject<'_>, phase: &str, party: &str, level: LeadLevel) -> String {
    let name = subject.charter.party_name(party);
    let mut phases = subject.charter.resources.get().into_iter().flat_map(|table| table.iter());
    let commitments = phases.find(|(given, _)| *given == phase).map(|(_, commitments)| commitments);
    let lead = commitments.and_then(|it| it.of(party).get().and_then(|commitment| commitment.lead.get()));
    match lead {
        Some(lead) => format!("{} of {name} ({})", lead.name(), title(level)),
        None => format!("the lead of {name} ({})", title(level)),
    }
}
