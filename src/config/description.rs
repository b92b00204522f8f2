//! What may stand in `partner.toml`, for schemas and editors.

use super::checklists::LONGEST_TEXT;
use super::levels::{Level, RuleName};
use super::policy::Policy;
use super::rules::LONGEST;
use super::sections::bounds;
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::pattern;
use crate::document::scalar::{Date, Decimal, Id, Money};
use crate::document::shape::{Declared, Describe as _, Key, Numbers, Plain, Shape, Table, Text, Word};

/// What may stand in the file; `known` are the built-in rules.
#[must_use]
pub fn shape(known: &[RuleName]) -> Shape {
    let keys = vec![
        Key::new("policy", "The numbers that the calculations and rules go by.", policy()),
        Key::new(
            "rules",
            "How much findings weigh once their rule is due; before, they are advice.",
            rules(known),
        ),
        Key::new(
            "override",
            "The same for the charters under some paths. Where several fit, the last one holds.",
            list(overriding(known)),
        ),
        Key::new("files", "What is left out of everything.", files()),
        Key::new("checklist", "Checklists of your own.", list(checklist())),
        Key::new("rule", "Rules of your own.", list(rule())),
        Key::new(
            "rates",
            "Exchange rates, all of one day. Amounts are never converted by any other.",
            rates(),
        ),
        Key::new("report", "Name and colour on reports.", report()),
        Key::new("tier", "The tiers that partners are placed in.", list(tier())),
    ];
    Table::of("Configuration", "", keys).into()
}

fn list(entry: Table) -> Shape {
    Shape::List(Box::new(entry.into()))
}

fn policy() -> Shape {
    let key = |value: &super::PolicyValue| {
        let (least, most) = bounds(value);
        let what = format!("a whole number from {least} to {most}, in {}", value.unit);
        let plain = Plain { text: Text::Never, ..Plain::like("", what, "") };
        let doc = format!(
            "{} In {}, {} unless given. Source: {}.",
            value.meaning, value.unit, value.default, value.source
        );
        let shape = plain.with_numbers(Numbers::Whole(least, most)).into();
        Key { default: Some(value.default), ..Key::new(value.key, doc, shape) }
    };
    Table::of("Policy", "", Policy::VALUES.iter().map(key).collect()).into()
}

/// The built-in rules; those of the team's own are known by nothing but that their names are ids.
fn rules(known: &[RuleName]) -> Shape {
    let key = |rule: &RuleName| {
        let summary = rule.summary;
        let level = if rule.is_document { at_least(rule) } else { Level::shape() };
        Key::new(rule.id, format!("{summary} It is {} unless set.", rule.severity), level)
    };
    Table::of("Rules", "", known.iter().map(key).collect()).with_rest(Declared::Id, Level::shape()).into()
}

/// A rule about documents is never made milder.
fn at_least(rule: &RuleName) -> Shape {
    let levels = Level::ALL.iter().filter(|level| level.severity() >= Some(rule.severity));
    one_of("", levels).into()
}

fn one_of<'l>(name: &'static str, levels: impl Iterator<Item = &'l Level>) -> Plain {
    let words: Vec<Word> = levels.map(|level| Word::new(level.as_str(), level.doc())).collect();
    let listed: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.word)).collect();
    Plain::one_of(name, listed.join(" or "), words)
}

fn paths() -> Shape {
    let path = Plain::any("", "a pattern of paths, as in \"pilots/**\"").with_examples(&["pilots/**"]);
    Shape::List(Box::new(path.into()))
}

fn files() -> Shape {
    let doc = "Files that are not read though git keeps them, such as fixtures, as seen from the root of the \
               repository: `*` stays within one folder, `**` does not.";
    Table::of("Files", "What is left out of everything.", vec![Key::new("exclude", doc, paths())]).into()
}

fn overriding(known: &[RuleName]) -> Table {
    let doc =
        "Charters, as seen from the root of the repository: `*` stays within one folder, `**` does not.";
    Table::of(
        "Override",
        "What rules weigh for the charters under some paths.",
        vec![
            Key::new("paths", doc, paths()).required(),
            Key::new("rules", "What the rules weigh there.", rules(known)).required(),
        ],
    )
}

/// A path into a charter, which begins with one of its keys.
fn path() -> Shape {
    let keys = Charter::KEYS.iter().map(|key| pattern::word(key));
    let section = pattern::any_of(keys.chain(["x-[^.\\[]*".to_owned()]));
    let plain =
        Plain::like("CharterPath", "a path in the charter, as in `exit.notice`", section + "(?:[.\\[].*)?");
    plain.with_examples(&["exit.notice"]).into()
}

fn line(longest: usize) -> Shape {
    let pattern = format!("\\S[^\\n]{{0,{}}}", longest - 1);
    Plain::like("", format!("a line of up to {longest} characters"), pattern).into()
}

fn sentence() -> Shape {
    let pattern = format!("\\S[\\s\\S]{{0,{}}}", LONGEST - 1);
    Plain::like("", format!("a text of up to {LONGEST} characters"), pattern).into()
}

