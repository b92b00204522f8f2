//! The fingerprint of what a section of the charter says, whatever its layout.

use sha2::{Digest as _, Sha256};

use super::Document;
use super::canonical_json::canonical_by;
use super::charter::Charter;
use super::scalar::Fingerprint;
use crate::yaml::NodeId;

/// The fingerprint of a section: of its canonical JSON, or of `null` where nothing is said.
///
/// Canonical is: keys in the order of their bytes, no key that begins with `x-`, nothing empty, one entry instead of a list
/// of one plain value, every plain value as a text in one spelling ([`Document::spelt`]). Comments, quotes, flow or block
/// style
/// and anchors do not count.
#[must_use]
pub fn fingerprint(charter: &Document<Charter>, section: &str) -> Fingerprint {
    Fingerprint::of_digest(&Sha256::digest(json(charter, section).as_bytes()).into())
}

fn json(charter: &Document<Charter>, section: &str) -> String {
    let tree = &charter.source.tree;
    let value = tree.root().and_then(|root| tree.get(root, section)).map(|(_, value)| value);
    value.and_then(|value| canonical(charter, value)).unwrap_or_else(|| "null".to_owned())
}

/// What is no term between the parties: what the file is, how far the partnership is, and what is noted about the charter.
const NO_TERMS: [&str; 7] = ["partner", "id", "name", "stage", "summary", "waivers", "checklists"];

/// The sections that hold what the parties agree on, in the order of the charter.
pub fn sections() -> impl Iterator<Item = &'static str> {
    Charter::KEYS.iter().copied().filter(|key| !NO_TERMS.contains(key))
}

/// `None` for what says nothing.
fn canonical(charter: &Document<Charter>, node: NodeId) -> Option<String> {
    canonical_by(&charter.source.tree, node, &|node| charter.spelt(node).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exit(text: &str) -> String {
        json(&Document::of_text(text), "exit")
    }

    #[test]
    fn layout_and_spelling_make_no_difference() {
        let block = "exit:\n  # both sides\n  notice: 1 year\n  fee: GBP 500,000\n  conditions:\n    - breach\n  buyout: ~\n  right_of_first_refusal: Yes\n  x-note: ours\n";
        let flow = "exit: {right_of_first_refusal: true, conditions: breach, fee: '500000 GBP', notice: \"12 months\"}\n";
        let expected = r#"{"conditions":"breach","fee":"500000 GBP","notice":"12 months 0 days 0 minutes","right_of_first_refusal":"yes"}"#;
        assert_eq!(exit(block), expected);
        assert_eq!(exit(flow), expected);
    }

    #[test]
    fn a_text_is_what_is_written() {
        let name =
            |name: &str| json(&Document::of_text(&format!("parties: {{a: {{name: {name}}}}}\n")), "parties");
        assert_eq!(name("No"), r#"{"a":{"name":"No"}}"#);
        assert_ne!(name("No"), name("no"));
        assert_ne!(name("1 year"), name("12 months"));
        assert_eq!(name("' 1  year'"), name("1 year"));
    }

    #[test]
    fn meaning_makes_one() {
        for (one, other) in [
            ("exit: {notice: 90 days}", "exit: {notice: 3 months}"),
            ("exit: {levels: [a, b]}", "exit: {levels: [b, a]}"),
            ("exit: {ip: Clause 1.1}", "exit: {ip: Clause 1.10}"),
            ("exit: {ip: a}", "exit: {ip: TBD}"),
        ] {
            assert_ne!(exit(one), exit(other), "{one}");
        }
        assert_eq!(exit("exit:\n"), "null");
        assert_eq!(exit("exit: {a: [], b: {c: }}"), "null");
    }

    #[test]
    fn a_fingerprint_is_that_of_the_json() {
        let charter = Document::of_text("exit: foo\n");
        // printf '"foo"' | sha256sum
        assert_eq!(fingerprint(&charter, "exit").digits(), FOO);
        // printf null | sha256sum
        assert_eq!(fingerprint(&charter, "gates").digits(), NULL);
    }

    const FOO: &str = "b2213295d564916f89a6a42455567c87c3f480fcd7a1c15e220f17d7169a790b";
    const NULL: &str = "74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b";
}
