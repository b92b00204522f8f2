//! Who decides, how the parties talk, and how disputes are settled.

use super::place::{OPEN, Place};
use super::prose::{Prose, clauses, point, sentences, words};
use crate::view::Text;

pub(super) fn governance(prose: &mut Prose<'_>, governance: &Place<'_>) {
    entries(prose, governance, "decisions", "Who decides what", decision);
    entries(prose, governance, "bodies", "Bodies", body);
    prose.tell(governance, "escalation", "What cannot be settled is escalated in this order: {}.");
    if let Some(lead) = governance.take("integration_lead") {
        prose.tell(&lead, "name", "{} leads the integration.");
        prose.tell(&lead, "reports_to", "The integration lead reports to {}.");
        prose.choose(
            &lead,
            "may_decide",
            "The lead may decide in meetings.",
            "The lead may not decide in meetings.",
        );
        rest(prose, &lead);
    }
    if let Some(team) = governance.take("joint_team") {
        prose.tell(&team, "reports_to", "The joint team reports to {}.");
        prose.tell(&team, "may_spend", "The joint team may spend: {}.");
        prose.tell(&team, "place", "The joint team works in {}.");
        rest(prose, &team);
    }
    for (key, name, how) in [("amendments", "Amendments", "how"), ("accession", "How a party joins", "terms")]
    {
        let Some(place) = governance.take(key) else { continue };
        match place.is_plain() {
            true => prose.say(format!("{name}: {}", place.words())),
            false => {
                prose.tell(&place, how, &format!("{name}: {{}}."));
                prose.tell(&place, "decides", &format!("{name}, decided by: {{}}."));
            }
        }
    }
    entries(prose, governance, "service_levels", "Service levels", |it| {
        let name = it.called("what");
        point(&name, &sentences([it.part("level", "{}"), it.part("consequence", "otherwise: {}")]))
    });
    prose.tell(governance, "interface", "Interface: {}.");
    prose.tell(governance, "dashboard", "Dashboard: {}.");
    prose.tell(governance, "knowledge_base", "Knowledge base: {}.");
    prose.tell(governance, "issue_tracker", "Issue tracker: {}.");
}

/// A list under a key, a point for each entry.
pub(super) fn entries(
    prose: &mut Prose<'_>,
    of: &Place<'_>,
    key: &str,
    intro: &str,
    said: impl Fn(&Place<'_>) -> Text,
) {
    let Some(list) = of.take(key) else { return };
    if list.is_open() {
        return prose.place(&list, "");
    }
    let told = |it: &Place<'_>| if it.is_plain() { point("", &it.words()) } else { said(it) };
    prose.points(intro, list.items().iter().map(told).collect());
}

/// What stands in a place that is not as the format has it.
pub(super) fn rest(prose: &mut Prose<'_>, place: &Place<'_>) {
    match place.is_plain() {
        true => prose.place(place, ""),
        false => prose.rest(place),
    }
}

fn decision(it: &Place<'_>) -> Text {
    let name = it.called("what");
    let who = it.take("decides").map(|who| match who.words().as_str() {
        OPEN => format!("who decides is {OPEN}"),
        "the parties together" => "the parties decide together".to_owned(),
        words => format!("{words} decides"),
    });
    let said = sentences([
        words([who, it.part("consulted", "after consulting {}")], ", "),
        it.part("majority", "majority: {}"),
        it.part("veto", "{} can block it"),
        it.part("about", "it concerns {}"),
        it.part("duty", "duty to the others: {}"),
    ]);
    point(&name, &said)
}

fn body(it: &Place<'_>) -> Text {
    let id = it.called("id");
    let name = it.take("name").map_or(id, |name| name.words());
    let yes_no = |key: &str, yes: &str, no: &str, open: &str| {
        let place = it.take(key)?;
        Some(match place.flag().filter(|_| !place.is_open()) {
            Some(true) => yes.to_owned(),
            Some(false) => no.to_owned(),
            None => format!("{open}: {}", place.phrase()),
        })
    };
    let members = it.take("members").map(|members| match members.parties() {
        Some(parties) => {
            let of = |(name, it): &(String, Place<'_>)| format!("{} ({name})", it.phrase());
            parties.iter().map(of).collect::<Vec<_>>().join(", ")
        }
        None => members.phrase(),
    });
    let said = sentences([
        it.part("cadence", "it meets {}"),
        members.map(|members| format!("members: {members}")),
        yes_no(
            "may_decide",
            "it may decide in the meeting",
            "it may not decide in the meeting",
            "may decide in the meeting",
        ),
        it.part("votes", "votes: {}"),
        it.part("majority", "majority: {}"),
        it.part("quorum", "quorum: {}"),
        it.part("chair", "chaired by {}"),
        yes_no(
            "casting_vote",
            "the chair has a casting vote",
            "the chair has no casting vote",
            "casting vote of the chair",
        ),
        it.part("term_of_office", "members serve for {}"),
    ]);
    point(&name, &said)
}

pub(super) fn communication(prose: &mut Prose<'_>, place: &Place<'_>) {
    entries(prose, place, "meetings", "Meetings", |it| {
        let name = it.called("name");
        point(
            &name,
            &words(
                [it.part("cadence", "{}"), it.part("length", "{}"), it.part("attendees", "with {}")],
                ", ",
            )
            .unwrap_or_default(),
        )
    });
    entries(prose, place, "channels", "Channels", |it| {
        let name = it.called("name");
        point(&name, &clauses([it.part("use", "{}")]))
    });
    entries(prose, place, "reports", "Reports", |it| {
        let name = it.called("name");
        point(&name, &words([it.part("cadence", "{}"), it.part("to", "to {}")], ", ").unwrap_or_default())
    });
    prose.tell(place, "copied", "Always copied in: {}.");
    prose.tell(place, "response_time", "Questions are answered within {}.");
    prose.tell(place, "transparency", "What each party shows the others: {}.");
    prose.tell(place, "tools", "The tools are {}.");
    if let Some(culture) = place.take("culture") {
        prose.tell(&culture, "discussed", "The parties discussed their cultures on {}.");
        prose.tell(&culture, "decision_speed", "Speed of decisions: {}.");
        prose.tell(&culture, "style", "Style: {}.");
        prose.tell(&culture, "risk", "Attitude to risk: {}.");
        rest(prose, &culture);
    }
}

pub(super) fn conflict(prose: &mut Prose<'_>, conflict: &Place<'_>) {
    if let Some(levels) = conflict.take("levels") {
        let said = |it: &Place<'_>| {
            if it.is_plain() {
                return it.words();
            }
            let parts = [it.part("who", "{}"), it.part("within", "within {}")];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        let said: Vec<String> = levels.items().iter().map(said).collect();
        match levels.is_open() {
            true => prose.place(&levels, ""),
            false => prose.say(format!("A dispute goes up these levels: {}", said.join("; then "))),
        }
    }
    prose.tell(conflict, "cooling_off", "A party cools off for {} before it replies.");
    prose.choose(
        conflict,
        "confidential",
        "Disputes are kept from the public and from customers.",
        "Disputes need not be kept confidential.",
    );
    if let Some(deadlock) = conflict.take("deadlock") {
        prose.tell(&deadlock, "means", "Deadlock means: {}.");
        prose.tell(&deadlock, "default", "Until it is resolved, the default is: {}.");
        rest(prose, &deadlock);
    }
}