fn count() -> Shape {
    let plain =
        Plain { text: Text::Never, ..Plain::like("", "how many No, from 1 to the number of items", "") };
    plain.with_numbers(Numbers::Whole(1, u32::MAX)).into()
}

fn checklist() -> Table {
    let item_id = Plain::like(
        "",
        "a key of lower-case letters, digits and underscores, like `pilot_customer`",
        "[a-z][a-z0-9_]{0,59}",
    );
    let item = Table::of(
        "ChecklistItem",
        "One question of a list.",
        vec![
            Key::new("id", "The key of its answer.", item_id.into()).required(),
            Key::new("question", "What it asks.", line(LONGEST_TEXT)).required(),
            Key::new(
                "evidence",
                "What in the charter bears a yes out. With none, the answer alone counts.",
                Shape::List(Box::new(path())),
            ),
        ],
    );
    Table::of(
        "Checklist",
        "A checklist of the team's own.",
        vec![
            Key::new("id", "The key of its answers in a charter.", Id::shape()).required(),
            Key::new("title", "What people call it.", line(LONGEST_TEXT)).required(),
            Key {
                default: Some(1),
                ..Key::new("address", "From how many No on the verdict is to address them.", count())
            },
            Key::new("pause", "From how many No on the strict verdict holds.", count()).required(),
            Key::new("verdict", "The strict verdict: pause unless given.", super::StrictVerdict::shape()),
            Key::new("item", "Its questions.", list(item)).required(),
        ],
    )
}

fn rule() -> Table {
    let severities = one_of("Severity", Level::ALL.iter().filter(|level| **level != Level::Off));
    let when =
        Plain::any("", "an expression, as in `!has(charter.nda)`").with_examples(&["!has(charter.nda)"]);
    Table::of(
        "Rule",
        "A rule of the team's own.",
        vec![
            Key::new("id", "Its id.", Id::shape()).required(),
            Key::new("message", "What is wrong where it speaks.", sentence()).required(),
            Key::new("severity", "How bad it is once it is due: a warning unless given.", severities.into()),
            Key::new(
                "from",
                "From which stage on it is due: from discovery unless given. Before, it is advice.",
                Stage::shape(),
            ),
            Key::new("at", "The place in the charter that it speaks of.", path()).required(),
            Key::new(
                "when",
                "When it speaks: an expression in CEL over `charter`, `as_of`, `stage` and `parties`.",
                when.into(),
            )
            .required(),
            Key::new("help", "What to write.", sentence()),
            Key::new("why", "Why it matters.", sentence()),
        ],
    )
}

fn rates() -> Shape {
    let pattern = format!("{}\\s+{}", pattern::decimal(Decimal::PLACES), pattern::any_of(Money::codes()));
    let what = "how much one unit is worth, as in \"0.85 GBP\"";
    let rate = Plain::like("Rate", what, pattern).with_examples(&["0.85 GBP"]);
    let date = Key::new("date", "The day that the rates are of.", Date::shape()).required();
    Table::of("Rates", "", vec![date]).with_rest(Declared::Currency, rate.into()).into()
}

fn report() -> Shape {
    let colour =
        Plain::like("", "a colour, as in \"#1f6feb\"", "#[0-9a-fA-F]{6}").with_examples(&["#1f6feb"]);
    let keys = vec![
        Key::new("name", "Whose reports they are.", Plain::any("", "a name").into()),
        Key::new("colour", "The colour of headings.", colour.into()),
    ];
    Table::of("Report", "", keys).into()
}

fn tier() -> Table {
    Table::of(
        "Tier",
        "A tier that partners are placed in.",
        vec![
            Key::new("id", "What `tier` in a charter names.", Id::shape()).required(),
            Key::new("requires", "What a charter of this tier must have.", Shape::List(Box::new(path()))),
            Key::new(
                "expects",
                "What partners of this tier are expected to do.",
                Plain::any("", "what is expected, in words").into(),
            ),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::super::{checklists, levels, rules, sections};
    use super::*;

    fn names(keys: &[Key]) -> Vec<&str> {
        keys.iter().map(|key| key.name).collect()
    }

    fn sorted<'k>(keys: &[&'k str]) -> Vec<&'k str> {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn the_keys_are_those_that_are_read() {
        let checklist = checklist();
        let Some(Shape::List(item)) = checklist.key("item").map(|key| &key.shape) else { panic!("no items") };
        for (described, read) in [
            (names(shape(&[]).keys()), sections::SECTIONS),
            (names(&checklist.keys), checklists::KEYS),
            (names(item.keys()), checklists::ITEM_KEYS),
            (names(&rule().keys), rules::KEYS),
            (names(&overriding(&[]).keys), levels::OVERRIDE_KEYS),
            (names(report().keys()), sections::REPORT_KEYS),
            (names(files().keys()), super::super::files::FILES_KEYS),
            (names(&tier().keys), sections::TIER_KEYS),
        ] {
            assert_eq!(sorted(&described), sorted(read));
        }
    }
}
