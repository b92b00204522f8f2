//! Files that are nearly ours: a slip in the header, a header written in another way, or none above the keys of a record.
//!
//! A foreign file costs a look at the beginnings of its lines; only what arouses suspicion there is read as YAML.

use std::collections::BTreeSet;

use super::sniff;
use crate::document::charter::Charter;
use crate::document::header::{self, DocumentKind, Header};
use crate::document::records::acknowledgement::Acknowledgement;
use crate::document::records::candidates::Candidates;
use crate::document::records::change::ChangeRequest;
use crate::document::records::deals::Deals;
use crate::document::records::decision::Decision;
use crate::document::records::health::Health;
use crate::document::records::review::Review;
use crate::document::{Problem, ProblemKind, suggestion};
use crate::yaml::{self, Limits, NodeId, Span, Tree, YamlPath};

/// Every kind with the keys of its documents.
pub(super) const KINDS: [(DocumentKind, &[&str]); 8] = [
    (DocumentKind::Charter, Charter::KEYS),
    (DocumentKind::Review, Review::KEYS),
    (DocumentKind::Decision, Decision::KEYS),
    (DocumentKind::Health, Health::KEYS),
    (DocumentKind::Change, ChangeRequest::KEYS),
    (DocumentKind::Deals, Deals::KEYS),
    (DocumentKind::Candidates, Candidates::KEYS),
    (DocumentKind::Acknowledgement, Acknowledgement::KEYS),
];

/// Of a file without any header so many keys must be those of one kind alone.
const KEYS_WITHOUT_HEADER: usize = 3;

/// How many keys beside the header show that a file is ours, wherever it lies.
const KEYS_BESIDE_HEADER: usize = 2;

/// What a pointer of Git LFS begins with, where the file itself should be.
const LFS: &[u8] = b"version https://git-lfs.github.com/spec/";

/// A file that is nearly ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Nearly {
    /// The kind that it says it is, where that leaves no doubt and only the way of writing is another one: then it is read.
    pub(super) kind: Option<DocumentKind>,
    /// The kind that can only have been meant.
    pub(super) meant: Option<DocumentKind>,
    /// What is wrong, and what to write.
    pub(super) problem: Problem,
    /// Whether there is something like a header.
    pub(super) has_header: bool,
    /// Whether its keys show that it is ours, wherever it lies.
    pub(super) is_ours_anywhere: bool,
}

/// Whether these are the bytes of a pointer that Git LFS has put in the place of a file.
pub(super) fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(LFS)
}

/// What to say of such a file.
pub(super) fn lfs_pointer(shown: &str) -> (String, &'static str) {
    (
        format!("`{shown}` is a Git LFS pointer: the file itself has not been fetched"),
        "run `git lfs pull`; in GitHub Actions give `actions/checkout` the option `lfs: true`",
    )
}

/// What a text without a proper header is, if it is nearly ours.
pub(super) fn look(text: &str) -> Option<Nearly> {
    let keys = leading_words(text);
    let is_flow = text.trim_start().starts_with('{');
    let has_header = keys.iter().any(|key| is_near_key(key));
    let may_be_record = is_flow || kind_of_keys(&keys.iter().copied().collect::<Vec<_>>()).is_some();
    if !has_header && !may_be_record {
        return None;
    }
    let reading = yaml::read(text, &Limits::default());
    let tree = reading.tree.unwrap_or_default();
    match header_in(&tree) {
        Some((key, value)) => with_header(text, &tree, key, value),
        None if has_header => loose_header(text, &keys),
        None => without_header(text, &tree),
    }
}

