//! Rules of a team's own: conditions in `partner.toml`, worked out over the charter as it is written.

use std::fmt::Write as _;

use super::judge::run;
use super::page::severity_lines;
use super::{Check, Draft, Family, Report, Rule, Selection, Subject};
use crate::config::{Answer, Configuration, Datum, Facts, OwnRule};
use crate::document::charter::stage::Stage;
use crate::document::says_something;
use crate::document::scalar::{Duration, Money, Percent, Scalar as _};
use crate::finding::{Finding, Severity};
use crate::wording::series::series;
use crate::yaml::{Kind, NodeId, Style, Tree, YamlPath};

/// The most nodes of a charter that expressions see: aliases can stand for far more than is written.
const MOST_NODES: usize = 100_000;

/// Judges a partnership by the team's own rules.
pub(super) fn judge(subject: &Subject<'_>, selection: &Selection, findings: &mut Vec<Finding>) {
    let own = subject.configuration.rules.iter().map(|own| (own, rule(own)));
    let mut selected = own.filter(|(_, rule)| selection.has(rule)).peekable();
    if selected.peek().is_none() {
        return;
    }
    let facts = facts(subject);
    for (own, rule) in selected {
        findings.append(&mut run(subject, &rule, &|_, report| check(own, facts.as_ref(), report)));
    }
}

/// The rule as the built-in ones are described.
pub(super) fn rule(own: &OwnRule) -> Rule {
    Rule {
        id: own.id,
        family: Family::Own,
        severity: own.severity,
        from: own.from,
        until: own_until(own),
        authority: &["this repository's configuration"],
        summary: own.message,
        why: own.why,
        policy: &[],
        since: "",
        docs: "",
        check: Check::Own,
    }
}

/// The last stage at which a rule of the team's own speaks.
pub fn own_until(own: &OwnRule) -> Stage {
    if own.from > Stage::Operation { Stage::Ended } else { Stage::Operation }
}

fn check(own: &OwnRule, facts: Option<&Facts>, report: &mut Report<'_>) {
    let unread = own.when.rests_on(&report.partnership.charter.unread);
    if !unread.is_empty() {
        let unread: Vec<String> = unread.iter().map(|section| format!("`{section}`")).collect();
        at(own, report, format!("`{}` cannot be judged: {} cannot be read", own.id, series(&unread)))
            .help("mend first what cannot be read")
            .at_most(Severity::Advice);
        return;
    }
    let answer = match facts {
        Some(facts) => own.when.holds(facts),
        None => Answer::Unknown(format!("the charter stands for more than {MOST_NODES} values")),
    };
    match answer {
        Answer::False => {}
        Answer::True => {
            at(own, report, own.message).help(own.help);
        }
        Answer::Unknown(why) => {
            let condition = own.when.text.split_whitespace().collect::<Vec<_>>().join(" ");
            at(own, report, format!("`{}` cannot be judged: {why}", own.id))
                .note(format!("it speaks when `{condition}`"))
                .help("add what is missing, or ask for it with `has(…)` first")
                .at_most(Severity::Advice);
        }
    }
}

/// The finding at the value of its place, where that is a line; a list or a map is marked at its key.
fn at<'r>(own: &OwnRule, report: &'r mut Report<'_>, message: impl Into<String>) -> Draft<'r> {
    let tree = &report.partnership.charter.source.tree;
    let reached = tree.resolve(&YamlPath::from(own.at));
    match reached.value.map(|value| tree.kind(value)) {
        Some(Kind::Scalar) => report.at_value(own.at, message),
        _ => report.at_key(own.at, message),
    }
}

/// What expressions see; nothing where the charter stands for too much.
fn facts(subject: &Subject<'_>) -> Option<Facts> {
    let tree = &subject.partnership.charter.source.tree;
    let mut left = MOST_NODES;
    let charter = match tree.root() {
        Some(root) => datum(tree, root, &mut left)?,
        None => Datum::Map(Vec::new()),
    };
    let parties = subject.parties().into_iter().map(str::to_owned).collect();
    Some(Facts::new(charter, subject.as_of.to_string(), subject.stage.to_string(), parties))
}

/// A node as plain data; what is empty or open is left out.
fn datum(tree: &Tree, node: NodeId, left: &mut usize) -> Option<Datum> {
    *left = left.checked_sub(1)?;
    Some(match tree.kind(node) {
        Kind::Scalar => {
            let text = tree.scalar(node).unwrap_or_default();
            if tree.style(node) == Style::Plain { plain(text.trim()) } else { Datum::Text(text.to_owned()) }
        }
        Kind::Sequence => {
            let items = tree.items(node).filter(|item| says_something(tree, *item));
            Datum::List(items.map(|item| datum(tree, item, left)).collect::<Option<_>>()?)
        }
        Kind::Mapping => {
            let entries = tree.entries(node).filter(|(_, value)| says_something(tree, *value));
            let entry = |(key, value): (NodeId, NodeId)| {
                Some((tree.scalar(key).unwrap_or_default().to_owned(), datum(tree, value, left)?))
            };
            Datum::Map(entries.map(entry).collect::<Option<_>>()?)
        }
    })
}

