//! Values that people read as something else than YAML does, told where they stand.

use super::decoder::Decoder;
use super::problem::ProblemKind;
use crate::grammar::{quoted, shortened};
use crate::yaml::{Lookalike, NodeId, Span};

impl Decoder<'_> {
    /// Whether a text where a list belongs was meant as one; the problem is told then.
    pub(super) fn is_meant_as_list(&mut self, node: NodeId) -> bool {
        self.tree.looks_like_list(self.text, node).is_some_and(|found| self.lookalike(node, found))
    }

    /// Whether an entry of a list was meant as several; the problem is told then.
    pub(super) fn is_meant_as_entries(&mut self, node: NodeId) -> bool {
        self.tree.swallows_entry(self.text, node).is_some_and(|found| self.lookalike(node, found))
    }

    fn lookalike(&mut self, node: NodeId, (what, place): (Lookalike, Span)) -> bool {
        let (message, help) = match what {
            Lookalike::NoSpaceBehindDash => (
                "no space after the dash, so this list is read as one text",
                "write a space after the dash: `- entry`",
            ),
            Lookalike::IndentedEntry => (
                "this entry is indented further than the one above it, so both are read as one text",
                "give each dash of the list the same indentation",
            ),
            Lookalike::ListInBlockText => (
                "a block text instead of a list, so its entries are read as one text",
                "remove the `|` or `>`, and begin each entry with `- `",
            ),
            Lookalike::OtherBullet => {
                ("a list without dashes, so its entries are read as one text", "begin each entry with `- `")
            }
        };
        self.tell_in_line(node, place, message.to_owned(), help.to_owned());
        true
    }

    /// Whether the comment behind a value may be a part of it: `says_more` is asked of the value with the comment. The
    /// problem is told
    /// then.
    pub(super) fn is_cut(&mut self, node: NodeId, says_more: impl FnOnce(&str) -> bool) -> bool {
        if self.tree.is_typed() {
            return false;
        }
        let Some(place) = self.tree.cut_by_hash(self.text, node) else { return false };
        let cut = self.text.get(place.range()).unwrap_or_default();
        let value = self.tree.scalar(node).unwrap_or_default();
        let whole = format!("{value} {cut}");
        if !says_more(whole.trim()) {
            return false;
        }
        let message = format!("{} is read as a comment, and not as part of the value", quoted(cut));
        let help = format!(
            "quote the value: `\"{}\"`; before a comment, write `# ` with a space",
            shortened(whole.trim(), 40)
        );
        self.tell_in_line(node, place, message, help);
        true
    }

    /// Notes a problem of syntax at a part of a value.
    fn tell_in_line(&mut self, node: NodeId, place: Span, message: String, help: String) {
        if let Some(problem) = self.tell(node, ProblemKind::YamlSyntax, message, help) {
            problem.span = place;
        }
    }
}
