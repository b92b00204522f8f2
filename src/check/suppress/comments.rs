//! Comments that silence a finding: `# partner: ignore[exit-assets-missing] nothing is owned together`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Source;
use crate::document::identity::Places;
use crate::finding::{Finding, Suppression};
use crate::partnership::{BaseCharter, Partnership};
use crate::rules::{self, Rule};
use crate::yaml::{Span, YamlPath};

/// One comment that silences findings.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    /// The file it stands in.
    pub(super) source: Arc<Source>,
    /// Where the comment stands.
    pub(super) span: Span,
    /// The rules it names, each with its place and whether it has silenced something.
    pub(super) rules: Vec<NamedRule>,
    /// Why; an ignore without a reason silences nothing.
    pub(super) reason: Option<String>,
    /// The path of what it stands beside, for fingerprints.
    pub(super) path: YamlPath,
    /// The line that it covers: its own, or the next one with something in it.
    line: usize,
}

/// One rule that a comment names.
#[derive(Debug, Clone)]
pub(super) struct NamedRule {
    /// The id as written.
    pub(super) id: String,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether it has silenced a finding, or would have.
    pub(super) is_used: bool,
    /// Whether it was not there at the revision that the partnership is compared with.
    pub(super) is_new: bool,
}

const OPENING: &str = "partner: ignore[";

/// The comments of a file that silence findings, in the order of the text.
pub(super) fn of(source: &Arc<Source>) -> Vec<Comment> {
    source.tree.comments().iter().filter_map(|span| comment(source, *span)).collect()
}

fn comment(source: &Arc<Source>, span: Span) -> Option<Comment> {
    let text = source.text.get(span.range())?;
    let inner = text.strip_prefix('#')?.trim_start().strip_prefix(OPENING)?;
    let (list, reason) = inner.split_once(']')?;
    let list_start = span.start as usize + (text.len() - inner.len());
    let mut rules = Vec::new();
    let mut at = list_start;
    for part in list.split(',') {
        let id = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        if !id.is_empty() {
            rules.push(NamedRule {
                id: id.to_owned(),
                span: Span::new(start..start + id.len()),
                is_used: false,
                is_new: false,
            });
        }
        at += part.len() + 1;
    }
    let reason = reason.trim_start_matches([':', '-', ' ']).trim();
    let line = covered_line(source, span);
    Some(Comment {
        source: Arc::clone(source),
        span,
        rules,
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
        path: path_of_line(source, line),
        line,
    })
}

/// A comment behind something covers its own line; one on a line of its own covers the next line with something in it.
fn covered_line(source: &Source, span: Span) -> usize {
    let own = source.position(span.start).line;
    let is_alone = |line: usize| {
        source.text.get(source.line(line).range()).unwrap_or_default().trim_start().starts_with('#')
    };
    let is_blank =
        |line: usize| source.text.get(source.line(line).range()).unwrap_or_default().trim().is_empty();
    if !is_alone(own) {
        return own;
    }
    let last = source.position(Span::new(source.text.len()..source.text.len()).start).line;
    (own + 1..=last).find(|line| !is_alone(*line) && !is_blank(*line)).unwrap_or(own)
}

/// The path of the first thing that begins on a line.
fn path_of_line(source: &Source, line: usize) -> YamlPath {
    let place = source.line(line);
    source.tree.node_in(place).map_or_else(YamlPath::root, |node| source.tree.path_of(node))
}

/// Marks the rules that a comment did not name at this place at the revision that the partnership is compared with.
pub(super) fn mark_new(comments: &mut [Comment], partnership: &Partnership) {
    let Some(base) = partnership.past.base.as_ref() else { return };
    if matches!(base.charter, BaseCharter::New) {
        return;
    }
    let mut then: BTreeMap<String, Vec<(String, YamlPath)>> = BTreeMap::new();
    for comment in comments {
        let is_charter = Arc::ptr_eq(&comment.source, &partnership.charter.source);
        let there = then.entry(comment.source.path.clone()).or_insert_with(|| {
            let source = base.source(&comment.source, is_charter);
            let comments = source.into_iter().flat_map(of).filter(|comment| comment.reason.is_some());
            comments.flat_map(placed).collect()
        });
        let path = Places::of(&comment.source.tree).stable(&comment.path);
        for named in &mut comment.rules {
            named.is_new = !there.iter().any(|(id, there)| *id == named.id && *there == path);
        }
    }
}

/// The rules that a comment names, each with what the comment stands beside, wherever that is in its list.
fn placed(comment: Comment) -> Vec<(String, YamlPath)> {
    let path = Places::of(&comment.source.tree).stable(&comment.path);
    comment.rules.into_iter().map(|named| (named.id, path.clone())).collect()
}

/// Silences the findings that comments name at their place, and notes which comments had something to silence.
pub(super) fn apply(comments: &mut [Comment], findings: &mut [Finding], may_silence: impl Fn(&str) -> bool) {
    for finding in
        findings.iter_mut().filter(|finding| finding.suppression.is_none() && may_silence(&finding.rule))
    {
        let line = finding.source.position(finding.span.start).line;
        for comment in comments.iter_mut() {
            let Some(reason) = &comment.reason else { continue };
            if comment.line != line || !Arc::ptr_eq(&comment.source, &finding.source) {
                continue;
            }
            if let Some(named) = comment.rules.iter_mut().find(|named| named.id == *finding.rule) {
                named.is_used = true;
                // Nobody alone silences what was agreed, least of all in the change that breaks it.
                if named.is_new && rules::find(&finding.rule).is_some_and(Rule::is_of_agreement) {
                    continue;
                }
                finding.suppression = Some(Suppression::Ignored { reason: reason.clone() });
            }
        }
    }
}
