//! What a change may not loosen for itself. With a revision to compare with, the settings of the team are held against what they
//! were there: what is milder now is judged as it was, and named.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::judge::at_text;
use super::{Baseline, BaselineEntry, Ruleset, Selection};
use crate::config::{Configuration, Policy, Stricter};
use crate::document::Source;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};
use crate::method::kinds::asks_less;
use crate::method::loosened::{Loosening, loosened};
use crate::partnership::Partnership;
use crate::rules::waivers::guard_loosened;
use crate::rules::{self, Rule};
use crate::yaml::Span;

/// What was in force where the current commit left a revision.
#[derive(Debug)]
pub struct Guard {
    /// The revision as it was named.
    pub revision: String,
    /// The settings of the team; every default where there were none.
    pub configuration: Configuration,
    /// Why these settings are not known, where they could not be read.
    pub unknown: Option<String>,
    /// Whether the file of the settings differs from what it was.
    pub is_changed: bool,
    /// The file of the settings as it is now, empty where there is none.
    pub file: Arc<Source>,
    /// The baseline as it was, where one is used; `None` where none was there.
    pub baseline: Option<Baseline>,
}

impl Guard {
    /// The entries of a baseline that it did not hold before.
    pub(super) fn added_to<'b>(&self, now: &'b Baseline) -> Vec<&'b BaselineEntry> {
        let then = self.baseline.as_ref().map(Baseline::fingerprints).unwrap_or_default();
        now.entries().iter().filter(|entry| !then.contains(entry.fingerprint.as_str())).collect()
    }
}

/// The stage that a charter is held to; `None` where its own is not milder than the one that it was.
pub(super) fn stage_of(partnership: &Partnership, as_of: Date) -> Option<Stage> {
    loosened(partnership, as_of).into_iter().find_map(|it| match it.what {
        Loosening::Stage { then, .. } if !it.is_permitted => Some(then),
        _ => None,
    })
}

/// Puts what was found by the settings of then in the place of what is found now, where that is milder.
pub(super) fn hold(now: &mut Vec<Finding>, then: Vec<Finding>) {
    let key = |it: &Finding| (it.rule.clone(), it.document.clone(), it.path.clone());
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for (nth, finding) in now.iter().enumerate() {
        known.entry(key(finding)).or_insert(nth);
    }
    for finding in then.into_iter().filter(|finding| finding.suppression.is_none()) {
        match known.get(&key(&finding)).and_then(|nth| now.get_mut(*nth)) {
            // Both may find several things at one place; what is as bad now is told already.
            Some(same) if same.severity >= finding.severity => {}
            Some(same) => *same = finding,
            None => {
                known.insert(key(&finding), now.len());
                now.push(finding);
            }
        }
    }
}

/// What the settings loosen.
pub(super) fn findings(
    guard: &Guard,
    now: &Configuration,
    selection: &Selection,
    charters: &[&str],
) -> Vec<Finding> {
    let (ruleset, then) = (Ruleset::of(now), Ruleset::of(&guard.configuration));
    let rule = rules::find(guard_loosened::ID).filter(|rule| selection.has(rule));
    let Some(rule) = rule else { return Vec::new() };
    let weight = |ruleset: &Ruleset<'_>| charters.iter().filter_map(|it| ruleset.severity(rule, it)).max();
    let Some(severity) = weight(&then).max(weight(&ruleset)) else { return Vec::new() };
    let mut told: Vec<(String, String)> = Vec::new();
    if let Some(why) = &guard.unknown {
        told.push((String::new(), format!("settings at `{}` cannot be read: {why}", guard.revision)));
    }
    told.extend(rules_made_milder(guard, &ruleset, &then, charters));
    told.extend(own_rules_changed(guard, now));
    told.extend(policy_loosened(guard, now));
    told.extend(counting_loosened(guard, now));
    told.extend(lists_loosened(guard, now));
    told.extend(more_left_out(guard, now));
    told.extend(fewer_open(guard, now));
    told.into_iter()
        .map(|(entry, message)| {
            let span = place(guard, now, &entry);
            let help = "to relax it, merge the new setting on its own; this change is checked as before";
            let finding = at_text(rule, &ruleset, &guard.file, span, entry.as_str(), message, help);
            Finding { severity, ..finding }
        })
        .collect()
}

/// Where an entry of the settings stands; the beginning of the file where it stands no longer.
fn place(guard: &Guard, now: &Configuration, entry: &str) -> Span {
    let line = now.file.as_ref().and_then(|file| file.lines.get(entry)).copied().unwrap_or(1);
    guard.file.line(line)
}

fn level(severity: Option<Severity>) -> &'static str {
    severity.map_or("off", Severity::as_str)
}

fn rules_made_milder(
    guard: &Guard,
    now: &Ruleset<'_>,
    then: &Ruleset<'_>,
    charters: &[&str],
) -> Vec<(String, String)> {
    let milder = |rule: &Rule| {
        charters.iter().find_map(|charter| {
            let (was, is) = (then.severity(rule, charter), now.severity(rule, charter));
            (is < was).then_some((was, is))
        })
    };
    let entry = |rule: &Rule| {
        let lines = now.configuration().file.as_ref().map(|file| &file.lines);
        let ending = format!("rules.{}", rule.id);
        let mut entries = lines.into_iter().flat_map(|lines| lines.keys());
        entries.rfind(|entry| entry.ends_with(&ending)).cloned().unwrap_or(ending)
    };
    let told = now.all().filter_map(|rule| {
        let (was, is) = milder(rule)?;
        let message = format!(
            "`{}` lowered from {} to {} since `{}`; still checked as before",
            rule.id,
            level(was),
            level(is),
            guard.revision
        );
        Some((entry(rule), message))
    });
    told.collect()
}

