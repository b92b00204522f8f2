use std::collections::BTreeSet;

use crate::document::charter::growth::{Growth, GrowthKind};
use crate::document::{Authority, List};
use crate::finding::Place;
use crate::grammar::{number, series};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the parties run different growth motions, and none together
    "motion-mismatch",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["S1"],
    why: "leads that one party gathers are of no use if the other sells to different customers",
    check: Partnership(check),
}

/// Parties that share a kind of motion, directly or through another party.
struct Camp<'a> {
    parties: BTreeSet<&'a str>,
    kinds: BTreeSet<GrowthKind>,
    /// The first of their motions, counted from 0.
    first: usize,
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(motions) = subject.charter.growth.get() else { return };
    // A motion of which nobody says who carries it may be the one that all work on.
    let Some(camps) = by_kind(subject, motions).map(joined) else { return };
    let Some((first, others)) = camps.split_first().filter(|(_, others)| !others.is_empty()) else { return };
    let said: Vec<String> = camps.iter().map(|camp| said(subject, camp)).collect();
    let mut draft = drafts
        .at_value(
            format!("growth[{}].by", first.first),
            format!("no growth motion in common: {}", said.join("; ")),
        )
        .label(said[0].clone())
        .help("agree on one motion that all parties run, and name them in its `by:`");
    for (camp, words) in others.iter().zip(&said[1..]) {
        draft = draft.also(&Place::value(format!("growth[{}].by", camp.first)), words.as_str());
    }
}

/// Who carries motions of each kind, in the order of the charter; `None` where that cannot be told of a motion.
fn by_kind<'a>(subject: &Subject<'a>, motions: &'a List<Growth>) -> Option<Vec<Camp<'a>>> {
    let all: BTreeSet<&str> = subject.charter.party_ids().into_iter().collect();
    let mut camps: Vec<Camp<'a>> = Vec::new();
    for (index, motion) in motions.0.iter().enumerate() {
        let motion = motion.get()?;
        let kind = *motion.kind.get()?;
        let by = motion.by.get().filter(|by| !by.is_empty())?;
        let known = camps.iter().position(|camp| camp.kinds.contains(&kind)).unwrap_or_else(|| {
            camps.push(Camp { parties: BTreeSet::new(), kinds: BTreeSet::from([kind]), first: index });
            camps.len() - 1
        });
        let parties = &mut camps[known].parties;
        for by in &by.0 {
            match by.get()? {
                Authority::Party(party) => drop(parties.insert(party)),
                Authority::All if parties.len() < all.len() => parties.clone_from(&all),
                Authority::All => {}
                Authority::Body(_) | Authority::Other(_) => return None,
            }
        }
    }
    Some(camps)
}

/// Camps that have a party in common are one.
fn joined(kinds: Vec<Camp<'_>>) -> Vec<Camp<'_>> {
    let mut camps: Vec<Camp<'_>> = Vec::new();
    for mut camp in kinds {
        let (near, apart): (Vec<_>, Vec<_>) =
            camps.into_iter().partition(|it: &Camp<'_>| !it.parties.is_disjoint(&camp.parties));
        for other in near {
            camp.parties.extend(other.parties);
            camp.kinds.extend(other.kinds);
            camp.first = camp.first.min(other.first);
        }
        camps = apart;
        camps.push(camp);
    }
    camps.sort_by_key(|camp| camp.first);
    camps
}

/// `Kestrel Software runs co-selling`.
fn said(subject: &Subject<'_>, camp: &Camp<'_>) -> String {
    let parties: Vec<&str> =
        subject.charter.party_ids().into_iter().filter(|party| camp.parties.contains(party)).collect();
    let kinds: Vec<&str> = camp.kinds.iter().map(|kind| kind.as_str()).collect();
    let verb = number(parties.len(), "runs", "run");
    format!("{} {verb} {}", names(subject.charter, &parties), series(&kinds))
}