/// The first words of the lines at the outermost level, without quotes; of a `{…}` those of every line.
fn leading_words(text: &str) -> BTreeSet<&str> {
    const MOST_LINES: usize = 2_000;
    let is_flow = text.trim_start().starts_with('{');
    let mut indent = None;
    let mut words = BTreeSet::new();
    for line in text.split(['\n', '\r']).take(MOST_LINES) {
        let inner = line.trim_start();
        if inner.is_empty() || inner.starts_with('#') || line.starts_with("---") || line.starts_with('%') {
            continue;
        }
        let depth = line.len() - inner.len();
        if !is_flow && depth != *indent.get_or_insert(depth) {
            continue;
        }
        for part in inner.split(['{', ',']).filter(|_| is_flow).chain([inner]) {
            let part =
                part.trim_start_matches(|c: char| c == '?' || c == '"' || c == '\'' || c.is_whitespace());
            let end =
                part.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(part.len());
            words.insert(&part[..end]);
        }
    }
    words
}

/// Whether somebody may have meant the key of the header.
fn is_near_key(key: &str) -> bool {
    key.eq_ignore_ascii_case(header::KEY) || suggestion::certain(key, [header::KEY]).is_some()
}

/// The kind that a header means, however it is spelt: `decision`, `Decision/v1.0`, `decision v1`.
fn meant_kind(value: &str) -> Option<DocumentKind> {
    let value = value.trim();
    let end = value.find(|c: char| !(c.is_alphabetic() || c == '_')).unwrap_or(value.len());
    let (kind, version) = value.split_at(end);
    let version = version.trim_start_matches(['/', ' ', '-', '@', ':', '_']).trim_start_matches(['v', 'V']);
    let is_version = version.chars().all(|c| c.is_ascii_digit() || c == '.');
    let words = DocumentKind::ALL.iter().map(|kind| kind.as_str());
    let named = suggestion::certain(kind, words).filter(|_| is_version)?;
    DocumentKind::ALL.iter().copied().find(|kind| kind.as_str() == named)
}

/// The entry at the outermost level that is nearest to a header: one that is spelt right, else the first that is not.
fn header_in(tree: &Tree) -> Option<(NodeId, NodeId)> {
    let root = tree.root()?;
    let is_header = |(key, value): &(NodeId, NodeId)| {
        tree.scalar(*key).is_some_and(is_near_key)
            && tree.scalar(*value).is_some_and(|it| header::read(it).is_some() || meant_kind(it).is_some())
    };
    let is_exact = |(key, _): &(NodeId, NodeId)| tree.scalar(*key) == Some(header::KEY);
    tree.entries(root)
        .find(|entry| is_exact(entry) && is_header(entry))
        .or_else(|| tree.entries(root).find(is_header))
}

fn with_header(text: &str, tree: &Tree, key: NodeId, value: NodeId) -> Option<Nearly> {
    let (written_key, written) = (tree.scalar(key)?, tree.scalar(value)?);
    let meant = match header::read(written) {
        Some(Header::Known(kind)) => Some(kind),
        Some(Header::Unknown { meant, .. }) => meant,
        None => meant_kind(written),
    };
    let is_exact = written_key == header::KEY;
    let is_read = is_exact && matches!(header::read(written), Some(Header::Known(_)));
    let wanted = meant.map_or_else(|| "charter/v1".to_owned(), header::of);
    let help = format!("write `partner: {wanted}` as the first line");
    let problem = if is_read && text.trim_start().starts_with('{') {
        let start = text.len() - text.trim_start().len();
        let message = "the header is not on the first line, after the `{`".to_owned();
        let help = format!("begin the file with `{{\"partner\": \"{wanted}\",`");
        Problem::in_text(Span::new(start..start + 1), ProblemKind::HeaderMissing, message, help)
    } else if is_read {
        let message = "the header is not written in the usual way".to_owned();
        Problem::in_text(tree.span(key), ProblemKind::HeaderMissing, message, help)
    } else if is_exact {
        let message = format!("`{}` is not a kind of document with its version", short(written));
        Problem::in_text(tree.span(value), ProblemKind::KindUnknown, message, help)
    } else {
        let message =
            format!("the header's key is `partner`, not `{}`: the file is not read", short(written_key));
        Problem::in_text(tree.span(key), ProblemKind::HeaderMissing, message, help)
    };
    let keys = keys_of(tree);
    Some(Nearly {
        kind: meant.filter(|_| is_read),
        meant,
        problem: at_header(problem),
        has_header: true,
        is_ours_anywhere: beside_header(&keys, meant) >= KEYS_BESIDE_HEADER,
    })
}

