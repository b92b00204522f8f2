//! People, budgets, metrics and deliverables.

use super::canvas::by_party;
use super::parties::goal;
use super::place::Place;
use super::prose::{Prose, clauses, point, sentences, words};
use crate::view::{Table, Text};

pub(super) fn resources(prose: &mut Prose<'_>, resources: &Place<'_>) {
    const KEYS: [&str; 5] = ["people", "budget", "time", "lead", "lead_level"];
    let mut columns = vec!["phase".to_owned(), "party".to_owned()];
    columns.extend(["people", "budget", "share of time", "lead", "level of the lead"].map(str::to_owned));
    let mut table = Table::with_columns(columns).right(&[2, 3, 4]);
    for (_, phase) in resources.untold() {
        let label = phase.label();
        let parties = phase.parties().unwrap_or_default();
        if phase.is_plain() {
            prose.place(&phase, "");
        }
        for (name, party) in parties {
            let said = |key: &str| party.take(key).map(|it| it.figure());
            let cells = KEYS.map(|key| if party.is_open() { Some(party.figure()) } else { said(key) });
            let cells = cells.into_iter().map(Option::unwrap_or_default);
            let row = [label.clone(), name].into_iter().chain(cells);
            table.row(row.map(|it| Text::default().and(it)));
        }
    }
    prose.table(table);
}

pub(super) fn metrics(prose: &mut Prose<'_>, metrics: &Place<'_>) {
    if metrics.is_list() {
        prose.points("The parties measure success by", metrics.items().iter().map(metric).collect());
    }
}

fn metric(it: &Place<'_>) -> Text {
    if it.is_plain() {
        return point("", &it.words());
    }
    let bound = match () {
        () if it.holds("direction", "up") => it.take("direction").map(|_| "at least "),
        () if it.holds("direction", "down") => it.take("direction").map(|_| "at most "),
        () => None,
    };
    // Of percent, the figure says it.
    let unit = if it.holds("unit", "percent") {
        it.take("unit").map(|_| String::new())
    } else {
        it.part("unit", " {}")
    };
    let target = format!("the target is {}{{}}{}", bound.unwrap_or_default(), unit.unwrap_or_default());
    let id = it.take("id").map(|id| id.words()).unwrap_or_default();
    let name = it.take("name").map_or(id, |name| name.words());
    let agreed = it.take("agreed_by").map(|who| match is_all(&who) {
        true => "all parties have agreed to it".to_owned(),
        false => format!("agreed by: {}", who.phrase()),
    });
    let target = words([it.part("target", &target), it.part("per", "{}"), it.part("due", "by {}")], ", ");
    let said = sentences([
        it.part("definition", "{}"),
        words([target, it.part("tolerance", "with a tolerance of {}")], ", "),
        it.part("direction", "direction: {}"),
        it.part("kind", "it is a {} metric"),
        it.part("owner", "{} owns it"),
        agreed,
    ]);
    point(&name, &said)
}

/// Whether every party is named.
fn is_all(who: &Place<'_>) -> bool {
    let named: Vec<String> = who.items().iter().map(Place::words).collect();
    who.reader.parties.iter().all(|id| named.contains(&who.reader.party(id)))
}

pub(super) fn deliverables(prose: &mut Prose<'_>, list: &Place<'_>) {
    let said = |it: &Place<'_>| {
        if it.is_plain() {
            return point("", &it.words());
        }
        let name = it.called("what");
        let due = if it.waits("due") { "due when this happens: {}" } else { "due on {}" };
        let said = sentences([
            words([it.part("by", "by {}"), it.part("payment", "for {}")], ", "),
            it.part("due", due),
            it.part("happened", "that happened on {}"),
            it.part("acceptance", "it is accepted when: {}"),
            it.part("delivered", "delivered on {}"),
        ]);
        point(&name, &said)
    };
    prose.points("What is delivered", list.items().iter().map(said).collect());
}

pub(super) fn joint_plan(prose: &mut Prose<'_>, plan: &Place<'_>) {
    for (period, goals) in plan.untold() {
        match goals.is_plain() {
            true => prose.say(format!("{period}: {}", goals.words())),
            false => by_party(prose, &goals, &period, goal),
        }
    }
}

pub(super) fn growth(prose: &mut Prose<'_>, list: &Place<'_>) {
    let said = |it: &Place<'_>| {
        if it.is_plain() {
            return point("", &it.words());
        }
        let name = it.called("what");
        let terms = it.take("terms").map(|terms| match terms.is_plain() {
            true => format!("terms: {}", terms.words()),
            false => clauses([
                terms.part("words", "terms: {}"),
                terms.part("referral_fee", "referral fee {}"),
                terms.part("resale_discount", "resale discount {}"),
                terms.part("compensation", "sales compensation: {}"),
            ]),
        });
        let trial = it.take("trial").map(|trial| match trial.is_plain() {
            true => format!("trial: {}", trial.words()),
            false => clauses([trial.part("length", "trial: {}"), trial.part("go_no_go", "to go on: {}")]),
        });
        let said = sentences([
            words([it.part("kind", "{}"), it.part("by", "run by {}")], ", "),
            it.part("audience", "audience: {}"),
            it.part("lead_sharing", "leads are shared: {}"),
            it.part("qualification", "a lead counts when: {}"),
            terms,
            it.part("ip", "IP: {}"),
            it.part("budget", "budget {}"),
            it.part("revenue_split", "share of revenue: {}"),
            trial,
        ]);
        point(&name, &said)
    };
    prose.points("Joint growth", list.items().iter().map(said).collect());
}
