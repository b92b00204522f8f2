use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::people;
use crate::document::scalar::Person;
use crate::document::{Source, folded};
use crate::finding::Severity;
use crate::grammar::series;
use crate::partnership::{Author, Authorship};
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// a vote, approval or acknowledgement recorded by someone other than the person it names
    "author-mismatch",
    // An author's address is easily set and easily forgotten: it is a hint, and a signature is the proof.
    severity: Warning, from: Launch, until: WindingDown,
    nature: Defect, consequence: Exposed,
    authority: ["ours"],
    why: "a party can deny a vote that someone else recorded in the name of its people",
    needs: Authors,
    check: Partnership(check),
}

/// What somebody is said to have done.
struct Deed<'a> {
    record: &'a Arc<Source>,
    /// The entry that says all of it; the root where that is the whole record.
    entry: YamlPath,
    /// The key that names the person.
    by: YamlPath,
    party: &'a str,
    person: &'a Person,
    /// "the vote".
    what: &'static str,
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(authors) = &subject.partnership.past.authors else { return };
    for deed in deeds(subject) {
        if let Some(authorship) = authors.get(&deed.record.path) {
            judge(subject, drafts, &deed, authorship);
        }
    }
}

fn deeds<'a>(subject: &Subject<'a>) -> Vec<Deed<'a>> {
    let records = &subject.partnership.records;
    let mut deeds = Vec::new();
    let of_party = |record, key: &str, party, person, what| {
        let entry = YamlPath::root().key(key).key(party);
        Deed { record, by: entry.clone().key("by"), entry, party, person, what }
    };
    for decision in &records.decisions {
        for (party, vote) in decision.value.votes.get().into_iter().flat_map(|it| it.iter()) {
            if let Some(person) = vote.by.get() {
                deeds.push(of_party(&decision.source, "votes", party, person, "the vote"));
            }
        }
    }
    for change in &records.changes {
        for (party, approval) in change.value.approved.get().into_iter().flat_map(|it| it.iter()) {
            if let Some(person) = approval.by.get() {
                deeds.push(of_party(&change.source, "approved", party, person, "the approval"));
            }
        }
    }
    for record in &records.acknowledgements {
        if let (Some(side), Some(person)) = (record.value.side.get(), record.value.by.get()) {
            let (entry, by) = (YamlPath::root(), YamlPath::from("by"));
            let (party, what) = (side.as_str(), "the acknowledgement");
            deeds.push(Deed { record: &record.source, entry, by, party, person, what });
        }
    }
    deeds
}

fn judge(subject: &Subject<'_>, drafts: &mut Drafts<'_>, deed: &Deed<'_>, authorship: &Authorship) {
    let Deed { record, by, party, person, what, .. } = deed;
    let (whose, who) = (subject.charter.party_name(party), person.name());
    let unknown = |drafts: &mut Drafts<'_>, why: &str, help: String| {
        let message = format!("unverified whether {who} recorded {what} of {whose}: {why}");
        drafts.at_record_key(record, by.clone(), message).help(help).at_most(Severity::Advice);
    };
    let own = people::of(subject, party);
    let emails: BTreeSet<String> =
        own.iter().filter(|it| it.is_same(person)).filter_map(|it| it.email().map(folded)).collect();
    if emails.is_empty() {
        let why = "no email address in the charter";
        let help = format!("add the address to the charter, as in `{who} <name@company.example>`");
        return unknown(drafts, why, help);
    }
    let lines = match authorship {
        Authorship::Lines(lines) => lines,
        Authorship::Unknown(why) => return unknown(drafts, why, format!("have {who} commit it")),
    };
    let mut others: Vec<&Author> = Vec::new();
    for author in written_by(deed, lines) {
        let Some(author) = author else {
            return unknown(drafts, "not committed", format!("have {who} commit it"));
        };
        // What was imported years ago is nobody's word today.
        let is_own = author.is_earlier
            || std::iter::once(&author.email)
                .chain(&author.co_authors)
                .any(|it| emails.contains(&folded(it)));
        if !is_own && !others.iter().any(|it| it.email == author.email) {
            others.push(author);
        }
    }
    if others.is_empty() {
        return;
    }
    let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
    let names: Vec<String> = others.iter().map(|it| format!("{} <{}>", it.name, it.email)).collect();
    let commits: Vec<&str> = others.iter().map(|it| it.commit.get(..12).unwrap_or(&it.commit)).collect();
    drafts
        .at_record_key(
            record,
            by.clone(),
            format!(
                "{what} of {whose} names {who} <{}>, but {} recorded it",
                emails.join("> or <"),
                series(&names)
            ),
        )
        .help(format!(
            "have {who} commit it as {}, on lines of its own, or name {who} as co-author; list another address of the same person in `.mailmap`",
            emails.join(" or ")
        ))
        .note(format!("recorded in commit {}", series(&commits)));
}

/// The authors of the lines that say what was done; comments and empty lines say nothing.
fn written_by<'a>(deed: &Deed<'_>, lines: &'a [Option<Author>]) -> Vec<Option<&'a Author>> {
    let says_something = |line: &usize| {
        let text = deed.record.text.get(deed.record.line(*line).range()).unwrap_or_default().trim();
        !text.is_empty() && !text.starts_with('#')
    };
    lines_of(deed)
        .filter(says_something)
        .map(|line| lines.get(line.saturating_sub(1)).and_then(Option::as_ref))
        .collect()
}

/// The lines of the entry, counted from 1.
fn lines_of(deed: &Deed<'_>) -> RangeInclusive<usize> {
    let Source { tree, text, .. } = &**deed.record;
    let reached = tree.resolve(&deed.entry);
    let span = |node| tree.span(node);
    let start = reached.key.map(span).map_or(0, |key| key.start);
    let end = match reached.value.map(span) {
        Some(value) if !deed.entry.steps().is_empty() => value.end as usize,
        _ => text.len(),
    };
    let end = text.get(..end).unwrap_or(text).trim_end().len();
    let line = |byte: usize| deed.record.position(u32::try_from(byte).unwrap_or(u32::MAX)).line;
    line(start as usize)..=line(end)
}
