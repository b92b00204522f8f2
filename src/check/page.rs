//! A rule's page, and the table of all rules: what `explain` prints and what lies under `docs/rules/`.

use std::fmt::Write as _;

use crate::config::{Configuration, Level, Policy};
use crate::document::charter::stage::Stage;
use crate::grammar::{capitalised, counted, filled};
use crate::rules::{Family, Question, Rule, all};
use crate::wording::sources::meaning;

/// The page of one rule in Markdown, with the values that this configuration puts in force. Those that differ from the default
/// say where they come from.
pub(super) fn page(rule: &Rule, configuration: &Configuration) -> String {
    let mut text = format!("# {}\n\n{}.\n\n", rule.id, capitalised(rule.summary));
    // Writing into a String cannot fail.
    let _ = writeln!(text, "- Family: {}", rule.family);
    let _ = write!(text, "{}", severity_lines(rule, configuration));
    let _ = writeln!(text, "- Due: {}", due(rule));
    for question in rule.questions() {
        let Question { text: asked, example, concerns, .. } = question;
        // An address in angle brackets would be read as a link.
        let example = if example.contains('<') { format!("`{example}`") } else { (*example).to_owned() };
        let _ = writeln!(text, "- Question to {}: {asked} For example: {example}", concerns.as_str());
    }
    for tag in rule.authority {
        let meaning = meaning(tag).map(|meaning| format!(", {meaning}")).unwrap_or_default();
        let _ = writeln!(text, "- Source: {tag}{meaning}");
    }
    for value in rule.policy.iter().filter_map(|key| Policy::value(key)) {
        let in_force = configuration.policy.get(value.key).unwrap_or(value.default);
        let source = match in_force == value.default {
            true => value.source.to_owned(),
            false => {
                let place = configuration.place_of(&format!("policy.{}", value.key));
                format!("{place}; default {}, {}", value.default, value.source)
            }
        };
        let _ = writeln!(text, "- Policy: `{}` = {in_force} {} ({source})", value.key, value.unit);
    }
    if rule.is_fixable {
        text.push_str("- Fix: `partner check --fix` fixes it where only one meaning is possible\n");
    }
    let _ = writeln!(text, "- Since: {}", rule.since);
    let _ = write!(text, "\n{}", docs(rule, &configuration.policy));
    text
}

/// What the rule's own page says, with the numbers in force where it names a policy value in braces: `{response_time_most}`.
#[must_use]
pub fn docs(rule: &Rule, policy: &Policy) -> String {
    filled(rule.docs, |name, before| {
        let value = Policy::value(name)?;
        let said = with_unit(policy.get(value.key).unwrap_or(value.default), value.unit);
        // Of one month people say `every month`.
        let each = said.strip_prefix("1 ").filter(|_| before.ends_with("every "));
        Some(each.unwrap_or(&said).to_owned())
    })
}

/// `1 month`, `48 hours`, `80%`, `3 points of 5`.
fn with_unit(number: u32, unit: &str) -> String {
    match unit {
        "percent" => format!("{number}%"),
        "people" => counted(number, "person"),
        unit => {
            let (several, rest) = unit.split_at(unit.find(" of ").unwrap_or(unit.len()));
            counted(number, several.strip_suffix('s').unwrap_or(several)) + rest
        }
    }
}

/// The table of all rules in Markdown, by family.
#[must_use]
pub fn index() -> String {
    let mut text = String::from(
        "# Rules\n\nGenerated from the rules by `scripts/regenerate`.\n\n\
         [The method](../method.md) explains the tags under *source*. Before the stage in the *from* column a rule is advisory;\n\
         after the one under *until* it is silent. Document rules always apply. For rules with a * under *fix*, `partner check --fix`\n\
         fixes the findings with only one possible meaning ([more](../fixes.md)).\n",
    );
    for family in Family::ALL.iter().copied() {
        let rules: Vec<&Rule> = all().filter(|rule| rule.family == family).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {}\n\n", capitalised(family.as_str()));
        text.push_str("| rule | severity | from | until | fix | source | finding |\n");
        text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for rule in rules {
            let (from, until) = match rule.family {
                Family::Document => ("always", "always"),
                _ => (rule.from.as_str(), rule.until.as_str()),
            };
            let _ = writeln!(
                text,
                "| [{id}]({id}.md) | {} | {from} | {until} | {} | {} | {} |",
                rule.severity,
                if rule.is_fixable { "*" } else { "" },
                rule.authority.join(", "),
                rule.summary.replace('|', "\\|"),
                id = rule.id,
            );
        }
    }
    text
}

/// How bad a rule is, everywhere and under the paths where the configuration says something else.
pub(super) fn severity_lines(rule: &Rule, configuration: &Configuration) -> String {
    let own = rule.severity.to_string();
    let in_force = |level: &Level, entry: &str| {
        let level = level.to_string();
        match level == own {
            true => level,
            false => format!(
                "{level} ({}; default {own})",
                configuration.place_of(&format!("{entry}.{}", rule.id))
            ),
        }
    };
    let mut text = match configuration.levels.get(rule.id) {
        Some(level) => format!("- Severity: {}\n", in_force(level, "rules")),
        None => format!("- Severity: {own}\n"),
    };
    for places in &configuration.overrides {
        let Some(level) = places.levels.get(rule.id) else { continue };
        let paths: Vec<String> = places.paths.texts().iter().map(|path| format!("`{path}`")).collect();
        let level = in_force(level, &format!("override[{}].rules", places.nth));
        let _ = writeln!(text, "- Severity under {}: {level}", paths.join(", "));
    }
    text
}

fn due(rule: &Rule) -> String {
    if rule.family == Family::Document {
        return "at every stage".to_owned();
    }
    let early = if rule.from == Stage::Discovery { "" } else { "; advisory before" };
    format!("from stage {} until {}{early}", rule.from, rule.until)
}
