use crate::document::ByParty;
use crate::document::charter::resources::{Commitment, LeadLevel};
use crate::finding::Place;
use crate::grammar::{number, series};
use crate::rules::resources::spoken;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the leads of two parties stand too many levels apart
    "lead-seniority-gap",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "a lead who must ask at home what the other can decide on the spot slows both sides down",
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
    let count = steps(lowest, highest);
    let mut draft = drafts
        .at_value(
            format!("resources.{phase}.{junior}.lead_level"),
            format!(
                "the leads stand {count} {} apart in {}: {}",
                number(count as usize, "level", "levels"),
                series(&phases),
                series(&each)
            ),
        )
        .label(described(subject, phase, junior, lowest))
        .help(format!(
            "name a lead of {} nearer to {highest}, or give the one you have the authority to decide and say so in `governance.decisions`",
            subject.charter.party_name(junior)
        ));
    for (party, level) in gap.leads.iter().filter(|(party, _)| party != junior) {
        let place = Place::value(format!("resources.{phase}.{party}.lead_level"));
        draft = draft.also(&place, described(subject, phase, party, *level));
    }
}

/// `Li Wen of Northwind Bank is a director`.
fn described(subject: &Subject<'_>, phase: &str, party: &str, level: LeadLevel) -> String {
    let name = subject.charter.party_name(party);
    let mut phases = subject.charter.resources.get().into_iter().flat_map(|table| table.iter());
    let commitments = phases.find(|(given, _)| *given == phase).map(|(_, commitments)| commitments);
    let lead = commitments.and_then(|it| it.of(party).get().and_then(|commitment| commitment.lead.get()));
    match lead {
        Some(lead) => format!("{} of {name} is {level}", lead.name()),
        None => format!("the lead of {name} is {level}"),
    }
}
