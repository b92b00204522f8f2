//! Rules of a team's own: conditions in `partner.toml`, worked out over the charter as it is written.

use std::fmt::Write as _;

use super::judge::run;
use super::page::severity_lines;
use crate::config::{Answer, Configuration, Datum, Facts, OwnRule};
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::{Document, Meaning, says_something};
use crate::finding::{Finding, Nature, Severity};
use crate::grammar::series;
use crate::rules::{Check, Draft, Drafts, Family, Needs, Rule, Subject};
use crate::yaml::{Kind, NodeId, YamlPath};

/// The most nodes of a charter that expressions see: aliases can stand for far more than is written.
const MOST_NODES: usize = 100_000;

/// The most places that a finding names as unreadable.
const MOST_NAMED: usize = 3;

/// Judges a partnership by the team's own rules.
pub(super) fn judge(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let rules = &subject.configuration.rules;
    if rules.is_empty() {
        return;
    }
    let facts = facts(subject);
    let unread = subject.partnership.charter.unread_places();
    for own in rules {
        findings
            .append(&mut run(subject, &rule(own), &|_, drafts| check(own, facts.as_ref(), &unread, drafts)));
    }
}

/// The rule as the built-in ones are described.
pub(super) fn rule(own: &OwnRule) -> Rule<'_> {
    Rule {
        id: &own.id,
        family: Family::Own,
        severity: own.severity,
        nature: Nature::Defect,
        consequence: own.severity.into(),
        rises: None,
        topic: None,
        asks: &[],
        from: own.from,
        until: if own.from > Stage::Operation { Stage::Ended } else { Stage::Operation },
        authority: &["this repository's configuration"],
        summary: &own.message,
        why: &own.why,
        policy: &[],
        since: "",
        docs: "",
        is_fixable: false,
        sums_up: false,
        needs: Needs::Files,
        check: Check::Own,
    }
}

fn check(own: &OwnRule, facts: Option<&Facts>, unread: &[YamlPath], drafts: &mut Drafts<'_>) {
    let unread = own.when.rests_on(unread);
    if !unread.is_empty() {
        let unread: Vec<String> = unread.iter().take(MOST_NAMED).map(|place| format!("`{place}`")).collect();
        at(own, drafts, format!("`{}` cannot be checked: {} cannot be read", own.id, series(&unread)))
            .help("correct what cannot be read first")
            .at_most(Severity::Advice);
        return;
    }
    let answer = match facts {
        Some(facts) => own.when.holds(facts),
        None => Answer::TooMuch(format!("the charter has more than {MOST_NODES} values")),
    };
    match answer {
        Answer::False => {}
        Answer::True => {
            at(own, drafts, own.message.as_str()).help(own.help.as_str());
        }
        Answer::Unknown(why) => {
            let condition = own.when.text.split_whitespace().collect::<Vec<_>>().join(" ");
            at(own, drafts, format!("`{}` cannot be checked: {why}", own.id))
                .note(format!("condition: `{condition}`"))
                .help("add what is missing, test for it with `has(…)` first, or correct the condition")
                .at_most(Severity::Advice);
        }
        // Nobody gets round a rule by making the charter too large for it.
        Answer::TooMuch(why) => {
            at(own, drafts, format!("`{}` cannot be checked: {why}", own.id))
                .help("shorten what the condition goes through, or split the rule");
        }
    }
}

/// The finding at the value of its place, where that is a line; a list or a map is marked at its key.
fn at<'r>(own: &OwnRule, drafts: &'r mut Drafts<'_>, message: impl Into<String>) -> Draft<'r> {
    let tree = &drafts.partnership.charter.source.tree;
    let reached = tree.resolve(&YamlPath::from(&own.at));
    match reached.value.map(|value| tree.kind(value)) {
        Some(Kind::Scalar) => drafts.at_value(own.at.as_str(), message),
        _ => drafts.at_key(own.at.as_str(), message),
    }
}

