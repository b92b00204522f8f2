//! Agreed terms that say something else than at the revision that the charter is compared with.

use crate::document::Difference;
use crate::finding::{Place, Severity};
use crate::method::agreed_terms::Firmness;
use crate::method::changes::{Edit, Refusal, unapproved_edits};
use crate::partnership::{Base, BaseCharter};
use crate::rules::{Drafts, Subject};
use crate::wording::parties::names;
use crate::yaml::{Step, YamlPath};

pub(super) fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(base) = &subject.partnership.past.base else { return };
    if let BaseCharter::Unreadable(why) = &base.charter {
        drafts
            .at_value(
                "partner",
                format!("charter at `{}` cannot be read, so changes since then are unknown", base.revision),
            )
            .help("compare with a commit where the charter can be read: `--base` with its id")
            .note(why)
            .due_already();
        return;
    }
    // A term that cannot be read may say what it said; the document rules speak then.
    if !subject.partnership.charter.is_whole() {
        return;
    }
    for edit in unapproved_edits(subject.partnership, subject.as_of) {
        tell(subject, drafts, base, &edit);
    }
}

fn tell(subject: &Subject<'_>, drafts: &mut Drafts<'_>, base: &Base, edit: &Edit) {
    let Edit { difference, firmness, near } = edit;
    let everybody = names(subject.charter, &subject.parties());
    let place = &difference.name;
    let message = match (&difference.before, &difference.after) {
        (None, _) => format!("`{place}` was added to the agreed terms without an approved change request"),
        (_, None) => {
            format!("`{place}` was removed from the agreed terms without an approved change request")
        }
        _ => format!("`{place}` was changed without an approved change request"),
    };
    let path = match (&difference.after, &difference.before) {
        (Some(said), _) | (None, Some(said)) => said.path.clone(),
        (None, None) => place.clone(),
    };
    let draft = match difference.after {
        Some(_) => drafts.at_value(path, message),
        None => drafts.at_key(around(&path), message),
    };
    let help = match near.first() {
        Some((index, Refusal::NotApproved)) => {
            format!("have {everybody} approve {}, or undo the edit", file(subject, *index))
        }
        Some((index, Refusal::UsedUp)) => format!(
            "{} has already been carried out: write a new change request, have {everybody} approve it, or undo the edit",
            file(subject, *index)
        ),
        None => format!(
            "write a change request with `touches: [{}]` and have {everybody} approve it, or undo the edit",
            without_index(place)
        ),
    };
    let mut draft = draft.help(help).note(was(difference, &base.revision));
    for (index, _) in near {
        if let Some(change) = subject.partnership.records.changes.get(*index) {
            draft = draft.also_in_record(&change.source, &Place::value("touches"), "this request affects it");
        }
    }
    match firmness {
        // What was in force stays so, whatever stage the same edit writes.
        Firmness::InForce => draft.due_already(),
        Firmness::Settled | Firmness::Open => draft.at_most(Severity::Advice),
    };
}

/// What is left of a place that is gone: the entry around it.
fn around(path: &YamlPath) -> YamlPath {
    let steps = path.steps();
    let around = steps.len().saturating_sub(1).max(1);
    steps.iter().take(around).fold(YamlPath::root(), |path, step| match step {
        Step::Key(key) => path.key(key),
        Step::Index(index) => path.index(*index),
    })
}

/// The place as far as people count it by names: where entries have no ids, their whole list.
fn without_index(path: &YamlPath) -> YamlPath {
    let names = path.steps().iter().map_while(|step| match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    });
    names.fold(YamlPath::root(), |path, key| path.key(key))
}

fn was(difference: &Difference, revision: &str) -> String {
    match &difference.before {
        Some(said) => format!("at `{revision}` it said: {}", said.words),
        None => format!("not there at `{revision}`"),
    }
}

fn file(subject: &Subject<'_>, index: usize) -> String {
    let change = subject.partnership.records.changes.get(index);
    change.map_or_else(String::new, |it| format!("`{}`", subject.partnership.document_name(&it.source)))
}
