//! The fingerprint of what a section of the charter says, whatever its layout.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::charter::Charter;
use super::folding::spelt;
use super::scalar::{Duration, Fingerprint, Money, Percent, Scalar as _, YesNo};
use crate::yaml::{Kind, NodeId, Tree};

/// The fingerprint of a section: of its canonical JSON, or of `null` where nothing is said.
///
/// Canonical is: keys in the order of their bytes, no key that begins with `x-`, nothing empty, one entry instead of a list
/// of one plain value, every plain value as a text. Amounts, percentages, durations and yes or no are written in one way each;
/// all other texts are [spelt] in one way. Comments, quotes, flow or block style and anchors do not
/// count.
#[must_use]
pub fn fingerprint(tree: &Tree, section: &str) -> Fingerprint {
    let value = tree.root().and_then(|root| tree.get(root, section)).map(|(_, value)| value);
    let json = value.and_then(|value| canonical(tree, value)).unwrap_or_else(|| "null".to_owned());
    Fingerprint::of_digest(&Sha256::digest(json.as_bytes()).into())
}

/// What is no term between the parties: what the file is, how far the partnership is, and what is noted about the charter.
const NO_TERMS: [&str; 7] = ["partner", "id", "name", "stage", "summary", "waivers", "checklists"];

/// The sections that hold what the parties agree on, in the order of the charter.
pub fn sections() -> impl Iterator<Item = &'static str> {
    Charter::KEYS.iter().copied().filter(|key| !NO_TERMS.contains(key))
}

/// `None` for what says nothing.
fn canonical(tree: &Tree, node: NodeId) -> Option<String> {
    if tree.is_null(node) {
        return None;
    }
    match tree.kind(node) {
        Kind::Scalar => {
            let text = plain(tree.scalar(node).unwrap_or_default());
            (!text.is_empty()).then(|| json_text(&text))
        }
        Kind::Sequence => {
            let items: Vec<String> = tree.items(node).filter_map(|item| canonical(tree, item)).collect();
            let is_plain = |item: &String| item.starts_with('"');
            match items.as_slice() {
                [] => None,
                [only] if is_plain(only) => Some(only.clone()),
                items => Some(format!("[{}]", items.join(","))),
            }
        }
        Kind::Mapping => {
            let mut entries: BTreeMap<&str, String> = BTreeMap::new();
            for (key, value) in tree.entries(node) {
                let Some(name) = tree.scalar(key).filter(|name| !name.starts_with("x-")) else { continue };
                // Of a key that stands twice only the first is read.
                if !entries.contains_key(name) {
                    entries.extend(canonical(tree, value).map(|value| (name, value)));
                }
            }
            let entries: Vec<String> =
                entries.iter().map(|(name, value)| format!("{}:{value}", json_text(name))).collect();
            (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(",")))
        }
    }
}

/// One spelling for what can be spelt in several ways.
pub(super) fn plain(text: &str) -> String {
    let text = spelt(text);
    // An amount, a share and a length of time have a number; a refusal costs more than this look.
    let has_number = text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_number {
        let longest = "false".len();
        let answer =
            Some(&text).filter(|text| text.len() <= longest).and_then(|text| YesNo::parse(text).ok());
        return answer.map_or(text, |answer| answer.to_string());
    }
    if let Ok(money) = Money::parse(&text) {
        return money.to_string();
    }
    if let Ok(percent) = Percent::parse(&text) {
        return percent.to_string();
    }
    if let Ok(duration) = Duration::parse(&text) {
        let (months, days, minutes) = (duration.months(), duration.days(), duration.minutes());
        return format!("{months} months {days} days {minutes} minutes");
    }
    text
}

fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Limits, read};

    fn json(text: &str) -> String {
        let tree = read(text, &Limits::default()).tree.unwrap();
        let value = tree.get(tree.root().unwrap(), "exit").map(|(_, value)| value);
        value.and_then(|value| canonical(&tree, value)).unwrap_or_else(|| "null".to_owned())
    }

    #[test]
    fn layout_and_spelling_make_no_difference() {
        let block = "exit:\n  # both sides\n  notice: 1 year\n  x-note: ours\n  fee: GBP 500,000\n  conditions:\n    - breach\n  buyout: ~\n  refusal: Yes\n";
        let flow = "exit: {refusal: true, conditions: breach, fee: '500000 GBP', notice: \"12 months\"}\n";
        let expected = r#"{"conditions":"breach","fee":"500000 GBP","notice":"12 months 0 days 0 minutes","refusal":"yes"}"#;
        assert_eq!(json(block), expected);
        assert_eq!(json(flow), expected);
    }

    #[test]
    fn without_a_digit_only_an_answer_has_several_spellings() {
        for text in ["EUR", "EUR five", "%", "percent", "a year", "PT", "P", "½ year", "٣ days", "-", ""] {
            assert!(Money::parse(text).is_err() && Percent::parse(text).is_err(), "{text}");
            assert!(Duration::parse(text).is_err(), "{text}");
        }
        for (text, said) in
            [("FALSE", "no"), ("On", "yes"), ("y", "yes"), ("falsey", "falsey"), ("oui", "oui")]
        {
            assert_eq!(plain(text), said);
        }
    }

    #[test]
    fn meaning_makes_one() {
        for (one, other) in [
            ("exit: {notice: 90 days}", "exit: {notice: 3 months}"),
            ("exit: {levels: [a, b]}", "exit: {levels: [b, a]}"),
            ("exit: {ip: Clause 1.1}", "exit: {ip: Clause 1.10}"),
            ("exit: {ip: a}", "exit: {ip: TBD}"),
        ] {
            assert_ne!(json(one), json(other), "{one}");
        }
        assert_eq!(json("exit:\n"), "null");
        assert_eq!(json("exit: {a: [], b: {c: }}"), "null");
    }

    #[test]
    fn a_fingerprint_is_that_of_the_json() {
        let tree = read("exit: foo\n", &Limits::default()).tree.unwrap();
        // printf '"foo"' | sha256sum
        assert_eq!(fingerprint(&tree, "exit").digits(), FOO);
        // printf null | sha256sum
        assert_eq!(fingerprint(&tree, "gates").digits(), NULL);
    }

    const FOO: &str = "b2213295d564916f89a6a42455567c87c3f480fcd7a1c15e220f17d7169a790b";
    const NULL: &str = "74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b";
}
