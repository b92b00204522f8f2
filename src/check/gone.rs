//! Charters that were in force at a revision, and of which nothing is left to compare with.

use std::sync::Arc;

use super::judge::at_text;
use super::{CheckReport, Options, Ruleset};
use crate::document::Source;
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};
use crate::method::agreed_terms::{Firmness, firmness};
use crate::partnership::BaseCharter;
use crate::repository::Gone;
use crate::rules;
use crate::rules::agreement::unapproved;
use crate::yaml::Tree;

const HELP: &str = "restore it, or keep its `id:` where it has moved to; to end a partnership, have `stage: ended` approved first";

impl CheckReport<'_> {
    /// Tells which agreements have gone without a word, where terms that are edited would be told. Whoever moves a charter and writes
    /// it new in one step is held to no less than who edits it.
    pub fn tell_gone(&mut self, gone: &[Gone], revision: &str, options: &Options) {
        let rule = rules::find(unapproved::ID).filter(|rule| options.selection.has(rule));
        let Some(rule) = rule else { return };
        let now = Ruleset::of(&options.configuration);
        let then = options.guard.as_ref().map(|guard| Ruleset::of(&guard.configuration));
        // What lies in its place and cannot be read is told as that.
        let lies_here: Vec<&str> = self.strays.iter().map(|it| it.source.path.as_str()).collect();
        let is_here = |gone: &Gone| lies_here.contains(&gone.path.as_str());
        let missed = gone.iter().filter(|it| it.now.is_none() && it.is_named && !is_here(it));
        let found = missed.filter_map(|it| {
            let weight = |ruleset: &Ruleset<'_>| ruleset.severity(rule, &it.path);
            let due = weight(&now).max(then.as_ref().and_then(weight))?;
            let (severity, message, text) = told(it, revision, options.as_of)?;
            let source = Arc::new(Source::new(it.path.clone(), text, Tree::default()));
            let finding = at_text(rule, &now, &source, source.line(1), "", message, HELP);
            Some(Finding { severity: severity.min(due), ..finding })
        });
        let found = found.collect();
        self.add_strays(found);
    }
}

/// How bad it is that this charter has gone, what to say of it, and what it said; nothing where its terms were still open.
fn told(gone: &Gone, revision: &str, as_of: Date) -> Option<(Severity, String, String)> {
    let charter = match &gone.was {
        BaseCharter::Other(charter) => charter,
        BaseCharter::Unreadable(_) => {
            let message = format!("charter has gone, and at `{revision}` it cannot be read");
            return Some((Severity::Error, message, String::new()));
        }
        BaseCharter::New | BaseCharter::Same => return None,
    };
    let severity = match firmness(&charter.value, as_of) {
        Firmness::InForce => Severity::Error,
        Firmness::Settled => Severity::Advice,
        Firmness::Open => return None,
    };
    let message = format!(
        "agreed charter has gone since `{revision}`: none here has its id, its name or most of its text"
    );
    Some((severity, message, charter.source.text.clone()))
}