/// A line that begins like a header where the YAML says nothing of one: `partner:decision/v1`.
fn loose_header(text: &str, keys: &BTreeSet<&str>) -> Option<Nearly> {
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let (start, inner) = (at + line.len() - line.trim_start().len(), line.trim());
        at += line.len();
        let Some((key, value)) = inner.split_once([':', '=']) else { continue };
        let key = key.trim().trim_matches(['"', '\'']);
        let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'', ',']);
        let Some(kind) = meant_kind(value).filter(|_| is_near_key(key)) else { continue };
        let message = "the line looks like a header but is not one: the file is not read".to_owned();
        let help = format!("write `partner: {}` as the first line", header::of(kind));
        let span = Span::new(start..start + inner.len());
        let keys: Vec<&str> = keys.iter().copied().collect();
        return Some(Nearly {
            kind: None,
            meant: Some(kind),
            problem: at_header(Problem::in_text(span, ProblemKind::HeaderMissing, message, help)),
            has_header: true,
            is_ours_anywhere: beside_header(&keys, Some(kind)) >= KEYS_BESIDE_HEADER,
        });
    }
    None
}

fn without_header(text: &str, tree: &Tree) -> Option<Nearly> {
    let keys = keys_of(tree);
    let kind = kind_of_keys(&keys)?;
    let start = sniff::first_line(text);
    let message = format!("the file has the keys of a {kind} but no header: it is not read");
    let help = format!(
        "begin the file with `partner: {}`, or move it elsewhere if it is something else",
        header::of(kind)
    );
    Some(Nearly {
        kind: None,
        meant: Some(kind),
        problem: at_header(Problem::in_text(start, ProblemKind::HeaderMissing, message, help)),
        has_header: false,
        is_ours_anywhere: kind == DocumentKind::Charter,
    })
}

fn at_header(mut problem: Problem) -> Problem {
    problem.path = YamlPath::from(header::KEY);
    problem
}

fn keys_of(tree: &Tree) -> Vec<&str> {
    let root = tree.root().into_iter();
    root.flat_map(|root| tree.entries(root)).filter_map(|(key, _)| tree.scalar(key)).collect()
}

/// How many of the keys beside the header are those of the kind, or of any where that is not known.
fn beside_header(keys: &[&str], kind: Option<DocumentKind>) -> usize {
    let is_known = |key: &&&str| {
        KINDS.iter().any(|(of, known)| kind.is_none_or(|kind| kind == *of) && known.contains(*key))
    };
    keys.iter().filter(|key| !is_near_key(key)).filter(is_known).count()
}

/// The only kind that has all of the keys, if these are enough to tell; a charter has parties.
fn kind_of_keys(keys: &[&str]) -> Option<DocumentKind> {
    let own: Vec<&&str> = keys.iter().filter(|key| !key.is_empty() && !key.starts_with("x-")).collect();
    if own.len() < KEYS_WITHOUT_HEADER {
        return None;
    }
    let has_all = |known: &[&str]| own.iter().all(|key| known.contains(*key));
    let mut fitting = KINDS.iter().filter(|(_, known)| has_all(known)).map(|(kind, _)| *kind);
    let only = fitting.next().filter(|_| fitting.next().is_none())?;
    (only != DocumentKind::Charter || keys.contains(&"parties")).then_some(only)
}