/// What expressions see; nothing where the charter stands for too much.
fn facts(subject: &Subject<'_>) -> Option<Facts> {
    let charter = &subject.partnership.charter;
    let mut left = MOST_NODES;
    let charter = match charter.source.tree.root() {
        Some(root) => datum(charter, root, &mut left)?,
        None => Datum::Map(Vec::new()),
    };
    let parties = subject.parties().into_iter().map(str::to_owned).collect();
    Some(Facts::new(charter, subject.as_of.to_string(), subject.stage.to_string(), parties))
}

/// A node as plain data; what is empty or open is left out.
fn datum(charter: &Document<Charter>, node: NodeId, left: &mut usize) -> Option<Datum> {
    *left = left.checked_sub(1)?;
    let tree = &charter.source.tree;
    Some(match tree.kind(node) {
        Kind::Scalar => meant(charter, node),
        Kind::Sequence => {
            let items = tree.items(node).filter(|item| says_something(tree, *item));
            Datum::List(items.map(|item| datum(charter, item, left)).collect::<Option<_>>()?)
        }
        Kind::Mapping => {
            let entries = tree.entries(node).filter(|(_, value)| says_something(tree, *value));
            let entry = |(key, value): (NodeId, NodeId)| {
                Some((tree.scalar(key).unwrap_or_default().to_owned(), datum(charter, value, left)?))
            };
            Datum::Map(entries.map(entry).collect::<Option<_>>()?)
        }
    })
}

/// What a plain value means, the same for every spelling of it.
fn meant(charter: &Document<Charter>, node: NodeId) -> Datum {
    match charter.meaning(node) {
        Meaning::AsWritten => {
            Datum::Text(charter.source.tree.scalar(node).unwrap_or_default().trim().to_owned())
        }
        Meaning::Words(words) => Datum::Text(words.into()),
        Meaning::Flag(flag) => Datum::Flag(flag),
        Meaning::Number(decimal) => number(&decimal.to_string()),
        Meaning::Percent(percent) => number(percent.to_string().trim_end_matches('%')),
        Meaning::Money(money) => {
            let written = money.to_string();
            let amount = written.split(' ').next().map(number);
            let currency = Datum::Text(money.currency().code().to_owned());
            let entries = amount.map(|amount| ("amount".to_owned(), amount)).into_iter();
            Datum::Map(entries.chain([("currency".to_owned(), currency)]).collect())
        }
        Meaning::Length(length) => {
            // A twelfth of a year: a year is as long as 365 days.
            let of_months = i64::from(length.months()) * 365 / 12;
            let days = of_months + i64::from(length.days()) + i64::from(length.minutes()) / (24 * 60);
            let text = length.in_one_spelling().to_string();
            Datum::Map(vec![("days".to_owned(), Datum::Whole(days)), ("text".to_owned(), Datum::Text(text))])
        }
    }
}

/// Digits with at most one point and a sign.
fn number(text: &str) -> Datum {
    let whole = text.parse().ok().map(Datum::Whole);
    let number = whole.or_else(|| text.parse().ok().map(Datum::Number));
    number.unwrap_or_else(|| Datum::Text(text.to_owned()))
}

