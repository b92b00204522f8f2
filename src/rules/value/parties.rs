//! What the value rules say of parties: who is left out, and how their figures stand side by side.

use crate::document::charter::value::Value;
use crate::document::{ByParty, Field};
use crate::method::value::PartyValue;
use crate::rules::series::series;
use crate::rules::{Drafts, Subject};
use crate::wording::value::total;

/// Something that each party says in the value section, in the words of its rule.
pub(super) struct Wanted {
    /// Its key in the value section.
    pub(super) key: &'static str,
    /// What is wrong where one party leaves it out: the words after its name.
    pub(super) one: &'static str,
    /// The same of several parties.
    pub(super) several: &'static str,
    /// What to write, after the parties' keys. `{currency}` stands for the one that the section is in.
    pub(super) example: &'static str,
}

/// The value section, where its gaps are asked about: an informal partnership is spared [S3].
pub(super) fn section<'a>(subject: &Subject<'a>) -> Option<&'a Value> {
    subject.charter.value.get().filter(|_| !subject.is_informal())
}

/// Whether an informal partnership says what passes where it speaks of referrals: that is all that it exchanges.
pub(super) fn is_told_by_referrals(subject: &Subject<'_>) -> bool {
    let referrals = subject.charter.referrals.get();
    subject.is_informal() && referrals.is_some_and(|it| it.terms.is_given() || it.reward.is_given())
}

/// The currency of the section's first amount, for examples of what to write.
pub(super) fn currency(subject: &Subject<'_>) -> &'static str {
    let amounts = subject.assessment.value.as_ref().map(|equation| equation.amounts.as_slice());
    amounts.and_then(<[_]>::first).map_or("GBP", |(_, money)| money.currency().code())
}

/// The parties of which nothing is said: all of them where the key itself is missing or open.
pub(super) fn left_out<'a, T>(subject: &Subject<'a>, field: &Field<ByParty<T>>) -> Vec<&'a str> {
    let parties = subject.charter.party_ids().into_iter();
    match field {
        Field::Missing | Field::Open => parties.collect(),
        Field::Given(said) => parties.filter(|party| said.of(party).is_missing()).collect(),
        Field::Invalid => Vec::new(),
    }
}

/// Notes the parties that leave something out, together.
pub(super) fn report_left_out<T>(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    wanted: &Wanted,
    field: &Field<ByParty<T>>,
) {
    let left_out = left_out(subject, field);
    if left_out.is_empty() {
        return;
    }
    let Wanted { key, one, several, example } = wanted;
    let lack = if left_out.len() == 1 { one } else { several };
    let open = if field.is_open() { format!(": `{key}` is still open") } else { String::new() };
    let add = match field.get() {
        Some(_) => format!("add {} to `value.{key}`", keys(&left_out)),
        None => format!("add `{key}:` to `value` with {}", keys(&left_out)),
    };
    let and = if field.is_given() { "" } else { ", each" };
    drafts
        .at_key(
            place(key, field.is_given(), &left_out),
            format!("{} {lack}{open}", named(subject, field.get(), &left_out)),
        )
        .help(format!("{add}{and} {}", example.replace("{currency}", currency(subject))));
}

/// Where something is left out: at the party, where it is one and the others are there; else at the key.
pub(super) fn place(key: &str, is_given: bool, left_out: &[&str]) -> String {
    match left_out {
        [party] if is_given => format!("value.{key}.{party}"),
        _ => format!("value.{key}"),
    }
}

/// The keys of parties in a help line.
pub(super) fn keys(parties: &[&str]) -> String {
    let keys: Vec<String> = parties.iter().map(|party| format!("`{party}:`")).collect();
    series(&keys)
}

/// The parties by name, those whose entry is open marked as such.
pub(super) fn named<T>(subject: &Subject<'_>, said: Option<&ByParty<T>>, parties: &[&str]) -> String {
    let is_open = |party: &str| said.is_some_and(|said| said.of(party).is_open());
    let named: Vec<String> = parties
        .iter()
        .map(|party| {
            let open = if is_open(party) { " (still open)" } else { "" };
            format!("{}{open}", subject.charter.party_name(party))
        })
        .collect();
    series(&named)
}

/// Where a party's own figures stand.
pub(super) fn own_place(party: &PartyValue) -> String {
    format!("value.costs.{}", party.party)
}

/// `gets 420000 GBP and puts in 330000 GBP`.
pub(super) fn figures(party: &PartyValue) -> String {
    format!("gets {} and puts in {}", total(&party.gets()), total(&party.puts_in()))
}

/// The same with what that comes to: `…: 1.27 for every 1`.
pub(super) fn figures_with_ratio(party: &PartyValue) -> String {
    match &party.ratio {
        Ok(ratio) => format!("{}: {ratio} for every 1", figures(party)),
        Err(_) => figures(party),
    }
}

/// Of what a party's figures are made up.
pub(super) fn makeup(party: &PartyValue) -> String {
    format!(
        "gets {} in the exchange and {} of the revenue; gives {} and has costs of {}",
        total(&party.received),
        total(&party.share),
        total(&party.given),
        total(&party.costs)
    )
}
