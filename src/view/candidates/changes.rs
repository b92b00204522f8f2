//! What would change the leader.

use std::collections::BTreeSet;

use super::record::RankedRecord;
use crate::grammar::alternatives;
use crate::method::candidates::change::{Lead, NewLead, Step, changes as single_steps};
use crate::view::{Page, Text};

/// Every single step after which somebody else leads, by who leads then.
pub(super) fn changes(page: &mut Page, shown: &RankedRecord<'_>) {
    if shown.landscape.placings.len() < 2 {
        return;
    }
    let changes = single_steps(&shown.landscape);
    page.heading("What would change the leader");
    if changes.is_empty() {
        page.say("No change of one weight by one step or of one score by one point.");
        return;
    }
    page.say(match shown.landscape.unranked().next() {
        Some(_) => "One weight by one step, or one score that is known by one point:",
        None => "One weight by one step, or one score by one point:",
    });
    let mut leads: Vec<(&Lead, Vec<&NewLead>)> = Vec::new();
    let mut sorted: Vec<&NewLead> = changes.iter().collect();
    sorted.sort_by(|left, right| left.lead.cmp(&right.lead));
    for change in sorted {
        match leads.last_mut().filter(|(lead, _)| **lead == change.lead) {
            Some((_, same)) => same.push(change),
            None => leads.push((&change.lead, vec![change])),
        }
    }
    let today: BTreeSet<usize> = shown.landscape.leaders().map(|it| it.index).collect();
    page.list(leads.into_iter().map(|(lead, steps)| outcome(shown, &today, lead, &steps)).collect());
}

/// `Hubline leads instead with the weight of risk profile 1 → 2, or with its own strategic fit 4 → 5 or risk profile 3 → 4`.
fn outcome(shown: &RankedRecord<'_>, today: &BTreeSet<usize>, lead: &Lead, changes: &[&NewLead]) -> Text {
    let itself = match lead {
        Lead::Only(leaders) => leaders.first().copied().filter(|_| leaders.len() == 1),
        Lead::With(index) | Lead::Without(index) => Some(*index),
    };
    let mut ways: Vec<Text> = Vec::new();
    let mut scores: Vec<(usize, Vec<String>)> = Vec::new();
    for change in changes {
        match &change.step {
            Step::Weight { criterion, from, to } => {
                let way = format!("the weight of {} {from} \u{2192} {to}", criterion.name());
                ways.push(Text::default().and(way));
            }
            Step::Score { index, criterion, from, to } => {
                let said = format!("{} {from} \u{2192} {to}", criterion.name());
                match scores.last_mut().filter(|(last, _)| last == index) {
                    Some((_, steps)) => steps.push(said),
                    None => scores.push((*index, vec![said])),
                }
            }
        }
    }
    ways.extend(scores.into_iter().map(|(index, steps)| match itself == Some(index) {
        true => Text::default().and(format!("its own {}", alternatives(&steps))),
        false => Text::default().and(format!("{} of ", alternatives(&steps))).and(shown.name(index)),
    }));
    let mut text = then(shown, today, lead);
    for (at, way) in ways.into_iter().enumerate() {
        text = text.and(if at == 0 { " with " } else { ", or with " }).then(way);
    }
    text
}

/// Who leads then.
fn then(shown: &RankedRecord<'_>, today: &BTreeSet<usize>, lead: &Lead) -> Text {
    let name = |index: &usize| Text::default().strong(shown.name(*index));
    match lead {
        Lead::Only(leaders) => match leaders.as_slice() {
            [] => Text::default().strong("no one").and(" leads"),
            [only] if today.len() > 1 && today.contains(only) => name(only).and(" leads alone"),
            [only] if today.is_empty() => name(only).and(" leads"),
            [only] => name(only).and(" leads instead"),
            several => shown.names_of(several.iter().copied()).and(" share the lead"),
        },
        Lead::With(index) => name(index).and(" ties for first"),
        Lead::Without(index) => name(index).and(" no longer leads"),
    }
}