/// The page of a rule of the team's own in Markdown, as this configuration has it.
pub(super) fn page(own: &OwnRule, configuration: &Configuration) -> String {
    let place = configuration.place_of(&format!("rule.{}", own.id));
    let rule = rule(own);
    let mut text = format!("# {}\n\n{}\n\n", own.id, own.message);
    // Writing into a String cannot fail.
    let _ = writeln!(text, "- Family: {}", rule.family);
    let _ = write!(text, "{}", severity_lines(&rule, configuration));
    let _ = writeln!(text, "- Due: from stage {} until {}", rule.from, rule.until);
    let _ = writeln!(text, "- Source: this repository's configuration, {place}");
    let _ = writeln!(text, "- Checks: `{}`", own.at);
    let _ = writeln!(text, "\n## Condition\n");
    for line in own.when.text.trim().lines() {
        let _ = writeln!(text, "    {}", line.trim_end());
    }
    let _ = writeln!(text, "\n## Why\n\n{}", own.why);
    if !own.help.is_empty() {
        let _ = writeln!(text, "\n## How to fix\n\n{}", own.help);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::agreed::fingerprint;
    use crate::document::{Grain, ProblemKind, differences};

    const PARTIES: &str = "parties: {a: {name: A}, b: {name: B}}\n";

    /// What a condition sees at a place of a charter with this text.
    fn at(path: &str, text: &str) -> Datum {
        let charter = Document::of_text(&format!("{PARTIES}{text}"));
        let node = charter.source.tree.resolve(&YamlPath::from(path)).value.unwrap();
        meant(&charter, node)
    }

    fn map(entries: &[(&str, Datum)]) -> Datum {
        Datum::Map(entries.iter().map(|(name, datum)| ((*name).to_owned(), datum.clone())).collect())
    }

    fn text(text: &str) -> Datum {
        Datum::Text(text.to_owned())
    }

    /// Every spelling that is read at a place, and what a condition sees of it.
    fn every_kind() -> Vec<(&'static str, &'static [&'static str], Datum)> {
        let length = |days, text: &str| map(&[("days", Datum::Whole(days)), ("text", self::text(text))]);
        let money = |amount, code| map(&[("amount", amount), ("currency", text(code))]);
        vec![
            (
                "exit.right_of_first_refusal",
                &["yes", "Yes", "YES", "true", "True", "on", "y", "'yes'"],
                Datum::Flag(true),
            ),
            ("exit.right_of_first_refusal", &["no", "False", "OFF", "n", "\"No\""], Datum::Flag(false)),
            (
                "value.expected_revenue",
                &["500000 GBP", "GBP 500,000", "'500,000.00 GBP'"],
                money(Datum::Whole(500_000), "GBP"),
            ),
            ("value.expected_revenue", &["1234.50 EUR", "EUR 1,234.5"], money(Datum::Number(1234.5), "EUR")),
            (
                "exit.notice",
                &["1 year", "12 months", "12 MONTHS", "P1Y", "'12 months'"],
                length(365, "12 months"),
            ),
            ("exit.notice", &["2 weeks", "14 days", "P2W"], length(14, "14 days")),
            ("term.length", &["48 hours", "2880 minutes", "PT48H"], length(2, "48 hours")),
            ("model.equity.a", &["50%", "50.0 %", "050%"], Datum::Whole(50)),
            ("model.equity.a", &["33.5%", "33.50%"], Datum::Number(33.5)),
            ("metrics[0].target", &["1000", "1,000", "1000.0"], Datum::Whole(1000)),
            ("metrics[0].target", &["-2.5", "-2.50"], Datum::Number(-2.5)),
            ("parties.a.employees", &["85", "085", "'85'"], Datum::Whole(85)),
            ("parties.a.country", &["NO", "'NO'"], text("NO")),
            ("reviews.business", &["quarterly", "every 3 months", "every P3M"], text("quarterly")),
            ("reviews.business", &["every 10 days", "every P10D"], text("every 10 days")),
            ("checklists.signing.exit_process", &["yes", "True", "y"], Datum::Flag(true)),
            ("checklists.signing.exit_process", &["n/a", "NA", "Not applicable"], text("n/a")),
            ("checklists.signing.exit_process", &["unknown", "Unknown"], text("unknown")),
            ("checklists.fit.strategic_fit", &["4", "'4'"], Datum::Whole(4)),
            ("exit.non_compete", &["none", "None", "no", "NO"], text("none")),
            ("contract.insurance", &["yes", "On", "true"], Datum::Flag(true)),
            ("contract.insurance", &["no", "none", "N"], Datum::Flag(false)),
            (
                "contract.renewal_term",
                &["successive 1 year", "Successive 12 months"],
                text("successive 12 months"),
            ),
            ("model.legal_form", &["informal", "'informal'"], text("informal")),
            ("nda", &["2026-07-10", "'2026-07-10'"], text("2026-07-10")),
        ]
    }

    /// A document that says this at a path.
    fn saying(path: &str, value: &str) -> String {
        let mut text = String::new();
        let (mut depth, mut is_entry) = (0, false);
        for part in path.split('.') {
            let name = part.trim_end_matches("[0]");
            let dash = if std::mem::take(&mut is_entry) { "- " } else { "" };
            text.push_str(&format!("\n{}{dash}{name}:", "  ".repeat(depth)));
            depth += 1 + dash.len() / 2;
            is_entry = part.ends_with("[0]");
        }
        format!("{text} {value}\n")
    }

    #[test]
    fn every_spelling_of_a_value_is_one_to_conditions_change_control_and_acknowledgements() {
        for (path, spellings, seen) in every_kind() {
            let section = path.split(['.', '[']).next().unwrap();
            let parties = if section == "parties" { "" } else { PARTIES };
            let first = Document::of_text(&format!("{parties}{}", saying(path, spellings[0])));
            for spelling in spellings {
                let charter = Document::of_text(&format!("{parties}{}", saying(path, spelling)));
                let node = charter.source.tree.resolve(&YamlPath::from(path)).value.unwrap();
                assert_eq!(meant(&charter, node), seen, "{path}: {spelling}");
                let wrong = [ProblemKind::UnknownKey, ProblemKind::InvalidValue];
                let problems: Vec<_> =
                    charter.problems.iter().filter(|it| wrong.contains(&it.kind)).collect();
                assert!(problems.is_empty(), "{path}: {spelling}: {problems:?}");
                assert_eq!(
                    fingerprint(&charter, section),
                    fingerprint(&first, section),
                    "{path}: {spelling}"
                );
                assert_eq!(differences(&first, &charter, &|_| true, Grain::Coarse), [], "{path}: {spelling}");
            }
        }
    }

    #[test]
    fn other_values_differ_everywhere() {
        let all = every_kind();
        for (path, spellings, seen) in &all {
            for (other, others, its) in all.iter().filter(|(other, _, its)| other == path && its != seen) {
                let (one, two) = (
                    Document::of_text(&saying(path, spellings[0])),
                    Document::of_text(&saying(other, others[0])),
                );
                let section = path.split(['.', '[']).next().unwrap();
                assert_ne!(fingerprint(&one, section), fingerprint(&two, section), "{seen:?} {its:?}");
                assert_eq!(differences(&one, &two, &|_| true, Grain::Coarse).len(), 1, "{seen:?} {its:?}");
            }
        }
    }

    #[test]
    fn texts_stay_texts() {
        for name in ["No", "yes", "400", "20%", "90 days", "500000 GBP", "2026-07-10"] {
            let charter = Document::of_text(&format!("parties: {{c: {{name: {name}}}}}\n"));
            let node = charter.source.tree.resolve(&YamlPath::from("parties.c.name")).value.unwrap();
            assert_eq!(meant(&charter, node), text(name));
        }
    }

    #[test]
    fn under_keys_of_ones_own_a_value_is_what_it_looks_like() {
        let own = |value: &str| at("x-ours", &format!("x-ours: {value}\n"));
        assert_eq!(own("Yes"), Datum::Flag(true));
        assert_eq!(own("400"), Datum::Whole(400));
        assert_eq!(own("20%"), Datum::Whole(20));
        assert_eq!(own("GBP 500,000"), map(&[("amount", Datum::Whole(500_000)), ("currency", text("GBP"))]));
        assert_eq!(own("2 weeks"), map(&[("days", Datum::Whole(14)), ("text", text("14 days"))]));
        assert_eq!(own("99999999999999999999"), text("99999999999999999999"));
        for value in ["NO", "y", "2026-07-10"] {
            assert_eq!(own(value), text(value));
        }
        assert_eq!(own("'400'"), text("400"));
    }
}
