//! Who decides what, who meets, and where a disagreement goes.

use super::Scene;
use super::element::Section;
use crate::document::charter::Charter;
use crate::document::charter::governance::{Body, DecisionRight, Governance};
use crate::document::{Authority, Each, NoneOr};
use crate::grammar::spaced;
use crate::method::voting::{Power, powers};
use crate::view::{Cell, Page, Table, Text};
use crate::wording::voting as wording;

const NOTHING: &str = "\u{2013}";

pub(super) fn governance(scene: &Scene<'_>, section: &mut Section) {
    let charter = scene.charter();
    if let Some(governance) = charter.governance.get() {
        section.list("Who decides what", decisions(charter, governance), &[1]);
        let bodies = bodies(charter, governance);
        if !bodies.rows.is_empty() {
            section.heading("Who meets");
            section.table(bodies);
        }
        escalation(charter, governance, section);
    }
    conflict(charter, section);
}

fn decisions(charter: &Charter, governance: &Governance) -> Table {
    let mut table = Table::with_columns(["decision", "who decides", "consulted first", "duty to the others"]);
    let powers = powers(charter);
    for (index, right) in governance.decisions.get().into_iter().flat_map(|it| it.iter()) {
        let power = powers.iter().find(|power| power.decision == index);
        let consulted = right.consulted.get().into_iter().flat_map(|it| it.values());
        let consulted: Vec<Text> = consulted.map(|it| plain(name(charter, it))).collect();
        table.rows.push(vec![
            text(right.what.get().map(|what| what.as_str())),
            lines(who_decides(charter, right, power)),
            lines(consulted),
            text(right.duty.get().and_then(NoneOr::value).map(|duty| duty.as_str())),
        ]);
    }
    table
}

/// Who decides, by how many votes, and who can block or be outvoted.
fn who_decides(charter: &Charter, right: &DecisionRight, power: Option<&Power>) -> Vec<Text> {
    let who = right.decides.get().map_or_else(|| NOTHING.to_owned(), |it| name(charter, it));
    let votes = power.and_then(|power| power.votes);
    let first = match votes {
        Some((needed, total)) => format!("{who}, {needed} of {total} votes"),
        None => who,
    };
    // Of one party, or of all, the name says it.
    let is_worked_out = votes.is_some() || right.veto.is_given();
    let worked_out = power.filter(|_| is_worked_out).map(|power| plain(wording::power(charter, power)));
    std::iter::once(plain(first)).chain(worked_out).collect()
}

fn bodies(charter: &Charter, governance: &Governance) -> Table {
    let mut table = Table::with_columns(["body", "meets", "members", "may decide in the meeting"]);
    for body in governance.bodies.get().into_iter().flat_map(|it| it.values()) {
        table.rows.push(vec![
            text(body.name.get().map(|it| it.as_str()).or_else(|| body.id.get().map(|id| id.as_str()))),
            plain(body.cadence.get().map_or_else(|| NOTHING.to_owned(), ToString::to_string)).into(),
            lines(members(charter, body)),
            lines(may_decide(charter, body)),
        ]);
    }
    table
}

fn members(charter: &Charter, body: &Body) -> Vec<Text> {
    let of = |party: &str| {
        let members = body.members.get()?.of(party).get().copied()?;
        let names: Vec<&str> = members.values().map(|member| member.name()).collect();
        (!names.is_empty()).then(|| plain(format!("{}: {}", charter.party_name(party), names.join(", "))))
    };
    charter.party_ids().into_iter().filter_map(of).collect()
}

fn may_decide(charter: &Charter, body: &Body) -> Vec<Text> {
    let word = |is_yes: bool| if is_yes { "yes" } else { "no" };
    match body.may_decide.get() {
        Some(Each::All(it)) => vec![plain(word(it.is_yes()))],
        Some(each) => {
            let of = |party: &str| {
                let it = each.of(party).get().copied()?;
                Some(plain(format!("{}: {}", charter.party_name(party), word(it.is_yes()))))
            };
            charter.party_ids().into_iter().filter_map(of).collect()
        }
        None => Vec::new(),
    }
}

fn escalation(charter: &Charter, governance: &Governance, section: &mut Section) {
    let path: Vec<String> = governance
        .escalation
        .get()
        .into_iter()
        .flat_map(|it| it.values())
        .map(|it| name(charter, it))
        .collect();
    if !path.is_empty() {
        section.heading("Escalation path");
        section.say(plain(path.join(" \u{2192} ")));
    }
}

fn conflict(charter: &Charter, section: &mut Section) {
    let Some(conflict) = charter.conflict.get() else { return };
    let levels = conflict.levels.get().into_iter().flat_map(|it| it.values());
    let mut table = Table::with_columns(["level", "who settles it", "within"]).right(&[0]);
    for (nth, level) in levels.enumerate() {
        table.rows.push(vec![
            (nth + 1).to_string().into(),
            text(level.who.get().map(|who| who.as_str())),
            plain(level.within.get().map_or_else(|| NOTHING.to_owned(), ToString::to_string)).into(),
        ]);
    }
    let deadlock = conflict.deadlock.get();
    let means = deadlock.and_then(|it| it.means.get()).map(|it| it.as_str());
    let default = deadlock.and_then(|it| it.default.get()).map(|it| spaced(it.as_str()));
    if table.rows.is_empty() && means.is_none() && default.is_none() {
        return;
    }
    section.heading("Conflict protocol");
    section.table(table);
    let mut page = Page::default();
    if let Some(means) = means {
        page.say(Text::default().strong("Deadlock").and(format!(": {means}")));
    }
    if let Some(default) = default {
        page.say(Text::default().strong("In a deadlock").and(format!(": {default}")));
    }
    section.page(page);
}

/// What people call somebody who decides.
fn name(charter: &Charter, authority: &Authority) -> String {
    match authority {
        Authority::Party(party) => charter.party_name(party).to_owned(),
        Authority::Body(id) => body_name(charter, id).map_or_else(|| id.clone(), str::to_owned),
        Authority::All => "all parties".to_owned(),
        Authority::Other(words) => words.clone(),
    }
}

/// The name of a body, by its id.
pub(super) fn body_name<'a>(charter: &'a Charter, id: &str) -> Option<&'a str> {
    let bodies = charter.governance.get()?.bodies.get()?;
    let body = bodies.values().find(|body| body.id.get().is_some_and(|it| it.as_str() == id))?;
    body.name.get().map(|name| name.as_str())
}

fn plain(text: impl Into<String>) -> Text {
    Text::default().and(text)
}

fn text(text: Option<&str>) -> Cell {
    plain(text.unwrap_or(NOTHING)).into()
}

fn lines(lines: Vec<Text>) -> Cell {
    if lines.is_empty() { NOTHING.into() } else { Cell::of_lines(lines) }
}