fn own_rules_changed(guard: &Guard, now: &Configuration) -> Vec<(String, String)> {
    let told = guard.configuration.rules.iter().filter_map(|then| {
        let revision = &guard.revision;
        let message = match now.rules.iter().find(|rule| rule.id == then.id) {
            None => format!("rule `{}` removed since `{revision}`; still checked as before", then.id),
            Some(rule) if rule.when.text != then.when.text => {
                format!("condition of `{}` changed since `{revision}`; also checked as before", then.id)
            }
            Some(rule) if rule.from > then.from => {
                format!("`{}` due later than at `{revision}`; still checked as before", then.id)
            }
            Some(_) => return None,
        };
        Some((format!("rule.{}", then.id), message))
    });
    told.collect()
}

fn policy_loosened(guard: &Guard, now: &Configuration) -> Vec<(String, String)> {
    let told = Policy::VALUES.iter().filter_map(|value| {
        let (was, is) = (guard.configuration.policy.get(value.key)?, now.policy.get(value.key)?);
        let is_looser = match value.stricter() {
            Stricter::Lower => is > was,
            Stricter::Higher => is < was,
            Stricter::Neither => is != was,
        };
        is_looser.then(|| {
            let message = format!(
                "`{}` changed from {was} to {is} {} since `{}`; still checked as before",
                value.key, value.unit, guard.revision
            );
            (format!("policy.{}", value.key), message)
        })
    });
    told.collect()
}

/// Patterns that leave out more than before.
fn more_left_out(guard: &Guard, now: &Configuration) -> Vec<(String, String)> {
    let then = guard.configuration.files.exclude.texts();
    let added = now.files.exclude.texts().into_iter().filter(|text| !then.contains(text));
    let told = added.map(|text| {
        let message = format!(
            "`{text}` added to `[files] exclude` since `{}`; still checked as before",
            guard.revision
        );
        ("files.exclude".to_owned(), message)
    });
    told.collect()
}

/// Words that were open and would be answers.
fn fewer_open(guard: &Guard, now: &Configuration) -> Vec<(String, String)> {
    let removed = guard.configuration.placeholders.difference(&now.placeholders);
    let told = removed.map(|word| {
        let message =
            format!("placeholder `{word}` removed since `{}`; still checked as before", guard.revision);
        ("words.placeholders".to_owned(), message)
    });
    told.collect()
}

/// What counts on a checklist, where more counts as met or less as not met.
fn counting_loosened(guard: &Guard, now: &Configuration) -> Vec<(String, String)> {
    let (was, is) = (guard.configuration.readiness, now.readiness);
    let loosened = [
        ("unproven", was.unproven.to_string(), is.unproven.to_string(), is.unproven > was.unproven),
        ("unanswered", was.unanswered.to_string(), is.unanswered.to_string(), is.unanswered > was.unanswered),
    ];
    let told = loosened.into_iter().filter(|(.., is_looser)| *is_looser).map(|(key, was, is, _)| {
        let message = format!(
            "`{key}` changed from `{was}` to `{is}` since `{}`; still checked as before",
            guard.revision
        );
        (format!("readiness.{key}"), message)
    });
    told.collect()
}

/// Checklists, kinds and tiers of the team's own that ask for less.
fn lists_loosened(guard: &Guard, now: &Configuration) -> Vec<(String, String)> {
    let revision = &guard.revision;
    let mut told = Vec::new();
    for then in &guard.configuration.checklists {
        let same = now.checklists.iter().find(|list| list.id == then.id);
        let asks_less = same.is_none_or(|list| {
            let has = |item: &crate::config::OwnItem| {
                list.items
                    .iter()
                    .any(|it| it.id == item.id && item.evidence.iter().all(|path| it.evidence.contains(path)))
            };
            list.address_from > then.address_from
                || list.strict_from > then.strict_from
                || !then.items.iter().all(has)
        });
        if asks_less {
            let message = format!("checklist `{}` asks for less than at `{revision}`", then.id);
            told.push((format!("checklist.{}", then.id), message));
        }
    }
    for then in &guard.configuration.kinds {
        let same = now.kinds.iter().find(|kind| kind.id == then.id);
        if same.is_some_and(|kind| asks_less(then, kind)) {
            let message =
                format!("kind `{}` asks for less than at `{revision}`; still checked as before", then.id);
            told.push((format!("kind.{}", then.id), message));
        }
    }
    for then in &guard.configuration.tiers {
        let same = now.tiers.iter().find(|tier| tier.id == then.id);
        if same.is_none_or(|tier| !then.requires.iter().all(|path| tier.requires.contains(path))) {
            let message = format!("tier `{}` requires less than at `{revision}`", then.id);
            told.push((format!("tier.{}", then.id), message));
        }
    }
    told
}

/// What a baseline leaves out that it did not leave out before, as findings at the baseline's file.
pub(super) fn of_baseline(
    guard: &Guard,
    source: &Arc<Source>,
    added: usize,
    ruleset: &Ruleset<'_>,
    selection: &Selection,
) -> Option<Finding> {
    let rule = rules::find(guard_loosened::ID).filter(|rule| added > 0 && selection.has(rule))?;
    let message = match added {
        1 => format!("1 finding added to the baseline since `{}`", guard.revision),
        added => format!("{added} findings added to the baseline since `{}`", guard.revision),
    };
    let help = "ask every party to review them before this is merged";
    Some(at_text(rule, ruleset, source, source.line(1), "", message, help))
}
