//! Comments that silence a finding: `# partner: ignore[exit-assets-missing] nothing is owned together`.

use std::sync::Arc;

use super::{Finding, Suppression};
use crate::document::Source;
use crate::yaml::{Span, YamlPath};

/// One comment that silences findings.
#[derive(Debug, Clone)]
pub struct Ignore {
    /// The file it stands in.
    pub source: Arc<Source>,
    /// Where the comment stands.
    pub span: Span,
    /// The rules it names, each with its place and whether it has silenced something.
    pub rules: Vec<IgnoredRule>,
    /// Why; an ignore without a reason silences nothing.
    pub reason: Option<String>,
    /// The path of what it stands beside, for fingerprints.
    pub path: YamlPath,
    /// The line that it covers: its own, or the next one with something in it.
    line: usize,
}

/// One rule that a comment names.
#[derive(Debug, Clone)]
pub struct IgnoredRule {
    /// The id as written.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it has silenced a finding.
    pub is_used: bool,
}

const OPENING: &str = "partner: ignore[";

/// The comments of a file that silence findings, in the order of the text.
#[must_use]
pub fn ignores_in(source: &Arc<Source>) -> Vec<Ignore> {
    source.tree.comments().iter().filter_map(|span| ignore(source, *span)).collect()
}

fn ignore(source: &Arc<Source>, span: Span) -> Option<Ignore> {
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
            rules.push(IgnoredRule {
                id: id.to_owned(),
                span: Span::new(start..start + id.len()),
                is_used: false,
            });
        }
        at += part.len() + 1;
    }
    let reason = reason.trim_start_matches([':', '-', ' ']).trim();
    let line = covered_line(source, span);
    Some(Ignore {
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

/// Silences the findings that comments name at their place, and notes which comments had something to silence.
pub fn apply_ignores(ignores: &mut [Ignore], findings: &mut [Finding], may_silence: impl Fn(&str) -> bool) {
    for finding in
        findings.iter_mut().filter(|finding| finding.suppression.is_none() && may_silence(&finding.rule))
    {
        let line = finding.source.position(finding.span.start).line;
        for ignore in ignores.iter_mut() {
            let Some(reason) = &ignore.reason else { continue };
            if ignore.line != line || !Arc::ptr_eq(&ignore.source, &finding.source) {
                continue;
            }
            if let Some(rule) = ignore.rules.iter_mut().find(|rule| *rule.id == *finding.rule) {
                rule.is_used = true;
                finding.suppression = Some(Suppression::Ignored { reason: reason.clone() });
            }
        }
    }
}
