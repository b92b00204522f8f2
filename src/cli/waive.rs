//! `partner waive`: a finding accepted for a time.

mod found;

use std::path::PathBuf;

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use self::found::Found;
use super::writing::{Writing, checked, ensure_name_first, is_said, said, scalar};
use super::{Common, Outcome, offered};
use crate::check::Ruleset;
use crate::document::charter::Charter;
use crate::document::charter::waivers::Waiver;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::identity::Places;
use crate::document::scalar::{Date, Person};
use crate::document::suggestion;
use crate::rules::Family;
use crate::yaml::edit::{Edits, Value};
use crate::yaml::{Step, YamlPath};

/// Waive a finding until a date, with a reason
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner waive                                        asks, on a terminal
  partner waive exit-assets-missing --owner 'Dana Reyes' --reason 'None yet' --until 2026-12-31
  partner waive gate-overdue --at gates.traction --owner 'Li Wen' --reason Leave --until 2026-12-31

Writes into `waivers` of the charter. A waived finding no longer fails a run and is shown as
waived until its date; the checklists still count what is missing, but a waived error no
longer holds up READY. A waiver of the same rule and place is renewed.")]
pub(super) struct Waive {
    /// The rule, as `partner check` names it
    #[arg(value_name = "RULE", value_parser = offered::rule(), hide_possible_values = true)]
    rule: Option<String>,
    /// The folder of the partnership, or a file in it [default: this folder]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Who is accountable for it
    #[arg(long, value_name = "PERSON", value_parser = scalar::<Person>)]
    owner: Option<Person>,
    /// Why it is accepted
    #[arg(long, value_name = "TEXT", value_parser = said)]
    reason: Option<String>,
    /// Last day of the waiver
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    until: Option<Date>,
    /// Only at this place in the charter, such as `exit.assets` or `gates.traction`
    #[arg(long, value_name = "YAML-PATH", value_parser = said)]
    at: Option<String>,
}

impl Waive {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        ensure_name_first(common, self.rule.as_deref(), self.path.as_ref(), "rule", "waive RULE")?;
        let writing = Writing::of(common, self.path.as_ref())?;
        let ruleset = Ruleset::of(&writing.question().configuration);
        if let Some(rule) = &self.rule {
            waivable(rule, &ruleset).map_err(|it| anyhow!(it))?;
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
                            None => ask.text("Which rule?", None, |text| waivable(text, &ruleset))?,
                        };
                        if at.is_none() {
                            at = found.ask_place(ask, rule.trim())?;
                        }
                        rule
                    }
                };
                let owner = match &self.owner {
                    Some(owner) => owner.to_string(),
                    None => ask.text("Who is accountable for it?", None, checked::<Person>)?,
                };
                let reason = match &self.reason {
                    Some(reason) => reason.clone(),
                    None => ask.text("Why is it accepted?", None, is_said)?,
                };
                let until = match self.until {
                    Some(until) => until,
                    None => {
                        let ahead = |text: &str| scalar::<Date>(text).and_then(|day| is_ahead(day, today));
                        let day = ask.text("Until which date, such as 2026-12-31?", None, ahead)?;
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
        let mut places = Places::of(&writing.partnership().charter.source.tree);
        let at = at.map(|at| stable_place(&at, &mut places)).transpose()?;
        let values = [
            ("owner", Value::text(owner)),
            ("reason", Value::text(reason)),
            ("until", Value::word(until.to_string())),
        ];
        let source = &writing.partnership().charter.source;
        let edits = Edits::of(&source.text).in_order(Charter::KEYS);
        let edits = match standing(writing.charter(), &mut places, rule, at.as_ref()) {
            // The waiver that stands there is renewed: beside a second one it would be found expired some day.
            Some((index, is_positional)) => {
                let at = at.filter(|_| is_positional).map(|at| ("at", Value::text(at.to_string())));
                at.into_iter()
                    .chain(values)
                    .fold(edits, |edits, (key, value)| edits.set(format!("waivers[{index}].{key}"), value))
            }
            None => {
                let at = at.map(|at| ("at", Value::text(at.to_string())));
                let rule = std::iter::once(("rule", Value::word(rule))).chain(at);
                edits.append("waivers", Value::map(rule.chain(values)))
            }
        };
        writing.replace(common, source, edits.apply())?;
        Ok(Outcome::Clean)
    }
}