/// A value without quotes: a number, an amount, a length of time or a yes is more than its letters.
fn plain(text: &str) -> Datum {
    match text {
        "true" | "yes" => return Datum::Flag(true),
        "false" | "no" => return Datum::Flag(false),
        _ => {}
    }
    if let Some(number) = number(text) {
        return number;
    }
    if let Some(percent) = text.strip_suffix('%').filter(|_| Percent::parse(text).is_ok()) {
        return number(percent.trim()).unwrap_or_else(|| Datum::Text(text.to_owned()));
    }
    if let Ok(money) = Money::parse(text) {
        let written = money.to_string();
        let amount = written.split(' ').next().and_then(number);
        let currency = Datum::Text(money.currency().code().to_owned());
        return Datum::Map(
            amount
                .map(|amount| ("amount".to_owned(), amount))
                .into_iter()
                .chain([("currency".to_owned(), currency)])
                .collect(),
        );
    }
    if let Ok(length) = Duration::parse(text) {
        // A twelfth of a year: a year is as long as 365 days.
        let of_months = i64::from(length.months()) * 365 / 12;
        let days =
            Datum::Whole(of_months + i64::from(length.days()) + i64::from(length.minutes()) / (24 * 60));
        return Datum::Map(vec![
            ("days".to_owned(), days),
            ("text".to_owned(), Datum::Text(text.to_owned())),
        ]);
    }
    Datum::Text(text.to_owned())
}

/// Digits with at most one point and a sign.
fn number(text: &str) -> Option<Datum> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match digits.split_once('.') {
        None if is_digits(digits) => text.parse().ok().map(Datum::Whole),
        Some((whole, fraction)) if is_digits(whole) && is_digits(fraction) => {
            text.parse().ok().map(Datum::Number)
        }
        _ => None,
    }
}

/// The page of a rule of the team's own in Markdown, as this configuration has it.
#[must_use]
pub fn own_page(own: &OwnRule, configuration: &Configuration) -> String {
    let place = configuration.place_of(&format!("rule.{}", own.id));
    let rule = rule(own);
    let mut text = format!("# {}\n\n{}\n\n", own.id, own.message);
    // Writing into a String cannot fail.
    let _ = writeln!(text, "- Family: {}", rule.family);
    let _ = write!(text, "{}", severity_lines(&rule, configuration));
    let _ = writeln!(text, "- Due: from stage {} until {}", rule.from, rule.until);
    let _ = writeln!(text, "- Source: this repository's configuration, {place}");
    let _ = writeln!(text, "- Speaks of: `{}`", own.at);
    let _ = writeln!(text, "\n## When it speaks\n");
    for line in own.when.text.trim().lines() {
        let _ = writeln!(text, "    {}", line.trim_end());
    }
    let _ = writeln!(text, "\n## Why\n\n{}", own.why);
    if !own.help.is_empty() {
        let _ = writeln!(text, "\n## How to mend\n\n{}", own.help);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(entries: &[(&str, Datum)]) -> Datum {
        Datum::Map(entries.iter().map(|(name, datum)| ((*name).to_owned(), datum.clone())).collect())
    }

    #[test]
    fn plain_values_are_what_they_mean() {
        let text = |text: &str| Datum::Text(text.to_owned());
        assert_eq!(plain("400"), Datum::Whole(400));
        assert_eq!(plain("-3"), Datum::Whole(-3));
        assert_eq!(plain("99.9"), Datum::Number(99.9));
        assert_eq!(plain("20%"), Datum::Whole(20));
        assert_eq!(plain("yes"), Datum::Flag(true));
        // Norway is a country, not an answer.
        assert_eq!(plain("NO"), text("NO"));
        assert_eq!(plain("2026-07-10"), text("2026-07-10"));
        let pounds = map(&[("amount", Datum::Whole(500_000)), ("currency", text("GBP"))]);
        assert_eq!(plain("500000 GBP"), pounds);
        assert_eq!(plain("GBP 500,000"), pounds);
        assert_eq!(
            plain("1234.50 EUR"),
            map(&[("amount", Datum::Number(1234.5)), ("currency", text("EUR"))])
        );
        assert_eq!(plain("2 weeks"), map(&[("days", Datum::Whole(14)), ("text", text("2 weeks"))]));
        assert_eq!(plain("99999999999999999999"), text("99999999999999999999"));
    }
}
