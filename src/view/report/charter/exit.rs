//! How the partnership ends, and what its contract has.

use super::governance::rest;
use super::place::{OPEN, Place, bare};
use super::prose::{Prose, point, words};
use crate::grammar::{capitalised, series};
use crate::view::Text;

pub(super) fn exit(prose: &mut Prose<'_>, exit: &Place<'_>) {
    prose.tell(exit, "right", "The right to exit before the end: {}.");
    prose.tell(exit, "notice", "A party that exits gives notice: {}.");
    prose.tell(exit, "not_before", "Exit is possible from: {}.");
    if let Some(conditions) = exit.take("conditions") {
        match conditions.is_list() {
            true => {
                let said: Vec<String> = conditions.items().iter().map(trigger).collect();
                prose.say(format!("Exit triggers: {}", said.join("; ")));
            }
            false => prose.place(&conditions, "Exit triggers: {}."),
        }
    }
    prose.tell(exit, "cure", "A party in breach has {} to remedy it.");
    prose.tell(exit, "others", "If one party exits, the others {}.");
    prose.tell(exit, "transition", "Transition support lasts {}.");
    prose.tell(exit, "penalties", "Exit penalty: {}.");
    if let Some(expulsion) = exit.take("expulsion") {
        prose.tell(&expulsion, "decides", "Expulsion is decided by {}.");
        prose.choose(
            &expulsion,
            "hearing",
            "The party to be expelled is heard first.",
            "The party to be expelled need not be heard.",
        );
        prose.tell(&expulsion, "appeal", "Appeal against an expulsion: {}.");
        rest(prose, &expulsion);
    }
    prose.end();
    prose.tell(exit, "ip", "IP at the end: {}.");
    prose.tell(exit, "customers", "Customers: {}.");
    for (key, name) in [("assets", "Shared assets"), ("name", "Names, addresses and accounts")] {
        let Some(place) = exit.take(key) else { continue };
        let said = remains(&place);
        prose.say(format!("{name}: {said}"));
    }
    if let Some(data) = exit.take("data") {
        match data.is_plain() {
            true => prose.place(&data, "Data at the end: {}."),
            false => prose.say(format!("Data at the end: {}", data.phrase())),
        }
    }
    prose.choose(
        exit,
        "right_of_first_refusal",
        "There is a right of first refusal.",
        "There is no right of first refusal.",
    );
    if let Some(place) = exit.take("non_compete") {
        let said = match place.parties() {
            Some(parties) => {
                let of = |(name, it): &(String, Place<'_>)| format!("{name}: {}", bare(&non_compete(it)));
                parties.iter().map(of).collect::<Vec<_>>().join("; ")
            }
            None => non_compete(&place),
        };
        prose.say(format!("Non-compete: {said}"));
    }
    prose.tell(exit, "buyout", "Buyout: {}.");
    prose.tell(exit, "valuation", "Valuation: {}.");
    prose.tell(exit, "dissolution", "Dissolution: {}.");
    prose.tell(exit, "data_migration", "Migration of shared data: {}.");
    prose.tell(exit, "acceptance", "Acceptance: {}.");
    prose.tell(exit, "continuity", "For customers and staff: {}.");
    prose.tell(exit, "fulfilled", "The purpose is fulfilled: {}.");
    prose.tell(exit, "reviewed", "The exit plan was last reviewed on {}.");
}

/// What allows a party to exit, with a notice of its own.
fn trigger(it: &Place<'_>) -> String {
    if it.is_plain() {
        return bare(&it.words()).to_owned();
    }
    words([it.part("when", "{}"), it.part("notice", "(notice {})")], " ").unwrap_or_default()
}

fn non_compete(it: &Place<'_>) -> String {
    if it.is_plain() {
        return it.words();
    }
    words([it.part("length", "{}"), it.part("reason", "because: {}")], ", ").unwrap_or_default()
}

/// Who keeps something, or what becomes of it.
fn remains(place: &Place<'_>) -> String {
    if place.is_plain() || place.parties().is_some() {
        return place.phrase();
    }
    let parts = [place.part("terms", "{}"), place.part("falls_to", "failing that, it falls to {}")];
    parts.into_iter().flatten().map(|it| bare(&it).to_owned()).collect::<Vec<_>>().join("; ")
}

/// What the contract has and has not, and what its clauses say.
pub(super) fn contract(prose: &mut Prose<'_>, contract: &Place<'_>) {
    prose.tell(contract, "file", "The contract is kept in {}.");
    if let Some(documents) = contract.take("documents") {
        let said = |it: &Place<'_>| {
            let id = it.called("id");
            let name = it.take("name").map_or(id, |name| name.words());
            point(&name, &it.called("file"))
        };
        prose.points("It consists of these documents", documents.items().iter().map(said).collect());
    }
    prose.tell(contract, "precedence", "Where they differ, the first of these prevails: {}.");
    let (mut has, mut has_not, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut points: Vec<Text> = Vec::new();
    for (key, place) in contract.untold() {
        let noun = place.noun();
        match place.flag().filter(|_| place.is_plain()) {
            _ if place.is_open() => open.push(noun),
            Some(true) => has.push(noun),
            Some(false) => has_not.push(noun),
            None => points.push(point(&capitalised(&noun), &clause(&place, &key))),
        }
    }
    if !points.is_empty() {
        prose.points("Its clauses", points);
    }
    let groups = [("The contract also has clauses on", has), ("It has none on", has_not)];
    for (intro, names) in groups.iter().filter(|(_, names)| !names.is_empty()) {
        prose.say(format!("{intro}: {}", names.join(", ")));
    }
    if !open.is_empty() {
        prose.say(format!("{}: {OPEN}", series(&open)));
    }
}

/// What a clause says, for whom and in which document.
fn clause(place: &Place<'_>, key: &str) -> String {
    if place.is_plain() {
        return place.words();
    }
    if let Some(parties) = place.parties() {
        let said = parties.iter().map(|(name, it)| format!("{name}: {}", clause(it, key)));
        return said.collect::<Vec<_>>().join("; ");
    }
    let quote = place.take("evidence").map(|it| {
        let quoted = it.take("quote").map(|quote| format!("\u{201c}{}\u{201d}", quote.words()));
        let file = it.take("file").map(|file| format!("({})", file.words()));
        [quoted, file].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let documents = place.take("documents").map(|documents| {
        let leader = leader(place, key);
        let said = documents.untold().into_iter().map(|(id, it)| {
            let title = place.reader.document.value.contract.get().map_or(id.as_str(), |it| it.title(&id));
            let prevails = if leader.as_deref() == Some(&*id) { ", which prevails" } else { "" };
            format!("{title}{prevails}: {}", clause(&it, key))
        });
        said.collect::<Vec<_>>().join("; ")
    });
    let says_more = ["value", "evidence", "documents"].iter().any(|key| place.has(key));
    let present =
        place.take("present").filter(|it| !says_more || it.flag() != Some(true)).map(|it| it.words());
    let value = place.take("value").map(|it| it.words());
    let parts = [present, value, quote, documents];
    parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The document that leads where several say something else.
fn leader(place: &Place<'_>, key: &str) -> Option<String> {
    let contract = place.reader.document.value.contract.get()?;
    let at = place.path.to_string();
    let differing = contract.differing();
    let here = differing.iter().find(|it| it.kind.place(it.party) == at);
    here.filter(|_| !key.is_empty())?.leader.map(str::to_owned)
}
