//! What is in force, for people: each entry beside where it comes from.

use super::prose::lines as prose_lines;
use super::sanitise::visible;
use crate::view::config::{Effective, LevelEntry};

/// What is in force; broken for so many columns where somebody looks at it.
#[must_use]
pub fn configuration(effective: &Effective, width: Option<usize>) -> String {
    let mut lines = vec![match &effective.file {
        Some(file) => visible(&format!("configuration: {file}")),
        None => "configuration: none found, all defaults apply".to_owned(),
    }];
    section(&mut lines, width, "policy", &effective.policy, |it| {
        let from = match it.from.as_str() {
            "default" => format!("default ({})", it.source),
            place => format!("{place} (default {})", it.default),
        };
        (format!("{} = {} {}", it.key, it.number, it.unit), from)
    });
    section(&mut lines, width, "rules", &effective.levels, rule_line);
    for it in &effective.overrides {
        section(&mut lines, width, &format!("rules in {}", it.paths.join(", ")), &it.levels, rule_line);
    }
    let counting = &effective.counting;
    let counting = [
        (format!("unproven = {}", counting.unproven), &counting.unproven_from),
        (format!("unanswered = {}", counting.unanswered), &counting.unanswered_from),
    ];
    section(&mut lines, width, "readiness", &counting, |(what, from)| (what.clone(), (*from).clone()));
    section(&mut lines, width, "checklists", &effective.checklists, |it| {
        let verdict = it.verdict.as_str().to_uppercase();
        (
            format!("{}: {} questions, {verdict} from {} not met", it.id, it.item_ids.len(), it.pause),
            it.from.clone(),
        )
    });
    section(&mut lines, width, "own rules", &effective.own_rules, |it| {
        (format!("{}: {} from {}, at {}", it.id, it.severity, it.stage, it.at), it.from.clone())
    });
    section(&mut lines, width, "rates", &effective.rates, |it| {
        let date = it.date.map_or_else(|| "?".to_owned(), |date| date.to_string());
        (format!("1 {} = {} of {date}", it.currency, it.rate), it.from.clone())
    });
    section(&mut lines, width, "tiers", &effective.tiers, |it| {
        (format!("{}: requires {}", it.id, it.requires.join(", ")), it.from.clone())
    });
    let entry = &effective.report;
    let private = (!entry.private.is_empty()).then(|| entry.private.join(", "));
    let report = [
        ("name", &entry.name),
        ("colour", &entry.colour),
        ("logo", &entry.logo),
        ("footer", &entry.footer),
        ("private", &private),
    ];
    let report: Vec<_> = report.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))).collect();
    section(&mut lines, width, "report", &report, |(key, value)| (format!("{key} = {value}"), String::new()));
    lines.join("\n") + "\n"
}

fn rule_line(it: &LevelEntry) -> (String, String) {
    let default = it.default_level.map(|default| format!(" (default {default})")).unwrap_or_default();
    (format!("{} = {}", it.rule, it.level), format!("{}{default}", it.from))
}

/// How many columns are enough for words beside an entry.
const LEAST_BESIDE: usize = 24;

/// A section with its entries, each beside where it comes from; nothing for an empty one.
fn section<T>(
    lines: &mut Vec<String>,
    columns: Option<usize>,
    title: &str,
    entries: &[T],
    line: impl Fn(&T) -> (String, String),
) {
    if entries.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(visible(title));
    let entries: Vec<(String, String)> = entries.iter().map(line).collect();
    let width = entries.iter().map(|(what, _)| what.chars().count()).max().unwrap_or_default().min(60);
    let column = width + 4;
    // Where there is too little room beside the column, what stands there comes below, for all of them alike.
    let is_narrow = columns.is_some_and(|columns| columns < column + LEAST_BESIDE);
    for (what, from) in entries {
        match columns {
            Some(columns) if is_narrow => {
                lines.extend(prose_lines(&visible(&what), columns, ["  ", "    "]));
                lines.extend(prose_lines(&visible(&from), columns, ["      ", "      "]));
            }
            Some(columns) if !from.is_empty() => {
                let what = visible(&format!("  {what:<width$}  "));
                lines.extend(prose_lines(&visible(&from), columns, [&what, &" ".repeat(column)]));
            }
            _ => lines.push(visible(format!("  {what:<width$}  {from}").trim_end())),
        }
    }
}
