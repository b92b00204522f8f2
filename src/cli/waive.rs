//! `partner waive`: a finding accepted for a time.

mod found;

use std::path::PathBuf;

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use self::found::Found;
use super::writing::{Writing, checked, is_said, said, scalar};
use super::{Common, Outcome, offered};
use crate::document::charter::Charter;
use crate::document::charter::waivers::Waiver;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Person};
use crate::document::suggestion;
use crate::rules::{Family, registry};
use crate::yaml::YamlPath;
use crate::yaml::edit::{Edits, Value};

/// Accept what a rule finds, for a reason and until a day
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner waive                                        asks, on a terminal
  partner waive exit-assets-missing --owner 'Dana Reyes' --reason 'None yet' --until 2026-12-31
  partner waive gate-overdue --at gates[1] --owner 'Li Wen' --reason Leave --until 2026-12-31

Writes into `waivers` of the charter. A waived finding no longer fails a run, and is shown
as waived until its day; the checklists count it all the same. A waiver of the same rule and
place is renewed.")]
pub(super) struct Waive {
    /// The rule, as `partner check` names it
    #[arg(value_name = "RULE", value_parser = offered::rule(), hide_possible_values = true)]
    rule: Option<String>,
    /// The folder of the partnership, or a file of it; by default this folder
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Who answers for it
    #[arg(long, value_name = "PERSON", value_parser = scalar::<Person>)]
    owner: Option<Person>,
    /// Why it is accepted
    #[arg(long, value_name = "TEXT", value_parser = said)]
    reason: Option<String>,
    /// The last day on which it is accepted
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    until: Option<Date>,
    /// Only at this place in the charter, such as `exit.assets` or `gates[1]`
    #[arg(long, value_name = "YAML-PATH", value_parser = said)]
    at: Option<String>,
}

impl Waive {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, self.path.as_ref())?;
        let own: Vec<&str> =
            writing.question().configuration.rules.iter().map(|rule| rule.id.as_str()).collect();
        if let Some(rule) = &self.rule {
            waivable(rule, &own).map_err(|it| anyhow!(it))?;
        }
        writing.refuse_missing(&[
            (self.rule.is_some(), "the rule"),
            (self.owner.is_some(), "`--owner 'Dana Reyes'`"),
            (self.reason.is_some(), "`--reason` with the reason"),
            (self.until.is_some(), "`--until 2026-12-31`"),
        ])?;
        let today = writing.today();
        let mut at = self.at.clone();
        let (rule, owner, reason, until) = match &writing.ask {
            Some(ask) => {
                let rule = match &self.rule {
                    Some(rule) => rule.clone(),
                    None => {
                        let found = Found::of(&writing);
                        let rule = match found.ask_rule(ask)? {
                            Some(rule) => rule,
                            None => ask.text("Which rule?", None, |text| waivable(text, &own))?,
                        };
                        if at.is_none() {
                            at = found.ask_place(ask, rule.trim())?;
                        }
                        rule
                    }
                };
                let owner = match &self.owner {
                    Some(owner) => owner.to_string(),
                    None => ask.text("Who answers for it?", None, checked::<Person>)?,
                };
                let reason = match &self.reason {
                    Some(reason) => reason.clone(),
                    None => ask.text("Why is it accepted?", None, is_said)?,
                };
                let until = match self.until {
                    Some(until) => until,
                    None => {
                        let ahead = |text: &str| scalar::<Date>(text).and_then(|day| is_ahead(day, today));
                        let day = ask.text("Until which day, such as 2026-12-31?", None, ahead)?;
                        scalar::<Date>(&day).map_err(|it| anyhow!(it))?
                    }
                };
                (rule, owner, reason, until)
            }
            None => match (&self.rule, &self.owner, &self.reason, self.until) {
                (Some(rule), Some(owner), Some(reason), Some(until)) => {
                    (rule.clone(), owner.to_string(), reason.clone(), until)
                }
                _ => bail!("give the rule, `--owner`, `--reason` and `--until`"),
            },
        };
        let rule = rule.trim();
        is_ahead(until, today).map_err(|it| anyhow!(it))?;
        if let Some(at) = &at {
            place(at)?;
        }
        let values = [
            ("owner", Value::text(owner)),
            ("reason", Value::text(reason)),
            ("until", Value::word(until.to_string())),
        ];
        let source = &writing.partnership().charter.source;
        let edits = Edits::of(&source.text).in_order(Charter::KEYS);
        let edits = match standing(writing.charter(), rule, at.as_deref()) {
            // The waiver that stands there is renewed: beside a second one it would be found expired some day.
            Some(index) => values
                .into_iter()
                .fold(edits, |edits, (key, value)| edits.set(format!("waivers[{index}].{key}"), value)),
            None => {
                let at = at.map(|at| ("at", Value::text(at)));
                let rule = std::iter::once(("rule", Value::word(rule))).chain(at);
                edits.append("waivers", Value::map(rule.chain(values)))
            }
        };
        writing.replace(common, source, edits.apply())?;
        Ok(Outcome::Clean)
    }
}

/// A waiver of the same rule and place, by its index.
fn standing(charter: &Charter, rule: &str, at: Option<&str>) -> Option<usize> {
    let waivers = charter.waivers.get()?;
    let is_same = |it: &Waiver| {
        it.rule.get().is_some_and(|it| it.as_str() == rule) && it.at.get().map(|at| at.as_str()) == at
    };
    waivers.iter().find(|(_, waiver)| is_same(waiver)).map(|(index, _)| index)
}

fn is_ahead(until: Date, today: Date) -> Result<(), String> {
    if until >= today { Ok(()) } else { Err(format!("{until} has passed; write a day from {today} on")) }
}

/// Whether there is such a rule and a waiver may silence it.
fn waivable(rule: &str, own: &[&str]) -> Result<(), String> {
    let rule = rule.trim();
    match registry::find(rule) {
        Some(found) if found.family == Family::Document => Err(format!(
            "`{rule}` says that a document cannot be read as it should, which nobody can accept; mend it"
        )),
        Some(found) if found.family == Family::Waivers => {
            Err(format!("`{rule}` is about waivers and comments themselves, and cannot be waived"))
        }
        Some(_) => Ok(()),
        None if own.contains(&rule) => Ok(()),
        None => {
            let all = registry::all().map(|rule| rule.id).chain(own.iter().copied());
            Err(match suggestion::nearest(rule, all) {
                Some(near) => format!("there is no rule `{rule}`; did you mean `{near}`?"),
                None => format!("there is no rule `{rule}`; `partner explain` lists them"),
            })
        }
    }
}

/// Whether a charter can have such a place.
pub(super) fn place(path: &str) -> anyhow::Result<()> {
    let wanted = YamlPath::from(path);
    if description::at(DocumentKind::Charter, &wanted).is_some() && !wanted.steps().is_empty() {
        return Ok(());
    }
    let section = wanted.section().unwrap_or_default();
    ensure!(
        Charter::KEYS.contains(&section),
        "a charter has no section `{section}`; {}",
        match suggestion::nearest(section, Charter::KEYS.iter().copied()) {
            Some(near) => format!("did you mean `{}`?", path.replacen(section, near, 1)),
            None => "write the path of an entry, such as `scope.included` or `exit.notice`".to_owned(),
        }
    );
    bail!("a charter has nothing at `{path}`; write the path of an entry, such as `scope.included`")
}
