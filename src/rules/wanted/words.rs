//! What stands for something else in the words of a declaration.

use crate::document::Field;
use crate::document::charter::Charter;
use crate::grammar;
use crate::rules::gap::Gap;
use crate::rules::{Rule, Subject};
use crate::wording::parties;

/// What a declaration's words may name in braces. The policy values that its rule reads come to these. Text in backticks that
/// names a `{party}` stands for a series of such, one for each who is left out.
const PLACEHOLDERS: [&str; 7] =
    ["currency", "day", "everybody", "everybody_in_code", "names", "parties", "party"];

/// The names of all that may stand in braces in the words of this rule.
pub fn placeholders(rule: &Rule) -> impl Iterator<Item = &'static str> {
    PLACEHOLDERS.into_iter().chain(rule.policy.iter().copied())
}

/// The words with everything in braces filled in.
pub(super) fn filled(words: &str, rule: &Rule, subject: &Subject<'_>, gap: Option<&Gap<'_>>) -> String {
    let text = gap.map_or_else(|| words.to_owned(), |gap| for_each_party(words, gap));
    let known = |name: &str| placeholders(rule).find(|it| *it == name);
    grammar::filled(&text, |name, _| known(name).map(|name| meant(name, subject, gap)))
}

fn for_each_party(words: &str, gap: &Gap<'_>) -> String {
    let spans = words.split('`').enumerate().map(|(number, text)| match number % 2 {
        1 if text.contains("{party}") => {
            let each: Vec<String> =
                gap.parties.iter().map(|party| format!("`{}`", text.replace("{party}", party))).collect();
            grammar::series(&each)
        }
        1 => format!("`{text}`"),
        _ => text.to_owned(),
    });
    spans.collect()
}

fn meant(name: &str, subject: &Subject<'_>, gap: Option<&Gap<'_>>) -> String {
    match (name, gap) {
        ("currency", _) => subject.currency().to_owned(),
        ("day", _) => subject.as_of.to_string(),
        ("everybody", _) => subject.parties().join(", "),
        ("everybody_in_code", _) => {
            let ids: Vec<String> = subject.parties().iter().map(|party| format!("`{party}`")).collect();
            grammar::series(&ids)
        }
        ("names", Some(gap)) => parties::names(subject.charter, &gap.parties),
        (policy, _) => subject.policy.get(policy).map(|number| number.to_string()).unwrap_or_default(),
    }
}

/// What is not there, in words.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Absent<'a> {
    /// What is missing: the words after "no".
    pub(in crate::rules) no: &'a str,
    /// What is said where it is undecided, if not those words.
    pub(in crate::rules) open: Option<&'a str>,
}

impl<'a> Absent<'a> {
    /// What is called the same, missing or undecided.
    pub(in crate::rules) fn new(no: &'a str) -> Self {
        Self { no, open: None }
    }

    /// Of something that is said once: `no notice period`, `notice period undecided`.
    pub(in crate::rules) fn said(&self, said: &Field<()>) -> String {
        if said.is_open() { self.undecided() } else { format!("no {}", self.no) }
    }

    /// `notice period undecided`.
    pub(in crate::rules) fn undecided(&self) -> String {
        self.open.map_or_else(|| format!("{} undecided", self.no), ToOwned::to_owned)
    }

    /// Of parties: `no goals for A`, `goals undecided: A, B`, `no goals for A; undecided: B`.
    pub(in crate::rules) fn of(&self, gap: &Gap<'_>, charter: &Charter) -> String {
        let open: Vec<&str> = gap.open().map(|party| charter.party_name(party)).collect();
        let missing: Vec<&str> = gap.missing().map(|party| charter.party_name(party)).collect();
        match (missing.as_slice(), open.as_slice()) {
            ([], open) => format!("{}: {}", self.undecided(), open.join(", ")),
            (missing, []) => format!("no {} for {}", self.no, grammar::series(missing)),
            (missing, open) => {
                format!("no {} for {}; undecided: {}", self.no, grammar::series(missing), open.join(", "))
            }
        }
    }
}
