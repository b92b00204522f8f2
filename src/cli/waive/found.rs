//! What a waiver could accept: whatever is found now.

use crate::check::CheckReport;
use crate::cli::ask::Ask;
use crate::cli::writing::Writing;
use crate::finding::Finding;
use crate::rules::{self, Rule};

/// What was found now and may be waived, worst first.
pub(super) struct Found(Vec<Finding>);

impl Found {
    pub(super) fn of(writing: &Writing) -> Self {
        let report = CheckReport::of(writing.before(), writing.question());
        let is_waivable = |finding: &&Finding| rules::find(&finding.rule).is_none_or(Rule::is_silenceable);
        let found = report.partnerships.first().into_iter().flat_map(|judged| judged.active());
        let mut found: Vec<Finding> = found.filter(is_waivable).cloned().collect();
        found.sort_by_key(|finding| finding.rank);
        Self(found)
    }

    /// Asks for a rule by what it finds; nothing where it is another one.
    pub(super) fn ask_rule(&self, ask: &Ask) -> anyhow::Result<Option<String>> {
        let mut rules: Vec<(Option<&str>, String)> = Vec::new();
        for finding in &self.0 {
            if rules.iter().all(|(rule, _)| *rule != Some(&*finding.rule)) {
                let more = self.of_rule(&finding.rule).count() - 1;
                let more = if more == 0 { String::new() } else { format!(" (and {more} more)") };
                rules.push((Some(&*finding.rule), format!("{}: {}{more}", finding.rule, finding.message)));
            }
        }
        if rules.is_empty() {
            return Ok(None);
        }
        rules.push((None, "another rule".to_owned()));
        Ok(ask.one_of("Which finding do you waive?", &rules)?.map(str::to_owned))
    }

    /// Asks for which of several places; nothing stands for all of them.
    pub(super) fn ask_place(&self, ask: &Ask, rule: &str) -> anyhow::Result<Option<String>> {
        let in_charter = self.of_rule(rule).filter(|finding| finding.document == "charter");
        let places: Vec<(String, &Finding)> = in_charter.map(|it| (it.at.to_string(), it)).collect();
        if places.len() < 2 || places.iter().any(|(path, _)| path.is_empty()) {
            return Ok(None);
        }
        let mut items = vec![(None, "wherever it occurs".to_owned())];
        let place = |(at, (path, finding)): (usize, &(String, &Finding))| {
            (Some(at), format!("only at {path}: {}", finding.message))
        };
        items.extend(places.iter().enumerate().map(place));
        let chosen = ask.one_of("Where is it waived?", &items)?;
        Ok(chosen.and_then(|at| places.get(at)).map(|(path, _)| path.clone()))
    }

    fn of_rule<'f>(&'f self, rule: &'f str) -> impl Iterator<Item = &'f Finding> {
        self.0.iter().filter(move |finding| *finding.rule == *rule)
    }
}
