//! Who the parties are, for how long, and why.

use super::place::{Place, lowered};
use super::prose::{Prose, clauses};
use crate::grammar::series;

/// What is said before the first section.
pub(super) fn head(prose: &mut Prose<'_>, all: &Place<'_>) {
    if let Some(summary) = all.take("summary") {
        prose.say(if summary.is_open() { format!("Summary: {}", summary.words()) } else { summary.words() });
    }
    prose.tell(all, "kind", "It is a partnership for {}.");
    prose.tell(all, "tier", "Each party places the others in its tier {}.");
    prose.tell(all, "currency", "The parties count in {}.");
    prose.tell(all, "reviewed", "They last went through the whole charter on {}.");
}

pub(super) fn parties(prose: &mut Prose<'_>, parties: &Place<'_>) {
    let reader = parties.reader;
    let names: Vec<String> = reader.parties.iter().map(|id| reader.party(id)).collect();
    prose.say(format!("This charter is between {}", series(&names)));
    for (id, party) in parties.untold() {
        let name = reader.party(&id);
        prose.on(&name);
        // What people call it stands in front.
        party.take("name");
        if party.is_open() {
            prose.say("All of this is still to be agreed.");
            continue;
        }
        one(prose, &party);
        prose.rest(&party);
    }
}

fn one(prose: &mut Prose<'_>, party: &Place<'_>) {
    prose.tell(party, "industry", "Industry: {}.");
    prose.tell(party, "country", "Country: {}.");
    if let Some(count) = party.take("employees") {
        let noun = if count.words() == "1" { "employee" } else { "employees" };
        match count.is_open() {
            true => prose.place(&count, ""),
            false => prose.say(format!("It has {} {noun}", count.words())),
        }
    }
    prose.tell(party, "capabilities", "It brings {}.");
    prose.tell(party, "role", "It takes part as {}.");
    prose.tell(party, "members", "It counts {} members.");
    prose.tell(party, "joined", "It joined on {}.");
    prose.tell(party, "until", "Its own term ends on {}.");
    prose.tell(party, "sponsor", "The executive sponsor is {}.");
    prose.tell(party, "manager", "{} manages the partnership.");
    if let Some(champions) = party.take("champions") {
        prose.say(format!("Champions: {}", champions.phrase()));
    }
    prose.tell(party, "liaison", "{} bridges the two cultures as liaison.");
    prose.tell(party, "affiliates", "Affiliates: {}.");
    prose.tell(party, "subcontractors", "Subcontractors: {}.");
}

pub(super) fn term(prose: &mut Prose<'_>, term: &Place<'_>) {
    prose.tell(term, "start", "The partnership starts on {}.");
    prose.tell(term, "length", "It runs for {}.");
    prose.tell(
        term,
        "end",
        if term.waits("end") { "It ends when this happens: {}." } else { "It ends on {}." },
    );
    prose.tell(term, "happened", "That happened on {}.");
    if term.holds("renewal", "by-agreement") {
        term.take("renewal");
        prose.say("It is renewed only by agreement: silence ends it.");
    } else if term.holds("renewal", "none") {
        term.take("renewal");
        prose.say("It is not renewed.");
    } else {
        prose.tell(term, "renewal", "Renewal is {}.");
    }
    prose.tell(term, "notice", "A party that does not want a renewal says so {} before the end.");
}

pub(super) fn intent(prose: &mut Prose<'_>, intent: &Place<'_>) {
    let mut is_first = true;
    for (name, party) in intent.parties().unwrap_or_default() {
        if !std::mem::take(&mut is_first) {
            prose.end();
        }
        let has_kind = party.has("kind");
        if let Some(kind) = party.take("kind") {
            prose.say(match kind.is_open() {
                true => format!("What {name} seeks is still to be agreed"),
                false => format!("{name} seeks {}", kind.phrase()),
            });
        }
        if let Some(statement) = party.take("statement") {
            prose.say(match statement.is_open() {
                true => format!("{name} has still to state its intent"),
                false if has_kind => format!("In its words: {}", statement.words()),
                false => format!("{name}, in its own words: {}", statement.words()),
            });
        }
        prose.tell(&party, "reviewed", "It last reviewed this on {}.");
        if party.is_open() {
            prose.say(format!("The intent of {name} is still to be agreed"));
        } else if party.is_plain() {
            prose.say(format!("{name} seeks {}", party.words()));
        } else {
            prose.rest(&party);
        }
    }
}

/// A goal in a line.
pub(super) fn goal(goal: &Place<'_>) -> String {
    if goal.is_plain() {
        return goal.words();
    }
    let rest = |goal: &Place<'_>| {
        let said =
            goal.untold().into_iter().map(|(_, it)| format!("{}: {}", lowered(&it.label()), it.phrase()));
        Some(said.collect::<Vec<_>>().join("; "))
    };
    clauses([
        goal.part("goal", "{}"),
        goal.part("metric", "measured by {}"),
        goal.part("target", "target {}"),
        goal.part("due", "by {}"),
        goal.part("key_result", "key result: {}"),
        rest(goal),
    ])
}
