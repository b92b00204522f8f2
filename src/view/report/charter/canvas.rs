//! What the parties want from it, side by side.

use super::parties::goal;
use super::place::{OPEN, Place};
use super::prose::{Prose, point};
use crate::view::Text;

pub(super) fn canvas(prose: &mut Prose<'_>, canvas: &Place<'_>) {
    prose.tell(canvas, "vision", "Vision: {}.");
    prose.tell(canvas, "value_proposition", "Value proposition: {}.");
    match (canvas.take("completed"), canvas.take("together")) {
        (Some(day), Some(who)) if !day.is_open() && !who.is_open() => {
            prose.say(format!("{} completed the canvas together on {}", who.phrase(), day.words()));
        }
        (day, who) => [day, who].iter().flatten().for_each(|it| prose.place(it, "")),
    }
    if let Some(goals) = canvas.take("goals") {
        by_party(prose, &goals, "Goals", goal);
    }
    prose.tell(canvas, "success_means", "");
    prose.tell(canvas, "non_negotiables", "");
    exclusivity(prose, canvas);
    prose.tell(canvas, "constraints", "");
    if let Some(decides) = canvas.take("decides") {
        by_party(prose, &decides, "Internal approval", |it| it.phrase());
    }
    prose.tell(canvas, "horizon", "The investment must pay back within {}.");
    prose.tell(canvas, "effort", "The effort of each party is {}.");
    prose.tell(canvas, "incentives", "Sales incentives: {}.");
}

/// What each party says in entries: a point for each party, or for each entry where there are several.
pub(super) fn by_party(
    prose: &mut Prose<'_>,
    place: &Place<'_>,
    intro: &str,
    said: fn(&Place<'_>) -> String,
) {
    if place.is_open() {
        return prose.place(place, "");
    }
    let Some(parties) = place.parties() else {
        let points = place.items().iter().map(|it| point("", &said(it))).collect();
        return prose.points(intro, points);
    };
    let points = parties.iter().flat_map(|(name, entries)| {
        entries.items().iter().map(|it| point(name, &said(it))).collect::<Vec<_>>()
    });
    prose.points(intro, points.collect());
}

fn exclusivity(prose: &mut Prose<'_>, canvas: &Place<'_>) {
    let Some(exclusivity) = canvas.take("exclusivity") else { return };
    if exclusivity.is_open() {
        return prose.place(&exclusivity, "");
    }
    let parties = exclusivity.parties().unwrap_or_default();
    let is_none = |party: &Place<'_>| party.holds("expects", "none") && party.holds("grants", "none");
    if parties.len() == exclusivity.reader.parties.len() && parties.iter().all(|(_, it)| is_none(it)) {
        return prose.say("No party expects or grants exclusivity.");
    }
    let said = |party: &Place<'_>| {
        let part = |key: &str, none: &str, some: &str| {
            let place = party.take(key)?;
            Some(match place.words().as_str() {
                "none" => none.to_owned(),
                OPEN => format!("{some} is {OPEN}"),
                words => format!("{some}: {words}"),
            })
        };
        let parts = [
            part("expects", "it expects none", "what it expects"),
            part("grants", "it grants none", "what it grants"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    };
    let points: Vec<Text> = parties
        .iter()
        .map(|(name, party)| match party.is_open() {
            true => point(name, OPEN),
            false => point(name, &said(party)),
        })
        .collect();
    prose.points("Exclusivity", points);
}