fn short(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOTES: &str = "gate: g1\ndate: 2026-06-30\nvotes:\n  a: {vote: exit}\n";

    fn decision(header: &str) -> Option<Nearly> {
        look(&format!("{header}\n{VOTES}"))
    }

    #[test]
    fn a_header_that_yaml_takes_for_one_is_read_and_told() {
        for header in [
            "partner : decision/v1",
            "\"partner\" : decision/v1",
            "partner: &v decision/v1",
            "partner: !!str decision/v1",
            "partner:\n  decision/v1",
            "partner: >-\n  decision/v1",
            "? partner\n: decision/v1",
        ] {
            let nearly = decision(header).unwrap_or_else(|| panic!("{header}"));
            assert_eq!(nearly.kind, Some(DocumentKind::Decision), "{header}");
            assert_eq!(nearly.problem.kind, ProblemKind::HeaderMissing, "{header}");
            assert!(nearly.problem.help.contains("`partner: decision/v1`"), "{header}");
        }
        let json = "{\n  \"partner\": \"decision/v1\",\n  \"gate\": \"g1\", \"date\": \"2026-06-30\"\n}\n";
        let nearly = look(json).unwrap();
        assert_eq!((nearly.kind, nearly.is_ours_anywhere), (Some(DocumentKind::Decision), true));
        assert_eq!(nearly.problem.span, Span::new(0..1));
        let indented = look("  partner: charter/v1\n  name: x\n  stage: launch\n").unwrap();
        assert_eq!((indented.kind, indented.is_ours_anywhere), (Some(DocumentKind::Charter), true));
    }

    #[test]
    fn a_slip_in_the_header_is_told() {
        for (header, kind) in [
            ("Partner: decision/v1", ProblemKind::HeaderMissing),
            ("PARTNER: decision/v1", ProblemKind::HeaderMissing),
            ("partnr: decision/v1", ProblemKind::HeaderMissing),
            ("partners: decision/v1", ProblemKind::HeaderMissing),
            ("partner:decision/v1", ProblemKind::HeaderMissing),
            ("partner = decision/v1", ProblemKind::HeaderMissing),
            ("partner: decision/v1.0", ProblemKind::KindUnknown),
            ("partner: decision/1", ProblemKind::KindUnknown),
            ("partner: decision v1", ProblemKind::KindUnknown),
            ("partner: Decision", ProblemKind::KindUnknown),
            ("partner: decisoin", ProblemKind::KindUnknown),
            ("", ProblemKind::HeaderMissing),
        ] {
            let nearly = decision(header).unwrap_or_else(|| panic!("{header}"));
            assert_eq!((nearly.kind, nearly.meant), (None, Some(DocumentKind::Decision)), "{header}");
            assert_eq!(nearly.problem.kind, kind, "{header}");
            assert!(
                nearly.problem.help.contains("`partner: decision/v1`"),
                "{header}: {}",
                nearly.problem.help
            );
        }
    }

    #[test]
    fn keys_show_whether_a_file_is_ours_anywhere() {
        assert!(decision("Partner: decision/v1").unwrap().is_ours_anywhere);
        assert!(!look("Partner: decision/v1\ngate: g1\nowner: x\n").unwrap().is_ours_anywhere);
        assert!(!decision("").unwrap().is_ours_anywhere);
        let charter = look("name: x\nstage: launch\nparties:\n  a: {name: A}\n").unwrap();
        assert_eq!((charter.meant, charter.is_ours_anywhere), (Some(DocumentKind::Charter), true));
    }

    #[test]
    fn other_yaml_is_left_alone() {
        for text in [
            "",
            "name: x\n",
            "partner: acme\ngate: g1\ndate: 2026-01-01\nvotes: 3\nname: x\n",
            "partners:\n  - a\n  - b\nname: x\n",
            "Partner: Acme Ltd\nname: x\nstage: y\n",
            "partner: charter-flights\nname: x\n",
            "partner: https://charter.example/v1\n",
            "name: x\nversion: 1\nservices: {}\n",
            "name: x\nstage: y\nsummary: z\n",
            "what: x\ndate: 2026-01-01\n",
            "{\n \"name\": 1, \"version\": 2, \"partner\": \"acme\"\n}\n",
            "- partner: decision/v1\n  gate: x\n",
            "on:\n  partner: charter/v1\n",
        ] {
            assert_eq!(look(text), None, "{text}");
        }
    }
}
