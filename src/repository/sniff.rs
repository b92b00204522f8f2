//! Whether a YAML file is one of ours, told from its first lines without reading it as YAML.

use crate::document::header::{self, Header};
use crate::yaml::Span;

/// What the lines of a file say about what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sniffed {
    /// Nothing of ours.
    Foreign,
    /// A header, at this place; `is_first` unless other keys stand before it.
    Ours {
        /// What it says.
        header: Header,
        /// Where its value stands.
        span: Span,
        /// Whether it is the first key.
        is_first: bool,
    },
}

/// Reads the header of a file. Comments, `---` and directives may stand before it.
pub(super) fn sniff(text: &str) -> Sniffed {
    let mut at = 0;
    let mut is_first = true;
    for line in text.split_inclusive(['\n', '\r']) {
        let start = at;
        at += line.len();
        let is_blank = line.trim().is_empty() || line.trim_start().starts_with('#');
        let is_marker = line.starts_with("---") || line.starts_with('%');
        if is_blank || (is_first && is_marker && line.trim_start_matches('-').trim().is_empty()) {
            continue;
        }
        if let Some((offset, value)) = header_value(line) {
            if let Some(header) = header::read(value) {
                let span = Span::new(start + offset..start + offset + value.len());
                return Sniffed::Ours { header, span, is_first };
            }
            return Sniffed::Foreign;
        }
        is_first = false;
    }
    Sniffed::Foreign
}

/// The first line that says something.
pub(super) fn first_line(text: &str) -> Span {
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let said = line.trim();
        if !said.is_empty() && !said.starts_with('#') && said != "---" {
            let start = at + line.len() - line.trim_start().len();
            return Span::new(start..start + said.len());
        }
        at += line.len();
    }
    Span::default()
}

/// The value of `partner:` on a line of its own or at the start of a `{…}` map, and where in the line it begins.
fn header_value(line: &str) -> Option<(usize, &str)> {
    let inner = line.strip_prefix('{').map_or(line, str::trim_start);
    let rest = ["partner:", "\"partner\":", "'partner':"].iter().find_map(|key| inner.strip_prefix(key))?;
    if !rest.starts_with([' ', '\t']) {
        return None;
    }
    let value = rest.split(" #").next().unwrap_or_default();
    let value =
        if line.starts_with('{') { value.split([',', '}']).next().unwrap_or_default() } else { value };
    let value = value.trim().trim_matches(['"', '\'']);
    let offset = value.as_ptr() as usize - line.as_ptr() as usize;
    Some((offset, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::header::DocumentKind;

    fn kind(text: &str) -> Option<(DocumentKind, bool)> {
        match sniff(text) {
            Sniffed::Ours { header: Header::Known(kind), is_first, .. } => Some((kind, is_first)),
            _ => None,
        }
    }

    #[test]
    fn the_header_is_found_behind_comments_and_a_document_marker() {
        assert_eq!(kind("partner: charter/v1\n"), Some((DocumentKind::Charter, true)));
        assert_eq!(kind("# a\n\n---\n\"partner\": 'review/v1' # b\n"), Some((DocumentKind::Review, true)));
        assert_eq!(kind("{partner: decision/v1, gate: x}"), Some((DocumentKind::Decision, true)));
        assert_eq!(kind("partner: charter/v1\r\nname: x\r\n"), Some((DocumentKind::Charter, true)));
        assert_eq!(kind("# a\rpartner: charter/v1\rname: x\r"), Some((DocumentKind::Charter, true)));
    }

    #[test]
    fn a_header_behind_other_keys_is_ours_too() {
        assert_eq!(kind("name: x\npartner: charter/v1\n"), Some((DocumentKind::Charter, false)));
    }

    #[test]
    fn other_files_are_left_alone() {
        for text in ["", "name: x\n", "partner: acme\n", "  partner: charter/v1\n", "partner:charter/v1\n"] {
            assert_eq!(sniff(text), Sniffed::Foreign, "{text}");
        }
    }

    #[test]
    fn the_span_covers_the_value() {
        let text = "# é\npartner: charter/v2\n";
        let Sniffed::Ours { span, .. } = sniff(text) else { panic!("foreign") };
        assert_eq!(&text[span.range()], "charter/v2");
    }
}
