//! Gates, dates, reviews and risks.

use super::governance::{entries, rest};
use super::place::Place;
use super::prose::{Prose, point, sentences, words};
use crate::view::{Table, Text};

pub(super) fn gates(prose: &mut Prose<'_>, gates: &Place<'_>) {
    if gates.is_list() {
        prose.points(
            "The parties decide whether to go on at these gates",
            gates.items().iter().map(gate).collect(),
        );
    }
}

fn gate(it: &Place<'_>) -> Text {
    if it.is_plain() {
        return point("", &it.words());
    }
    let id = it.called("id");
    let name = it.take("name").map_or(id, |name| name.words());
    let deciders = it.take("deciders").map(|deciders| match deciders.parties() {
        Some(parties) => {
            let of = |(name, it): &(String, Place<'_>)| format!("{} ({name})", it.phrase());
            format!("decided by {}", parties.iter().map(of).collect::<Vec<_>>().join(" and "))
        }
        None => format!("decision-makers {}", deciders.phrase()),
    });
    let due = if it.waits("due") { "due when this happens: {}" } else { "due on {}" };
    let after = if it.waits("due") { "due {} after that" } else { "due {} after the start of the term" };
    let said = sentences([
        it.part("due", due),
        it.part("happened", "that happened on {}"),
        it.part("after", after),
        it.part("question", "{}"),
        it.part("criteria", "criteria: {}"),
        it.part("evidence", "evidence: {}"),
        deciders,
        it.part("if_missed", "if it is missed: {}"),
    ]);
    point(&name, &said)
}

/// The dates of a plan in a table, everything else in sentences.
pub(super) fn plan(prose: &mut Prose<'_>, plan: &Place<'_>) {
    const DATES: [&str; 8] = [
        "start",
        "business_alignment",
        "pre_mortem",
        "charter_agreed",
        "legal_review",
        "signed",
        "security_audit",
        "training",
    ];
    let mut table = Table::with_columns(["step", "date"]);
    for place in DATES.iter().filter_map(|key| plan.take(key)) {
        let said = if place.is_plain() { place.figure() } else { place.phrase() };
        table.row([Text::default().and(place.label()), Text::default().and(said)]);
    }
    if let Some(phases) = plan.take("phases") {
        for (_, phase) in phases.untold() {
            let label = phase.label();
            let part = |key: &str| phase.take(key).map(|it| it.figure());
            let said = match (part("start"), part("end")) {
                (Some(start), Some(end)) => format!("{start} to {end}"),
                (Some(start), None) => format!("from {start}"),
                (None, Some(end)) => format!("until {end}"),
                (None, None) => phase.figure(),
            };
            table.row([Text::default().and(label), Text::default().and(said)]);
        }
        if phases.is_plain() {
            prose.place(&phases, "");
        }
    }
    prose.table(table);
    if let Some(onboarding) = plan.take("onboarding") {
        prose.tell(&onboarding, "start", "Onboarding starts on {}.");
        prose.tell(&onboarding, "length", "Onboarding takes {}.");
        prose.tell(&onboarding, "facilitator", "{} facilitates the onboarding.");
        prose.tell(&onboarding, "results", "Results of the onboarding: {}.");
        rest(prose, &onboarding);
    }
    for (key, name) in [("trial", "trial"), ("pilot", "pilot")] {
        let Some(place) = plan.take(key) else { continue };
        prose.tell(&place, "length", &format!("The {name} lasts {{}}."));
        prose.tell(&place, "partners", &format!("The {name} has {{}} partners."));
        prose.tell(&place, "metrics", &format!("The {name} is measured by {{}}."));
        prose.tell(&place, "feedback", &format!("Feedback on the {name} is due on {{}}."));
        prose.tell(&place, "go_no_go", "The parties go on if: {}.");
        rest(prose, &place);
    }
    prose.tell(plan, "early_wins", "Early wins: {}.");
    prose.tell(plan, "data_agreement", "The data agreement: {}.");
    prose.tell(plan, "readiness", "The readiness review: {}.");
}

pub(super) fn reviews(prose: &mut Prose<'_>, reviews: &Place<'_>) {
    const NAMES: [(&str, &str); 7] = [
        ("business", "business review"),
        ("health", "health check"),
        ("value_loop", "value review"),
        ("audit", "strategic audit"),
        ("relationship", "relationship review"),
        ("operations", "operations call"),
        ("leadership", "executive review"),
    ];
    let said = |(key, name): &(&str, &str)| Some(format!("{name} {}", reviews.take(key)?.words()));
    let said: Vec<String> = NAMES.iter().filter_map(said).collect();
    if !said.is_empty() {
        prose.say(format!("The parties review the partnership at fixed intervals: {}", said.join(", ")));
    }
    prose.tell(reviews, "health_answers", "Answers to the health check are {}.");
}

pub(super) fn risks(prose: &mut Prose<'_>, risks: &Place<'_>) {
    if !risks.is_list() {
        return;
    }
    let said = |it: &Place<'_>| {
        if it.is_plain() {
            return point("", &it.words());
        }
        let id = it.called("id");
        let name = it.take("what").map_or(id, |what| what.words());
        let rated = |key: &str, open: &str| {
            let place = it.take(key)?;
            Some(if place.is_open() {
                format!("{open} {}", place.words())
            } else {
                format!("{} {open}", place.words())
            })
        };
        let rating = words([rated("likelihood", "likelihood"), rated("impact", "impact")], ", ");
        let said = sentences([
            words([rating, it.part("kind", "{}")], "; "),
            it.part("reason", "because: {}"),
            it.part("mitigation", "mitigation: {}"),
            it.part("contingency", "contingency: {}"),
            it.part("owner", "{} owns it"),
        ]);
        point(name.trim_end_matches('.'), &said)
    };
    prose.points("The parties see these risks", risks.items().iter().map(said).collect());
}

