//! What silences findings, and what of it had something to silence.

use crate::document::suggestion;
use crate::finding::Ignore;
use crate::rules::judge::knows_enough;
use crate::rules::{Family, Selection, Subject, own, registry};

/// What was used of the comments and waivers of a partnership.
#[derive(Debug, Clone)]
pub struct Usage {
    /// The comments of all its documents.
    pub ignores: Vec<Ignore>,
    /// The waivers that accepted something, by their index in the charter.
    pub used_waivers: Vec<usize>,
    /// Which rules ran.
    pub selection: Selection,
}

impl Usage {
    /// What to say of a rule's id that has silenced nothing; `None` where the rule did not run, so that nobody knows.
    #[must_use]
    pub fn why_unused(&self, subject: &Subject<'_>, id: &str) -> Option<(String, String)> {
        let own = subject.configuration.rules.iter().map(own::rule);
        let Some(rule) = registry::find(id).copied().or_else(|| own.clone().find(|rule| rule.id == id))
        else {
            let ids = registry::all().map(|rule| rule.id).chain(own.map(|rule| rule.id));
            let help = match suggestion::nearest(id, ids) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the rule's id as findings show it, or delete this".to_owned(),
            };
            return Some((format!("no rule is called `{id}`"), help));
        };
        if rule.family == Family::Document {
            let message = format!("`{id}` cannot be silenced: what cannot be read cannot be judged");
            return Some((message, "mend the document, and delete this".to_owned()));
        }
        let is_on = subject.weights.severity(rule.id, rule.severity).is_some();
        let is_due = is_on && rule.severity_at(subject.stage).is_some();
        let has_run = is_due && self.selection.has(&rule) && knows_enough(id, subject.partnership);
        has_run.then(|| (format!("`{id}` has nothing to say here"), "delete this".to_owned()))
    }
}
