//! Which comments and waivers had nothing to silence, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::comments::{self, Comment};
use crate::check::Ruleset;
use crate::config::no_rule;
use crate::document::charter::waivers::Waiver;
use crate::rules::{Family, Spot, Subject, Unused, Usage};

/// For how many names that no rule bears a rule is suggested.
const MOST_SUGGESTED: usize = 100;

pub(super) fn of(
    subject: &Subject<'_>,
    ruleset: &Ruleset<'_>,
    comments: &[Comment],
    used_waivers: &BTreeSet<usize>,
) -> Usage {
    let mut usage = Usage::default();
    // A comment may name thousands: each name is looked up once, and only so many that are no rule are held against those that are.
    let mut known: BTreeMap<String, Option<Unused>> = BTreeMap::new();
    let mut suggested = 0;
    let mut why = |id: &str| {
        if let Some(known) = known.get(id) {
            return known.clone();
        }
        let is_rule = ruleset.has(id);
        suggested += usize::from(!is_rule);
        let unused = match is_rule || suggested <= MOST_SUGGESTED {
            true => why_unused(subject, ruleset, id),
            false => Some(unknown(id, None)),
        };
        known.insert(id.to_owned(), unused.clone());
        unused
    };
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
    for source in subject.partnership.sources() {
        let nearly = comments::nearly(source).into_iter();
        usage.nearly.extend(nearly.map(|(span, path)| Spot { source: Arc::clone(source), span, path }));
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

fn unknown(id: &str, near: Option<String>) -> Unused {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the rule's id as findings show it, or delete this".to_owned(),
    };
    Unused { message: no_rule(id), help }
}

/// Why a rule that is named has silenced nothing; `None` where the rule did not run, so that nobody knows.
fn why_unused(subject: &Subject<'_>, ruleset: &Ruleset<'_>, id: &str) -> Option<Unused> {
    let rule = match ruleset.get(id) {
        Ok(rule) => rule,
        Err(unknown) => {
            return Some(self::unknown(id, unknown.near));
        }
    };
    if rule.family == Family::Document {
        let message = format!("`{id}` cannot be silenced: a charter that cannot be read cannot be checked");
        return Some(Unused { message, help: "fix the document, and delete this".to_owned() });
    }
    let is_due = rule.severity_at(subject.stage).is_some();
    let has_run = is_due && ruleset.can_speak(rule, subject.partnership);
    has_run.then(|| Unused { message: format!("no finding of `{id}` here"), help: "delete this".to_owned() })
}
