//! `motion-mismatch`: the parties carry growth motions of different kinds, and none together.

use crate::document::charter::growth::{Growth, GrowthKind};
use crate::document::charter::stage::Stage;
use crate::document::{Authority, Field};
use crate::finding::{Place, Severity};
use crate::rules::series::{names, series};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "motion-mismatch",
    family: Family::Growth,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S1"],
    summary: "the parties carry growth motions of different kinds, and none together",
    why: "leads that one side gathers are of no use where the other sells to somebody else",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("motion_mismatch.md"),
    check: Check::Partnership(check),
};

/// Parties that share a kind of motion, directly or through another party.
struct Camp<'a> {
    parties: Vec<&'a str>,
    kinds: Vec<GrowthKind>,
    /// The first of their motions, counted from 0.
    first: usize,
}

impl Camp<'_> {
    fn take(&mut self, other: Self) {
        for party in other.parties {
            if !self.parties.contains(&party) {
                self.parties.push(party);
            }
        }
        for kind in other.kinds {
            if !self.kinds.contains(&kind) {
                self.kinds.push(kind);
            }
        }
        self.first = self.first.min(other.first);
    }
}

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(motions) = subject.charter.growth.get() else { return };
    // A motion of which nobody says who carries it may be the one that all work on.
    let Some(carried) = motions.0.iter().map(|motion| carried(subject, motion)).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let camps = camps(subject, &carried);
    let Some((first, others)) = camps.split_first().filter(|(_, others)| !others.is_empty()) else { return };
    let said: Vec<String> = camps.iter().map(|camp| said(subject, camp)).collect();
    let mut draft = report
        .at_value(
            format!("growth[{}].by", first.first),
            format!("the parties work on different growth motions: {}", said.join("; ")),
        )
        .label(said[0].clone())
        .help("agree on one motion that all carry and name them in its `by:`, or write there who else takes part");
    for (camp, words) in others.iter().zip(&said[1..]) {
        draft = draft.also(&Place::value(format!("growth[{}].by", camp.first)), words.as_str());
    }
}

/// The kind of a motion and the parties that carry it; `None` where either cannot be told.
fn carried<'a>(subject: &Subject<'a>, motion: &'a Field<Growth>) -> Option<(GrowthKind, Vec<&'a str>)> {
    let motion = motion.get()?;
    let mut parties: Vec<&str> = Vec::new();
    for by in &motion.by.get()?.0 {
        match by.get()? {
            Authority::Party(party) => parties.push(party),
            Authority::All => parties.extend(subject.charter.party_ids()),
            Authority::Body(_) | Authority::Other(_) => return None,
        }
    }
    Some((*motion.kind.get()?, Some(parties).filter(|parties| !parties.is_empty())?))
}

fn camps<'a>(subject: &Subject<'a>, carried: &[(GrowthKind, Vec<&str>)]) -> Vec<Camp<'a>> {
    let mut camps: Vec<Camp<'a>> = Vec::new();
    for (index, (kind, by)) in carried.iter().enumerate() {
        let parties: Vec<&str> =
            subject.charter.party_ids().into_iter().filter(|party| by.contains(party)).collect();
        let mut camp = Camp { parties, kinds: vec![*kind], first: index };
        let (joined, apart): (Vec<_>, Vec<_>) = camps.into_iter().partition(|it: &Camp<'_>| {
            it.kinds.contains(kind) || it.parties.iter().any(|party| camp.parties.contains(party))
        });
        for other in joined {
            camp.take(other);
        }
        camps = apart;
        camps.push(camp);
    }
    camps.sort_by_key(|camp| camp.first);
    camps
}

/// `Kestrel Software works on co-selling`.
fn said(subject: &Subject<'_>, camp: &Camp<'_>) -> String {
    let verb = if camp.parties.len() == 1 { "works" } else { "work" };
    let mut kinds = camp.kinds.clone();
    kinds.sort_unstable();
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let mut parties = camp.parties.clone();
    parties.sort_by_key(|party| subject.parties().iter().position(|it| it == party));
    format!("{} {verb} on {}", names(subject.charter, &parties), series(&kinds))
}
