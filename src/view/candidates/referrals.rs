//! Referral chain, and what the first referrer of a leader gets by the charter's terms [S1].

use std::collections::BTreeMap;

use super::record::RankedRecord;
use crate::document::Field;
use crate::document::charter::growth;
use crate::method::candidates::referrals::{Origin, Referrer};
use crate::partnership::Partnership;
use crate::view::place::lines_of;
use crate::view::{Page, Text};

/// A chain of more links is shown with its beginning and its end.
const MOST_LINKS: usize = 8;

/// The chains, the circles, and the reward; nothing where nobody was introduced.
pub(super) fn referrals(page: &mut Page, shown: &RankedRecord<'_>) {
    if shown.referrals.is_empty() {
        return;
    }
    let origins = shown.referrals.origins();
    page.heading("Referral chain");
    let mut points: Vec<Text> =
        shown.referrals.ends().into_iter().map(|end| chain(shown, &origins, end)).collect();
    points.extend(shown.referrals.cycles().iter().map(|cycle| circle(shown, cycle)));
    page.list(points);
    reward(page, shown, &origins);
}

/// `The trade fair → Velo Post → Parcelo`, from the first referrer on.
fn chain(shown: &RankedRecord<'_>, origins: &BTreeMap<usize, Origin>, end: usize) -> Text {
    let mut links: Vec<String> =
        shown.referrals.way(end).into_iter().map(|index| shown.name(index).to_owned()).collect();
    match origins.get(&end) {
        Some(Origin::First(Referrer::Candidate(_))) | None => {}
        Some(Origin::First(other)) => links.push(shown.referrer(other)),
        Some(Origin::Circle) => links.push("a loop".to_owned()),
    }
    links.reverse();
    if links.len() > MOST_LINKS {
        let half = MOST_LINKS / 2;
        let between = links.len() - 2 * half;
        links.splice(half..links.len() - half, [format!("({between} more)")]);
    }
    Text::default().and(links.join(" \u{2192} "))
}

fn circle(shown: &RankedRecord<'_>, cycle: &[usize]) -> Text {
    let mut names: Vec<&str> = cycle.iter().map(|index| shown.name(*index)).collect();
    let Some(first) = names.first().copied() else { return Text::default() };
    if names.len() == 1 {
        return Text::default()
            .strong(first)
            .and(" is recorded as introducing itself: there is no first referrer");
    }
    names.push(first);
    Text::default()
        .strong(first)
        .and(" was introduced by ")
        .and(names[1..].join(", that by "))
        .and(": a loop, so there is no first referrer")
}

/// For each leader that was introduced: who came first, and what the terms say.
fn reward(page: &mut Page, shown: &RankedRecord<'_>, origins: &BTreeMap<usize, Origin>) {
    let introduced: Vec<(usize, &Origin)> =
        shown.landscape.leaders().filter_map(|it| Some((it.index, origins.get(&it.index)?))).collect();
    if introduced.is_empty() {
        return;
    }
    page.heading("Reward for the first referrer");
    let mut points = Vec::new();
    let mut has_addressee = false;
    for (index, origin) in introduced {
        let text = Text::default().strong(shown.name(index)).and(" leads");
        points.push(match origin {
            Origin::First(Referrer::Unclear(id)) => {
                text.and("; who introduced it is unclear: several candidates have the id ").code(id)
            }
            Origin::First(first) => {
                has_addressee = true;
                text.and("; the first referrer was ").strong(shown.referrer(first))
            }
            Origin::Circle => text.and("; its referrals form a loop, so no one can be paid the reward"),
        });
    }
    if has_addressee {
        points.extend(terms(shown.partnership));
    }
    page.list(points);
}

/// What the charter says of the reward, and no more.
fn terms(partnership: Option<&Partnership>) -> Vec<Text> {
    let Some(partnership) = partnership else {
        return vec![Text::from("no charter yet, so no reward is agreed")];
    };
    let referrals: &Field<growth::Referrals> = &partnership.charter.value.referrals;
    let Some(given) = referrals.get() else {
        return vec![Text::from(match referrals.is_invalid() {
            true => "the charter's `referrals` cannot be read",
            false => "no reward agreed: the charter has no `referrals`",
        })];
    };
    let said = |key: &str, value: Option<String>| {
        let at = lines_of(partnership, &[format!("referrals.{key}")]);
        let value = value.unwrap_or_else(|| "not stated".to_owned());
        Text::default().and(format!("{key} by the charter{at}: ")).and(value)
    };
    vec![
        said("reward", given.reward.get().map(ToString::to_string)),
        said("terms", given.terms.get().map(ToString::to_string)),
        said("tracking", given.tracking.get().map(ToString::to_string)),
    ]
}
