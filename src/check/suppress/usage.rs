//! Which comments and waivers had nothing to silence, and why.

use std::sync::Arc;

use super::comments::Comment;
use crate::check::{Ruleset, Selection};
use crate::document::charter::waivers::Waiver;
use crate::rules::{Family, Spot, Subject, Unused, Usage};

pub(super) fn of(
    subject: &Subject<'_>,
    ruleset: &Ruleset<'_>,
    selection: &Selection,
    comments: &[Comment],
    used_waivers: &[usize],
) -> Usage {
    let mut usage = Usage::default();
    let why = |id: &str| why_unused(subject, ruleset, selection, id);
    for comment in comments {
        let spot = |span| Spot { source: Arc::clone(&comment.source), span, path: comment.path.clone() };
        if comment.reason.is_none() {
            usage.reasonless.push(spot(comment.span));
            continue;
        }
        if comment.rules.is_empty() {
            usage.nameless.push(spot(comment.span));
        }
        let new = comment.rules.iter().filter(|named| named.is_new);
        usage.new_comments.extend(new.map(|named| (spot(named.span), named.id.clone())));
        for named in comment.rules.iter().filter(|named| !named.is_used) {
            usage.unused_rules.extend(why(&named.id).map(|unused| (spot(named.span), unused)));
        }
    }
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        if is_in_force(waiver, subject) && !used_waivers.contains(&index) {
            let unused = waiver.rule.get().and_then(|rule| why(rule.as_str()));
            usage.unused_waivers.extend(unused.map(|unused| (index, unused)));
        }
    }
    usage
}

fn is_in_force(waiver: &Waiver, subject: &Subject<'_>) -> bool {
    let is_ahead = waiver.until.get().is_some_and(|until| subject.as_of <= *until);
    is_ahead && waiver.owner.is_given() && waiver.reason.is_given()
}

/// Why a rule that is named has silenced nothing; `None` where the rule did not run, so that nobody knows.
fn why_unused(
    subject: &Subject<'_>,
    ruleset: &Ruleset<'_>,
    selection: &Selection,
    id: &str,
) -> Option<Unused> {
    let rule = match ruleset.get(id) {
        Ok(rule) => rule,
        Err(unknown) => {
            let help = match unknown.near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the rule's id as findings show it, or delete this".to_owned(),
            };
            return Some(Unused { message: format!("no rule is called `{id}`"), help });
        }
    };
    if rule.family == Family::Document {
        let message = format!("`{id}` cannot be silenced: a charter that cannot be read cannot be checked");
        return Some(Unused { message, help: "fix the document, and delete this".to_owned() });
    }
    let is_due = rule.severity_at(subject.stage).is_some();
    let has_run = is_due && ruleset.is_asked(rule, subject.partnership, selection);
    has_run.then(|| Unused { message: format!("no finding of `{id}` here"), help: "delete this".to_owned() })
}
