//! The first line of a document: `partner: charter/v1`.

use super::scalar::{Scalar, keyword};
use super::source::Source;
use super::suggestion;

keyword! {
    /// The kinds of documents.
    pub enum DocumentKind {
        /// What was agreed.
        Charter = "charter",
        /// A review that was held.
        Review = "review",
        /// Votes at a gate.
        Decision = "decision",
        /// Answers to a health check.
        Health = "health",
        /// A change request.
        Change = "change",
        /// Registered deals.
        Deals = "deals",
        /// Possible partners.
        Candidates = "candidates",
        /// One party's acknowledgement of what was agreed.
        Acknowledgement = "acknowledgement",
    }
}

/// What a file says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Header {
    /// A document of a known kind in a version that this program reads.
    Known(DocumentKind),
    /// Written like a header, but of a kind or version that this program does not know.
    Unknown {
        /// What is wrong.
        message: String,
        /// What to write.
        help: String,
        /// The kind that can only have been meant, if there is one.
        meant: Option<DocumentKind>,
    },
}

/// The key of the header.
pub const KEY: &str = "partner";

/// The version of the format that this program reads.
const VERSION: &str = "v1";

impl Source {
    /// Whether it is the record of a health check, or was meant to be one: however its first key is spelt.
    #[must_use]
    pub fn is_of_health(&self) -> bool {
        let is_head = |line: &str| {
            let bare = line.to_lowercase().replace(['"', '\'', ' ', '\t'], "");
            bare.starts_with(KEY) && bare.contains("health/")
        };
        let is_one = || self.kind() == Some(DocumentKind::Health) || self.text.lines().any(is_head);
        *self.is_of_health.get_or_init(is_one)
    }

    /// What the file says that it is, where its header is one that this program reads.
    #[must_use]
    pub fn kind(&self) -> Option<DocumentKind> {
        let (_, value) = self.tree.get(self.tree.root()?, KEY)?;
        match read(self.tree.scalar(value)?)? {
            Header::Known(kind) => Some(kind),
            Header::Unknown { .. } => None,
        }
    }
}

/// The header of a kind of documents: `charter/v1`.
#[must_use]
pub fn of(kind: DocumentKind) -> String {
    format!("{kind}/{VERSION}")
}

/// Reads the value of a `partner` key. `None` if it is not written like a header: then the file is somebody else's.
#[must_use]
pub fn read(value: &str) -> Option<Header> {
    let (kind, version) = value.trim().split_once('/')?;
    let is_word = !kind.is_empty() && kind.chars().all(|c| c.is_ascii_alphabetic() || c == '-' || c == '_');
    let digits = version.strip_prefix('v')?;
    if !is_word || digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    Some(match DocumentKind::parse(kind) {
        Ok(kind) if version == VERSION => Header::Known(kind),
        Ok(kind) => Header::Unknown {
            message: format!("this program reads version 1 of the format, not `{version}`"),
            help: format!("write `partner: {kind}/v1`, or use a program that knows {version}"),
            meant: None,
        },
        Err(_) => {
            let kinds: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let help = match suggestion::nearest(kind, kinds.iter().copied()) {
                Some(near) => format!("did you mean `partner: {near}/v1`?"),
                None => format!("the kinds are {}", suggestion::listed(&kinds, kinds.len())),
            };
            let meant = suggestion::certain(kind, kinds.iter().copied()).filter(|_| version == VERSION);
            let meant = meant.and_then(|word| DocumentKind::parse(word).ok());
            Header::Unknown { message: format!("unknown kind of document: `{kind}`"), help, meant }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_header_names_its_kind() {
        assert_eq!(read("charter/v1"), Some(Header::Known(DocumentKind::Charter)));
        assert_eq!(read(" acknowledgement/v1 "), Some(Header::Known(DocumentKind::Acknowledgement)));
    }

    #[test]
    fn somebody_elses_key_is_left_alone() {
        for text in ["acme", "acme/gold", "charter/1", "charter/v", "https://x.example/v1", "a b/v1", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_slip_and_a_later_version_are_named() {
        let Some(Header::Unknown { help, .. }) = read("chartr/v1") else { panic!("not unknown") };
        assert_eq!(help, "did you mean `partner: charter/v1`?");
        let Some(Header::Unknown { message, .. }) = read("charter/v2") else { panic!("not unknown") };
        assert!(message.contains("`v2`"), "{message}");
    }
}