pub(super) fn scenarios(prose: &mut Prose<'_>, scenarios: &Place<'_>) {
    prose.tell(scenarios, "market_shrinks", "If the market shrinks: {}.");
    prose.tell(scenarios, "executive_leaves", "If an executive leaves: {}.");
}

pub(super) fn ip(prose: &mut Prose<'_>, ip: &Place<'_>) {
    prose.tell(ip, "background", "Background IP is {}.");
    prose.choose(
        ip,
        "background_complete",
        "The list of background IP is complete.",
        "The list of background IP is not complete.",
    );
    if let Some(foreground) = ip.take("foreground") {
        prose.tell(&foreground, "ownership", "Foreground IP is {}.");
        if let Some(use_of) = foreground.take("exploitation") {
            prose.tell(&use_of, "who", "It may be used by {}.");
            prose.tell(&use_of, "markets", "The markets are {}.");
            prose.tell(&use_of, "length", "The exploitation plan runs for {}.");
            rest(prose, &use_of);
        }
        prose.tell(&foreground, "patent_promise", "The promise not to enforce patents covers: {}.");
        rest(prose, &foreground);
    }
    entries(prose, ip, "licences", "Licences", |it| {
        let party = |key: &str| it.take(key).map_or_else(|| "?".to_owned(), |it| it.words());
        let ends = format!("{} to {}", party("from"), party("to"));
        let said = sentences([
            it.part("scope", "{}"),
            it.part("field", "field of use: {}"),
            it.part("territory", "territory: {}"),
            it.part("length", "for {}"),
            it.part("sublicensing", "sublicensing: {}"),
            it.part("survives_non_payment", "survives non-payment: {}"),
            it.part("reverts", "reverts when: {}"),
            it.part("first_negotiation", "right of first negotiation for {}"),
            it.part("escrow", "escrow: {}"),
        ]);
        point(&ends, &said)
    });
    if let Some(exclusive) = ip.take("exclusive") {
        prose.tell(&exclusive, "to", "{} has an exclusive right.");
        prose.tell(&exclusive, "paid_by", "The exclusive right is paid for by {}.");
        prose.tell(&exclusive, "field", "The exclusive right covers this field of use: {}.");
        prose.tell(&exclusive, "territory", "The exclusive right holds in {}.");
        prose.tell(&exclusive, "lost_when", "The exclusive right is lost when: {}.");
        rest(prose, &exclusive);
    }
}

pub(super) fn referrals(prose: &mut Prose<'_>, referrals: &Place<'_>) {
    prose.tell(referrals, "terms", "Referrals: {}.");
    prose.tell(referrals, "tracking", "Referrals are tracked by {}.");
    prose.tell(referrals, "reward", "A referral is rewarded with {}.");
}