/// A waiver of the same rule and place, by its index, and whether it knows an entry by its position.
fn standing(
    charter: &Charter,
    places: &mut Places<'_>,
    rule: &str,
    at: Option<&YamlPath>,
) -> Option<(usize, bool)> {
    let mut stable = |waiver: &Waiver| {
        let place = places.indexed(&waiver.place()?);
        Some(places.stable(&place))
    };
    let mut of_rule = charter.waivers.get()?.iter().filter(|(_, waiver)| waiver.is_of(rule));
    let (index, waiver) = of_rule.find(|(_, waiver)| stable(waiver).as_ref() == at)?;
    Some((index, waiver.place().is_some_and(|place| place.has_index())))
}

fn is_ahead(until: Date, today: Date) -> Result<(), String> {
    if until >= today { Ok(()) } else { Err(format!("{until} has passed; write {today} or a later date")) }
}

/// Whether there is such a rule and a waiver may silence it.
fn waivable(rule: &str, ruleset: &Ruleset<'_>) -> Result<(), String> {
    let rule = ruleset.get(rule.trim()).map_err(|unknown| unknown.to_string())?;
    let id = rule.id;
    match rule.family {
        Family::Document => Err(format!(
            "`{id}` means that a document cannot be read correctly, which cannot be waived; fix it"
        )),
        Family::Waivers => {
            Err(format!("`{id}` is about waivers and comments themselves, and cannot be waived"))
        }
        _ => Ok(()),
    }
}

/// The place that a waiver is written with: entries of lists by what they are known by.
fn stable_place(at: &str, places: &mut Places<'_>) -> anyhow::Result<YamlPath> {
    let path = place(at, places)?;
    let stable = places.stable(&path);
    ensure!(
        !stable.has_index(),
        "`{at}` counts entries from 0, and the list has fewer; write the entry's id or name, such as `gates.traction`"
    );
    Ok(stable)
}

/// The place with entries of lists by their index, if a charter can have such a place.
pub(super) fn place(path: &str, places: &mut Places<'_>) -> anyhow::Result<YamlPath> {
    let wanted = places.indexed(&YamlPath::from(path));
    if description::at(DocumentKind::Charter, &wanted).is_some() && !wanted.steps().is_empty() {
        return Ok(wanted);
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
    if let Some((list, name)) = missing_entry(&wanted) {
        let names = places.names(&list);
        let near = suggestion::nearest(&name, names.iter().map(String::as_str));
        let near = near.map(|near| list.clone().key(near).to_string());
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        bail!(
            "`{list}` has no entry that is called `{name}`; {}",
            match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if all.is_empty() => "the charter has no such list yet".to_owned(),
                None => format!("it has {}", suggestion::listed(&all, 12)),
            }
        );
    }
    bail!("a charter has nothing at `{path}`; write the path of an entry, such as `scope.included`")
}

/// The list of which a path names an entry that is not there, and that name.
fn missing_entry(path: &YamlPath) -> Option<(YamlPath, String)> {
    let mut list = YamlPath::root();
    for step in path.steps() {
        let is_list =
            || description::at(DocumentKind::Charter, &list).is_some_and(|it| it.shape.entry().is_some());
        let is_known = |next: &YamlPath| description::at(DocumentKind::Charter, next).is_some();
        list = match step {
            Step::Key(key) if !is_known(&list.clone().key(key)) && is_list() => {
                return Some((list, key.clone()));
            }
            Step::Key(key) => list.key(key),
            Step::Index(index) => list.index(*index),
        };
    }
    None
}
